/** Deadlines in working days: weekends, Tết and the other days off do not count. */
import type { CalendarDate } from '#domain/calendar-date.ts';
import { addDays, weekday } from '#domain/day-number.ts';
import { vietnamHolidays } from './vietnam-holidays.ts';

export interface WorkingDeadline {
  readonly on: CalendarDate;
  /**
   * False where the count ran through a year whose days off are not decided or not in the data: the
   * date is then shown as a guess.
   */
  readonly certain: boolean;
}

/** Longest count asked for: no deadline of ours is longer than a year. */
export const WORKING_DAYS_MAX = 400;

/**
 * The day that lies so many working days after another; the day itself does not count, and 0 gives it
 * back. Counts above `WORKING_DAYS_MAX` are cut to it.
 */
export const addWorkingDays = (from: CalendarDate, workingDays: number): WorkingDeadline => {
  let on = from;
  let certain = true;
  for (let left = Math.min(Math.trunc(workingDays), WORKING_DAYS_MAX); left > 0;) {
    on = addDays(on, 1);
    certain = certain && statusByYear.get(on.slice(0, 4)) === 'decided';
    if (isWorkingDay(on)) left--;
  }
  return { on, certain };
};

/** Monday to Friday and exchanged Saturdays, without the days off of the year. */
export const isWorkingDay = (date: CalendarDate): boolean => {
  if (offDays.has(date)) return false;
  const day = weekday(date);
  return (day !== 0 && day !== 6) || workedDays.has(date);
};

/** What the day off is called, where it is one. */
export const holidayName = (date: CalendarDate): string | undefined => offDays.get(date);

const offDays: ReadonlyMap<CalendarDate, string> = new Map(
  vietnamHolidays.flatMap(({ off }) => off.map(({ on, name }) => [on, name] as const)),
);
const workedDays: ReadonlySet<CalendarDate> = new Set(vietnamHolidays.flatMap((y) => y.worked));
const statusByYear = new Map(vietnamHolidays.map((y) => [String(y.year), y.status]));
