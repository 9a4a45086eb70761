/** Which units' books a device holds, read off the names of the books. */
import { inNumberedOrder } from './numbered-name.ts';

/** Ids of the units of which this device holds a book of that kind; the officer's own first. */
export const heldUnits = (
  books: readonly string[],
  kind: string,
  homeUnit: string,
): readonly string[] =>
  books
    .map((book) => book.split('.'))
    // A third part names a book of its own, such as a confidential case.
    .flatMap(([ofKind, unit, part]) =>
      ofKind === kind && unit !== undefined && part === undefined ? [unit] : [],
    )
    .sort((a, b) => Number(b === homeUnit) - Number(a === homeUnit) || (a < b ? -1 : 1));

/** Units to choose from as a person counts them: the officer's own first, then by name, 2 before 10. */
export const unitChoices = (
  units: readonly string[],
  names: ReadonlyMap<string, string>,
  homeUnit: string,
): readonly { readonly value: string; readonly label: string }[] =>
  [
    ...inNumberedOrder(
      units.map((id) => ({ value: id, label: names.get(id) ?? id })),
      ({ label }) => label,
    ),
  ].sort((a, b) => Number(b.value === homeUnit) - Number(a.value === homeUnit));

/** The unit that keeps a book. */
export const unitOfBook = (book: string): string => book.split('.')[1] ?? '';
