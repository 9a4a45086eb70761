/** What a device does, measured in the page: bulk load, remote changes, saves, each beside raw IndexedDB. */
import { bookId } from '#book/book-id.ts';
import type { FoldedRecord } from '#crdt/fold.ts';
import { issueReceipt } from '#domain/dues/acts.ts';
import { receipt } from '#domain/dues/receipt.ts';
import { seededChance } from '#domain/practice/seeded-chance.ts';
import { write } from '#domain/draft.ts';
import { member } from '#domain/roster/member.ts';
import type { ShelfRow } from '#replica/shelf-row.ts';
import { forgetDatabase, identityOf, must, openBench, type OpenBench } from './bench-replica.ts';
import {
  DUES,
  foldedFrom,
  madeUpBooks,
  ROSTER,
  SEED,
  UNIT,
  type MadeUpEntry,
} from './made-up-books.ts';
import { madeUpServer, type MadeUpServer } from './made-up-server.ts';
import { openRawRows, type RawChange, type RawRow } from './raw-rows.ts';

/** Milliseconds of each repeat, ours and the peer's, taken in turns. */
export interface Beside {
  readonly ours: readonly number[];
  readonly peers: readonly number[];
}

interface Books {
  readonly members: readonly string[];
  readonly roster: readonly FoldedRecord[];
  readonly dues: readonly FoldedRecord[];
}

const booksOf = (members: number, receiptsEach: number): Books => {
  const made = madeUpBooks({ members, receiptsEach, whole: false });
  return { members: made.members, roster: foldedFrom(made.roster), dues: foldedFrom(made.dues) };
};

const PEER = 'raw-rows';

const fresh = async (server: MadeUpServer, replica: string): Promise<OpenBench> => {
  await forgetDatabase(replica);
  const bench = await openBench(identityOf(replica, server.publicKey));
  must(await bench.replica.loading);
  must(await bench.replica.takeHello(server.hello));
  must(await bench.replica.takeDirectory(server.directory()));
  return bench;
};

/** Takes whole books in as a snapshot: sealed on the disk, folded, and on the shelf for the screens. */
const bulkLoad = async (bench: OpenBench, server: MadeUpServer, books: Books): Promise<number> => {
  const roster = server.snapshot(ROSTER, books.roster);
  const dues = server.snapshot(DUES, books.dues);
  const start = performance.now();
  must(await bench.replica.takeSnapshot(roster));
  must(await bench.replica.takeSnapshot(dues));
  return performance.now() - start;
};

export const measureBulkLoad = async (
  members: number,
  receiptsEach: number,
  repeats: number,
): Promise<Beside> => {
  const books = booksOf(members, receiptsEach);
  const ours: number[] = [];
  const peers: number[] = [];
  let rows: readonly RawRow[] = [];
  for (let at = 0; at <= repeats; at++) {
    const server = madeUpServer();
    const bench = await fresh(server, 'bulk');
    const ourMs = await bulkLoad(bench, server, books);
    if (rows.length === 0) rows = await rawRowsOf(bench);
    if (rows.length !== members * (receiptsEach + 1)) throw new Error(`${rows.length} rows`);
    await bench.close();
    const raw = await openRawRows(PEER);
    const start = performance.now();
    await raw.putAll(rows);
    const peerMs = performance.now() - start;
    await raw.close();
    if (at === 0) continue;
    ours.push(ourMs);
    peers.push(peerMs);
  }
  await forgetDatabase('bulk');
  return { ours, peers };
};

/** The same records as plain rows, made beforehand: the peer's clock runs for the writing only. */
const rawRowsOf = async ({ replica }: OpenBench): Promise<readonly RawRow[]> => {
  const rows: RawRow[] = [];
  for (const type of ['member', 'receipt'])
    for (const row of await replica.shelf.find({ type })) rows.push(rawRowOf(row));
  return rows;
};

const rawRowOf = (row: ShelfRow): RawRow => ({
  ...row,
  // Structured clone cannot take over what RxDB has made of the row, nor need it.
  ...(JSON.parse(JSON.stringify(row)) as ShelfRow),
  writtenMsByField: Object.fromEntries(
    Object.entries(row.values).flatMap(([field, value]) =>
      value === undefined ? [] : [[field, row.changedMs]],
    ),
  ),
});

export const measureApply = async (
  members: number,
  receiptsEach: number,
  changes: number,
  repeats: number,
): Promise<Beside> => {
  const books = booksOf(members, receiptsEach);
  const server = madeUpServer();
  const bench = await fresh(server, 'apply');
  await bulkLoad(bench, server, books);
  const raw = await openRawRows(PEER);
  await raw.putAll(await rawRowsOf(bench));
  const chance = seededChance(SEED + 2);
  const ours: number[] = [];
  const peers: number[] = [];
  for (let at = 0; at <= repeats; at++) {
    const atMs = Date.UTC(2026, 10, 1 + at);
    // Each change an entry of its own: the dearest form, a page of single acts.
    const entries: readonly MadeUpEntry[] = Array.from({ length: changes }, () => ({
      book: ROSTER,
      act: 'editMember',
      changes: [
        write(member, books.members[chance.whole(0, members - 1)] ?? '', {
          phone: `+849${chance.digits(8)}`,
          address: `Tổ ${chance.whole(1, 40)}, phường Đồng Mận`,
        }),
      ],
    }));
    const pages = server.pages(ROSTER, entries, atMs);
    const start = performance.now();
    for (const { page, bodies } of pages) must(await bench.replica.takePage(page, bodies));
    const ourMs = performance.now() - start;
    const rawChanges: readonly RawChange[] = entries.map((entry, index) => ({
      key: `${ROSTER}|member|${entry.changes[0]?.id ?? ''}`,
      set: entry.changes[0]?.set ?? {},
      atMs: atMs + index,
    }));
    const peerStart = performance.now();
    await raw.merge(rawChanges);
    const peerMs = performance.now() - peerStart;
    await checkSame(bench, raw, rawChanges.at(-1)?.key ?? '');
    if (at === 0) continue;
    ours.push(ourMs);
    peers.push(peerMs);
  }
  await bench.close();
  await raw.close();
  await forgetDatabase('apply');
  return { ours, peers };
};

/** Both have arrived at the same values, or the comparison means nothing. */
const checkSame = async (
  { replica }: OpenBench,
  raw: { readonly get: (key: string) => Promise<unknown> },
  key: string,
): Promise<void> => {
  const own = (await replica.shelf.get(key))?.values['phone'];
  const other = ((await raw.get(key)) as RawRow | undefined)?.values['phone'];
  if (own === undefined || own !== other)
    throw new Error(`${key}: ${String(own)} ≠ ${String(other)}`);
};

export const measureSaves = async (saves: number, warmUp: number): Promise<Beside> => {
  const books = booksOf(500, 3);
  const server = madeUpServer();
  const bench = await fresh(server, 'saves');
  await bulkLoad(bench, server, books);
  must(await bench.replica.takeSeries(DUES, 'K7Q2N'));
  const raw = await openRawRows(PEER);
  const ours: number[] = [];
  const peers: number[] = [];
  for (let at = 0; at < saves + warmUp; at++) {
    const start = performance.now();
    const saved = await bench.replica.save((moment) =>
      issueReceipt(
        {
          duesBook: DUES,
          member: books.members[at % books.members.length] ?? '',
          months: ['2026-11'],
          amountVnd: 26_000 + at,
          method: 'cash',
          paidOn: moment.today,
        },
        moment,
        { paidMonths: new Map(), closedDays: new Set() },
      ),
    );
    const ourMs = performance.now() - start;
    must(saved);
    const row = {
      type: receipt.type,
      member: books.members[0],
      amountVnd: 26_000 + at,
      months: ['2026-11'],
      method: 'cash',
    };
    const peerStart = performance.now();
    await raw.putStrict(`${bookId('dues', UNIT)}|${at}`, row);
    const peerMs = performance.now() - peerStart;
    if (at < warmUp) continue;
    ours.push(ourMs);
    peers.push(peerMs);
  }
  await bench.close();
  await raw.close();
  await forgetDatabase('saves');
  return { ours, peers };
};

/** Leaves a replica on the disk for the pages that open it cold. */
export const layDown = async (
  replica: string,
  members: number,
  receiptsEach: number,
): Promise<void> => {
  const server = madeUpServer();
  const bench = await fresh(server, replica);
  if (members > 0) await bulkLoad(bench, server, booksOf(members, receiptsEach));
  await bench.close();
};
