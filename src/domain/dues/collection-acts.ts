/** Thu cả tổ: one month from many at once, and taking the whole of it back while the day is open. */
import { accept, refuse, type Result } from '#base/result.ts';
import type { BookId } from '#book/book-id.ts';
import type { Change } from '#crdt/fold.ts';
import type { CalendarDate, Period } from '#domain/calendar-date.ts';
import { write, type Draft, type Moment } from '#domain/draft.ts';
import { requiredText, SHORT_TEXT_MAX, type TextProblem } from '#domain/written-text.ts';
import { checkDues, receiptChange, type DuesActProblem, type DuesTaken } from './acts.ts';
import type { ClosedDays } from './closed-days.ts';
import { collectionList, voidReceipt as voidType, type DuesMethod } from './receipt.ts';

export interface Collection {
  readonly duesBook: BookId;
  readonly section: string | null;
  readonly period: Period;
  readonly method: DuesMethod;
  readonly paidOn: CalendarDate;
  readonly payers: readonly { readonly member: string; readonly amountVnd: number }[];
  /** What was counted in the hand, where it was counted. */
  readonly countedVnd: number | null;
}

export interface CollectionFacts {
  readonly paidMonthsByMember: ReadonlyMap<string, ReadonlyMap<Period, string>>;
  readonly closedDays: ClosedDays;
}

export type CollectionProblem =
  | { readonly kind: 'no-payers' }
  | { readonly kind: 'too-many-payers'; readonly payersMax: number }
  | { readonly kind: 'payer-twice'; readonly member: string }
  | { readonly kind: 'bad-count'; readonly countedVnd: number }
  /** Which of the list is refused, and why. */
  | { readonly kind: 'payer-refused'; readonly member: string; readonly why: DuesActProblem }
  | { readonly kind: 'no-series' };

/** A hundred receipts and their list stay well below the 64 KB of an entry. */
export const RECEIPTS_PER_ENTRY_MAX = 100;
export const PAYERS_MAX = 2000;

/**
 * Thu cả tổ: one month from many. Every payer gets a receipt of their own; each draft holds at most
 * `RECEIPTS_PER_ENTRY_MAX` of them and the list that names them, and all share a group; the lists after
 * the first name it. The count stands on the first list only, so that sums over lists are right.
 * Nothing is numbered unless everyone on the list may pay.
 */
export const issueCollection = (
  input: Collection,
  moment: Moment,
  facts: CollectionFacts,
): Result<readonly Draft[], CollectionProblem> => {
  const checked = checkCollection(input, moment, facts);
  if (!checked.ok) return checked;
  const group = moment.newId();
  const first = moment.newId();
  const drafts: Draft[] = [];
  for (let at = 0; at < input.payers.length; at += RECEIPTS_PER_ENTRY_MAX) {
    const receipts: Change[] = [];
    for (const payer of input.payers.slice(at, at + RECEIPTS_PER_ENTRY_MAX)) {
      const change = receiptChange(duesOf(input, payer), moment);
      if (change === undefined) return refuse({ kind: 'no-series' });
      receipts.push(change);
    }
    const list = write(collectionList, at === 0 ? first : moment.newId(), {
      section: input.section,
      period: input.period,
      receipts: receipts.map(({ id }) => id),
      countedVnd: at === 0 ? input.countedVnd : null,
      partOf: at === 0 ? null : first,
    });
    drafts.push({
      book: input.duesBook,
      act: 'issueCollection',
      group,
      changes: [...receipts, list],
    });
  }
  return accept(drafts);
};

const checkCollection = (
  input: Collection,
  moment: Moment,
  facts: CollectionFacts,
): Result<void, CollectionProblem> => {
  const { payers, countedVnd } = input;
  if (payers.length === 0) return refuse({ kind: 'no-payers' });
  if (payers.length > PAYERS_MAX) return refuse({ kind: 'too-many-payers', payersMax: PAYERS_MAX });
  if (countedVnd !== null && (!Number.isSafeInteger(countedVnd) || countedVnd < 0))
    return refuse({ kind: 'bad-count', countedVnd });
  const seen = new Set<string>();
  for (const payer of payers) {
    const { member } = payer;
    if (seen.has(member)) return refuse({ kind: 'payer-twice', member });
    seen.add(member);
    const checked = checkDues(duesOf(input, payer), moment, {
      paidMonths: facts.paidMonthsByMember.get(member) ?? new Map(),
      closedDays: facts.closedDays,
    });
    if (!checked.ok) return refuse({ kind: 'payer-refused', member, why: checked.error });
  }
  return accept(undefined);
};

const duesOf = (input: Collection, payer: Collection['payers'][number]): DuesTaken => ({
  duesBook: input.duesBook,
  member: payer.member,
  months: [input.period],
  amountVnd: payer.amountVnd,
  method: input.method,
  paidOn: input.paidOn,
});

export type CollectionVoidProblem =
  /** A close has counted some of it: from then on each receipt is taken back by itself. */
  { readonly kind: 'day-closed' } | { readonly kind: 'nothing-left' } | TextProblem;

/** As many voids as an entry holds with ease. */
const VOIDS_PER_ENTRY_MAX = 200;

/**
 * Takes back every receipt of a collection that still stands, in one group; the numbers are kept.
 * Refuses: day-closed, nothing-left, missing-text, text-too-long.
 * @param facts.closedReceipts ids that any close names
 */
export const voidCollection = (
  input: {
    readonly duesBook: BookId;
    readonly receipts: readonly string[];
    readonly why: string;
  },
  moment: Moment,
  facts: {
    readonly voidedReceipts: ReadonlySet<string>;
    readonly closedReceipts: ReadonlySet<string>;
  },
): Result<readonly Draft[], CollectionVoidProblem> => {
  if (input.receipts.some((id) => facts.closedReceipts.has(id)))
    return refuse({ kind: 'day-closed' });
  const standing = input.receipts.filter((id) => !facts.voidedReceipts.has(id));
  if (standing.length === 0) return refuse({ kind: 'nothing-left' });
  const why = requiredText('why', input.why, SHORT_TEXT_MAX);
  if (!why.ok) return why;
  const group = moment.newId();
  const drafts: Draft[] = [];
  for (let at = 0; at < standing.length; at += VOIDS_PER_ENTRY_MAX)
    drafts.push({
      book: input.duesBook,
      act: 'voidCollection',
      group,
      changes: standing
        .slice(at, at + VOIDS_PER_ENTRY_MAX)
        .map((receipt) => write(voidType, moment.newId(), { receipt, why: why.value })),
    });
  return accept(drafts);
};
