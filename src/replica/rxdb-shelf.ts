/** The shelf over RxDB in memory: one collection, one index, one call to the screens for many changes. */
import { createRxDatabase, type RxCollection, type RxJsonSchema } from 'rxdb/plugins/core';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import type { Shelf } from './ports.ts';
import type { ShelfRow } from './shelf-row.ts';

/** A shelf that can be emptied for good, as the book is locked. */
export interface RxdbShelf extends Shelf {
  readonly close: () => Promise<void>;
}

/** What RxDB keeps. The row lies in one field, for RxDB would stumble over field names that begin with `_`. */
interface ShelfDoc {
  readonly key: string;
  readonly type: string;
  readonly book: string;
  /** Ends in a zero: RxDB pads with spaces, and no character a list sorts by may come before the end. */
  readonly sortKey: string;
  readonly row: ShelfRow;
}

const schema: RxJsonSchema<ShelfDoc> = {
  version: 0,
  type: 'object',
  primaryKey: 'key',
  properties: {
    key: { type: 'string', maxLength: 160 },
    type: { type: 'string', maxLength: 32 },
    book: { type: 'string' },
    sortKey: { type: 'string', maxLength: 96 },
    row: { type: 'object', additionalProperties: true },
  },
  required: ['key', 'type', 'book', 'sortKey', 'row'],
  // A second index would double the time of opening.
  indexes: [['type', 'sortKey']],
};

export const rxdbShelf = async (): Promise<RxdbShelf> => {
  const database = await createRxDatabase<{ rows: RxCollection<ShelfDoc> }>({
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

  return {
    putRows: async (added) => {
      if (added.length === 0) return;
      // RxDB refuses one key twice in a call; the last one counts.
      const docByKey = new Map(added.map((row) => [row.key, docFromRow(row)]));
      await rows.bulkUpsert([...docByKey.values()]);
      bell.ring();
    },
    removeRows: async (keys) => {
      const { success } = await rows.bulkRemove([...keys]);
      if (success.length > 0) bell.ring();
    },
    clear: async () => {
      await rows.find().remove();
      bell.ring();
    },
    get: async (key) => (await rows.findOne(key).exec())?._data.row,
    find: async ({ type, book, limit }) => {
      const docs = await rows
        .find({
          selector: book === undefined ? { type } : { type, book },
          sort: [{ type: 'asc' }, { sortKey: 'asc' }, { key: 'asc' }],
          index: ['type', 'sortKey'],
          ...(limit === undefined ? {} : { limit }),
        })
        .exec();
      return docs.map((doc) => doc._data.row);
    },
    watch: bell.watch,
    close: async () => {
      await database.close();
    },
  };
};

const docFromRow = (row: ShelfRow): ShelfDoc => ({
  key: row.key,
  type: row.type,
  book: row.book,
  sortKey: `${row.sortKey}\u0000`,
  row,
});

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
