/** The paper itself: on the screen a card, in print an A5 sheet with places to sign. */
import { useReplica } from '#replica/use-replica.ts';
import { Amount } from '#ui/amount.tsx';
import { useText } from '#ui/use-text.ts';
import type { Paper } from './receipt-paper.ts';
import styles from './dues.module.css';

export const ReceiptPaper = (props: {
  readonly paper: Paper;
  readonly union: string;
  /** Only in print: a second paper of the same number says so. */
  readonly isCopy: boolean;
}) => {
  const { dues: text } = useText();
  const { identity } = useReplica();
  const { paper } = props;
  const isVoid = paper.state === 'void';
  return (
    <article className={styles.paper} aria-label={`${text.receiptTitle} ${paper.number}`}>
      {identity.practice ? <p className={styles.practice}>{text.practice}</p> : null}
      <p className={styles.union}>{props.union}</p>
      {props.isCopy ? <p className={styles.copy}>{text.copy}</p> : null}
      <h2 className={styles.heading}>{text.receiptHeading}</h2>
      <p className={styles.numberLine}>{paper.seriesAndNumber}</p>
      {isVoid ? <p className={styles.stamp}>{text.voided}</p> : null}
      <dl>
        {paper.rows.map((line) => (
          <div key={line.label} className={styles.paperRow}>
            <dt>{line.label}</dt>
            <dd>{line.value}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.total}>
        <Amount amountVnd={paper.amountVnd} large isVoid={isVoid} />
        <p className={styles.dim}>{paper.words}</p>
      </div>
      <div className={styles.signs} aria-hidden="true">
        <span>
          <strong>{text.signPayer}</strong>
          <br />
          {text.signHint}
        </span>
        <span>
          <strong>{text.signCollector}</strong>
          <br />
          {text.signHint}
        </span>
      </div>
    </article>
  );
};
