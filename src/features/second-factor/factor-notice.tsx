/** On Hôm nay of who administers and has not set it up: by when, and where. */
import { dayText } from '#text/day-text.ts';
import { vietnamDate } from '#domain/day-number.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import type { FactorStanding } from './factor-control.ts';

export const FactorNotice = (props: {
  readonly standing: FactorStanding;
  readonly setPath: string;
}) => {
  const { secondFactor: text } = useText();
  const { is, graceUntilMs } = props.standing;
  return (
    <Notice
      tone={is === 'grace' ? 'info' : 'warn'}
      sign="lock"
      title={
        is === 'grace' && graceUntilMs !== null
          ? text.dueTitle(dayText(vietnamDate(graceUntilMs)))
          : text.overTitle
      }
      action={
        <SecondaryButton small href={props.setPath}>
          {text.setNow}
        </SecondaryButton>
      }
    >
      {text.dueWhat}
    </Notice>
  );
};
