/** Rows of the shelf as records of their types, for the screens of the roll. */
import { useSyncExternalStore } from 'react';
import type { RecordOf } from '#domain/record-of.ts';
import type { UnionRecordType } from '#domain/record-kind.ts';
import { shelfKey, type ShelfRow } from '#replica/shelf-row.ts';
import { useReplica, useRow, useRows } from '#replica/use-replica.ts';

/** A row whose values have the types of its record type. */
export type Row<T extends UnionRecordType> = Omit<ShelfRow, 'values'> & RecordOf<T>;

/** Rows of a type in list order, live; `undefined` only until the first answer. */
export const useRecords = <T extends UnionRecordType>(
  recordType: T,
): readonly Row<T>[] | undefined =>
  useRows({ type: recordType.type }) as readonly Row<T>[] | undefined;

export interface FoundRecord<T extends UnionRecordType> {
  readonly row: Row<T> | undefined;
  /** False while the books are still being read: only then is a missing record no news. */
  readonly isReady: boolean;
}

/** One record, live. */
export const useRecord = <T extends UnionRecordType>(
  recordType: T,
  book: string,
  id: string,
): FoundRecord<T> => {
  const replica = useReplica();
  const row = useRow(shelfKey(book, recordType.type, id)) as Row<T> | undefined;
  const isLoaded = useSyncExternalStore(replica.watch, replica.isLoaded);
  return { row, isReady: row !== undefined || isLoaded };
};

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
