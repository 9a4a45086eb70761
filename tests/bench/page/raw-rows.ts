/** The peer: one row a record in IndexedDB, unencrypted, unsigned, one request after another. */
import type { ShelfRow } from '#replica/shelf-row.ts';
import { deleteDatabase } from './bench-replica.ts';

const ROWS = 'rows';
const PAPERS = 'papers';
/** Not a transaction a row: that would be several times slower still. */
const ROWS_PER_TRANSACTION = 1000;

/** A record with when each field was last written, which a merge needs to know. */
export interface RawRow extends ShelfRow {
  readonly writtenMsByField: Readonly<Record<string, number>>;
}

export interface RawChange {
  readonly key: string;
  readonly set: Readonly<Record<string, unknown>>;
  readonly atMs: number;
}

export interface RawRows {
  readonly putAll: (rows: readonly RawRow[]) => Promise<void>;
  /** Last writer wins by field: read the row, merge, write it. */
  readonly merge: (changes: readonly RawChange[]) => Promise<void>;
  /** One row in a transaction of its own, on the disk before this answers. */
  readonly putStrict: (key: string, row: unknown) => Promise<void>;
  readonly get: (key: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export const openRawRows = async (name: string): Promise<RawRows> => {
  await deleteDatabase(name);
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      const rows = request.result.createObjectStore(ROWS, { keyPath: 'key' });
      // What the list needs, and no more.
      rows.createIndex('list', ['type', 'sortKey']);
      request.result.createObjectStore(PAPERS);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('raw IndexedDB does not open'));
  });
  return {
    putAll: async (rows) => {
      for (let at = 0; at < rows.length; at += ROWS_PER_TRANSACTION) {
        const transaction = db.transaction(ROWS, 'readwrite');
        const store = transaction.objectStore(ROWS);
        for (const row of rows.slice(at, at + ROWS_PER_TRANSACTION)) await answered(store.put(row));
        await done(transaction);
      }
    },
    merge: async (changes) => {
      const transaction = db.transaction(ROWS, 'readwrite');
      const store = transaction.objectStore(ROWS);
      for (const change of changes) {
        const row = (await answered(store.get(change.key))) as RawRow;
        await answered(store.put(merged(row, change)));
      }
      await done(transaction);
    },
    putStrict: async (key, row) => {
      const transaction = db.transaction(PAPERS, 'readwrite', { durability: 'strict' });
      transaction.objectStore(PAPERS).put(row, key);
      await done(transaction);
    },
    get: (key) => answered(db.transaction(ROWS).objectStore(ROWS).get(key)),
    close: async () => {
      db.close();
      await deleteDatabase(name);
    },
  };
};

const merged = (row: RawRow, { set, atMs }: RawChange): RawRow => {
  const values: Record<string, unknown> = { ...row.values };
  const writtenMsByField: Record<string, number> = { ...row.writtenMsByField };
  for (const [field, value] of Object.entries(set))
    if (atMs >= (writtenMsByField[field] ?? 0)) {
      values[field] = value;
      writtenMsByField[field] = atMs;
    }
  return { ...row, values, writtenMsByField, changedMs: Math.max(row.changedMs, atMs) };
};

const answered = (request: IDBRequest): Promise<unknown> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('raw IndexedDB does not answer'));
  });

const done = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(new Error('raw IndexedDB aborted'));
  });
