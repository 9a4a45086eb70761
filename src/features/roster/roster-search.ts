/** The search through the roll: made once for a list, asked at every keystroke. */
import { foldName } from '#domain/roster/person-name.ts';

const LINE_END = '\n';

/**
 * Answers which of the entries, in their order, have what was typed. All haystacks are scanned as one long
 * text, which a browser does many times faster than ten thousand short ones.
 */
export const rosterSearch = <E extends { readonly haystack: string }>(
  entries: readonly E[],
): ((typed: string) => readonly E[]) => {
  // Joined at the first letter: most days the list is opened and nobody is searched.
  let lines: Lines | undefined;
  return (typed) => {
    const search = searchOf(typed);
    if (search === undefined) return entries;
    lines ??= linesOf(entries);
    const found: E[] = [];
    for (const at of linesWith(lines, search.sought)) {
      const entry = entries[at];
      if (entry !== undefined && isFound(entry.haystack, search)) found.push(entry);
    }
    return found;
  };
};

interface Lines {
  readonly text: string;
  /** Where each line ends in it. */
  readonly ends: readonly number[];
}

const linesOf = (entries: readonly { readonly haystack: string }[]): Lines => {
  const ends: number[] = [];
  let end = -1;
  for (const { haystack } of entries) {
    end += haystack.length + 1;
    ends.push(end);
  }
  return { text: entries.map(({ haystack }) => haystack).join(LINE_END), ends };
};

/** Numbers of the lines in which it stands, rising. */
const linesWith = ({ text, ends }: Lines, sought: string): readonly number[] => {
  const found: number[] = [];
  let line = 0;
  for (let at = text.indexOf(sought); at >= 0;) {
    while ((ends[line] ?? text.length) < at) line += 1;
    found.push(line);
    at = text.indexOf(sought, ends[line] ?? text.length);
  }
  return found;
};

interface Search {
  readonly whole: string;
  /** Each with a blank before it, so that a word's beginning is found by one `includes`. */
  readonly words: readonly string[];
  /** Stands in everything that is found. */
  readonly sought: string;
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
  // The first word may stand in the middle of another; the later ones begin words, and the longest is rarest.
  const later = words.slice(1);
  const sought = later.reduce((best, word) => (word.length > best.length ? word : best), '');
  return { whole, words, sought: sought === '' ? whole : sought };
};

/** Each typed word begins a word of it, or all that was typed stands somewhere in it. */
const isFound = (haystack: string, { whole, words, sought }: Search): boolean => {
  if (words.length === 1) return sought === whole || haystack.includes(whole);
  for (let at = 1; at < words.length; at++)
    if (!haystack.includes(words[at] ?? whole)) return false;
  // Where the whole is found, its later words are found too.
  return haystack.includes(words[0] ?? whole) || haystack.includes(whole);
};
