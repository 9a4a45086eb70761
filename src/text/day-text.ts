/** Days, months, times and sums as people read and type them; the same in both languages. */
import { accept, refuse, type Result } from '#base/result.ts';
import {
  calendarDate,
  type CalendarDate,
  type PartialDate,
  type Period,
} from '#domain/calendar-date.ts';
import { formatVnd } from '#domain/money.ts';

/** "22/11/2026" from `2026-11-22`; a year alone stays a year. */
export const dayText = (date: PartialDate): string => {
  const [year = '', month, day] = date.split('-');
  return month === undefined || day === undefined ? year : `${day}/${month}/${year}`;
};

/** "11/2026" from `2026-11`; "tháng" before it belongs to the sentence around it. */
export const monthText = (period: Period): string => `${period.slice(5, 7)}/${period.slice(0, 4)}`;

/** "25.000 đ". */
export const amountText = (amountVnd: number): string => formatVnd(amountVnd);

/** "1.234" people: whole numbers grouped by threes. */
export const countText = (count: number): string =>
  String(count).replace(/\B(?=(?:[0-9]{3})+$)/g, '.');

const VIETNAM_MS = 7 * 3_600_000;
const two = (value: number): string => String(value).padStart(2, '0');

/** "17:42 22/11/2026" in Vietnam; the time alone where it lies on the same day as `nowMs`. */
export const momentText = (ms: number, nowMs?: number): string => {
  const then = new Date(ms + VIETNAM_MS);
  const time = `${two(then.getUTCHours())}:${two(then.getUTCMinutes())}`;
  const dayOf = (at: number): number => Math.floor((at + VIETNAM_MS) / 86_400_000);
  if (nowMs !== undefined && dayOf(ms) === dayOf(nowMs)) return time;
  return `${time} ${two(then.getUTCDate())}/${two(then.getUTCMonth() + 1)}/${then.getUTCFullYear()}`;
};

/**
 * A day as it is typed: 22/11/2026, 5-3-1990, 5.3.90, 22112026, 050390, and 1990-03-05 as machines write it.
 * Refuses `no-such-date` for anything else and for a day that is not in the calendar.
 */
export const dayFromTyped = (typed: string): Result<CalendarDate, { kind: 'no-such-date' }> => {
  const text = typed.trim();
  const found =
    /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/.exec(text) ??
    /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text);
  const turned = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (found === null && turned === null) return refuse({ kind: 'no-such-date' });
  const [, day = '', month = '', year = ''] = found ?? ['', turned?.[3], turned?.[2], turned?.[1]];
  return calendarDate(fullYear(year), Number(month), Number(day));
};

// Officers type days of births and of now: nobody on a roll is born before 1950 and writes that briefly.
const fullYear = (year: string): number =>
  year.length === 2 ? Number(year) + (Number(year) < 50 ? 2000 : 1900) : Number(year);

/** As `dayFromTyped`, and a year alone ("1985") is accepted as what is known. */
export const partialDayFromTyped = (
  typed: string,
): Result<PartialDate, { kind: 'no-such-date' }> => {
  const year = typed.trim();
  return /^(19|20)\d{2}$/.test(year) ? accept(year) : dayFromTyped(typed);
};
