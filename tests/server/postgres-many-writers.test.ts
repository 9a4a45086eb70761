/** Sixteen writers over the connections of two processes: what follows positions and versions never skips one. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { EMPTY_DIGEST, extendDigest } from '#book/digest.ts';
import { seededChance } from '#domain/practice/seeded-chance.ts';
import { addAudit, auditHashOf, AUDIT_GENESIS } from '#server/audit-log.ts';
import type { BookStore, BookWriter } from '#server/book-store.ts';
import { openPostgresBookStore, type PostgresBookStore } from '#server/postgres-book-store.ts';
import { isLong, LONG_MS, times } from '../long/long-form.ts';
import { startRealPostgres, type RealPostgres } from './real-postgres.ts';

const WRITERS = 16;
const SEED = 20_261_123;
/** A million in all in the long form. */
const ENTRIES_EACH = times(150, 62_500);
const BOOKS = ['dues.unit1', 'roster.unit1', 'dues.unit2'];

let postgres: RealPostgres;
let url: string;
let processes: readonly [PostgresBookStore, PostgresBookStore];
beforeAll(async () => {
  postgres = await startRealPostgres();
});
afterAll(() => postgres.throwAway());
beforeEach(async () => {
  url = await postgres.freshDatabase();
  const open = () => openPostgresBookStore(url, { connectionsMax: WRITERS / 2 });
  processes = [await open(), await open()];
});
afterEach(async () => {
  for (const store of processes) await store.close();
  await postgres.dropDatabase(url);
});

/** Asks for what came after the last it saw, again and again, until told that all is written. */
const follow = async (
  read: (after: number) => Promise<readonly number[]>,
  isOver: () => boolean,
): Promise<number[]> => {
  const seen: number[] = [];
  for (let isLast = false; ; isLast = isOver()) {
    const more = await read(seen.at(-1) ?? 0);
    seen.push(...more);
    if (isLast && more.length === 0) return seen;
    await sleep(1);
  }
};

/** As a push does it: where does the book end, some thinking, a few entries, some more thinking, and the commit. */
const write = (
  store: BookStore,
  writer: string,
  seq: number,
  count: number,
  book: string,
  think: () => Promise<void>,
) =>
  store.write(async (tx) => {
    const end = await tx.end(book);
    await think();
    for (let at = 0; at < count; at += 1) await place(tx, end?.n ?? 0, at, { writer, seq, book });
    await think();
  });

const place = async (
  tx: BookWriter,
  from: number,
  at: number,
  { writer, seq, book }: { writer: string; seq: number; book: string },
): Promise<void> => {
  const end = await tx.end(book);
  const n = from + at + 1;
  const item = {
    ...{ book, n, device: writer, life: book, signedLife: book, seq: seq + at },
    ...{ hash: `${writer}-${seq + at}`, prevHash: 'before', bodyHash: 'body', body: null },
    ...{ effective: { ms: 1, counter: 0 }, receivedMs: (end?.lastReceivedMs ?? 0) + 1 },
    ...{ ruling: 'accepted' as const, reason: null, signature: null, admission: false },
  };
  await tx.append({ ...item, digest: extendDigest(end?.digest ?? EMPTY_DIGEST, item) });
};

test(
  `${WRITERS} writers with random holds: positions come in the order of the commits, none is skipped, digests run on`,
  async () => {
    const chance = seededChance(SEED);
    const think = (): Promise<void> =>
      chance.whole(0, 3) === 0 ? sleep(chance.whole(0, 4)) : Promise.resolve();
    let isOver = false;
    const all = { entriesMax: 1000, bytesMax: 1_000_000 };
    const following = BOOKS.map((book) =>
      follow(
        async (after) =>
          (await processes[1].committed.entriesAfter(book, after, all)).map(({ n }) => n),
        () => isOver,
      ),
    );
    const writing = Array.from({ length: WRITERS }, async (_, writer) => {
      const seqs = BOOKS.map(() => 1);
      for (let left = ENTRIES_EACH; left > 0;) {
        const count = Math.min(left, chance.whole(1, isLong ? 500 : 12));
        const at = chance.whole(0, BOOKS.length - 1);
        await write(processes[writer % 2]!, `writer${writer}`, seqs[at]!, count, BOOKS[at]!, think);
        seqs[at]! += count;
        left -= count;
      }
    });
    await Promise.all(writing);
    isOver = true;
    const seen = await Promise.all(following);
    for (const positions of seen)
      expect(positions).toEqual(Array.from({ length: positions.length }, (_, index) => index + 1));
    expect(seen.flat()).toHaveLength(WRITERS * ENTRIES_EACH);
    for (const book of BOOKS) {
      let [digest, receivedMs, n] = [EMPTY_DIGEST, 0, 0];
      for (
        let page = await processes[0].committed.entriesAfter(book, 0, all);
        page.length > 0;
        page = await processes[0].committed.entriesAfter(book, n, all)
      )
        for (const entry of page) {
          digest = extendDigest(digest, entry);
          expect(entry.digest).toBe(digest);
          expect(entry.receivedMs).toBeGreaterThan(receivedMs);
          ({ receivedMs, n } = entry);
        }
    }
  },
  LONG_MS,
);

test('the same look at a plain sequence catches it: a number that was drawn earlier comes later', async () => {
  const pool = new Pool({ connectionString: url, max: WRITERS + 1 });
  await pool.query('CREATE TABLE plain (n bigserial PRIMARY KEY)');
  const chance = seededChance(SEED);
  let hasSeen = (): void => undefined;
  const somethingSeen = new Promise<void>((resolve) => (hasSeen = resolve));
  let isOver = false;
  const following = follow(
    async (after) => {
      const { rows } = await pool.query<{ n: string }>(
        'SELECT n FROM plain WHERE n > $1 ORDER BY n',
        [after],
      );
      if (rows.length > 0) hasSeen();
      return rows.map(({ n }) => Number(n));
    },
    () => isOver,
  );
  // One drew the first number and commits when later ones have been seen: on however quiet a machine.
  const slow = await pool.connect();
  await slow.query('BEGIN');
  await slow.query('INSERT INTO plain DEFAULT VALUES');
  await Promise.all(
    Array.from({ length: WRITERS - 1 }, async () => {
      const client = await pool.connect();
      for (let at = 0; at < 25; at += 1) {
        await client.query('BEGIN');
        await client.query('INSERT INTO plain DEFAULT VALUES');
        await sleep(chance.whole(0, 6));
        await client.query('COMMIT');
      }
      client.release();
    }),
  );
  await somethingSeen;
  await slow.query('COMMIT');
  slow.release();
  isOver = true;
  const seen = await following;
  await pool.end();
  expect(seen).not.toContain(1);
  expect(seen.length).toBeLessThan((WRITERS - 1) * 25 + 1);
});

test('office records written side by side: a cursor over their versions meets the newest state of each', async () => {
  const chance = seededChance(SEED);
  const order = { ms: 1, counter: 0, device: 'd', life: 'l', seq: 1, hash: 'h' };
  const record = (id: string, label: number) => ({
    ...{ type: 'device', id },
    changes: [{ order, index: 0, set: { label } }],
  });
  const newest = new Map<string, unknown>();
  let isOver = false;
  const following = follow(
    async (after) => {
      const rows = await processes[1].committed.officeSince(after);
      for (const row of rows) newest.set(row.record.id, row.record);
      return rows.map(({ version }) => version);
    },
    () => isOver,
  );
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      for (let label = 1; label <= 12; label += 1)
        await processes[writer % 2]!.write(async (tx) => {
          // As each push does before it judges.
          await tx.officeSince(0);
          await sleep(chance.whole(0, 2));
          await tx.putOffice(`office.unit${writer}`, record(`of${writer}`, label));
          await tx.putOffice('office.unit1', record('shared', writer * 100 + label));
          await sleep(chance.whole(0, 2));
        });
    }),
  );
  isOver = true;
  await following;
  const stand = await processes[0].committed.officeSince(0);
  expect(stand).toHaveLength(WRITERS + 1);
  expect(new Set(stand.map(({ version }) => version)).size).toBe(WRITERS + 1);
  expect(new Map(stand.map(({ record: found }) => [found.id, found]))).toEqual(newest);
});

test('the log of who did what: one chain of all processes, without a gap', async () => {
  const chance = seededChance(SEED);
  let isOver = false;
  const following = follow(
    async (after) => (await processes[1].committed.auditAfter(after, 100)).map(({ n }) => n),
    () => isOver,
  );
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      for (let at = 0; at < 12; at += 1)
        await processes[writer % 2]!.write(async (tx) => {
          const book = BOOKS[at % BOOKS.length]!;
          await tx.end(book);
          await tx.lastAuditHead();
          await sleep(chance.whole(0, 2));
          const once = at % 4 === 0 ? `once${at}` : undefined;
          await addAudit(tx, 1000 + at, { what: 'signed-in', officer: `officer${writer}`, once });
        });
    }),
  );
  isOver = true;
  const seen = await following;
  // Nine of twelve of each, and three names that stand once for all.
  expect(seen).toEqual(Array.from({ length: WRITERS * 9 + 3 }, (_, index) => index + 1));
  let prevHash = AUDIT_GENESIS;
  for (const row of await processes[0].committed.auditAfter(0, 1000)) {
    expect(row.prevHash).toBe(prevHash);
    expect(row.hash).toBe(auditHashOf(prevHash, row));
    prevHash = row.hash;
  }
});

test('what may be spent once is spent once, whichever process is asked', async () => {
  await processes[0].write((tx) => tx.putNote('invitation', 'one', 'free', null));
  const spent = await Promise.all(
    Array.from({ length: WRITERS }, (_, writer) =>
      processes[writer % 2]!.write(async (tx) => {
        if ((await tx.note('invitation', 'one', 0)) !== 'free') return false;
        await sleep(2);
        await tx.putNote('invitation', 'one', `spent by ${writer}`, null);
        return true;
      }),
    ),
  );
  expect(spent.filter(Boolean)).toHaveLength(1);
});

test('two that need the same two books in opposite order both come through', async () => {
  const both = Array.from({ length: WRITERS }, (_, writer) =>
    processes[writer % 2]!.write(async (tx) => {
      const books = writer % 2 === 0 ? BOOKS.slice(0, 2) : BOOKS.slice(0, 2).reverse();
      for (const book of books) {
        const end = await tx.end(book);
        await sleep(2);
        await place(tx, end?.n ?? 0, 0, { writer: `writer${writer}`, seq: 1, book });
      }
    }),
  );
  await Promise.all(both);
  expect((await processes[0].committed.ends()).map(({ n }) => n)).toEqual([WRITERS, WRITERS]);
});
