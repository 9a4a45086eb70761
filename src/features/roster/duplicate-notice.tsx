/** "This person may be on the roll already": who it is, why, and both ways on. */
import type { Duplicate } from '#domain/roster/duplicates.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import { dayText } from '#text/day-text.ts';
import type { MemberRow } from './roster-list.ts';
import { memberPath } from './roster-paths.ts';

const SHOWN_MAX = 3;

export const DuplicateNotice = (props: {
  readonly duplicates: readonly Duplicate[];
  readonly members: readonly MemberRow[];
  readonly onSaveAnyway: () => void;
}) => {
  const { roster: text } = useText();
  const rowById = new Map(props.members.map((row) => [row.id, row]));
  return (
    <Notice
      tone="warn"
      title={text.duplicateTitle}
      live
      action={
        <SecondaryButton onClick={props.onSaveAnyway}>{text.duplicateSaveAnyway}</SecondaryButton>
      }
    >
      <List label={text.duplicateTitle}>
        {props.duplicates.slice(0, SHOWN_MAX).map(({ member, why }) => {
          const row = rowById.get(member);
          const values = row?.values;
          const facts = [
            dayText(values?.bornOn ?? ''),
            values?.employeeNo ?? '',
            values?.sectionNote ?? '',
          ];
          return (
            <ListRow
              key={member}
              title={values?.fullName[0] ?? ''}
              subtitle={
                <>
                  {why.map((reason) => text.duplicateWhy[reason]).join(', ')}
                  <br />
                  {facts.filter((fact) => fact !== '').join(' · ')}
                </>
              }
              href={row === undefined ? undefined : memberPath(row)}
            />
          );
        })}
      </List>
      <p>{text.duplicateAnywayWhat}</p>
    </Notice>
  );
};
