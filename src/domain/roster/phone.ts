/** Vietnamese phone numbers, however they were typed, as one text: E.164. */
import { accept, refuse, type Result } from '#base/result.ts';

export type PhoneProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'not-a-phone' }
  | { readonly kind: 'too-short' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'unknown-prefix' }
  | { readonly kind: 'service-number' }
  | { readonly kind: 'foreign-number' };

const typedLengthMax = 60;

/**
 * E.164 text ("+84912345678") of a phone number as officers type it or sheets hold it: spaces, dots,
 * dashes, +84 / 0084 / 84, the leading zero lost to Excel. Numbers of 11 digits from before
 * 15/9/2018 are renumbered. Refused: empty, letters or stray characters, too short or long, a
 * prefix no operator or province has, 1800/1900 lines, numbers of other countries.
 */
export const parsePhone = (text: string): Result<string, PhoneProblem> => {
  if (text.length > typedLengthMax) return refuse({ kind: 'too-long' });
  const bare = text
    .normalize('NFKC')
    .replace(/^\s*'/, '')
    .replace(/[\s\p{Cf}.\-‐‑‒–—_()·]/gu, '')
    .replace(/^(?:sđt|sdt|đt|dt|tel|zalo):?/i, '');
  if (bare === '') return refuse({ kind: text.trim() === '' ? 'empty' : 'not-a-phone' });
  if (!/^\+?[0-9]+$/.test(bare)) return refuse({ kind: 'not-a-phone' });
  if (/^(?:\+|00)(?!84)/.test(bare)) {
    return refuse({ kind: /^(?:00+$|\+0)/.test(bare) ? 'not-a-phone' : 'foreign-number' });
  }
  return fromSignificantDigits(significantDigits(bare));
};

/** "0912 345 678", "0208 3855 123", "024 3825 1234"; what is no Vietnamese E.164 number is shown as it is. */
export const formatPhone = (phone: string): string => {
  const digits = /^\+84([0-9]{9,10})$/.exec(phone)?.[1];
  if (digits === undefined) return phone;
  const cuts = digits.length === 9 ? [3, 6] : /^2[48]/.test(digits) ? [2, 6] : [3, 7];
  const [first, second] = cuts;
  const parts = [digits.slice(0, first), digits.slice(first, second), digits.slice(second)];
  return `0${parts.join(' ')}`;
};

/** Numbers of 11 digits → 10 (Ministry of Information and Communications, 15/9/2018). */
const NEW_PREFIX_BY_OLD: Readonly<Record<string, string>> = {
  162: '32',
  163: '33',
  164: '34',
  165: '35',
  166: '36',
  167: '37',
  168: '38',
  169: '39',
  120: '70',
  121: '79',
  122: '77',
  126: '76',
  128: '78',
  123: '83',
  124: '84',
  125: '85',
  127: '81',
  129: '82',
  186: '56',
  188: '58',
  199: '59',
  // Area codes of 2017: Thái Nguyên and Bắc Kạn still stand in many old lists.
  280: '208',
  281: '209',
};

const MOBILE = /^(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])[0-9]{7}$/;
const LANDLINE =
  /^(?:2(?:0[3-9]|1[0-689]|2[0-25-9]|3[2-9]|5[1245-9]|6[01239]|7[0-7]|9[0-4679])[2-9][0-9]{6}|2[48][2-9][0-9]{7})$/;

/** The digits behind +84 or the leading zero. */
const significantDigits = (bare: string): string => {
  if (/^(?:\+|00)84/.test(bare)) return bare.replace(/^(?:\+|00)840?/, '');
  if (bare.startsWith('0')) return bare.slice(1);
  // 84 is a country code only where a whole number follows: 084… is an operator's prefix too.
  return bare.startsWith('84') && bare.length >= 11 ? bare.slice(2).replace(/^0/, '') : bare;
};

const fromSignificantDigits = (digits: string): Result<string, PhoneProblem> => {
  const renewed = digits.length === 10 ? NEW_PREFIX_BY_OLD[digits.slice(0, 3)] : undefined;
  const significant = renewed === undefined ? digits : renewed + digits.slice(3);
  if (MOBILE.test(significant) || LANDLINE.test(significant)) return accept(`+84${significant}`);
  if (/^1[89]00[0-9]{4,6}$/.test(digits)) return refuse({ kind: 'service-number' });
  if (digits.length < 9) return refuse({ kind: 'too-short' });
  if (digits.length > 10) return refuse({ kind: 'too-long' });
  return refuse({ kind: 'unknown-prefix' });
};
