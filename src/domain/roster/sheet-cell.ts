/** Single cells of a sheet: what a reader gives, and the dates, numbers and sexes that stand in them. */
import { accept, refuse, type Result } from '#base/result.ts';
import { calendarDate, type PartialDate } from '#domain/calendar-date.ts';
import { dateFromDayNumber } from '#domain/day-number.ts';
import provinceNameByCode from '#domain/data/cccd-province-codes-63.json' with { type: 'json' };
import { amountVndMax, parseVnd } from '#domain/money.ts';
import { isCitizenNumber, type Sex } from './citizen-number.ts';
import { foldName, isComposed } from './person-name.ts';
import { parsePhone } from './phone.ts';

/** Dates stand as text or as Excel serial numbers (1900 system). */
export type SheetCell = string | number | null;
export type SheetRow = readonly SheetCell[];

const cellLengthMax = 500;
/** No date, sex or "không có" is longer. */
const shortLengthMax = 40;

/** The cell as text: NFC, trimmed, cut at 500 characters, never evaluated; empty for null. */
export const cellText = (cell: SheetCell | undefined): string => {
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (typeof cell !== 'string') return '';
  const cut = cell.slice(0, cellLengthMax);
  if (isComposed(cut) && !cut.includes('  ')) return cut.trim();
  // The soft hyphen stays: it is the ư of TCVN3.
  return cut
    .replace(/[\u200B-\u200F\u2060\uFEFF\p{Cs}]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .normalize('NFC')
    .trim();
};

/** A text with no answer in it: dashes, "không có". */
export const isBlankText = (text: string): boolean =>
  text.length <= shortLengthMax &&
  (/^[-–—_./\s'?]*$/.test(text) ||
    // Folding is the dear part, and nothing else begins so.
    (/^[kcn]/i.test(text) &&
      /^(khong|khong co|ko|ko co|chua co|n a|na|n\/a)$/.test(foldName(text))));

/**
 * A day, or a year alone, by a cell: Excel serial, `d/m/yyyy` (also - or .), `yyyy-mm-dd`, `ddmmyyyy`,
 * `m/yyyy` and `yyyy` (year only), "ngày 2 tháng 3 năm 1990". Refuses days that do not exist, years
 * outside 1900-2099 and years of two digits that could be of either century.
 */
export const dateFromCell = (cell: SheetCell | undefined): DateResult => {
  const text = cellText(cell)
    .replace(/^'/, '')
    .replace(/[ T]\d{1,2}:\d{2}.*$/, '');
  if (text.length > shortLengthMax) return badDate;
  if (/^[0-9]{1,5}(?:\.[0-9]+)?$/.test(text)) return dateFromNumber(Number(text));
  if (/^[0-9]{7,8}$/.test(text)) return dateFromDigits(text.padStart(8, '0'));
  const iso = /^([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})$/.exec(text);
  if (iso) return dateFromParts(iso[3], iso[2], iso[1]);
  const words = foldName(text).replace(/(?:sinh )?(?:ngay|thang|nam)(?: sinh)?|^(?:sn|ns)\b/g, ' ');
  const parts = words.trim().split(/[\s/.,-]+/);
  if (parts.length > 3 || !parts.every((part) => /^[0-9]{1,4}$/.test(part))) return badDate;
  const [year = '', month, day] = parts.toReversed();
  return month === undefined && year.length !== 4 ? badDate : dateFromParts(day, month, year);
};

/** Male, female, or null where the word is neither ("Nam", "Nữ", "M", "F"). */
export const sexFromCell = (text: string): Sex | null => {
  if (text.length > shortLengthMax) return null;
  const folded = foldName(text).replace(/\.$/, '');
  if (/^(nam|male|m|trai|nam gioi)$/.test(folded)) return 'male';
  return /^(nu|female|f|gai|nu gioi)$/.test(folded) ? 'female' : null;
};

/** Does the cell only tick its column ("x", "1", "✓")? */
export const isTick = (text: string): boolean => /^(?:x|v|1|\+|✓|✔|√|☑|☒|có)$/i.test(text);

/** A citizen number and whether zeros lost to Excel were put back. */
export type NumberFromCell = { readonly number: string; readonly isPadded: boolean };

/** 12 digits, spaces and dots aside; 11 (10 in provinces 001-008) get back the zeros a number cannot hold. */
export const nationalNumberFromCell = (
  text: string,
): Result<NumberFromCell, { readonly kind: 'bad-national-number' }> => {
  const digits = text.replace(/^['`’]/, '').replace(/[\s.-]/g, '');
  const isCut = /^[1-9][0-9]{9,10}$/.test(digits);
  const number = isCut ? digits.padStart(12, '0') : digits;
  // Ten digits are oftener a slip than two lost zeros: the place must be one there is.
  const isLikely = digits.length !== 10 || Object.hasOwn(provinceNameByCode, number.slice(0, 3));
  return isCitizenNumber(number) && isLikely
    ? accept({ number, isPadded: isCut })
    : refuse({ kind: 'bad-national-number' });
};

/** The first good phone number of a cell that may hold several ("0912…/0987…"). */
export const phoneFromCell = (text: string): Result<string, { readonly kind: 'bad-phone' }> => {
  const parts = [text, ...text.split(/[/;,]|\s[-–]\s|\shoặc\s/, 5), ...text.split(' ', 5)];
  for (const part of parts) {
    const phone = parsePhone(part);
    if (phone.ok) return phone;
  }
  return refuse({ kind: 'bad-phone' });
};

/** Đồng by a cell: a number (formulas leave crumbs behind the point) or a text as `parseVnd` reads it. */
export const salaryFromCell = (
  cell: SheetCell | undefined,
): Result<number, { readonly kind: 'bad-salary' }> => {
  if (typeof cell !== 'number') {
    const parsed = parseVnd(cellText(cell));
    return parsed.ok ? parsed : refuse({ kind: 'bad-salary' });
  }
  const whole = Math.round(cell);
  return whole >= 0 && whole <= amountVndMax && Math.abs(cell - whole) < 0.01
    ? accept(whole)
    : refuse({ kind: 'bad-salary' });
};

type DateResult = Result<PartialDate, { readonly kind: 'bad-date' }>;

const badDate: DateResult = refuse({ kind: 'bad-date' });

const firstYear = 1900;
const lastYear = 2099;

const dateFromNumber = (value: number): DateResult => {
  if (Number.isInteger(value) && value >= firstYear && value <= lastYear)
    return accept(String(value));
  // The 1900 system counts a 29/2/1900 that never was: serials are sure only from 61 on, and few people are that old.
  if (value < 3000 || value >= 73051) return badDate;
  return accept(dateFromSerial(Math.floor(value)));
};

/** Day by Excel serial: 1970-01-01 is the 25,569th. */
const dateFromSerial = (serial: number): string => dateFromDayNumber(serial - 25_569);

const dateFromDigits = (digits: string): DateResult => {
  const date = dateFromParts(digits.slice(0, 2), digits.slice(2, 4), digits.slice(4));
  return date.ok ? date : dateFromParts(digits.slice(6), digits.slice(4, 6), digits.slice(0, 4));
};

/** Year alone where the day is not known; a month alone is not kept. */
const dateFromParts = (
  dayText: string | undefined,
  monthText: string | undefined,
  yearText: string | undefined,
): DateResult => {
  const year = fullYear(yearText ?? '');
  if (year < firstYear || year > lastYear) return badDate;
  const month = Number(monthText ?? 0);
  const day = Number(dayText ?? 0);
  if (day === 0) return month <= 12 ? accept(String(year)) : badDate;
  const date = calendarDate(year, month, day);
  return date.ok ? accept(date.value) : badDate;
};

/** Two digits are read only where one century is possible for a birthday and for joining alike. */
const fullYear = (text: string): number => {
  const year = Number(text);
  if (text.length === 4) return year;
  if (text.length !== 2) return 0;
  return year >= 40 ? 1900 + year : year <= 10 ? 2000 + year : 0;
};
