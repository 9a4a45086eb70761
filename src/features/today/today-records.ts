/** Rows of the shelf as records of their types, for the screens of today. */
import type { RecordOf } from '#domain/record-of.ts';
import type { UnionRecordType } from '#domain/record-kind.ts';
import type { ShelfRow } from '#replica/shelf-row.ts';
import { useRows } from '#replica/use-replica.ts';

/** A row whose values have the types of its record type. */
export type Row<T extends UnionRecordType> = Omit<ShelfRow, 'values'> & RecordOf<T>;

/** Rows of a type in list order, live; `undefined` only until the first answer. */
export const useRecords = <T extends UnionRecordType>(
  recordType: T,
): readonly Row<T>[] | undefined =>
  useRows({ type: recordType.type }) as readonly Row<T>[] | undefined;

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
