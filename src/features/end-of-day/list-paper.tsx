/** Bảng kê biên lai thu đoàn phí: every number the close names, voided ones included, and the sums by method. */
import { DUES_METHODS } from '#domain/dues/receipt.ts';
import { vndInWords } from '#domain/money.ts';
import { amountText, dayText, momentText } from '#text/day-text.ts';
import { useText } from '#ui/use-text.ts';
import { PaperSheet } from './paper-sheet.tsx';
import type { ListPaper, ReceiptLine } from './paper-view.ts';
import type { CloseLine } from './use-tills.ts';
import styles from './paper.module.css';

/** The column says đồng already. */
const bare = (amountVnd: number): string => amountText(amountVnd).replace(/ đ$/, '');

export const ListPaperSheet = (props: {
  readonly close: CloseLine;
  readonly paper: ListPaper;
  readonly collector: string;
}) => {
  const { endOfDay } = useText();
  const { paper: text } = endOfDay;
  const { close, paper } = props;
  return (
    <PaperSheet
      close={close}
      label={endOfDay.listPaper}
      title={text.listTitle}
      subtitle={text.listOf(dayText(paper.from), dayText(paper.to))}
      signs={text.listSigns}
    >
      <p>{text.closedBy(props.collector, momentText(close.closedMs))}</p>
      {paper.numbers === '' ? null : <p>{text.listNumbers(paper.numbers)}</p>}
      <Lines lines={paper.lines} isBack={false} />
      {paper.unknown === 0 ? null : <p>{text.unknownReceipts(paper.unknown)}</p>}
      {paper.earlier.length === 0 ? null : (
        <>
          <p className={styles.heading}>{text.earlierTitle}</p>
          <Lines lines={paper.earlier} isBack />
        </>
      )}
      <div className={styles.together}>
        <p className={styles.heading}>{text.totals}</p>
        <p>{text.standing(paper.lines.length - paper.voided)}</p>
        <p>{text.voidedCount(paper.voided)}</p>
        <table className={styles.totals}>
          <tbody>
            {DUES_METHODS.map((method) => (
              <tr key={method}>
                <th scope="row">{endOfDay.methods[method]}</th>
                <td>{amountText(close.byMethod[method])}</td>
              </tr>
            ))}
            <tr className={styles.total}>
              <th scope="row">{text.total}</th>
              <td>{amountText(close.sumVnd)}</td>
            </tr>
          </tbody>
        </table>
        <p className={styles.words}>{text.inWords(vndInWords(close.sumVnd))}</p>
      </div>
    </PaperSheet>
  );
};

const Lines = (props: { readonly lines: readonly ReceiptLine[]; readonly isBack: boolean }) => {
  const { endOfDay } = useText();
  const { paper: text } = endOfDay;
  const { columns } = text;
  return (
    <table className={styles.lines}>
      <thead>
        <tr>
          <th scope="col">{columns.order}</th>
          <th scope="col">{columns.number}</th>
          <th scope="col">{columns.day}</th>
          <th scope="col" className={styles.payer}>
            {columns.payer}
          </th>
          <th scope="col">{columns.months}</th>
          <th scope="col">{columns.method}</th>
          <th scope="col">{columns.amount}</th>
          <th scope="col">{columns.note}</th>
        </tr>
      </thead>
      <tbody>
        {props.lines.map((line, index) => (
          <tr key={line.id}>
            <td className={styles.middle}>{index + 1}</td>
            <td className={styles.number}>{line.number}</td>
            <td className={styles.number}>{dayText(line.day)}</td>
            <td>{line.payer}</td>
            <td>{line.months}</td>
            <td className={styles.number}>
              {line.method === undefined ? '' : endOfDay.methods[line.method]}
            </td>
            <td className={styles.sum}>
              {props.isBack
                ? bare(-line.amountVnd)
                : line.voidWhy === undefined
                  ? bare(line.amountVnd)
                  : '0'}
            </td>
            <td>{line.voidWhy === undefined ? '' : text.voided(line.voidWhy)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
