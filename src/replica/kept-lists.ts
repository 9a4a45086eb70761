/** Whole lists of the shelf as they were last read. */
import type { ShelfQuery } from './ports.ts';
import type { ShelfRow } from './shelf-row.ts';

interface KeptList {
  readonly keys: readonly string[];
  rows: readonly ShelfRow[] | undefined;
}

/**
 * By type. A screen that opens has its lists at once, and whoever looks again after a change of another
 * type gets the very same list and need not draw it again.
 * @param rowsOf the rows of these keys, in their order
 */
export const keptLists = (rowsOf: (keys: readonly string[]) => readonly ShelfRow[]) => {
  const listByType = new Map<string, KeptList>();
  const changesByType = new Map<string, number>();
  let clearings = 0;
  return {
    /** Rises with every change of the order: what was read before it is not to be kept after it. */
    changeOf: (type: string): number => clearings + (changesByType.get(type) ?? 0),
    placesChanged: (type: string): void => {
      changesByType.set(type, (changesByType.get(type) ?? 0) + 1);
      listByType.delete(type);
    },
    rowsChanged: (type: string): void => {
      const list = listByType.get(type);
      if (list !== undefined) list.rows = undefined;
    },
    keep: (type: string, keys: readonly string[]): void => {
      listByType.set(type, { keys, rows: undefined });
    },
    get: ({ type, book, limit }: ShelfQuery): readonly ShelfRow[] | undefined => {
      const list = listByType.get(type);
      if (list === undefined) return undefined;
      list.rows ??= rowsOf(list.keys);
      const ofBook = book === undefined ? list.rows : list.rows.filter((row) => row.book === book);
      return limit === undefined ? ofBook : ofBook.slice(0, limit);
    },
    clear: (): void => {
      clearings += 1;
      listByType.clear();
    },
  };
};
