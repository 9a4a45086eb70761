/** A fixed sum for everybody, by the committee's resolution: dated, so that months before it keep theirs. */
import { accept, refuse, type Result } from '#base/result.ts';
import type { BookId } from '#book/book-id.ts';
import { addMonths, isPeriod, periodFromDate, type Period } from '#domain/calendar-date.ts';
import { write, type Draft, type Moment } from '#domain/draft.ts';
import { requiredText, SHORT_TEXT_MAX, type TextProblem } from '#domain/written-text.ts';
import { resolution } from './assessment.ts';

/** More a month from one member is a slip of the finger. */
export const FIXED_VND_MAX = 10_000_000;
/** A resolution may be written down late, and a little ahead. */
export const RESOLUTION_MONTHS_BACK = 12;
export const RESOLUTION_MONTHS_AHEAD = 3;

export type ResolutionProblem =
  | TextProblem
  | { readonly kind: 'bad-sum'; readonly monthlyVnd: number }
  | { readonly kind: 'bad-month'; readonly period: string };

/**
 * Sets the monthly sum of all members of a union from a month on; an earlier resolution stands until then.
 * It is written in the union's dues book and in those of the sections that obey it, as one group.
 * Refuses: bad-sum, bad-month (also one too far back or ahead), missing-text, text-too-long.
 */
export const adoptResolution = (
  input: {
    readonly duesBook: BookId;
    /** Dues books of sections that have not decided for themselves. */
    readonly sections?: readonly BookId[] | undefined;
    readonly monthlyVnd: number;
    readonly from: Period;
    /** Number and day of the paper. */
    readonly decision: string;
  },
  moment: Moment,
): Result<readonly Draft[], ResolutionProblem> => {
  const { monthlyVnd, from } = input;
  if (!Number.isInteger(monthlyVnd) || monthlyVnd < 1 || monthlyVnd > FIXED_VND_MAX)
    return refuse({ kind: 'bad-sum', monthlyVnd });
  if (!resolutionMonths(moment.today).includes(from) || !isPeriod(from))
    return refuse({ kind: 'bad-month', period: from });
  const decision = requiredText('decision', input.decision, SHORT_TEXT_MAX);
  if (!decision.ok) return decision;
  const books = [input.duesBook, ...(input.sections ?? [])];
  const group = books.length === 1 ? undefined : moment.newId();
  return accept(
    books.map((book) => ({
      book,
      act: 'adoptResolution',
      ...(group === undefined ? {} : { group }),
      changes: [write(resolution, moment.newId(), { from, monthlyVnd, decision: decision.value })],
    })),
  );
};

/** The months a resolution may begin with today, oldest first. */
export const resolutionMonths = (today: string): readonly Period[] => {
  const now = periodFromDate(today);
  return Array.from({ length: RESOLUTION_MONTHS_BACK + RESOLUTION_MONTHS_AHEAD + 1 }, (_, at) =>
    addMonths(now, at - RESOLUTION_MONTHS_BACK),
  );
};
