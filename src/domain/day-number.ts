/** Days counted: moving a business day, its weekday, and the day on the Vietnamese wall at a clock reading. */
import type { CalendarDate } from './calendar-date.ts';

export const DAY_MS = 86_400_000;
/** Asia/Ho_Chi_Minh: UTC+7, without summer time. */
export const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/**
 * Days since 1970-01-01 in the Gregorian calendar.
 * Counted in eras of 400 years beginning in March, so that the leap day is the last of its year.
 */
export const dayNumber = (date: CalendarDate): number => {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  const day = Number(date.slice(8, 10));
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
};

export const dateFromDayNumber = (days: number): CalendarDate => {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  dateFromDayNumber(dayNumber(date) + days);

/** Whole days from one date to another; negative where `to` comes first. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  dayNumber(to) - dayNumber(from);

/** 0 is Sunday, 6 Saturday. */
export const weekday = (date: CalendarDate): number => (((dayNumber(date) + 4) % 7) + 7) % 7;

/** The business day in Vietnam at a clock reading. */
export const vietnamDate = (ms: number): CalendarDate =>
  dateFromDayNumber(Math.floor((ms + VIETNAM_OFFSET_MS) / DAY_MS));

/** The clock reading of an hour of a business day in Vietnam. */
export const vietnamInstantMs = (date: CalendarDate, hour: number): number =>
  dayNumber(date) * DAY_MS - VIETNAM_OFFSET_MS + hour * 3_600_000;
