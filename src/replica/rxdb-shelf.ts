/** The shelf over RxDB in memory: RxDB keeps the order of the lists, a map beside it the rows themselves. */
import { createRxDatabase, type RxCollection, type RxJsonSchema } from 'rxdb/plugins/core';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import type { Shelf } from './ports.ts';
import type { ShelfRow } from './shelf-row.ts';

/** A shelf that can be emptied for good, as the book is locked. */
export interface RxdbShelf extends Shelf {
  readonly close: () => Promise<void>;
}

/**
 * What RxDB keeps of a row: its place in the list. A change that leaves the place as it is then costs
 * RxDB nothing (it moves an entry of its own index by the time of writing, a splice in 40,000 each).
 */
interface ShelfPlace {
  /** A count: short, and rising, so that RxDB's own index of it needs no sorting. */
  readonly at: string;
  readonly key: string;
  readonly type: string;
  readonly book: string;
  /** A zero ends it: RxDB pads with spaces, and no character may come before the end. Then the key, for equal ones. */
  readonly sortKey: string;
}

const AT_DIGITS = 10;

const schema: RxJsonSchema<ShelfPlace> = {
  version: 0,
  type: 'object',
  primaryKey: 'at',
  properties: {
    at: { type: 'string', maxLength: AT_DIGITS },
    key: { type: 'string' },
    type: { type: 'string', maxLength: 32 },
    book: { type: 'string' },
    sortKey: { type: 'string', maxLength: 96 },
  },
  required: ['at', 'key', 'type', 'book', 'sortKey'],
  // A second index would double the time of opening.
  indexes: [['type', 'sortKey']],
};

interface Held {
  at: string;
  row: ShelfRow;
}

export const rxdbShelf = async (): Promise<RxdbShelf> => {
  const database = await createRxDatabase<{ rows: RxCollection<ShelfPlace> }>({
    // The memory storage joins databases of one name; two replicas in one test must not meet.
    name: `shelf-${crypto.randomUUID()}`,
    storage: getRxStorageMemory(),
    multiInstance: false,
    // Asking the index anew takes half as long as mending the last answer event by event.
    eventReduce: false,
  });
  await database.addCollections({ rows: { schema } });
  const { rows } = database.collections;
  const bell = changeBell();
  const heldByKey = new Map<string, Held>();
  let count = 0;
  let turn: Promise<unknown> = Promise.resolve();
  /** One after another: a row that moves is taken out of the place that was written for it before. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const next = turn.then(work);
    turn = next.catch(() => undefined);
    return next;
  };

  const place = async (added: readonly ShelfRow[]): Promise<void> => {
    // The last of several rows under one key counts.
    const anew = new Map<string, ShelfRow>();
    for (const row of added) {
      const held = heldByKey.get(row.key);
      if (held?.row.sortKey !== row.sortKey || anew.has(row.key)) anew.set(row.key, row);
      else held.row = row;
    }
    if (anew.size === 0) return;
    const left: string[] = [];
    const places: ShelfPlace[] = [];
    // In the order of the lists: what comes sorted is sorted in a single pass.
    for (const row of [...anew.values()].sort(byPlace)) {
      const held = heldByKey.get(row.key);
      if (held !== undefined) left.push(held.at);
      const at = String(count++).padStart(AT_DIGITS, '0');
      heldByKey.set(row.key, { at, row });
      const { key, type, book } = row;
      places.push({ at, key, type, book, sortKey: `${row.sortKey}\u0000${key}` });
    }
    if (left.length > 0) await rows.bulkRemove(left);
    await rows.bulkInsert(places);
  };

  return {
    putRows: async (added) => {
      if (added.length === 0) return;
      await inTurn(() => place(added));
      bell.ring();
    },
    removeRows: (keys) =>
      inTurn(async () => {
        const places = keys.flatMap((key) => heldByKey.get(key)?.at ?? []);
        for (const key of keys) heldByKey.delete(key);
        if (places.length === 0) return;
        await rows.bulkRemove(places);
        bell.ring();
      }),
    clear: () =>
      inTurn(async () => {
        heldByKey.clear();
        await rows.find().remove();
        bell.ring();
      }),
    get: (key) => heldByKey.get(key)?.row,
    find: async ({ type, book, limit }) => {
      const docs = await rows
        .find({
          selector: book === undefined ? { type } : { type, book },
          sort: [{ type: 'asc' }, { sortKey: 'asc' }, { at: 'asc' }],
          index: ['type', 'sortKey'],
          ...(limit === undefined ? {} : { limit }),
        })
        .exec();
      return docs.flatMap((doc) => heldByKey.get(doc._data.key)?.row ?? []);
    },
    watch: bell.watch,
    close: async () => {
      await database.close();
    },
  };
};

const byPlace = (a: ShelfRow, b: ShelfRow): number =>
  compareText(a.type, b.type) || compareText(a.sortKey, b.sortKey) || compareText(a.key, b.key);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Calls every watcher once a frame at most; in a hidden page, where no frame comes, at the next turn. */
const changeBell = () => {
  const watchers = new Set<() => void>();
  let isRinging = false;
  const tell = (): void => {
    isRinging = false;
    for (const onChange of [...watchers]) onChange();
  };
  return {
    ring: (): void => {
      if (isRinging) return;
      isRinging = true;
      if (typeof document !== 'undefined' && document.visibilityState === 'visible')
        requestAnimationFrame(tell);
      else setTimeout(tell, 0);
    },
    watch: (onChange: () => void): (() => void) => {
      const watcher = (): void => onChange();
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
};
