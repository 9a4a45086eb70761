/** How long a close may wait for a second officer before the union above is told: dated data, no rule of law. */
import type { CalendarDate } from '#domain/calendar-date.ts';

export interface WaitingRule {
  /** First day of closing for which the row holds; it holds until the next row begins. */
  readonly from: CalendarDate;
  /** Days after the close; on the day after them it stands on the list of the union above. */
  readonly days: number;
}

/** Oldest first. A week: who counts twice a week and falls ill once is not told on. A union above may want another. */
export const WAITING_RULES: readonly WaitingRule[] = [{ from: '2026-01-01', days: 7 }];

/** Days that a close of that day may wait; before the first row its own number holds. */
export const waitingDaysOf = (
  closedOn: CalendarDate,
  rules: readonly WaitingRule[] = WAITING_RULES,
): number => (rules.findLast(({ from }) => from <= closedOn) ?? rules[0])?.days ?? 0;
