/** People's names: tidied for keeping, folded for searching, ordered as a Vietnamese list is. */

/** Longest name kept, in UTF-16 code units. */
export const nameLengthMax = 120;

/** Longest key that `nameSortKey` can give, in UTF-16 code units: what an index has to hold. */
export const nameSortKeyLengthMax = 3 * nameLengthMax + 8;

/**
 * A name as it is kept: NFC, no control or invisible characters, single spaces, at most
 * `nameLengthMax` code units. The officer's capitals stay as they are.
 */
export const tidyName = (text: string): string => {
  if (text.length <= nameLengthMax && isComposed(text) && !text.includes('  ')) return text.trim();
  // Cut first, so that a hostile megabyte costs nothing.
  const tidy = text
    .slice(0, 4 * nameLengthMax)
    .replace(/[\s\p{Cc}]/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .replace(/ {2,}/g, ' ')
    .normalize('NFC')
    .trim();
  if (tidy.length <= nameLengthMax) return tidy;
  const cut = tidy.slice(0, nameLengthMax);
  return cut.replace(/[\uD800-\uDBFF]$/, '').trim();
};

/** Text without accents for searching: lower case, đ as d, no marks, single spaces ("nguyen thi mo"). */
export const foldName = (text: string): string => foldedLetters(text) ?? foldedText(text);

/** The short way, for Vietnamese letters, ASCII and single spaces: nearly all that stands on a roll. */
const foldedLetters = (text: string): string | undefined => {
  if (text.length > nameLengthMax) return undefined;
  const codes: number[] = [];
  let before = SPACE;
  for (let at = 0; at < text.length; at += 1) {
    const code = FOLDED_CODES[text.charCodeAt(at)] ?? 0;
    if (code === 0 || (code === SPACE && before === SPACE)) return undefined;
    codes.push(code);
    before = code;
  }
  return before === SPACE ? undefined : String.fromCharCode(...codes);
};

const foldedText = (text: string): string => {
  // Most text of a sheet is figures, and most marks are these: both are worth a short way.
  const bare = isPlain(text) ? text : text.normalize('NFD').replace(/[\u0300-\u036F]/g, '');
  const lower = bare.toLowerCase().replace(/đ/g, 'd');
  const folded = isPlain(lower)
    ? lower
    : lower
        .normalize('NFD')
        .replace(/[\p{M}\p{Cf}]/gu, '')
        .replace(/[\s\p{Cc}]/gu, ' ');
  return folded.replace(/ {2,}/g, ' ').trim();
};

const isPlain = (text: string): boolean => /^[ -~]*$/.test(text);

/** ASCII and composed Latin letters only, as nearly every text has them: nothing in it to tidy but spaces. */
export const isComposed = (text: string): boolean =>
  /^[ -~\u00C0-\u024F\u1EA0-\u1EF9]*$/.test(text);

/**
 * Does a folded name answer what the officer typed? Each typed word begins some word of the name, in
 * any order ("huong ng"), or the whole of what was typed stands somewhere in it.
 * `folded` comes from `foldName`; `query` is as typed. An empty query matches everyone.
 */
export const matchesName = (folded: string, query: string): boolean => {
  const typed = foldName(query);
  const spaced = ` ${folded}`;
  return typed.split(' ').every((word) => spaced.includes(` ${word}`)) || folded.includes(typed);
};

/**
 * Order of a Vietnamese list: given name (last word), then family name (first word), then the middle.
 * Letters a ă â b c d đ e ê … before tones ngang huyền hỏi ngã sắc nặng (as CLDR's `vi`); capitals
 * do not count. Negative, 0 or positive, the same on every machine.
 */
export const compareNames = (a: string, b: string): number => {
  const keyA = nameSortKey(a);
  const keyB = nameSortKey(b);
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
};

/**
 * A plain key whose code-unit order is the order of `compareNames`, for an index that knows no
 * Vietnamese. Printable, at most `nameSortKeyLengthMax` units; a space, the lowest character in it,
 * parts the six levels (letters and tones of given, family, middle), so padding with spaces keeps
 * the order.
 */
export const nameSortKey = (fullName: string): string =>
  plainNameKey(fullName) ?? anyNameKey(fullName);

/** The short way, for names of whole Vietnamese letters and single spaces: nearly all, ten times as fast. */
const plainNameKey = (fullName: string): string | undefined => {
  if (fullName.length > nameLengthMax) return undefined;
  const parts: { letters: string; tones: string }[] = [];
  for (const word of fullName.toLowerCase().split(' ')) {
    if (word === '') return undefined;
    const part = { letters: '', tones: '' };
    for (const character of word) {
      const key = KEY_BY_LETTER.get(character);
      if (key === undefined) return undefined;
      part.letters += key.letter;
      part.tones += key.tone;
    }
    parts.push(part);
  }
  const given = parts.at(-1);
  const family = parts.length > 1 ? parts[0] : undefined;
  const middle = parts.slice(1, -1);
  const keyOf = (letters = '', tones = ''): string => `${letters} ${tones.replace(/0+$/, '')}`;
  // Between two words of the middle stand the key of a space and its level tone.
  const middleKey = keyOf(
    middle.map(({ letters }) => letters).join('!'),
    middle.map(({ tones }) => tones).join('0'),
  );
  return `${keyOf(given?.letters, given?.tones)} ${keyOf(family?.letters, family?.tones)} ${middleKey}`;
};

const anyNameKey = (fullName: string): string => {
  const words = tidyName(fullName).split(' ');
  const given = words.at(-1) ?? '';
  const family = words.length > 1 ? (words[0] ?? '') : '';
  const middle = words.slice(1, -1).join(' ');
  return `${partKey(given)} ${partKey(family)} ${partKey(middle)}`;
};

const ALPHABET = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
const LETTER_BY_BASE_AND_MARK: Readonly<Record<string, string>> = {
  'a\u0306': 'ă',
  'a\u0302': 'â',
  'e\u0302': 'ê',
  'o\u0302': 'ô',
  'o\u031B': 'ơ',
  'u\u031B': 'ư',
};
const TONES = '\u0300\u0309\u0303\u0301\u0323';

type KeyLetter = { letter: string; tone: number };

/**
 * Key of a text whose code-unit order is the Vietnamese alphabet's: its letters, a space, its tones (trailing
 * level tones left out: nothing is lower).
 */
export const partKey = (part: string): string => {
  const letters: KeyLetter[] = [];
  for (const character of part.toLowerCase().normalize('NFD')) {
    const last = letters.at(-1);
    const shaped = last && LETTER_BY_BASE_AND_MARK[last.letter + character];
    if (last && shaped !== undefined) last.letter = shaped;
    else if (last && TONES.includes(character)) last.tone = TONES.indexOf(character) + 1;
    else if (last && /\p{M}/u.test(character)) last.tone = 9;
    else letters.push({ letter: character, tone: 0 });
  }
  const primary = letters.map(({ letter }) => letterKey(letter)).join('');
  const tones = letters.map(({ tone }) => tone).join('');
  return `${primary} ${tones.replace(/0+$/, '')}`.slice(0, 3 * part.length + 1);
};

/** Space, punctuation, digits, the Vietnamese alphabet from 'A' on, then whatever else there is. */
const letterKey = (letter: string): string => {
  const place = ALPHABET.indexOf(letter);
  if (letter === ' ') return '!';
  if (place >= 0) return String.fromCharCode(0x41 + place);
  if (/^[0-9]$/.test(letter)) return letter;
  return (letter < '\u0080' ? '"' : '~') + letter;
};

const VOWELS = 'aăâeêioôơuưy';

/** Each letter with each tone, as one character, and what stands for it in a key. */
const KEY_BY_LETTER: ReadonlyMap<string, { readonly letter: string; readonly tone: string }> =
  new Map(
    Array.from(ALPHABET).flatMap((letter) =>
      ['', ...Array.from(VOWELS.includes(letter) ? TONES : '')].map((mark, tone) => [
        (letter + mark).normalize('NFC'),
        { letter: letterKey(letter), tone: String(tone) },
      ]),
    ),
  );

const SPACE = 0x20;

/** By the code of a character, that of the bare small letter it is searched by; 0 for what goes the long way. */
const FOLDED_CODES: Uint8Array = (() => {
  const codes = new Uint8Array(0x1f00);
  const letters = [...KEY_BY_LETTER.keys()].flatMap((letter) => [letter, letter.toUpperCase()]);
  const ascii = Array.from({ length: 0x7f - SPACE }, (_, at) => String.fromCharCode(SPACE + at));
  for (const letter of [...ascii, ...letters])
    codes[letter.charCodeAt(0)] = letter === ' ' ? SPACE : foldedText(letter).charCodeAt(0);
  return codes;
})();
