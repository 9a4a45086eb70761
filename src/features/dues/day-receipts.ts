/** The receipts that bear one day, the newest first, each as a line to find it by. Nothing here draws. */
import type { CalendarDate } from '#domain/calendar-date.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { foldName } from '#domain/roster/person-name.ts';
import { receiptNoOf, voidedReceipts, type Void } from '#domain/views/dues-view.ts';
import type { RowState } from '#replica/shelf-row.ts';
import type { MemberRow, ReceiptRow } from './dues-list.ts';

export interface DayLine {
  readonly receipt: ReceiptRow;
  readonly payer: MemberRow | undefined;
  /** Whose dues book it stands in. */
  readonly unit: string;
  readonly number: string;
  readonly state: RowState | 'void';
  /** Folded text with a blank before every word. */
  readonly haystack: string;
}

/** Receipts by the day on the paper, also those taken back since: their numbers stay in the row. */
export const dayLines = (
  day: CalendarDate,
  receipts: readonly ReceiptRow[],
  voids: readonly Void[],
  members: readonly MemberRow[],
): readonly DayLine[] => {
  const ofDay = receipts.filter(({ values }) => values.paidOn === day);
  const taken = voidedReceipts(voids);
  const payers = new Set(ofDay.map(({ values }) => values.member));
  const payerById = new Map(members.filter(({ id }) => payers.has(id)).map((row) => [row.id, row]));
  return ofDay
    .map((receipt): DayLine => {
      const payer = payerById.get(receipt.values.member ?? '');
      const number = receiptNoOf(receipt);
      return {
        receipt,
        payer,
        unit: unitOfBook(receipt.book),
        number,
        state: taken.has(receipt.id) ? 'void' : receipt.state,
        haystack: ` ${payer?.searchText ?? ''} ${foldName(number)}`,
      };
    })
    .sort(newestFirst);
};

// The receipts of one collection were saved in one moment: among them the last number was the last written.
const newestFirst = (a: DayLine, b: DayLine): number =>
  b.receipt.changedMs - a.receipt.changedMs || (a.number < b.number ? 1 : -1);

/** The lines that answer what was typed: a name without accents, or a part of the number. */
export const dayFound = (lines: readonly DayLine[], typed: string): readonly DayLine[] => {
  const folded = foldName(typed);
  return folded === ''
    ? lines
    : lines.filter(
        ({ haystack }) =>
          folded.split(' ').every((word) => haystack.includes(` ${word}`)) ||
          haystack.includes(folded),
      );
};
