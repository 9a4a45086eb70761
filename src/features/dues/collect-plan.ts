/** Taking dues from one member: which months to offer, what to propose, and what the act refuses in words. */
import { accept, refuse, type Result } from '#base/result.ts';
import {
  addMonths,
  periodFromDate,
  type CalendarDate,
  type Period,
} from '#domain/calendar-date.ts';
import { MONTHS_AHEAD_MAX, type DuesActProblem } from '#domain/dues/acts.ts';
import { parseVnd } from '#domain/money.ts';
import type { ProposedSum } from '#domain/views/proposed-sum.ts';
import type { Catalogue } from '#text/catalogue.ts';
import { amountText, monthText } from '#text/day-text.ts';

type DuesText = Catalogue['dues'];

export interface MonthChoice {
  readonly period: Period;
  /** Number of the receipt that pays it: it cannot be chosen again. */
  readonly paidBy: string | undefined;
  readonly isAhead: boolean;
}

/** Months shown before anyone asks for more. */
const BACK_MONTHS = 2;

/**
 * The months to offer, oldest first: this month and the two before, more on request, none before the
 * membership began, and ahead only on request.
 */
export const monthChoices = (
  today: CalendarDate,
  paid: ReadonlyMap<Period, string>,
  since: CalendarDate | undefined,
  more: { readonly earlier: number; readonly later: number },
): readonly MonthChoice[] => {
  const now = periodFromDate(today);
  const first = addMonths(now, -BACK_MONTHS - more.earlier);
  const begun = since === undefined ? first : periodFromDate(since);
  const later = Math.min(more.later, MONTHS_AHEAD_MAX);
  const choices: MonthChoice[] = [];
  for (let back = BACK_MONTHS + more.earlier; back >= -later; back--) {
    const period = addMonths(now, -back);
    // Asked for by hand, a month before the card's date may be shown: papers are not always right.
    if (period < begun && period < addMonths(now, -more.earlier)) continue;
    choices.push({ period, paidBy: paid.get(period), isAhead: period > now });
  }
  return choices;
};

/** What is ticked at first: the month one came from, else this month; nothing that is paid already. */
export const firstMonths = (
  asked: Period | undefined,
  today: CalendarDate,
  paid: ReadonlyMap<Period, string>,
): readonly Period[] => {
  const period = asked ?? periodFromDate(today);
  return paid.has(period) ? [] : [period];
};

/** Why nothing can be taken now, for the closed act; undefined where something can. */
export const closedBecause = (
  months: readonly Period[],
  asked: Period | undefined,
  today: CalendarDate,
  paid: ReadonlyMap<Period, string>,
  text: DuesText,
): string | undefined => {
  if (months.length > 0) return undefined;
  const period = asked ?? periodFromDate(today);
  const receiptNo = paid.get(period);
  return receiptNo === undefined
    ? text.problems['no-months']
    : text.closedPaid(monthText(period), receiptNo);
};

export const toggled = (months: readonly Period[], period: Period): readonly Period[] =>
  months.includes(period) ? months.filter((other) => other !== period) : [...months, period].sort();

export interface Proposal {
  /** Undefined where for some month nothing can be proposed. */
  readonly amountVnd: number | undefined;
  /** Where it comes from, in a sentence. */
  readonly from: string;
  /** "25.000 đ × 3 tháng", only where every month asks the same. */
  readonly each: string | undefined;
  /** Shown as a warning: nobody decided this sum. */
  readonly isGuess: boolean;
}

/** The sum for these months together, and on whose word: of several, the weakest. */
export const proposalFor = (
  months: readonly Period[],
  propose: (period: Period) => ProposedSum | undefined,
  text: DuesText,
): Proposal => {
  const sums = months.map(propose);
  const known = sums.filter((sum) => sum !== undefined);
  if (known.length < sums.length)
    return { amountVnd: undefined, from: text.sumFrom.unknown, each: undefined, isGuess: true };
  const weakest = WEAKEST_FIRST.find((from) => known.some((sum) => sum.from === from));
  const first = known[0]?.amountVnd ?? 0;
  const isEven = known.every((sum) => sum.amountVnd === first);
  return {
    amountVnd: known.reduce((total, sum) => total + sum.amountVnd, 0),
    from: weakest === undefined ? '' : text.sumFrom[weakest],
    each: isEven && months.length > 1 ? text.sumEach(amountText(first), months.length) : undefined,
    isGuess: weakest === 'legal-minimum',
  };
};

const WEAKEST_FIRST = ['legal-minimum', 'rule', 'assessment', 'resolution'] as const;

/** Ids of the fields of the collect screen. */
export const COLLECT_FIELD = {
  months: 'collect-months',
  sum: 'collect-sum',
  method: 'collect-method',
  day: 'collect-day',
} as const;

export interface FieldError {
  readonly field: string;
  readonly text: string;
}

/** The sum typed, or a sentence that says how to mend it. */
export const sumTyped = (
  typed: string,
  text: DuesText,
): Result<number, { readonly kind: 'bad-sum'; readonly text: string }> => {
  const parsed = parseVnd(typed);
  if (!parsed.ok)
    return refuse({ kind: 'bad-sum' as const, text: text.moneyProblems[parsed.error.kind] });
  return parsed.value > 0
    ? accept(parsed.value)
    : refuse({ kind: 'bad-sum' as const, text: text.problems['amount-not-positive'] });
};

/** A refusal of the act beside the field it is about. */
export const collectError = (problem: DuesActProblem, text: DuesText): FieldError => {
  switch (problem.kind) {
    case 'period-already-paid':
      return {
        field: COLLECT_FIELD.months,
        text: text.problems['period-already-paid'](monthText(problem.period), problem.receiptNo),
      };
    case 'too-many-months':
      return {
        field: COLLECT_FIELD.months,
        text: text.problems['too-many-months'](problem.monthsMax),
      };
    case 'future-month':
      return {
        field: COLLECT_FIELD.months,
        text: text.problems['future-month'](monthText(problem.lastPeriod)),
      };
    case 'no-months':
    case 'bad-month':
    case 'no-series':
      return { field: COLLECT_FIELD.months, text: text.problems[problem.kind] };
    case 'amount-not-positive':
    case 'amount-not-whole':
    case 'amount-too-large':
      return { field: COLLECT_FIELD.sum, text: text.problems[problem.kind] };
    case 'bad-day':
    case 'future-day':
    case 'day-closed':
      return { field: COLLECT_FIELD.day, text: text.problems[problem.kind] };
  }
};
