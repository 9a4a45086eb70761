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
import type { ClosedDays } from './closed-days.ts';
import {
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
  readonly closedDays: ClosedDays;
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

/** What refuses a receipt before a number is taken for it. */
export const checkDues = (
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
export const receiptChange = (input: DuesTaken, moment: Moment): Change | undefined => {
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
