/** Which letters of a name answer a search, so that the list can mark them. */
import { foldName } from './person-name.ts';

/** Half open, in UTF-16 code units of the name. */
export type MarkRange = readonly [from: number, to: number];

/**
 * The parts of a name that begin with a typed word, else the part that holds all that was typed.
 * Accents do not count ("hang" marks "Hằng" and "Hạng").
 */
export const nameMarks = (name: string, typed: string): readonly MarkRange[] => {
  const query = foldName(typed);
  if (query === '') return [];
  const { folded, places } = foldedWithPlaces(name);
  const rangeAt = (from: number, length: number): MarkRange => [
    places[from] ?? 0,
    places[from + length] ?? name.length,
  ];
  const ranges = query.split(' ').map((word) => {
    const from = ` ${folded}`.indexOf(` ${word}`);
    return from < 0 ? undefined : rangeAt(from, word.length);
  });
  if (ranges.every((range) => range !== undefined)) return joined(ranges);
  const from = folded.indexOf(query);
  return from < 0 ? [] : [rangeAt(from, query.length)];
};

/** The folded name, and for each of its letters where in the name it came from. */
const foldedWithPlaces = (
  name: string,
): { readonly folded: string; readonly places: readonly number[] } => {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const letter of name) {
    const plain = letter === ' ' ? ' ' : foldName(letter);
    for (let i = 0; i < plain.length; i++) places.push(at);
    folded += plain;
    at += letter.length;
  }
  return { folded, places };
};

/** In order, those that touch or overlap as one. */
const joined = (ranges: readonly MarkRange[]): readonly MarkRange[] => {
  const all: MarkRange[] = [];
  for (const range of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last === undefined || range[0] > last[1]) all.push(range);
    else all[all.length - 1] = [last[0], Math.max(last[1], range[1])];
  }
  return all;
};
