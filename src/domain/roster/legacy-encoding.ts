/** Turns columns typed with TCVN3 (.VnTime) or VNI fonts into Unicode, and leaves clean text alone. */
import { isVietnameseSyllable } from './vietnamese-syllable.ts';

export type LegacyEncoding = 'tcvn3' | 'vni';

export type ColumnDecoder = {
  /** What most of the column was typed in; null where it is clean, or nothing shows what it is. */
  readonly encoding: LegacyEncoding | null;
  /** One cell of that column in Unicode; the same text where there was nothing to convert. */
  readonly decode: (text: string) => string;
};

/**
 * Decides for a whole column, for short words are ambiguous ("Thò" is Vietnamese, and is "Thị" in VNI).
 * It is legacy where some cell holds words that Vietnamese cannot have and that one table makes right.
 * A cell with letters only Unicode has (ă đ ơ ư, U+1EA0-1EF9) is never touched; an ambiguous cell
 * only where most of the column is surely legacy. Time is linear in the text.
 */
export const columnDecoder = (cells: readonly string[]): ColumnDecoder => {
  const accented = cells.filter((cell) => /[^\0-\u007F]/.test(cell));
  const score = { tcvn3: 0, vni: 0 };
  for (const cell of accented) {
    const sure = sureEncoding(cell);
    if (sure !== null) score[sure] += 1;
  }
  const major = score.tcvn3 >= score.vni ? 'tcvn3' : 'vni';
  const cleanCount = accented.filter((cell) => decoded(cell, major) === null).length;
  const decodesAll = score[major] > cleanCount && score[major] * 4 > accented.length;
  return {
    encoding: score.tcvn3 === score.vni ? null : major,
    decode: (text) => {
      const own = sureEncoding(text);
      const byColumn = decodesAll ? decoded(text, major) : null;
      return byColumn ?? (own === null ? text : (decoded(text, own) ?? text));
    },
  };
};

/** TCVN3 text in Unicode, or null where it cannot be TCVN3. Toned capitals of .VnTimeH are restored. */
export const textFromTcvn3 = (text: string): string | null => {
  if (hasUnicodeVietnamese(text)) return null;
  let out = '';
  for (const character of text) {
    const letter =
      character < '\u0080' ? character : (TCVN3.get(character) ?? punctuation(character));
    if (letter === null) return null;
    out += letter;
  }
  return withCapitals(text, out);
};

/** VNI text (marks stand behind their vowel) in Unicode, or null where it cannot be VNI. */
export const textFromVni = (text: string): string | null => {
  if (hasUnicodeVietnamese(text)) return null;
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    const lower = character.toLowerCase();
    const pair = VNI.get(lower + text.charAt(i + 1).toLowerCase());
    const letter = pair ?? VNI.get(lower);
    if (pair !== undefined) i += 1;
    if (letter !== undefined) out += character === lower ? letter : letter.toUpperCase();
    else if (character < '\u0080') out += character;
    else if (punctuation(character) === null) return null;
    else out += character;
  }
  return out;
};

const decoded = (text: string, encoding: LegacyEncoding): string | null =>
  encoding === 'tcvn3' ? textFromTcvn3(text) : textFromVni(text);

const hasUnicodeVietnamese = (text: string): boolean => /[ăĂđĐơƠưƯĩĨũŨ\u1EA0-\u1EF9]/.test(text);

/** The table that makes impossible words possible; null where none does, or both do it equally well. */
const sureEncoding = (text: string): LegacyEncoding | null => {
  if (!/[\u0080-\u00FF\u03BC]/.test(text) || hasUnicodeVietnamese(text)) return null;
  const before = syllableCount(text);
  if (before.impossible === 0) return null;
  const tcvn3 = gain(before, textFromTcvn3(text));
  const vni = gain(before, textFromVni(text));
  return tcvn3 > vni ? 'tcvn3' : vni > tcvn3 ? 'vni' : null;
};

type SyllableCount = { readonly possible: number; readonly impossible: number };

/** Counts the words with letters beyond ASCII: the others are the same in every table. */
const syllableCount = (text: string): SyllableCount => {
  const words = text.split(/[\s!-@[-`{-~]+/).filter((word) => /[^\0-\u007F]/.test(word));
  const possible = words.filter(isVietnameseSyllable).length;
  return { possible, impossible: words.length - possible };
};

const gain = (before: SyllableCount, text: string | null): number => {
  if (text === null) return 0;
  const after = syllableCount(text);
  // An abbreviation or a foreign word may stand among many good ones, but not alone.
  return after.impossible * 3 > after.possible ? 0 : Math.max(0, after.possible - before.possible);
};

/** Dashes and quotes are the same in every table; a letter or sign outside the table is not. */
const punctuation = (character: string): string | null =>
  /[\u00A0\u2010-\u2027\u2030-\u205E]/.test(character) ? character : null;

/** .VnTimeH holds small toned letters and shows them large; .VnTime has no toned capitals at all. */
const withCapitals = (typed: string, out: string): string => {
  const repaired = out.replace(/[^\s!-@[-`{-~]+/g, withLostHorn);
  const isShouted = !/[a-z]/.test(typed) && /[A-Z][^\sA-Z]*[A-Z]/.test(typed);
  return isShouted ? repaired.toUpperCase() : repaired;
};

/**
 * TCVN3 wrote ư as a soft hyphen, which many tools drop: "L¬ng". "ơng", "ơc" and "Hng" are no rhymes
 * of Vietnamese, so the ư is put back there and nowhere else.
 */
const withLostHorn = (word: string): string =>
  word
    .replace(/(?<!ư)(?=[ơờớởỡợ](?:ng|c)$)/iu, 'ư')
    .replace(/^(ch|kh|nh|ph|th|tr|[bcdđhklmnrstvx])ng$/iu, '$1ưng');

const TONES = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'] as const;

/** Rows of a letter and its marks: plain, sắc, huyền, hỏi, ngã, nặng ('·' where the table has none). */
const tableFromRows = (
  rows: readonly (readonly [letter: string, marks: string])[],
): readonly (readonly [string, string])[] =>
  rows.flatMap(([letter, marks]) =>
    marks
      .split(' ')
      .map((mark, tone) => [mark, (letter + (TONES[tone] ?? '')).normalize('NFC')] as const),
  );

/** TCVN 5712:1993 as the .VnTime fonts use it, by the Latin-1 character of its byte. */
const TCVN3: ReadonlyMap<string, string> = new Map([
  ...tableFromRows([
    ['a', 'a ¸ µ ¶ · ¹'],
    ['ă', '¨ ¾ » ¼ ½ Æ'],
    ['â', '© Ê Ç È É Ë'],
    ['e', 'e Ð Ì Î Ï Ñ'],
    ['ê', 'ª Õ Ò Ó Ô Ö'],
    ['i', 'i Ý × Ø Ü Þ'],
    ['o', 'o ã ß á â ä'],
    ['ô', '« è å æ ç é'],
    ['ơ', '¬ í ê ë ì î'],
    ['u', 'u ó ï ñ ò ô'],
    ['ư', '\u00AD ø õ ö ÷ ù'],
    ['y', 'y ý ú û ü þ'],
    ['đ', '®'],
    ['Đ', '§'],
    ['Ă', '¡'],
    ['Â', '¢'],
    ['Ê', '£'],
    ['Ô', '¤'],
    ['Ơ', '¥'],
    ['Ư', '¦'],
  ]),
  // Some readers give the Greek letter for the micro sign.
  ['\u03BC', 'à'],
]);

/** VNI Windows, small letters; a capital vowel with its marks is the same in capitals. */
const VNI: ReadonlyMap<string, string> = new Map(
  tableFromRows([
    ['a', '- aù aø aû aõ aï'],
    ['ă', 'aê aé aè aú aü aë'],
    ['â', 'aâ aá aà aå aã aä'],
    ['e', '- eù eø eû eõ eï'],
    ['ê', 'eâ eá eà eå eã eä'],
    ['i', '- í ì æ ó ò'],
    ['o', '- où oø oû oõ oï'],
    ['ô', 'oâ oá oà oå oã oä'],
    ['ơ', 'ô ôù ôø ôû ôõ ôï'],
    ['u', '- uù uø uû uõ uï'],
    ['ư', 'ö öù öø öû öõ öï'],
    ['y', '- yù yø yû yõ î'],
    ['đ', 'ñ'],
  ]).filter(([mark]) => mark !== '-'),
);
