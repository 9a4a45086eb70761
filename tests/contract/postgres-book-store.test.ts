/** The store in PostgreSQL under the contract of all book stores, and what is its alone. */
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EMPTY_DIGEST } from '#book/digest.ts';
import { StoreFull } from '#server/book-store.ts';
import { openPostgresBookStore, type PostgresBookStore } from '#server/postgres-book-store.ts';
import type { Moves } from '#server/postgres-moves.ts';
import { startRealPostgres, type RealPostgres } from '../server/real-postgres.ts';
import { bookStoreContract } from './book-store.contract.ts';

let postgres: RealPostgres;
beforeAll(async () => {
  postgres = await startRealPostgres();
});
afterAll(() => postgres.throwAway());

bookStoreContract('PostgreSQL', async () => {
  const url = await postgres.freshDatabase();
  const store = await openPostgresBookStore(url);
  return {
    store,
    discard: async () => {
      await store.close();
      await postgres.dropDatabase(url);
    },
  };
});

/** A database with stores over it, as many as there are processes; closed and dropped whatever becomes of the test. */
const over = async (
  processes: number,
  body: (stores: readonly PostgresBookStore[], url: string) => Promise<void>,
): Promise<void> => {
  const url = await postgres.freshDatabase();
  const stores: PostgresBookStore[] = [];
  for (let at = 0; at < processes; at += 1) stores.push(await openPostgresBookStore(url));
  try {
    await body(stores, url);
  } finally {
    for (const store of stores) await store.close();
    await postgres.dropDatabase(url);
  }
};

const orderTo = async (url: string, sql: string): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
};

const entryIn = (book: string, n: number) => ({
  ...{ book, n, device: 'device1', life: 'life1', signedLife: 'life1', seq: n, hash: `hash${n}` },
  ...{ prevHash: 'before', bodyHash: 'body', body: null, effective: { ms: 1, counter: 0 } },
  ...{ receivedMs: n, ruling: 'accepted' as const, reason: null, signature: null },
  ...{ digest: EMPTY_DIGEST, admission: false },
});

test('what was committed is there when the database is opened again', () =>
  over(1, async ([first], url) => {
    await first!.write((tx) => tx.putNote('kind', 'key', 'kept', null));
    await first!.close();
    const second = await openPostgresBookStore(url);
    expect(await second.committed.note('kind', 'key', 0)).toBe('kept');
    await second.close();
  }));

test('two processes that begin on one empty database make its tables once', async () => {
  const url = await postgres.freshDatabase();
  const stores = await Promise.all([1, 2, 3].map(() => openPostgresBookStore(url)));
  for (const store of stores) await store.close();
  await postgres.dropDatabase(url);
});

test('a full disk is told as such, what was there stays readable and the store recovers', () =>
  over(1, async ([store], url) => {
    await store!.write((tx) => tx.putNote('kind', 'small', 'kept', null));
    await orderTo(
      url,
      `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
       CREATE TRIGGER full_disk BEFORE INSERT ON notes FOR EACH ROW WHEN (length(NEW.value) > 1000)
         EXECUTE FUNCTION full_disk()`,
    );
    const big = 'x'.repeat(1_000_000);
    await expect(store!.write((tx) => tx.putNote('kind', 'big', big, null))).rejects.toThrow(
      StoreFull,
    );
    expect(await store!.committed.note('kind', 'small', 0)).toBe('kept');
    expect(await store!.committed.note('kind', 'big', 0)).toBeUndefined();
    await orderTo(url, 'DROP TRIGGER full_disk ON notes');
    await store!.write((tx) => tx.putNote('kind', 'big', big, null));
    expect(await store!.committed.note('kind', 'big', 0)).toBe(big);
  }));

test('a database that answers before it has written is refused', () =>
  over(1, async (_, url) => {
    await orderTo(
      url,
      `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET synchronous_commit = off`,
    );
    await expect(openPostgresBookStore(url)).rejects.toThrow('synchronous_commit = off');
  }));

test('a database of a newer server is refused, not guessed at', () =>
  over(1, async (_, url) => {
    await orderTo(url, 'INSERT INTO schema_steps (n) SELECT generate_series(90, 99)');
    await expect(openPostgresBookStore(url)).rejects.toThrow('phiên bản mới hơn');
  }));

test('a failure that the work keeps to itself is no commit', () =>
  over(1, async ([store]) => {
    const silent = store!.write(async (tx) => {
      await tx.putNote('kind', 'key', 'kept?', null);
      await tx
        .entriesAfter('dues.unit1', 0.5, { entriesMax: 1, bytesMax: 1 })
        .catch(() => undefined);
    });
    await expect(silent).rejects.toThrow('kept silent');
    expect(await store!.committed.note('kind', 'key', 0)).toBeUndefined();
  }));

test('what a transaction asks for when it is over reaches neither the database nor the next one', () =>
  over(1, async ([store]) => {
    let late: Promise<unknown>[] = [];
    const failing = store!.write(async (tx) => {
      // Side by side, and given up at the first that fails.
      late = [1, 2, 3].map((n) =>
        tx.append(entryIn('dues.unit1', n)).then(() => tx.end('dues.unit2')),
      );
      throw new Error('given up');
    });
    await expect(failing).rejects.toThrow('given up');
    expect((await Promise.allSettled(late)).map(({ status }) => status)).toContain('rejected');
    await store!.write((tx) => tx.append(entryIn('dues.unit2', 1)));
    expect((await store!.committed.ends()).map(({ book }) => book)).toEqual(['dues.unit2']);
  }));

test('what no text of the database takes is kept without it, and asking for it is no error', () =>
  over(1, async ([store]) => {
    await store!.write(async (tx) => {
      await tx.putNote('kind', 'zero', 'a\0b', null);
      await tx.putNote('kind', 'half', `a\ud800b`, null);
      await tx.putNote('kind', 'both', '\\u0000 \\\ud83d', null);
    });
    expect(await store!.committed.note('kind', 'zero', 0)).toBe('a\uFFFDb');
    expect(await store!.committed.note('kind', 'half', 0)).toBe('a\uFFFDb');
    expect(await store!.committed.note('kind', 'both', 0)).toBe('\\u0000 \\\uFFFD');
    expect(await store!.committed.note('kind', '\0', 0)).toBeUndefined();
  }));

test('nobody changes a line of the log or takes one away', () =>
  over(1, async ([store], url) => {
    const row = { n: 1, atMs: 1, what: 'signed-in', officer: 'mai', device: null, book: null };
    await store!.write((tx) =>
      tx.appendAudit({ ...row, about: null, saidMs: null, prevHash: 'p', hash: 'h' }, null),
    );
    for (const sql of ['UPDATE audit SET officer = null', 'DELETE FROM audit', 'TRUNCATE audit'])
      await expect(orderTo(url, sql)).rejects.toThrow('only added to');
  }));

test('the other process hears where a book ends, once it is committed and not before; its own it knows', () =>
  over(2, async ([one, other]) => {
    const heard: (Moves | 'any')[] = [];
    const ownHeard: (Moves | 'any')[] = [];
    other!.onMoves((moves) => heard.push(moves));
    one!.onMoves((moves) => ownHeard.push(moves));
    await expect(
      one!.write(async (tx) => {
        await tx.append(entryIn('dues.unit1', 1));
        throw new Error('the phone was gone');
      }),
    ).rejects.toThrow();
    await one!.write(async (tx) => {
      await tx.append(entryIn('dues.unit2', 1));
      await tx.append(entryIn('dues.unit2', 2));
    });
    await expect.poll(() => heard).toEqual([[{ book: 'dues.unit2', n: 2 }]]);
    await other!.write((tx) => tx.append(entryIn('dues.unit3', 1)));
    await expect.poll(() => ownHeard).toEqual([[{ book: 'dues.unit3', n: 1 }]]);
  }));

test('whose listening line was cut listens again, and knows that it does not know what it missed', () =>
  over(2, async ([one, other], url) => {
    const heard: (Moves | 'any')[] = [];
    other!.onMoves((moves) => heard.push(moves));
    await orderTo(
      url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query LIKE 'LISTEN %'`,
    );
    await expect.poll(() => heard).toEqual(['any']);
    await one!.write((tx) => tx.append(entryIn('dues.unit1', 1)));
    await expect.poll(() => heard.at(-1)).toEqual([{ book: 'dues.unit1', n: 1 }]);
  }));
