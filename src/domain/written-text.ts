/** What an officer typed, made ready to be written: composed, trimmed, and within the field's bound. */
import { accept, refuse, type Result } from '#base/result.ts';
import { withoutDirectionMarks } from './text-direction.ts';

export const SHORT_TEXT_MAX = 120;
export const LONG_TEXT_MAX = 8000;
export const CODE_TEXT_MAX = 40;

export type TextProblem =
  | { readonly kind: 'missing-text'; readonly field: string }
  | { readonly kind: 'text-too-long'; readonly field: string; readonly lengthMax: number };

/** NFC, without blanks around it or marks of direction in it; undefined where nothing is left. */
export const tidyText = (typed: string | undefined): string | undefined => {
  const tidy = typed && withoutDirectionMarks(typed).normalize('NFC').trim();
  return tidy === undefined || tidy === '' ? undefined : tidy;
};

/** The text, refused where it is missing or longer than the field holds. */
export const requiredText = (
  field: string,
  typed: string | undefined,
  lengthMax: number,
): Result<string, TextProblem> => {
  const text = tidyText(typed);
  if (text === undefined) return refuse({ kind: 'missing-text', field });
  return text.length > lengthMax
    ? refuse({ kind: 'text-too-long', field, lengthMax })
    : accept(text);
};

/** The text, or null where nothing was typed; refused only where it is too long. */
export const optionalText = (
  field: string,
  typed: string | undefined,
  lengthMax: number,
): Result<string | null, TextProblem> =>
  tidyText(typed) === undefined ? accept(null) : requiredText(field, typed, lengthMax);
