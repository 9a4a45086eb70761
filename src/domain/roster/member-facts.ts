/** The facts of a member as an officer gives them, checked and brought into the form the roll keeps. */
import { accept, refuse, type Result } from '#base/result.ts';
import { isPartialDate, type CalendarDate } from '#domain/calendar-date.ts';
import {
  CODE_TEXT_MAX,
  optionalText,
  SHORT_TEXT_MAX,
  type TextProblem,
} from '#domain/written-text.ts';
import { tidyName } from './person-name.ts';
import { parsePhone } from './phone.ts';

export type Sex = 'male' | 'female';
export type FactSource = 'typed' | 'card' | 'import';

/** As typed, scanned or imported. An empty text means the fact is not known. */
export interface MemberFacts {
  readonly fullName: string;
  readonly nationalNumber?: string | undefined;
  /** `YYYY-MM-DD` or `YYYY`. */
  readonly bornOn?: string | undefined;
  readonly sex?: Sex | null | undefined;
  /** In any spelling that `parsePhone` reads. */
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
  readonly employeeNo?: string | undefined;
  /** Id of the section's unit. */
  readonly section?: string | null | undefined;
  readonly sectionNote?: string | undefined;
}

export type FactProblem =
  | { readonly kind: 'missing-name' }
  | { readonly kind: 'bad-national-number'; readonly text: string }
  | { readonly kind: 'bad-date'; readonly field: string; readonly text: string }
  | { readonly kind: 'future-date'; readonly field: string; readonly date: string }
  | { readonly kind: 'bad-phone'; readonly why: string; readonly text: string }
  | TextProblem;

export const ADDRESS_MAX = 300;

/** Refuses a name of nothing but blanks. */
export const nameFact = (typed: string): Result<string, FactProblem> => {
  const name = tidyName(typed);
  return name === '' ? refuse({ kind: 'missing-name' }) : accept(name);
};

/** Twelve digits, or nine of an old CMND; spaces and dots between them do not count. */
export const nationalNumberFact = (
  typed: string | undefined,
): Result<string | null, FactProblem> => {
  const digits = (typed ?? '').replace(/[\s.]/g, '');
  if (digits === '') return accept(null);
  return /^(\d{9}|\d{12})$/.test(digits)
    ? accept(digits)
    : refuse({ kind: 'bad-national-number', text: typed ?? '' });
};

/** A birth date, whole or its year; refused where it lies after today. */
export const birthFact = (
  typed: string | undefined,
  today: CalendarDate,
): Result<string | null, FactProblem> => {
  const text = (typed ?? '').trim();
  if (text === '') return accept(null);
  if (!isPartialDate(text)) return refuse({ kind: 'bad-date', field: 'bornOn', text });
  return text > today.slice(0, text.length)
    ? refuse({ kind: 'future-date', field: 'bornOn', date: text })
    : accept(text);
};

export const phoneFact = (typed: string | undefined): Result<string | null, FactProblem> => {
  if ((typed ?? '').trim() === '') return accept(null);
  const parsed = parsePhone(typed ?? '');
  return parsed.ok
    ? parsed
    : refuse({ kind: 'bad-phone', why: parsed.error.kind, text: typed ?? '' });
};

export const addressFact = (typed: string | undefined): Result<string | null, FactProblem> =>
  optionalText('address', typed, ADDRESS_MAX);

export const employeeNoFact = (typed: string | undefined): Result<string | null, FactProblem> =>
  optionalText('employeeNo', typed, CODE_TEXT_MAX);

export const sectionNoteFact = (typed: string | undefined): Result<string | null, FactProblem> =>
  optionalText('sectionNote', typed, SHORT_TEXT_MAX);
