/** Which units' books a device holds, read off the names of the books. */

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

/** The unit that keeps a book. */
export const unitOfBook = (book: string): string => book.split('.')[1] ?? '';
