/** What stands on the papers of a close: the receipts it names with their numbers, and the till as it was counted. */
import { LOOSE_VND } from '#domain/dues/day-close.ts';
import { receiptNo } from '#domain/dues/receipt-no.ts';
import type { DuesMethod } from '#domain/dues/receipt.ts';
import type { WholeClose } from '#domain/views/close-view.ts';
import { receiptNoOf, type Receipt, type Void } from '#domain/views/dues-view.ts';
import { monthsText } from '#text/months-text.ts';

export interface ReceiptLine {
  readonly id: string;
  readonly number: string;
  /** The day on the receipt, `YYYY-MM-DD`. */
  readonly day: string;
  readonly payer: string;
  readonly months: string;
  readonly method: DuesMethod | undefined;
  readonly amountVnd: number;
  /** Why it was taken back in this close; undefined while it counts. */
  readonly voidWhy: string | undefined;
}

export interface ListPaper {
  readonly from: string;
  readonly to: string;
  /** `K7-000001 – K7-000005`: the numbers used, without a gap or with it. */
  readonly numbers: string;
  /** In the order of the numbers. */
  readonly lines: readonly ReceiptLine[];
  /** Receipts of an earlier close that this one takes back. */
  readonly earlier: readonly ReceiptLine[];
  readonly voided: number;
  /** Named by the close, and not on this device. */
  readonly unknown: number;
}

/**
 * The list as the close made it: a void that came later belongs to the next close's list, so that a copy
 * printed next year says what the first one said.
 * @param payerOf name of a member
 */
export const listPaper = (
  close: WholeClose,
  receipts: readonly Receipt[],
  voids: readonly Void[],
  payerOf: (member: string) => string,
): ListPaper => {
  const named = new Set(close.receipts);
  const voidIds = new Set(close.voids);
  const whyByReceipt = new Map(
    voids
      .filter(({ id }) => voidIds.has(id))
      .map(({ values }) => [values.receipt ?? '', values.why ?? '']),
  );
  const lineOf = (receipt: Receipt): ReceiptLine => ({
    id: receipt.id,
    number: receiptNoOf(receipt),
    day: receipt.values.paidOn ?? '',
    payer: payerOf(receipt.values.member ?? ''),
    months: monthsText(receipt.values.months ?? []),
    method: receipt.values.method,
    amountVnd: receipt.values.amountVnd ?? 0,
    voidWhy: whyByReceipt.get(receipt.id),
  });
  const inOrder = [...receipts].sort((a, b) => (numberKey(a) < numberKey(b) ? -1 : 1));
  const own = inOrder.filter(({ id }) => named.has(id));
  const lines = own.map(lineOf);
  const days = lines.map(({ day }) => day).sort();
  return {
    from: days[0] ?? close.day,
    to: days.at(-1) ?? close.day,
    numbers: numberRuns(own),
    lines,
    earlier: inOrder.filter(({ id }) => !named.has(id) && whyByReceipt.has(id)).map(lineOf),
    voided: lines.filter(({ voidWhy }) => voidWhy !== undefined).length,
    unknown: close.receipts.length - lines.length,
  };
};

const numberKey = ({ id, values }: Receipt): string =>
  `${values.series ?? ''} ${String(values.number ?? 0).padStart(7, '0')} ${id}`;

const numberRuns = (receipts: readonly Receipt[]): string => {
  const runs: { readonly series: string; readonly first: number; last: number }[] = [];
  for (const { values } of receipts) {
    const { series = '', number = 0 } = values;
    const run = runs.at(-1);
    if (run?.series === series && number === run.last + 1) run.last = number;
    else runs.push({ series, first: number, last: number });
  }
  return runs
    .map(({ series, first, last }) =>
      first === last
        ? receiptNo(series, first)
        : `${receiptNo(series, first)} – ${receiptNo(series, last)}`,
    )
    .join(', ');
};

export interface MinutesLine {
  readonly noteVnd: number;
  readonly isLoose: boolean;
  readonly count: number;
  readonly amountVnd: number;
}

/** The banknotes of the minutes, the largest first. */
export const minutesLines = (close: WholeClose): readonly MinutesLine[] =>
  [...close.notes]
    .sort((a, b) => b.noteVnd - a.noteVnd)
    .map(({ noteVnd, count }) => ({
      noteVnd,
      isLoose: noteVnd === LOOSE_VND,
      count,
      amountVnd: noteVnd * count,
    }));
