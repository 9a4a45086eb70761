/** Above Khóa sổ, always in sight: counted, due, and in a word whether they agree. */
import { amountText } from '#text/day-text.ts';
import { useText } from '#ui/use-text.ts';
import type { CountNow } from './count-plan.ts';
import styles from './end-of-day.module.css';

export const RunningSum = ({ now }: { readonly now: CountNow }) => {
  const { endOfDay: text } = useText();
  const { differenceVnd } = now;
  const word =
    differenceVnd === undefined
      ? text.notCounted
      : differenceVnd === 0
        ? text.agrees
        : differenceVnd < 0
          ? text.short(amountText(-differenceVnd))
          : text.over(amountText(differenceVnd));
  return (
    <div className={styles.running} role="status">
      <span className={styles.runningPart}>
        <span className={styles.dim}>{text.counted}</span>
        <strong className={styles.figure}>{amountText(now.countedVnd)}</strong>
      </span>
      <span className={styles.runningPart}>
        <span className={styles.dim}>{text.due}</span>
        <strong className={styles.figure}>{amountText(now.dueVnd)}</strong>
      </span>
      <span className={differenceVnd === 0 ? styles.agrees : styles.differs}>{word}</span>
    </div>
  );
};
