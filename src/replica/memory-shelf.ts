/** A shelf in plain memory: for simulations and tests; it tells its watchers at once. */
import type { Shelf, ShelfQuery } from './ports.ts';
import type { ShelfRow } from './shelf-row.ts';

/** The port, with every answer given at once instead of promised. */
export interface MemoryShelf extends Shelf {
  putRows(rows: readonly ShelfRow[]): void;
  removeRows(keys: readonly string[]): void;
  clear(): void;
  get(key: string): ShelfRow | undefined;
  find(query: ShelfQuery): readonly ShelfRow[];
}

export const memoryShelf = (): MemoryShelf => {
  const rowByKey = new Map<string, ShelfRow>();
  /** Sorted lists by type, made on demand and dropped by the next change of a row of that type. */
  const sortedByType = new Map<string, readonly ShelfRow[]>();
  const watchers = new Set<() => void>();

  const tell = (): void => {
    for (const onChange of [...watchers]) onChange();
  };
  const sortedOf = (type: string): readonly ShelfRow[] => {
    const known = sortedByType.get(type);
    if (known !== undefined) return known;
    const sorted = [...rowByKey.values()].filter((row) => row.type === type).sort(compareRows);
    sortedByType.set(type, sorted);
    return sorted;
  };

  return {
    putRows: (rows) => {
      for (const row of rows) {
        const old = rowByKey.get(row.key);
        if (old !== undefined) sortedByType.delete(old.type);
        sortedByType.delete(row.type);
        rowByKey.set(row.key, row);
      }
      if (rows.length > 0) tell();
    },
    removeRows: (keys) => {
      let removed = false;
      for (const key of keys) {
        const old = rowByKey.get(key);
        if (old === undefined) continue;
        rowByKey.delete(key);
        sortedByType.delete(old.type);
        removed = true;
      }
      if (removed) tell();
    },
    clear: () => {
      if (rowByKey.size === 0) return;
      rowByKey.clear();
      sortedByType.clear();
      tell();
    },
    get: (key) => rowByKey.get(key),
    find: ({ type, book, limit }) => {
      const sorted = sortedOf(type);
      const ofBook = book === undefined ? sorted : sorted.filter((row) => row.book === book);
      return limit === undefined ? ofBook : ofBook.slice(0, limit);
    },
    watch: (onChange) => {
      // Two watches may share a function; each of them is stopped by itself.
      const watcher = (): void => onChange();
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By sortKey in code-unit order, then by key, so that the order is total. */
const compareRows = (a: ShelfRow, b: ShelfRow): number =>
  compareText(a.sortKey, b.sortKey) || compareText(a.key, b.key);
