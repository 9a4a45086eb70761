/** The shelf over RxDB's memory storage: it keeps the order of the lists, a map beside it the rows themselves. */
import {
  fillWithDefaultSettings,
  prepareQuery,
  type BulkWriteRow,
  type RxDocumentData,
  type RxJsonSchema,
} from 'rxdb/plugins/core';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { assert } from '#base/assert.ts';
import { changeBell } from './change-bell.ts';
import { keptLists } from './kept-lists.ts';
import type { Shelf, ShelfQuery, Soon } from './ports.ts';
import type { ShelfRow } from './shelf-row.ts';

/** A shelf that can be emptied for good, as the book is locked. */
export interface RxdbShelf extends Shelf {
  readonly close: () => Promise<void>;
}

/**
 * What RxDB keeps of a row: its place in the list. A change that leaves the place as it is then costs
 * RxDB nothing.
 */
interface ShelfPlace {
  /** A count: short, and rising, so that RxDB's own index of it needs no sorting. */
  readonly at: string;
  readonly key: string;
  /** The type's number among those seen: RxDB writes an index's fields one after the other, padded. */
  readonly type: string;
  readonly book: string;
  /** A zero ends it, so that no character comes before the end. Then the key, for equal ones. */
  readonly sortKey: string;
}
type KeptPlace = RxDocumentData<ShelfPlace>;

const AT_DIGITS = 10;
const TYPE_DIGITS = 3;

const filled: RxJsonSchema<KeptPlace> = fillWithDefaultSettings<ShelfPlace>({
  version: 0,
  type: 'object',
  primaryKey: 'at',
  properties: {
    at: { type: 'string', maxLength: AT_DIGITS },
    key: { type: 'string' },
    type: { type: 'string', maxLength: TYPE_DIGITS },
    book: { type: 'string' },
    // What is longer is kept and compared whole; nothing is padded, for it ends itself.
    sortKey: { type: 'string', maxLength: 1 },
  },
  required: ['at', 'key', 'type', 'book', 'sortKey'],
});
/** Every further index would be sorted at every opening; RxDB adds one of its own for clearing up. */
const LIST_INDEX: string[] = ['_deleted', 'type', 'sortKey', 'at'];
const schema: RxJsonSchema<KeptPlace> = { ...filled, indexes: [LIST_INDEX] };

/** Nothing here is replicated or compared by revision: one of each serves all places. */
const STILL = { _deleted: false, _attachments: {}, _meta: { lwt: 1 } };
const CONTEXT = 'shelf';

type Rows = readonly ShelfRow[];

interface Held {
  place: KeptPlace;
  row: ShelfRow;
}

/** Without RxDB's collections, documents and query caches above it: docs/decisions/0015. */
export const rxdbShelf = async (): Promise<RxdbShelf> => {
  const token = crypto.randomUUID();
  const storage = await getRxStorageMemory().createStorageInstance<ShelfPlace>({
    // The memory storage joins databases of one name; two replicas in one test must not meet.
    databaseName: `shelf-${token}`,
    databaseInstanceToken: token,
    collectionName: 'rows',
    schema,
    options: {},
    multiInstance: false,
    devMode: false,
  });
  const bell = changeBell();
  const heldByKey = new Map<string, Held>();
  const rowsOf = (keys: readonly string[]): Rows => {
    const rows: ShelfRow[] = [];
    for (const key of keys) {
      const held = heldByKey.get(key);
      if (held !== undefined) rows.push(held.row);
    }
    return rows;
  };
  const lists = keptLists(rowsOf);
  const numberByType = new Map<string, string>();
  let count = 0;

  const numberOf = (type: string): string => {
    const known = numberByType.get(type);
    if (known !== undefined) return known;
    const fresh = String(numberByType.size).padStart(TYPE_DIGITS, '0');
    numberByType.set(type, fresh);
    return fresh;
  };

  const write = async (rows: BulkWriteRow<ShelfPlace>[]): Promise<void> => {
    const { error } = await storage.bulkWrite(rows, CONTEXT);
    assert(error.length === 0, 'the shelf is the only writer of its places');
  };

  /** What has to be written for these rows to stand in their places. */
  const placesOf = (added: readonly ShelfRow[]): BulkWriteRow<ShelfPlace>[] => {
    // The last of several rows under one key counts.
    const moved = new Map<string, ShelfRow>();
    for (const row of added) {
      const held = heldByKey.get(row.key);
      lists.rowsChanged(row.type);
      if (held?.row.sortKey !== row.sortKey) moved.set(row.key, row);
      else {
        held.row = row;
        moved.delete(row.key);
      }
    }
    // In the order of the lists: what comes sorted is sorted in a single pass.
    return [...moved.values()].sort(byPlace).map((row) => {
      const { key, book } = row;
      const type = numberOf(row.type);
      const sortKey = `${row.sortKey}\u0000${key}`;
      const held = heldByKey.get(key);
      if (held === undefined) {
        const at = String(count++).padStart(AT_DIGITS, '0');
        const place = { at, key, type, book, sortKey, _rev: '1', ...STILL };
        heldByKey.set(key, { place, row });
        return { document: place };
      }
      const previous = held.place;
      held.place = { ...previous, sortKey, _rev: revisionAfter(previous) };
      held.row = row;
      return { previous, document: held.place };
    });
  };

  const remove = async (places: readonly KeptPlace[]): Promise<void> => {
    await write(
      places.map((previous) => ({
        previous,
        document: { ...previous, _deleted: true, _rev: revisionAfter(previous) },
      })),
    );
    // RxDB keeps what was removed for those who replicate; here it would be a member left in memory.
    await storage.cleanup(0);
  };

  const readAnew = async (query: ShelfQuery): Promise<Rows> => {
    const { type, book, limit } = query;
    const change = lists.changeOf(type);
    const { documents } = await storage.query(preparedFrom(query, numberOf(type)));
    const keys = documents.map(({ key }) => key);
    // A part of a list, or one that has changed meanwhile, is good for this answer only.
    if (book === undefined && limit === undefined && change === lists.changeOf(type))
      lists.keep(type, keys);
    return lists.get(query) ?? rowsOf(keys);
  };

  /** Several who ask for a list at once, as a screen's parts do, wait for one reading. */
  const readings = new Map<string, { readonly change: number; readonly rows: Soon<Rows> }>();
  const read = (query: ShelfQuery): Soon<Rows> => {
    const { type, book, limit } = query;
    if (book !== undefined || limit !== undefined) return readAnew(query);
    const change = lists.changeOf(type);
    const running = readings.get(type);
    if (running?.change === change) return running.rows;
    const rows = readAnew(query).finally(() => {
      if (readings.get(type)?.rows === rows) readings.delete(type);
    });
    readings.set(type, { change, rows });
    return rows;
  };

  return {
    putRows: async (added) => {
      if (added.length === 0) return;
      const places = placesOf(added);
      if (places.length > 0) await write(places);
      // Only now: who asked while it was written has read the list as it was.
      if (places.length > 0) for (const { type } of added) lists.placesChanged(type);
      bell.ring();
    },
    removeRows: async (keys) => {
      const places: KeptPlace[] = [];
      const types = new Set<string>();
      for (const key of keys) {
        const held = heldByKey.get(key);
        if (held === undefined) continue;
        places.push(held.place);
        types.add(held.row.type);
        heldByKey.delete(key);
      }
      for (const type of types) lists.rowsChanged(type);
      if (places.length === 0) return;
      await remove(places);
      for (const type of types) lists.placesChanged(type);
      bell.ring();
    },
    clear: async () => {
      const places = [...heldByKey.values()].map(({ place }) => place);
      heldByKey.clear();
      lists.clear();
      if (places.length > 0) await remove(places);
      lists.clear();
      bell.ring();
    },
    get: (key) => heldByKey.get(key)?.row,
    find: (query) => lists.get(query) ?? read(query),
    watch: bell.watch,
    close: async () => {
      heldByKey.clear();
      lists.clear();
      await storage.remove();
    },
  };
};

const revisionAfter = ({ _rev }: KeptPlace): string => String(Number(_rev) + 1);

const preparedFrom = ({ book, limit }: ShelfQuery, type: string) =>
  prepareQuery<ShelfPlace>(schema, {
    selector: {
      _deleted: { $eq: false },
      type: { $eq: type },
      ...(book === undefined ? {} : { book: { $eq: book } }),
    },
    sort: [{ type: 'asc' }, { sortKey: 'asc' }, { at: 'asc' }],
    index: LIST_INDEX,
    skip: 0,
    ...(limit === undefined ? {} : { limit }),
  });

const byPlace = (a: ShelfRow, b: ShelfRow): number =>
  compareText(a.type, b.type) || compareText(a.sortKey, b.sortKey) || compareText(a.key, b.key);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
