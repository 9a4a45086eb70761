/** A business day as text `YYYY-MM-DD`, a partial one `YYYY`, a month `YYYY-MM`: never a clock reading. */
import { accept, refuse, type Result } from '#base/result.ts';

/** `YYYY-MM-DD`, a day that exists in the Gregorian calendar. */
export type CalendarDate = string;
/** `YYYY-MM-DD`, or `YYYY` where only the year is known (papers of older people). */
export type PartialDate = string;
/** `YYYY-MM`. */
export type Period = string;

const isLeapYear = (year: number): boolean =>
  (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

export const calendarDate = (
  year: number,
  month: number,
  day: number,
): Result<CalendarDate, { kind: 'no-such-date' }> =>
  Number.isInteger(year) &&
  Number.isInteger(month) &&
  Number.isInteger(day) &&
  year >= 1 &&
  year <= 9999 &&
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= daysInMonth(year, month)
    ? accept(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`)
    : refuse({ kind: 'no-such-date' });

export const isCalendarDate = (text: string): boolean => {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return found !== null && calendarDate(Number(found[1]), Number(found[2]), Number(found[3])).ok;
};

export const isPartialDate = (text: string): boolean =>
  /^\d{4}$/.test(text) || isCalendarDate(text);

export const isPeriod = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** The month a day lies in. */
export const periodFromDate = (date: CalendarDate): Period => date.slice(0, 7);

/** Moves a month by whole months, forwards or back. */
export const addMonths = (period: Period, months: number): Period => {
  const index = Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7)) - 1 + months;
  return `${pad(Math.floor(index / 12), 4)}-${pad((index % 12) + 1, 2)}`;
};
