/** One month, or one day, and a step back or forward. */
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
    <StepChooser
      label={text.monthChooser}
      before={text.monthBefore}
      after={text.monthAfter}
      words={text.monthTitle(monthText(period))}
      isLast={period >= last}
      onStep={(step) => onChange(addMonths(period, step))}
    />
  );
};

export const StepChooser = (props: {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** What is chosen now. */
  readonly words: string;
  readonly isLast: boolean;
  readonly onStep: (step: -1 | 1) => void;
}) => (
  <div className={styles.months} role="group" aria-label={props.label}>
    <button
      type="button"
      className={styles.step}
      aria-label={props.before}
      onClick={() => props.onStep(-1)}
    >
      <Icon name="back" large />
    </button>
    <strong aria-live="polite">{props.words}</strong>
    <button
      type="button"
      className={styles.step}
      aria-label={props.after}
      disabled={props.isLast}
      onClick={() => props.onStep(1)}
    >
      <Icon name="next" large />
    </button>
  </div>
);
