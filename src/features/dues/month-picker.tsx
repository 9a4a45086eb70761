/** Months to tick: those paid are shown with their mark and cannot be ticked again. */
import { useState } from 'react';
import { periodFromDate, type Period } from '#domain/calendar-date.ts';
import { monthText } from '#text/day-text.ts';
import { QuietButton } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { useText } from '#ui/use-text.ts';
import { COLLECT_FIELD, monthChoices, toggled } from './collect-plan.ts';
import styles from './dues.module.css';

const MORE_EARLIER = 3;
const MORE_LATER = 1;

export const MonthPicker = (props: {
  readonly today: string;
  readonly paid: ReadonlyMap<Period, string>;
  readonly since: string | undefined;
  readonly months: readonly Period[];
  readonly error: string | undefined;
  readonly onChange: (months: readonly Period[]) => void;
}) => {
  const { dues: text } = useText();
  const [more, setMore] = useState({ earlier: 0, later: 0 });
  const { months, error } = props;
  const choices = monthChoices(props.today, props.paid, props.since, more);
  // The month one came from may lie outside of what is offered at first.
  const extra = months.filter((month) => !choices.some(({ period }) => period === month));
  const offered = [
    ...choices,
    ...extra.map((period) => ({
      period,
      paidBy: undefined,
      isAhead: period > periodFromDate(props.today),
    })),
  ].sort((a, b) => (a.period < b.period ? -1 : 1));
  return (
    <fieldset
      className={error === undefined ? styles.fieldset : `${styles.fieldset} ${styles.bad}`}
      id={COLLECT_FIELD.months}
      tabIndex={-1}
      aria-describedby={error === undefined ? undefined : `${COLLECT_FIELD.months}-error`}
    >
      <legend className={styles.legend}>{text.monthsQuestion}</legend>
      {error === undefined ? null : (
        <span id={`${COLLECT_FIELD.months}-error`} className={styles.fieldError}>
          {error}
        </span>
      )}
      <div className={styles.monthButtons}>
        {offered.map(({ period, paidBy, isAhead }) => (
          <button
            key={period}
            type="button"
            className={styles.monthButton}
            aria-pressed={months.includes(period)}
            disabled={paidBy !== undefined}
            onClick={() => props.onChange(toggled(months, period))}
          >
            {months.includes(period) ? <Icon name="check" /> : null}
            {paidBy !== undefined
              ? text.monthPaid(monthText(period))
              : isAhead
                ? text.monthAhead(monthText(period))
                : monthText(period)}
          </button>
        ))}
      </div>
      {months.length === 0 && offered.every(({ paidBy }) => paidBy !== undefined) ? (
        <p className={styles.dim}>{text.owedNothing}</p>
      ) : null}
      <div className={styles.moreMonths}>
        <QuietButton
          small
          onClick={() => setMore({ ...more, earlier: more.earlier + MORE_EARLIER })}
        >
          {text.monthsEarlier}
        </QuietButton>
        <QuietButton small onClick={() => setMore({ ...more, later: more.later + MORE_LATER })}>
          {text.monthsLater}
        </QuietButton>
      </div>
    </fieldset>
  );
};
