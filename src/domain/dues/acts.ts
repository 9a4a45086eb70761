/** Taking dues and taking a receipt back. A number is taken last, so that no refusal loses one. */
import { accept, refuse, type Result } from '#base/result.ts';
import type { BookId } from '#book/book-id.ts';
import type { Change } from '#crdt/fold.ts';
import {
  addMonths,
  isCalendarDate,
  isPeriod,
  periodFromDate,
  type CalendarDate,
  type Period,
} from '#domain/calendar-date.ts';
import { write, type Draft, type Moment } from '#domain/draft.ts';
import { AMOUNT_VND_MAX } from '#domain/field-values.ts';
import { requiredText, SHORT_TEXT_MAX, type TextProblem } from '#domain/written-text.ts';
import {
  collectionList,
  receipt,
  RECEIPT_MONTHS_MAX,
  voidReceipt as voidType,
  type DuesMethod,
} from './receipt.ts';

export interface DuesTaken {
  readonly duesBook: BookId;
  readonly member: string;
  /** In any order; written in order. */
  readonly months: readonly Period[];
  readonly amountVnd: number;
  readonly method: DuesMethod;
  /** The business day on the paper. */
  readonly paidOn: CalendarDate;
}

export interface DuesFacts {
  /** Months this member has paid, each with the receipt number that says so. */
  readonly paidMonths: ReadonlyMap<Period, string>;
  /** Days this device has closed. */
  readonly closedDays: ReadonlySet<CalendarDate>;
}

export type DuesActProblem =
  /** This device has no receipt book here yet: it gets one at its next contact. */
  | { readonly kind: 'no-series' }
  | { readonly kind: 'period-already-paid'; readonly period: Period; readonly receiptNo: string }
  | { readonly kind: 'amount-not-positive'; readonly amountVnd: number }
  | { readonly kind: 'amount-not-whole'; readonly amountVnd: number }
  | { readonly kind: 'amount-too-large'; readonly amountVnd: number; readonly amountVndMax: number }
  | { readonly kind: 'no-months' }
  | { readonly kind: 'too-many-months'; readonly monthsMax: number }
  | { readonly kind: 'bad-month'; readonly period: string }
  | { readonly kind: 'future-month'; readonly period: Period; readonly lastPeriod: Period }
  | { readonly kind: 'bad-day'; readonly day: string }
  | { readonly kind: 'future-day'; readonly day: CalendarDate }
  | { readonly kind: 'day-closed'; readonly day: CalendarDate };

/** Dues may be paid ahead by a year, counted from today's month. */
export const MONTHS_AHEAD_MAX = 12;

/**
 * Issues one receipt. Refuses: no-series, period-already-paid, amount-not-positive, amount-not-whole,
 * amount-too-large, no-months, too-many-months, bad-month (also a month named twice), future-month,
 * bad-day, future-day, day-closed. The number is taken only when nothing else refuses.
 */
export const issueReceipt = (
  input: DuesTaken,
  moment: Moment,
  facts: DuesFacts,
): Result<readonly Draft[], DuesActProblem> => {
  const checked = checkDues(input, moment, facts);
  if (!checked.ok) return checked;
  const change = receiptChange(input, moment);
  return change === undefined
    ? refuse({ kind: 'no-series' })
    : accept([{ book: input.duesBook, act: 'issueReceipt', changes: [change] }]);
};

export type VoidProblem =
  { readonly kind: 'already-voided'; readonly receipt: string } | TextProblem;

/** Takes a receipt back; it keeps its number. Refuses: already-voided, missing-text, text-too-long. */
export const voidReceipt = (
  input: { readonly duesBook: BookId; readonly receipt: string; readonly why: string },
  moment: Moment,
  facts: { readonly voidedReceipts: ReadonlySet<string> },
): Result<readonly Draft[], VoidProblem> => {
  if (facts.voidedReceipts.has(input.receipt))
    return refuse({ kind: 'already-voided', receipt: input.receipt });
  const why = requiredText('why', input.why, SHORT_TEXT_MAX);
  if (!why.ok) return why;
  const change = write(voidType, moment.newId(), { receipt: input.receipt, why: why.value });
  return accept([{ book: input.duesBook, act: 'voidReceipt', changes: [change] }]);
};

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
  readonly closedDays: ReadonlySet<CalendarDate>;
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
 * `RECEIPTS_PER_ENTRY_MAX` of them and the list that names them, and all share a group.
 * The count stands on the first list only, so that sums over lists are right.
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
  const drafts: Draft[] = [];
  for (let at = 0; at < input.payers.length; at += RECEIPTS_PER_ENTRY_MAX) {
    const receipts: Change[] = [];
    for (const payer of input.payers.slice(at, at + RECEIPTS_PER_ENTRY_MAX)) {
      const change = receiptChange(duesOf(input, payer), moment);
      if (change === undefined) return refuse({ kind: 'no-series' });
      receipts.push(change);
    }
    const list = write(collectionList, moment.newId(), {
      section: input.section,
      period: input.period,
      receipts: receipts.map(({ id }) => id),
      countedVnd: at === 0 ? input.countedVnd : null,
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

const checkDues = (
  input: DuesTaken,
  { today }: Moment,
  facts: DuesFacts,
): Result<void, DuesActProblem> => {
  const { amountVnd, months, paidOn } = input;
  if (!(amountVnd > 0)) return refuse({ kind: 'amount-not-positive', amountVnd });
  if (amountVnd > AMOUNT_VND_MAX)
    return refuse({ kind: 'amount-too-large', amountVnd, amountVndMax: AMOUNT_VND_MAX });
  if (!Number.isInteger(amountVnd)) return refuse({ kind: 'amount-not-whole', amountVnd });
  if (!isCalendarDate(paidOn)) return refuse({ kind: 'bad-day', day: paidOn });
  if (paidOn > today) return refuse({ kind: 'future-day', day: paidOn });
  if (facts.closedDays.has(paidOn)) return refuse({ kind: 'day-closed', day: paidOn });
  if (months.length === 0) return refuse({ kind: 'no-months' });
  if (months.length > RECEIPT_MONTHS_MAX)
    return refuse({ kind: 'too-many-months', monthsMax: RECEIPT_MONTHS_MAX });
  const lastPeriod = addMonths(periodFromDate(today), MONTHS_AHEAD_MAX);
  for (const [index, period] of months.entries()) {
    if (!isPeriod(period) || months.indexOf(period) !== index)
      return refuse({ kind: 'bad-month', period });
    if (period > lastPeriod) return refuse({ kind: 'future-month', period, lastPeriod });
    const receiptNo = facts.paidMonths.get(period);
    if (receiptNo !== undefined) return refuse({ kind: 'period-already-paid', period, receiptNo });
  }
  return accept(undefined);
};

/** The receipt under the next number, or undefined where this device has no series here. */
const receiptChange = (input: DuesTaken, moment: Moment): Change | undefined => {
  const taken = moment.nextNumber(input.duesBook);
  return taken === undefined
    ? undefined
    : write(receipt, moment.newId(), {
        member: input.member,
        series: taken.series,
        number: taken.number,
        months: [...input.months].sort(),
        amountVnd: input.amountVnd,
        method: input.method,
        paidOn: input.paidOn,
      });
};
