/** What the 12 digits of a citizen number say by themselves, and how much of them a screen shows. */
import { accept, refuse, type Result } from '#base/result.ts';
// Codes of birth registration as of the 63 provinces; the merger of 2025 changed no issued number.
import provinceNameByCode from '#domain/data/cccd-province-codes-63.json' with { type: 'json' };

export type Sex = 'male' | 'female';

export type CitizenNumberFacts = {
  readonly sex: Sex;
  readonly birthYear: number;
  /** Three digits: province, or from 100 on a country. */
  readonly birthplaceCode: string;
  /** Province as it was named before July 2025; null for countries and codes not in the list. */
  readonly birthplace: string | null;
};

const nameByCode: ReadonlyMap<string, string> = new Map(Object.entries(provinceNameByCode));

/**
 * Sex, birth year and birthplace by a 12-digit citizen number (NĐ 137/2015 art. 13, TT 59/2021 art. 4:
 * PPP place, G century and sex, YY year, six random digits, no check digit). They may differ from
 * the person's papers after a correction: warn by them, never block. Refuses all but 12 digits.
 */
export const citizenNumberFacts = (
  number: string,
): Result<CitizenNumberFacts, { readonly kind: 'not-a-citizen-number' }> => {
  if (!isCitizenNumber(number)) return refuse({ kind: 'not-a-citizen-number' });
  const centuryAndSex = Number(number.charAt(3));
  const birthplaceCode = number.slice(0, 3);
  return accept({
    sex: centuryAndSex % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + 100 * Math.floor(centuryAndSex / 2) + Number(number.slice(4, 6)),
    birthplaceCode,
    birthplace: nameByCode.get(birthplaceCode) ?? null,
  });
};

/** 12 digits; unknown places are allowed, "000…" is nobody's. */
export const isCitizenNumber = (text: string): boolean =>
  /^[0-9]{12}$/.test(text) && !text.startsWith('000');

/** "0191…0123" for 12 digits; of a shorter number less is shown, of a very short one nothing. */
export const maskNationalNumber = (number: string): string => {
  const shown = number.length >= 12 ? 4 : number.length >= 9 ? 2 : 0;
  return shown === 0 ? '…' : `${number.slice(0, shown)}…${number.slice(-shown)}`;
};
