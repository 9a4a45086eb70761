/** A journal store in memory: for simulations and tests, with crash snapshots and a disk that can fill up. */
import { accept, refuse, type Result } from '#base/result.ts';
import {
  TABLES,
  type JournalStore,
  type StoredValue,
  type StoreProblem,
  type Table,
  type Write,
} from './ports.ts';

/** All that a crash leaves: the rows of every commit that was answered, and the writer's token. */
export interface JournalSnapshot {
  readonly tables: ReadonlyMap<Table, ReadonlyMap<string, StoredValue>>;
  readonly writer: string | undefined;
}

export interface MemoryJournalStore extends JournalStore {
  /** What another start would find if the device stopped now; later commits do not change it. */
  readonly snapshot: () => JournalSnapshot;
  /** While the disk is full every commit that adds or puts fails with `disk-full`. */
  readonly setDiskFull: (full: boolean) => void;
}

/** A fresh store, or one that starts from what a crash left. */
export const memoryJournalStore = (from?: JournalSnapshot): MemoryJournalStore => {
  const tables = new Map(TABLES.map((table) => [table, sortedRows(from?.tables.get(table))]));
  let writer = from?.writer;
  let diskFull = false;
  let closed = false;

  const rowsOf = (table: Table): SortedRows => tables.get(table) ?? sortedRows();
  const closedProblem = (): StoreProblem => ({ kind: 'store-failed', detail: 'closed' });

  const commit = (token: string, writes: readonly Write[]): Result<void, StoreProblem> => {
    if (closed) return refuse(closedProblem());
    if (writer !== token) return refuse({ kind: 'writer-lost' });
    if (diskFull && writes.some((write) => write.op !== 'delete'))
      return refuse({ kind: 'disk-full' });
    const staged = stage(writes, (table, key) => rowsOf(table).has(key));
    if (!staged.ok) return staged;
    for (const write of writes) {
      if (write.op === 'delete') rowsOf(write.table).delete(write.key);
      else rowsOf(write.table).set(write.key, copyOf(write.value));
    }
    return accept(undefined);
  };

  return {
    takeWriter: async (token) => {
      if (closed) return refuse(closedProblem());
      writer = token;
      return accept(undefined);
    },
    commit: async (token, writes) => commit(token, writes),
    commitAndRead: async (token, writes, table, keys) => {
      const committed = commit(token, writes);
      if (!committed.ok) return committed;
      return accept(
        keys.map((key) => {
          const value = rowsOf(table).get(key);
          return value === undefined ? undefined : copyOf(value);
        }),
      );
    },
    get: async (table, key) => {
      if (closed) return refuse(closedProblem());
      const value = rowsOf(table).get(key);
      return accept(value === undefined ? undefined : copyOf(value));
    },
    list: async (table, range = {}) => {
      if (closed) return refuse(closedProblem());
      return accept(
        rowsOf(table)
          .range(range)
          .map(({ key, value }) => ({ key, value: copyOf(value) })),
      );
    },
    amend: async (table, key, change) => {
      if (closed) return refuse(closedProblem());
      const before = rowsOf(table).get(key);
      const after = change(before);
      if (after === undefined) rowsOf(table).delete(key);
      else if (after !== before && diskFull) return refuse({ kind: 'disk-full' });
      else rowsOf(table).set(key, copyOf(after));
      return accept(after);
    },
    close: async () => {
      closed = true;
    },
    snapshot: () => ({
      tables: new Map([...tables].map(([table, rows]) => [table, rows.copy()])),
      writer,
    }),
    setDiskFull: (full) => {
      diskFull = full;
    },
  };
};

/** Bytes go in and come out as copies, as a database would do it. */
const copyOf = (value: StoredValue): StoredValue =>
  typeof value === 'string' ? value : value.slice();

/** Would every `add` of this transaction find its place free? */
const stage = (
  writes: readonly Write[],
  isThere: (table: Table, key: string) => boolean,
): Result<void, StoreProblem> => {
  const thereAfter = new Map<string, boolean>();
  for (const { op, table, key } of writes) {
    const name = `${table}\n${key}`;
    if (op === 'add' && (thereAfter.get(name) ?? isThere(table, key)))
      return refuse({ kind: 'already-there', table, key });
    thereAfter.set(name, op !== 'delete');
  }
  return accept(undefined);
};

type Row = { readonly key: string; readonly value: StoredValue };

interface SortedRows {
  readonly has: (key: string) => boolean;
  readonly get: (key: string) => StoredValue | undefined;
  readonly set: (key: string, value: StoredValue) => void;
  readonly delete: (key: string) => void;
  readonly range: (range: {
    readonly from?: string;
    readonly to?: string;
    readonly limit?: number;
  }) => readonly Row[];
  readonly copy: () => ReadonlyMap<string, StoredValue>;
}

/** Rows by key beside their keys in code-unit order, the order of IndexedDB's strings too. */
const sortedRows = (from?: ReadonlyMap<string, StoredValue>): SortedRows => {
  const valueByKey = new Map(from);
  const keys = [...valueByKey.keys()].sort(compareKeys);
  return {
    has: (key) => valueByKey.has(key),
    get: (key) => valueByKey.get(key),
    set: (key, value) => {
      if (!valueByKey.has(key)) keys.splice(placeOf(keys, key), 0, key);
      valueByKey.set(key, value);
    },
    delete: (key) => {
      if (valueByKey.delete(key)) keys.splice(placeOf(keys, key), 1);
    },
    range: ({ from: first, to, limit }) => {
      const start = first === undefined ? 0 : placeOf(keys, first);
      const end = to === undefined ? keys.length : placeOf(keys, to);
      const found: Row[] = [];
      for (const key of keys.slice(start, Math.min(end, start + (limit ?? keys.length)))) {
        const value = valueByKey.get(key);
        if (value !== undefined) found.push({ key, value });
      }
      return found;
    },
    copy: () => new Map(valueByKey),
  };
};

const compareKeys = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Index of the first key that is not before this one. */
const placeOf = (keys: readonly string[], key: string): number => {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
};
