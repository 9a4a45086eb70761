/** The words an officer remembers: how they are compared, which are refused, and a suggestion. */
import { accept, refuse, type Result } from '#base/result.ts';
import type { Chance } from './ports.ts';
import { WORD_LIST } from './word-list.ts';

/**
 * The form that is compared and derived from: no accents (so that a hotel keyboard without Vietnamese
 * opens the book too), lower case, single spaces.
 */
export const normaliseWords = (words: string): string =>
  words
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll(/[\s\u200b\u2060]+/gu, ' ')
    .trim();

const WORDS_MIN = 4;
const CHARS_MIN = 16;
/** Four words of one letter are no four words. */
const LETTERS_OF_WORDS_MIN = 8;
const DIFFERENT_LETTERS_MIN = 5;
export const SUGGESTED_WORDS = 5;

/** At least 4 words or 16 characters, and none of those that are tried first. */
export const checkWords = (
  words: string,
): Result<void, { readonly kind: 'words-too-short' | 'words-too-common' }> => {
  const normal = normaliseWords(words);
  const list = normal === '' ? [] : normal.split(' ');
  const letters = list.join('');
  const isLongEnough =
    normal.length >= CHARS_MIN ||
    (list.length >= WORDS_MIN && letters.length >= LETTERS_OF_WORDS_MIN);
  if (!isLongEnough) return refuse({ kind: 'words-too-short' });
  const isMonotonous =
    new Set(letters).size < DIFFERENT_LETTERS_MIN ||
    (list.length >= WORDS_MIN && new Set(list).size < 3) ||
    isRunOfKeys(letters) ||
    isRepeated(letters);
  return isMonotonous || commonest.has(letters)
    ? refuse({ kind: 'words-too-common' })
    : accept(undefined);
};

/** Five words drawn evenly, all different. */
export const suggestWords = (chance: Chance): string => {
  const chosen = new Set<string>();
  while (chosen.size < SUGGESTED_WORDS) {
    const word = WORD_LIST[evenIndex(chance, WORD_LIST.length)];
    if (word !== undefined) chosen.add(word);
  }
  return [...chosen].join(' ');
};

/** An index below `length` (at most 65,536), each equally likely: draws beyond the last whole multiple are void. */
const evenIndex = (chance: Chance, length: number): number => {
  const bound = 65_536 - (65_536 % length);
  for (;;) {
    const [high = 0, low = 0] = chance.bytes(2);
    const drawn = high * 256 + low;
    if (drawn < bound) return drawn % length;
  }
};

const KEY_ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
];

/** A row of the keyboard or the alphabet, forwards or backwards. */
const isRunOfKeys = (letters: string): boolean => {
  const backwards = Array.from(letters).reverse().join('');
  return KEY_ROWS.some((row) => {
    const wheel = row + row + row;
    return wheel.includes(letters) || wheel.includes(backwards);
  });
};

/** One short piece over and over. */
const isRepeated = (letters: string): boolean => /^(.{1,8})\1+$/u.test(letters);

/** What anybody would try first, without accents and spaces. */
const commonest: ReadonlySet<string> = new Set(
  [
    'mot hai ba bon',
    'mot hai ba bon nam',
    'mot hai ba bon nam sau',
    'mat khau cua toi',
    'mat khau la mat khau',
    'toi quen mat khau',
    'khong co mat khau',
    'toi yeu viet nam',
    'viet nam muon nam',
    'viet nam vo dich',
    'viet nam que huong toi',
    'bac ho song mai',
    'bac ho muon nam',
    'doc lap tu do hanh phuc',
    'hanh phuc la dau tranh',
    'cong hoa xa hoi chu nghia viet nam',
    'cong doan viet nam',
    'so cong doan',
    'cong doan co so',
    'cong doan cua toi',
    'tong lien doan lao dong viet nam',
    'lien doan lao dong tinh',
    'lien doan lao dong viet nam',
    'anh yeu em nhieu lam',
    'em yeu anh nhieu lam',
    'anh nho em nhieu lam',
    'con yeu ba me',
    'con yeu bo me',
    'toi yeu gia dinh toi',
    'gia dinh la so mot',
    'chuc mung nam moi',
    'chuc mung sinh nhat',
    'xin chao cac ban',
    'xin chao viet nam',
    'nam mo a di da phat',
    'com ao gao tien',
    'an com chua em',
    'dong tay nam bac',
    'xuan ha thu dong',
    'i love you so much',
    'correct horse battery staple',
    'this is my password',
    'password password',
    'passwordpassword1',
    'password12345678',
    'matkhau123456789',
    'abcd1234abcd1234',
    '1q2w3e4r5t6y7u8i',
    '1qaz2wsx3edc4rfv',
    '123456789123456789',
    '1234567812345678',
    '1122334455667788',
    'qwertyuiop123456',
    'qwerty1234567890',
    'administrator123',
  ].map((words) => words.replaceAll(' ', '')),
);
