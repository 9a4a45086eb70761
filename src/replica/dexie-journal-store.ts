/** The journal store over Dexie: one IndexedDB database a replica, one strict transaction a commit. */
import { Dexie, type Table as DexieTable } from 'dexie';
import { sameBytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { databaseOfReplica } from './database-names.ts';
import { databaseHold } from './dexie-database-hold.ts';
import { diskReserve } from './dexie-disk-reserve.ts';
import { browserLogRenewal } from './dexie-log-renewal.ts';
import { StoreFault, storeProblemFrom } from './dexie-store-fault.ts';
import {
  TABLES,
  type JournalStore,
  type StoredValue,
  type StoreProblem,
  type Table,
  type Write,
} from './ports.ts';

/** Rows of the store's own: the writer's token and the reserve. No table of the replica. */
const HOUSE = 'house';
const WRITER = 'writer';

/** Opens at the first use, and again whenever the browser has closed the database under it. */
export const dexieJournalStore = (replica: string): JournalStore => {
  const db = dexieOf(replica);
  const house: DexieTable<StoredValue, string> = db.table(HOUSE);
  const hold = databaseHold(db, VERSION, () => void attempt(() => house.count()));
  const reserve = diskReserve(house);
  const log = browserLogRenewal();
  let closed = false;

  /** Runs once more after a lost connection: the work is all or nothing, so it may be done again. */
  const attempt = async <T>(
    work: (again: boolean) => Promise<T>,
  ): Promise<Result<T, StoreProblem>> => {
    for (const again of [false, true]) {
      if (closed) break;
      const taken = hold.takenAway();
      if (taken !== undefined) return refuse({ kind: taken });
      try {
        return accept(await work(again));
      } catch (error) {
        const problem = storeProblemFrom(error);
        if (problem.kind !== 'store-failed' || again) return refuse(problem);
        // Dexie thinks a dead connection is open; closing it makes the next use open another.
        db.close({ disableAutoOpen: false });
      }
    }
    return refuse({ kind: 'store-failed', detail: 'closed' });
  };
  /** The same for a write: none goes behind a log that may be torn. */
  const attemptWrite = <T>(
    work: (again: boolean) => Promise<T>,
  ): Promise<Result<T, StoreProblem>> =>
    attempt(async (again) => {
      if ((await log.isSuspect()) && !(await log.renew()))
        throw new StoreFault({ kind: 'disk-full' });
      try {
        return await work(again);
      } catch (error) {
        if (storeProblemFrom(error).kind === 'store-failed') log.suspect();
        throw error;
      }
    });

  const checkWriter = async (token: string): Promise<void> => {
    if ((await house.get(WRITER)) !== token) throw new StoreFault({ kind: 'writer-lost' });
  };

  const commitOnce = <T>(
    token: string,
    writes: readonly Write[],
    read: () => PromiseLike<T>,
  ): Promise<Result<T, StoreProblem>> =>
    attemptWrite(async (again) => {
      const tables = [...new Set(writes.map((write) => write.table)), HOUSE];
      let reading: PromiseLike<T | undefined> | undefined;
      try {
        await db.transaction('rw', tables, async () => {
          // Asked for together, the token first: where it is another one the whole transaction is taken back before
          // the first write is answered. One after the other, each answer waits for a screen that is being painted.
          const written = [
            checkWriter(token),
            ...groupsByTable(writes).map((groups) => writeGroups(db, groups)),
          ];
          // Begun behind this transaction and over the same table: the database lets it see the rows when they are safe.
          reading = Dexie.ignoreTransaction(read).then(undefined, () => undefined);
          await Promise.all(written);
        });
      } catch (error) {
        // The connection may have died after the commit and before its answer.
        if (!again || !(await isDone(db, error, writes))) throw error;
        reading = undefined;
      }
      return (await reading) ?? (await read());
    });

  const commitWith = async <T>(
    token: string,
    writes: readonly Write[],
    read: () => PromiseLike<T>,
  ): Promise<Result<T, StoreProblem>> => {
    const first = await commitOnce(token, writes, read);
    if (first.ok) reserve.refillWhenThereIsRoom();
    if (first.ok || first.error.kind !== 'disk-full') return first;
    for (let tries = 0; tries < reserve.triesMax; tries += 1) {
      if (!(await reserve.free(tries))) break;
      const next = await commitOnce(token, writes, read);
      if (next.ok || next.error.kind !== 'disk-full') return next;
    }
    return first;
  };

  return {
    takeWriter: async (token) => {
      const taken = await attemptWrite(async () => {
        await house.put(token, WRITER);
      });
      if (taken.ok) reserve.fillSoon();
      return taken;
    },
    commit: (token, writes) => commitWith(token, writes, readNothing),
    commitAndRead: (token, writes, table, keys) =>
      commitWith(token, writes, () =>
        db.transaction('r', table, () => tableOf(db, table).bulkGet([...keys])),
      ),
    get: (table, key) => attempt(() => tableOf(db, table).get(key)),
    list: (table, range = {}) =>
      attempt(() =>
        // Two bulk reads in one transaction; a cursor would cost a turn a row.
        db.transaction('r', table, async () => {
          const rows = tableOf(db, table)
            .where(':id')
            .between(range.from ?? '', range.to ?? Dexie.maxKey, true, false);
          const limited = range.limit === undefined ? rows : rows.limit(range.limit);
          const [keys, values] = await Promise.all([limited.primaryKeys(), limited.toArray()]);
          return keys.flatMap((key, i) => {
            const value = values[i];
            return value === undefined ? [] : [{ key, value }];
          });
        }),
      ),
    amend: (table, key, change) =>
      attemptWrite(() =>
        db.transaction('rw', table, async () => {
          const rows = tableOf(db, table);
          const before = await rows.get(key);
          const after = change(before);
          if (after === undefined) await rows.delete(key);
          else if (after !== before) await rows.put(after, key);
          return after;
        }),
      ),
    close: async () => {
      closed = true;
      hold.letGo();
      await reserve.settled();
      db.close();
    },
    onTakenAway: hold.onTakenAway,
  };
};

const readNothing = (): Promise<void> => Promise.resolve();

/** Of the database; native it is ten times as much. */
const VERSION = 1;

const dexieOf = (replica: string): Dexie => {
  const db = new Dexie(databaseOfReplica(replica), {
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
  });
  // Keys lie beside the values: '' is a primary key that is no field.
  db.version(VERSION).stores(Object.fromEntries([...TABLES, HOUSE].map((table) => [table, ''])));
  return db;
};

const tableOf = (db: Dexie, table: Table): DexieTable<StoredValue, string> => db.table(table);

/** Writes of one table and one kind that follow one another: one bulk call. */
interface WriteGroup {
  readonly table: Table;
  readonly op: Write['op'];
  readonly writes: Write[];
}

/** A list of groups for each table, in the order given: within a table order matters, between tables not. */
const groupsByTable = (writes: readonly Write[]): readonly (readonly WriteGroup[])[] => {
  const byTable = new Map<Table, WriteGroup[]>();
  for (const write of writes) {
    const groups = byTable.get(write.table) ?? [];
    byTable.set(write.table, groups);
    const last = groups.at(-1);
    if (last?.op === write.op) last.writes.push(write);
    else groups.push({ table: write.table, op: write.op, writes: [write] });
  }
  return [...byTable.values()];
};

const writeGroups = async (db: Dexie, groups: readonly WriteGroup[]): Promise<void> => {
  for (const { table, op, writes } of groups) {
    const keys = writes.map((write) => write.key);
    const values = writes.flatMap((write) => (write.op === 'delete' ? [] : [write.value]));
    if (op === 'delete') await tableOf(db, table).bulkDelete(keys);
    else if (op === 'put') await tableOf(db, table).bulkPut(values, keys);
    else await addAll(tableOf(db, table), table, keys, values);
  }
};

const addAll = async (
  rows: DexieTable<StoredValue, string>,
  table: Table,
  keys: readonly string[],
  values: readonly StoredValue[],
): Promise<void> => {
  try {
    await rows.bulkAdd(values, keys);
  } catch (error) {
    if (!(error instanceof Dexie.BulkError)) throw error;
    const clash = Object.entries(error.failuresByPos).find(
      ([, failure]) => failure.name === 'ConstraintError',
    );
    const key = keys[Number(clash?.[0])];
    if (key === undefined) throw error;
    throw new StoreFault({ kind: 'already-there', table, key });
  }
};

/** Did this very transaction go through before? Sealed values carry a random nonce: equal means the same. */
const isDone = async (db: Dexie, error: unknown, writes: readonly Write[]): Promise<boolean> => {
  const problem = storeProblemFrom(error);
  if (problem.kind !== 'already-there') return false;
  const write = writes.find(({ table, key }) => table === problem.table && key === problem.key);
  if (write?.op !== 'add') return false;
  const there = await tableOf(db, problem.table).get(problem.key);
  return there !== undefined && sameValue(there, write.value);
};

const sameValue = (a: StoredValue, b: StoredValue): boolean =>
  typeof a === 'string' || typeof b === 'string' ? a === b : sameBytes(a, b);
