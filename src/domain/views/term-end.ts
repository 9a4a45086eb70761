/** When an officer's own rights run out: a congress, a leave of a chair; told before, so that nothing is left in between. */
import { isInForce } from '#domain/access.ts';
import type { CalendarDate } from '#domain/calendar-date.ts';
import { daysBetween } from '#domain/day-number.ts';
import { grantsOf, type OfficeRecords, type WhoWrites } from '#domain/roster/import-rights.ts';

/** From here on it is told: first quietly, then as what is due. */
export const TERM_TOLD_DAYS = 60;
export const TERM_NEAR_DAYS = 14;

export interface TermEnd {
  readonly unit: string;
  /** Last day of the right. */
  readonly until: CalendarDate;
  /** 0 on the last day itself. */
  readonly daysLeft: number;
  readonly isNear: boolean;
}

/**
 * The first right of this officer that ends within the told days and that no later grant goes on;
 * undefined where none does.
 */
export const termEndOf = (office: OfficeRecords, who: WhoWrites): TermEnd | undefined => {
  const { today } = who;
  const grants = grantsOf(office, who);
  const ending = grants.flatMap(({ role, unit, reach, until, ...dates }) => {
    const isNow = isInForce({ role, unit, reach, until, ...dates }, today);
    if (until === null || !isNow || daysBetween(today, until) > TERM_TOLD_DAYS) return [];
    const goesOn = grants.some(
      (other) =>
        other.role === role &&
        other.unit === unit &&
        (reach === 'unit' || other.reach === 'below') &&
        (other.until === null || other.until > until) &&
        // Without a day in between.
        daysBetween(until, other.from) <= 1,
    );
    return goesOn ? [] : [{ unit, until, daysLeft: daysBetween(today, until) }];
  });
  const first = ending.sort((a, b) => a.daysLeft - b.daysLeft)[0];
  return first && { ...first, isNear: first.daysLeft <= TERM_NEAR_DAYS };
};
