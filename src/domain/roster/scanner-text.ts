/** Reads what a scanner types like a keyboard: a card, or as much of one as a Vietnamese typing programme has left. */
import { accept, refuse, type Result } from '#base/result.ts';
import type { CalendarDate, PartialDate } from '#domain/calendar-date.ts';
import {
  parseCitizenCard,
  partialDateFromCard,
  type CitizenCard,
  type CitizenCardRefusal,
  type CitizenCardWarning,
} from './citizen-card.ts';
import { citizenNumberFacts, isCitizenNumber, type Sex } from './citizen-number.ts';

/** Name and residence came through the keyboard broken; the figures did not. */
export interface SpoiltCard {
  readonly number: string;
  readonly bornOn: PartialDate | null;
  readonly issuedOn: CalendarDate | null;
  /** By the number alone. */
  readonly sex: Sex;
  readonly warnings: readonly CitizenCardWarning[];
}

export type ScannerText =
  | { readonly kind: 'card'; readonly card: CitizenCard }
  | { readonly kind: 'spoilt'; readonly card: SpoiltCard };

const TEXT_MAX = 2000;

/**
 * A card as a scanner on USB or Bluetooth types it. Such a scanner presses keys: letters with marks get
 * lost, or are made into others by Telex, and the name would be wrong without looking so. Then only
 * what figures say is taken: the number, the birth date, the day of issue. Refused as
 * `parseCitizenCard` does where not even that is left.
 */
export const readScannerText = (text: string): Result<ScannerText, CitizenCardRefusal> => {
  const card = parseCitizenCard(text);
  if (card.ok && isUnspoilt(text)) return accept({ kind: 'card', card: card.value });
  const spoilt = figuresOf(text);
  if (spoilt !== undefined) return accept({ kind: 'spoilt', card: spoilt });
  return card.ok ? refuse({ kind: 'unreadable-text' }) : card;
};

/**
 * The card's own words tell: sex is one of two words, and hardly any residence is written without a
 * single mark. Both must hold, for a name without marks ("Ly A Sung") is nothing strange.
 */
const isUnspoilt = (text: string): boolean => {
  const [, , name = '', , sex = '', residence = ''] = text
    .normalize('NFC')
    .split('|')
    .map((field) => field.trim());
  const isSexWhole = /^(?:nam|nữ)$/i.test(sex);
  const hasMarks = /[^\p{ASCII}]/u.test(name + residence);
  return isSexWhole && (hasMarks || residence === '');
};

/** Number, perhaps the old number, a name of whatever is left of it, eight figures of a birth date. */
const FIGURES = /^\D{0,6}(\d{12})(?:\D{1,6}(?:\d{9}|\d{12}))?\D{1,200}?(\d{8})(?!\d)(.*)$/s;

const figuresOf = (text: string): SpoiltCard | undefined => {
  const found = FIGURES.exec(text.slice(0, TEXT_MAX).trim());
  const [, number = '', born = '', rest = ''] = found ?? [];
  const facts = citizenNumberFacts(number);
  if (!isCitizenNumber(number) || !facts.ok) return undefined;
  const bornOn = partialDateFromCard(born);
  const issued = partialDateFromCard(/(?<!\d)(\d{8})\D*$/.exec(rest)?.[1] ?? '');
  const warnings: CitizenCardWarning[] = [];
  if (bornOn === null) warnings.push('no-such-date');
  else if (Number(bornOn.slice(0, 4)) !== facts.value.birthYear)
    warnings.push('birth-year-mismatch');
  return {
    number,
    bornOn,
    issuedOn: issued?.length === 10 ? issued : null,
    sex: facts.value.sex,
    warnings,
  };
};
