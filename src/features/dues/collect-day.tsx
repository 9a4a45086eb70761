/** The day on the paper: today, said in words, and another open day for money that was taken before. */
import { useState } from 'react';
import { dayText } from '#text/day-text.ts';
import { QuietButton } from '#ui/button.tsx';
import { DateField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { COLLECT_FIELD } from './collect-plan.ts';
import styles from './collect.module.css';

export const CollectDay = (props: {
  readonly today: string;
  /** The clock is not to be trusted: the officer says which day it is. */
  readonly asksDay: boolean;
  /** As typed; undefined for today. */
  readonly day: string | undefined;
  readonly error: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}) => {
  const { dues: text } = useText();
  const { asksDay, day, error } = props;
  const [isOpen, setOpen] = useState(false);
  if (!asksDay && !isOpen && day === undefined && error === undefined)
    return (
      <div className={styles.day}>
        <span className={styles.dayLabel}>{text.day}</span>
        <span className={styles.daySaid}>{text.dayToday(dayText(props.today))}</span>
        <QuietButton small onClick={() => setOpen(true)}>
          {text.dayChange}
        </QuietButton>
      </div>
    );
  return (
    <div>
      <DateField
        id={COLLECT_FIELD.day}
        label={text.day}
        hint={asksDay ? text.dayHint : text.dayOtherHint}
        error={error}
        value={day ?? (asksDay ? '' : dayText(props.today))}
        autoFocus={isOpen}
        onChange={props.onChange}
      />
      {asksDay ? null : (
        <QuietButton
          small
          onClick={() => {
            props.onChange(undefined);
            setOpen(false);
          }}
        >
          {text.dayBack}
        </QuietButton>
      )}
    </div>
  );
};
