/** The search through the roll: made once for a list, asked at every keystroke. */
import { foldName } from '#domain/roster/person-name.ts';

/**
 * Answers which of the entries, in their order, have what was typed. What goes on from a search before is looked
 * for among those found then, and an entry's letters tell at once most of those who cannot be meant. Where many are
 * left it is looked for in the text of all of them at once: one long look is shorter than sixty thousand short ones.
 */
export const rosterSearch = <E extends { readonly haystack: string }>(
  entries: readonly E[],
): ((typed: string) => readonly E[]) => {
  // Made at the first letter: most days the list is opened and nobody is searched.
  let all: Everyone<E> | undefined;
  const kept = keptSearches<E>(entries.length * KEPT_LISTS);
  return (typed) => {
    const search = searchOf(typed);
    if (search === undefined) return entries;
    all ??= everyoneOf(entries);
    const { whole } = search;
    // Whoever has the longer text has its beginning, too.
    const before = kept.longestBeginning(whole);
    if (before?.whole === whole) return before.found.entries;
    const among = before?.found ?? all;
    const isLong = among.entries.length * MANY > entries.length && !search.isOneLetter;
    const found = isLong ? foundInText(all, search) : foundIn(among, search);
    kept.keep(whole, found);
    return found.entries;
  };
};

/** More than one in so many is many. */
const MANY = 3;

/** So many times the length of the list is kept of what was found: "NV0" is typed for one person after another. */
const KEPT_LISTS = 8;

const keptSearches = <E>(capacity: number) => {
  /** The longest unused first. */
  const byWhole = new Map<string, Candidates<E>>();
  let size = 0;
  return {
    longestBeginning: (whole: string) => {
      for (let length = whole.length; length > 0; length--) {
        const beginning = whole.slice(0, length);
        const found = byWhole.get(beginning);
        if (found === undefined) continue;
        byWhole.delete(beginning);
        byWhole.set(beginning, found);
        return { whole: beginning, found };
      }
      return undefined;
    },
    keep: (whole: string, found: Candidates<E>): void => {
      byWhole.set(whole, found);
      size += found.entries.length;
      for (const [oldest, { entries }] of byWhole) {
        if (size <= capacity) return;
        byWhole.delete(oldest);
        size -= entries.length;
      }
    },
  };
};

interface Candidates<E> {
  readonly entries: readonly E[];
  /** Of each entry: a bit for each letter that stands in it. */
  readonly letters: Int32Array;
}

interface Everyone<E> extends Candidates<E> {
  /** Of all entries, one behind the other; nothing that is typed reaches from one into the next. */
  readonly text: string;
  /** Where each entry's begins in it, and at last where it ends. */
  readonly starts: Int32Array;
}

const everyoneOf = <E extends { readonly haystack: string }>(
  entries: readonly E[],
): Everyone<E> => {
  const starts = new Int32Array(entries.length + 1);
  for (let at = 0; at < entries.length; at++)
    starts[at + 1] = (starts[at] ?? 0) + (entries[at]?.haystack.length ?? 0) + 1;
  return {
    entries,
    letters: Int32Array.from(entries, ({ haystack }) => lettersOf(haystack)),
    text: `${entries.map(({ haystack }) => haystack).join('\n')}\n`,
    starts,
  };
};

const foundInText = <E extends { readonly haystack: string }>(
  { entries, letters, text, starts }: Everyone<E>,
  search: Search,
): Candidates<E> => {
  const found: E[] = [];
  const foundLetters: number[] = [];
  const isOneWord = search.words.length === 1;
  // Each word stands in whoever is found, the first perhaps in the middle of one: the longest is in the fewest.
  const [first = '', ...later] = search.words;
  const needle = isOneWord ? search.whole : longestOf([first.trim(), ...later]);
  let place = 0;
  let hit = text.indexOf(needle);
  while (hit >= 0) {
    while ((starts[place + 1] ?? Infinity) <= hit) place += 1;
    const entry = entries[place];
    if (entry === undefined) break;
    if (isOneWord || isFound(entry.haystack, search)) {
      found.push(entry);
      foundLetters.push(letters[place] ?? 0);
    }
    hit = text.indexOf(needle, starts[place + 1]);
  }
  return { entries: found, letters: Int32Array.from(foundLetters) };
};

const longestOf = (words: readonly string[]): string =>
  words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');

const foundIn = <E extends { readonly haystack: string }>(
  { entries, letters }: Candidates<E>,
  search: Search,
): Candidates<E> => {
  const found: E[] = [];
  const foundLetters: number[] = [];
  // No iterator: it would take longer than the looking.
  for (let at = 0; at < entries.length; at++) {
    const its = letters[at] ?? 0;
    if ((its & search.letters) !== search.letters) continue;
    const entry = entries[at];
    if (entry === undefined) continue;
    if (!search.isOneLetter && !isFound(entry.haystack, search)) continue;
    foundLetters.push(its);
    found.push(entry);
  }
  return { entries: found, letters: Int32Array.from(foundLetters) };
};

const CODE_OF_A = 97;
const CODE_OF_ZERO = 48;
const LETTERS = 26;
/** Ten figures share the six bits that the letters leave. */
const FIGURE_BITS = 6;

const lettersOf = (folded: string): number => {
  let letters = 0;
  for (let at = 0; at < folded.length; at++) {
    const code = folded.charCodeAt(at);
    const letter = code - CODE_OF_A;
    const figure = code - CODE_OF_ZERO;
    if (letter >= 0 && letter < LETTERS) letters |= 1 << letter;
    else if (figure >= 0 && figure < 10) letters |= 1 << (LETTERS + (figure % FIGURE_BITS));
  }
  return letters;
};

interface Search {
  readonly whole: string;
  /** Each with a blank before it, so that a word's beginning is found by one `includes`. */
  readonly words: readonly string[];
  /** Stand in everything that is found. */
  readonly letters: number;
  /** Then the letters alone decide. */
  readonly isOneLetter: boolean;
}

/**
 * What was typed, folded once for all rows; undefined where nothing was. Figures with blanks or dots
 * between them are one number: "0912 345" is looked for as "0912345", "0191..." as its digits.
 */
const searchOf = (typed: string): Search | undefined => {
  const folded = foldName(typed);
  if (folded === '') return undefined;
  const figures = folded.replace(/[ .\-+]/g, '');
  const whole = /^[0-9]{3,}$/.test(figures) ? figures.replace(/^84(?=[0-9]{9}$)/, '0') : folded;
  const words = whole.split(' ').map((word) => ` ${word}`);
  return { whole, words, letters: lettersOf(whole), isOneLetter: /^[a-z]$/.test(whole) };
};

/** Each typed word begins a word of it, or all that was typed stands somewhere in it. */
const isFound = (haystack: string, { whole, words }: Search): boolean => {
  for (let at = 1; at < words.length; at++)
    if (!haystack.includes(words[at] ?? whole)) return false;
  // Where the whole is found, its later words are found too.
  return (
    haystack.includes(words.length === 1 ? whole : (words[0] ?? whole)) || haystack.includes(whole)
  );
};
