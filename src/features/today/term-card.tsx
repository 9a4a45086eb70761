/** Says that the officer's own term ends soon, and what is to be done before. */
import { termEndOf } from '#domain/views/term-end.ts';
import { useOfficeRights } from '#replica/use-replica.ts';
import { useToday, useUnitNames } from '#replica/use-union.ts';
import { dayText } from '#text/day-text.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';

export const TermCard = () => {
  const { today: text } = useText();
  const names = useUnitNames();
  const end = useOfficeRights(termEndOf, useToday());
  if (end === undefined) return null;
  return (
    <Notice
      tone={end.isNear ? 'warn' : 'info'}
      title={text.termEnds(dayText(end.until), end.daysLeft)}
      action={
        <SecondaryButton small href="/khac/ban-giao">
          {text.termHandOver}
        </SecondaryButton>
      }
    >
      {text.termEndsHint(names.get(end.unit))}
    </Notice>
  );
};
