/** One month, and a step back or forward. */
import { addMonths, type Period } from '#domain/calendar-date.ts';
import { monthText } from '#text/day-text.ts';
import { Icon } from '#ui/icon.tsx';
import { useText } from '#ui/use-text.ts';
import styles from './dues.module.css';

export const MonthChooser = (props: {
  readonly period: Period;
  /** The last month that may be shown. */
  readonly last: Period;
  readonly onChange: (period: Period) => void;
}) => {
  const { dues: text } = useText();
  const { period, last, onChange } = props;
  return (
    <div className={styles.months} role="group" aria-label={text.monthChooser}>
      <button
        type="button"
        className={styles.step}
        aria-label={text.monthBefore}
        onClick={() => onChange(addMonths(period, -1))}
      >
        <Icon name="back" large />
      </button>
      <strong aria-live="polite">{text.monthTitle(monthText(period))}</strong>
      <button
        type="button"
        className={styles.step}
        aria-label={text.monthAfter}
        disabled={period >= last}
        onClick={() => onChange(addMonths(period, 1))}
      >
        <Icon name="next" large />
      </button>
    </div>
  );
};
