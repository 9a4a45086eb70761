/** Takes the requests off a device that several people use: as a book is given up by order, but that it stays open for new ones. */
import { accept, type Result } from '#base/result.ts';
import { tierOf } from './book-tier.ts';
import { correctedNow } from './corrected-clock.ts';
import type { EngineContext } from './engine-context.ts';
import { baseKey } from './journal-base.ts';
import { writeLeft } from './left-books.ts';
import { parcelWrites } from './parcels.ts';
import type { StoreProblem, Table, Write } from './ports.ts';
import { readableAside, shutItems } from './read-to-send.ts';
import { asideOf, type ReplicaState } from './replica-state.ts';
import { cursorKey, freshCursor, keysOf, type CursorRow, type LeftRow } from './stored-rows.ts';

/** What still has something unsent waits for the contact that sends it; what has own entries also waits for the words. */
export const giveUpRequests = (context: EngineContext): Promise<void> =>
  context.inTurn(async () => {
    const { state } = context;
    for (const cursor of [...state.cursors.values()])
      if (tierOf(context, cursor.book) !== undefined && hasSomething(state, cursor))
        await giveUp(context, cursor);
    if (!isAnyWaiting(context, 'confidential')) state.tierAside = undefined;
    await context.publish();
  });

const hasSomething = (state: ReplicaState, { book, n }: CursorRow): boolean =>
  n > 0 || [...state.shut.values()].some((entry) => entry.book === book && entry.state === 'safe');

const isAnyWaiting = (context: EngineContext, tier: 'cases' | 'confidential'): boolean =>
  [...context.state.shut.values()].some(
    (entry) => entry.state === 'waiting' && tierOf(context, entry.book) === tier,
  );

const giveUp = async (
  context: EngineContext,
  cursor: CursorRow,
): Promise<Result<void, StoreProblem>> => {
  const { state, ports, ledger } = context;
  const { book } = cursor;
  const shut = [...state.shut.entries()].filter(([, entry]) => entry.book === book);
  if (shut.some(([, entry]) => entry.state === 'waiting')) return accept(undefined);
  const tier = tierOf(context, book);
  const hasOwn = [...state.own.values()].some((row) => row.book === book && row.seq > 0);
  // What only the words open cannot be sealed for the server now.
  if (tier === undefined || (hasOwn && asideOf(state, tier) === undefined))
    return accept(undefined);
  const own = (await shutItems(context, tier)).filter(({ body }) => body.book === book);
  // Unsent first: a verdict of this very epoch is the receipt for each.
  if (own.length < shut.length || own.some(({ row }) => row.verdict?.epoch !== cursor.epoch))
    return accept(undefined);
  const parcels = await parcelWrites(readableAside(context, own), book);
  if (!parcels.ok) return parcels;
  const gone = await deletesOf(context, book);
  if (!gone.ok) return gone;
  // Held and refused ones stay: a person has still to look at them.
  const done = own.filter(({ row }) => row.verdict?.ruling === 'accepted');
  const fresh = freshCursor(book, cursor.epoch);
  const left = leftOf(context, book, parcels.value.entries);
  const committed = await context.commit([
    ...gone.value,
    ...done.map(({ key }): Write => ({ op: 'delete', table: 'outbox', key })),
    ...parcels.value.writes,
    { op: 'put', table: 'cursor', key: cursorKey(book), value: JSON.stringify(fresh) },
    await writeLeft(context, left),
  ]);
  if (!committed.ok) return committed;
  state.cursors.set(book, fresh);
  for (const kept of [state.chains, state.stubs])
    for (const key of [...kept.keys()]) if (key.startsWith(`${book}|`)) kept.delete(key);
  for (const { key, row } of done) {
    state.shut.delete(key);
    state.fresh.delete(row.hash);
  }
  state.left.set(book, left);
  await ports.shelf.removeRows(ledger.forget(book));
  return accept(undefined);
};

/** Everything of the book but own entries and the own counters. */
const deletesOf = async (
  { ports }: EngineContext,
  book: string,
): Promise<Result<readonly Write[], StoreProblem>> => {
  const writes: Write[] = [{ op: 'delete', table: 'cursor', key: baseKey(book) }];
  const ranges: readonly (readonly [Table, string])[] = [
    ['journal', book],
    ['segments', book],
    ['heads', `chain|${book}`],
  ];
  for (const [table, prefix] of ranges) {
    const rows = await ports.store.list(table, keysOf(prefix));
    if (!rows.ok) return rows;
    for (const { key } of rows.value) writes.push({ op: 'delete', table, key });
  }
  return accept(writes);
};

/** How far the server has the own entries; the officer is told of it where requests are looked for, not as of a book that is gone. */
const leftOf = (context: EngineContext, book: string, entries: number): LeftRow => {
  const { state, ports } = context;
  const upTo: Record<string, number> = {};
  for (const row of state.own.values()) if (row.book === book) upTo[row.life] = row.seq;
  const atMs = Math.max(0, Math.trunc(correctedNow(state, ports.clock).ms));
  return { ...{ book, upTo, entries, atMs }, unitName: '', held: 0, seen: true };
};
