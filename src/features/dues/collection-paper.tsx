/** Danh sách thu on paper: A4, a line a payer with a place to sign, the sum in words, three signatures. */
import { vndInWords } from '#domain/money.ts';
import type { CalendarDate, Period } from '#domain/calendar-date.ts';
import { useReplica } from '#replica/use-replica.ts';
import { amountText, dayText, monthText } from '#text/day-text.ts';
import type { ReceiptRow } from './dues-list.ts';
import { useCollectionText } from './use-group.ts';
import styles from './collection-paper.module.css';

export interface PaperLine {
  readonly row: ReceiptRow;
  readonly name: string;
  readonly code: string;
  readonly number: string;
  readonly isVoid: boolean;
}

export const CollectionPaper = (props: {
  readonly union: string;
  readonly group: string;
  readonly period: Period;
  readonly paidOn: CalendarDate;
  readonly sumVnd: number;
  readonly lines: readonly PaperLine[];
}) => {
  const text = useCollectionText();
  const { identity } = useReplica();
  const { columns, signers } = text;
  return (
    // Only for print: on the screen the same list stands above, and is read out once.
    <article className={styles.sheet} aria-hidden="true">
      {identity.practice ? <p className={styles.practice}>{text.practice}</p> : null}
      <p className={styles.union}>{props.union}</p>
      {props.group === '' ? null : <p className={styles.group}>{props.group}</p>}
      <p className={styles.title}>{text.paperTitle}</p>
      <p className={styles.month}>{text.paperMonth(monthText(props.period))}</p>
      <table>
        <thead>
          <tr>
            <th className={styles.order}>{columns.order}</th>
            <th>{columns.name}</th>
            <th>{columns.code}</th>
            <th>{columns.receipt}</th>
            <th>{columns.sum}</th>
            <th className={styles.sign}>{columns.sign}</th>
          </tr>
        </thead>
        <tbody>
          {props.lines.map((line, index) => (
            <tr key={line.row.key}>
              <td className={styles.order}>{index + 1}</td>
              <td>{line.name}</td>
              <td>{line.code}</td>
              <td>{line.number}</td>
              <td className={styles.sum}>
                {line.isVoid ? text.voidMark : bare(line.row.values.amountVnd ?? 0)}
              </td>
              <td />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={4}>{text.total}</td>
            <td className={styles.sum}>{bare(props.sumVnd)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
      <p>{text.inWords(vndInWords(props.sumVnd))}</p>
      <p className={styles.day}>{text.madeOn(dayText(props.paidOn))}</p>
      <div className={styles.signs}>
        {[signers.maker, signers.treasurer, signers.chair].map((signer) => (
          <span key={signer}>
            <strong>{signer}</strong>
            <br />
            <em>{text.signHint}</em>
          </span>
        ))}
      </div>
    </article>
  );
};

/** The column says đồng already. */
const bare = (amountVnd: number): string => amountText(amountVnd).replace(/ đ$/, '');
