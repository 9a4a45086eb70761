/** The order of names with numbers in them, as a person counts: "Chuyền 2" before "Chuyền 10". */
import { partKey } from './roster/person-name.ts';

const NUMBER_DIGITS = 9;

/** Without `Intl.Collator`: to make the first one takes a slow phone a fifth of a second. */
export const numberedKey = (name: string): string =>
  partKey(name.replace(/[0-9]+/g, (digits) => digits.padStart(NUMBER_DIGITS, '0')));

/** These, each with its name, in the order of their names; equal ones stay as they came. */
export const inNumberedOrder = <T>(
  items: readonly T[],
  nameOf: (item: T) => string,
): readonly T[] =>
  items
    .map((item) => ({ item, key: numberedKey(nameOf(item)) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);
