/** Sums in tabular figures, and progress with a count. */
import { amountText, countText } from '#text/day-text.ts';
import styles from './amount.module.css';

export const Amount = (props: {
  /** Whole đồng. */
  readonly amountVnd: number;
  readonly large?: boolean | undefined;
  readonly isVoid?: boolean | undefined;
}) => {
  const kinds = [
    styles.amount,
    props.large === true ? styles.large : '',
    props.isVoid === true ? styles.void : '',
  ];
  const shown = amountText(props.amountVnd);
  return <span className={kinds.join(' ')}>{props.isVoid === true ? <s>{shown}</s> : shown}</span>;
};

/** Work over one second: what goes on, how far. Without `of` the end is not known yet. */
export const ProgressLine = (props: {
  readonly label: string;
  readonly done?: number | undefined;
  readonly of?: number | undefined;
}) => {
  const { done = 0, of } = props;
  const isKnown = of !== undefined && of > 0;
  return (
    <div className={styles.progress} role="status">
      <div className={styles.line}>
        <span>{props.label}</span>
        {isKnown ? (
          <span className={styles.count}>{`${countText(done)} / ${countText(of)}`}</span>
        ) : null}
      </div>
      {isKnown ? (
        <progress className={styles.bar} aria-label={props.label} value={done} max={of} />
      ) : (
        <progress className={styles.bar} aria-label={props.label} />
      )}
    </div>
  );
};
