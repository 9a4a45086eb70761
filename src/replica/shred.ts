/** Gives a book up when every right to it has ended: only on the server's signed order, all of it in one transaction. */
import { parseBookId } from '#book/book-id.ts';
import { valuesOf } from '#crdt/fold.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { refuseHeld } from '#domain/office/refuse-held.ts';
import { unit as unitType } from '#domain/office/unit.ts';
import type { DirectoryItem } from '#protocol/pull.ts';
import { shredSigningBytes, type ShredLine } from '#protocol/shred.ts';
import { isShut } from './book-tier.ts';
import { correctedNow } from './corrected-clock.ts';
import { encodeDirectory } from './directory.ts';
import type { EngineContext } from './engine-context.ts';
import { isNeededBy, rightsBesides } from './held-rights.ts';
import { writeLeft } from './left-books.ts';
import { DIRECTORY_KEY } from './load.ts';
import { parcelWrites } from './parcels.ts';
import type { StoreProblem, Table, Write } from './ports.ts';
import type { TakeProblem } from './replica.ts';
import type { OutboxItem } from './replica-state.ts';
import { baseKey } from './journal-base.ts';
import { SHIFT_GONE } from './shift-row.ts';
import { cursorKey, keysOf, placeOf, type LeftRow } from './stored-rows.ts';

export type ShredOutcome = 'done' | 'kept' | 'waiting';

export const takeShredOrder = (
  context: EngineContext,
  order: ShredLine,
  nonce: string,
): Promise<Result<ShredOutcome, TakeProblem>> =>
  context.inTurn(async () => {
    if (!isForUs(context, order, nonce)) return accept('kept');
    const genuine = await context.ports.verifier.verify(
      context.identity.serverKey,
      shredSigningBytes(order),
      order.signature,
    );
    if (!genuine) return refuse({ kind: 'not-genuine', detail: 'order' });
    // The server may not know of a right that was given since, or that a restore took from it.
    if (rightsBesides(context, order.book, order.grants)) return accept('kept');
    // What only the words open cannot be sealed for the server now; without own entries nothing is lost.
    if (isShut(context, order.book) && hasOwn(context, order.book)) return accept('waiting');
    const own = [...context.state.outbox.values()].filter(({ body }) => body.book === order.book);
    // Unsent first: a verdict of this very epoch is the receipt for each.
    if (own.some(({ row }) => row.verdict?.epoch !== order.epoch)) return accept('waiting');
    return shred(context, order, own);
  });

/** What a shared device has given up before lies sealed for the server already. */
const hasOwn = ({ state }: EngineContext, book: string): boolean => {
  const given = state.left.get(book)?.upTo ?? {};
  return [...state.own.values()].some(
    (row) => row.book === book && row.seq > (given[row.life] ?? 0),
  );
};

const isForUs = ({ state, identity }: EngineContext, order: ShredLine, nonce: string): boolean =>
  order.device === identity.device &&
  order.life === state.life &&
  order.nonce === nonce &&
  order.epoch === state.contact?.epoch.id &&
  order.epoch === state.cursors.get(order.book)?.epoch;

const shred = async (
  context: EngineContext,
  { book, lost }: ShredLine,
  own: readonly OutboxItem[],
): Promise<Result<ShredOutcome, StoreProblem>> => {
  const { state, ledger, directory, ports } = context;
  const gone = await deletesOf(context, book);
  if (!gone.ok) return gone;
  const parcels = await parcelWrites(context, book);
  if (!parcels.ok) return parcels;
  // What a person has said no to waits for nobody.
  const refusals = await ports.shelf.find({ type: refuseHeld.type, book });
  const decided = new Set(refusals.map(({ values }) => values['entryHash']));
  const undecided = own.filter(({ row }) => !decided.has(row.hash));
  const left: LeftRow = {
    ...leftOf(context, book, { own: undecided, entries: parcels.value.entries }),
    ...(lost === true ? { lost } : {}),
  };
  const proofs = directory.items().filter(isNeededBy(context, book));
  const committed = await context.commit([
    ...gone.value,
    ...parcels.value.writes,
    await writeLeft(context, left),
    await directoryWrite(context, proofs),
    // Rights have changed hands: the next opening is by the words.
    SHIFT_GONE,
  ]);
  if (!committed.ok) return committed;
  directory.keep(proofs);
  state.cursors.delete(book);
  for (const key of [...state.chains.keys()])
    if (key.startsWith(`${book}|`)) state.chains.delete(key);
  for (const key of [...state.stubs.keys()])
    if (key.startsWith(`${book}|`)) state.stubs.delete(key);
  for (const { row } of own) state.outbox.delete(row.hash);
  state.left.set(book, left);
  await ports.shelf.removeRows(ledger.forget(book));
  await context.publish();
  return accept('done');
};

/** Everything of the book but the own heads: they are counters, and a series never begins anew. */
const deletesOf = async (
  { ports }: EngineContext,
  book: string,
): Promise<Result<readonly Write[], StoreProblem>> => {
  const writes: Write[] = [cursorKey(book), baseKey(book)].map((key) => ({
    op: 'delete',
    table: 'cursor',
    key,
  }));
  const ranges: readonly (readonly [Table, string])[] = [
    ['journal', book],
    ['segments', book],
    ['outbox', book],
    ['heads', `chain|${book}`],
  ];
  for (const [table, prefix] of ranges) {
    const rows = await ports.store.list(table, keysOf(prefix));
    if (!rows.ok) return rows;
    for (const { key } of rows.value) writes.push({ op: 'delete', table, key });
  }
  return accept(writes);
};

const leftOf = (
  context: EngineContext,
  book: string,
  found: { readonly own: readonly OutboxItem[]; readonly entries: number },
): LeftRow => {
  const { state, ports } = context;
  const upTo: Record<string, number> = {};
  for (const row of state.own.values()) if (row.book === book) upTo[row.life] = row.seq;
  return {
    book,
    unitName: unitNameOf(context, book),
    atMs: Math.max(0, Math.trunc(correctedNow(state, ports.clock).ms)),
    entries: found.entries,
    held: found.own.filter(({ row }) => row.verdict?.ruling !== 'accepted').length,
    upTo,
    seen: false,
  };
};

const unitNameOf = ({ ledger, state }: EngineContext, book: string): string => {
  const name = parseBookId(book);
  if (!name.ok) return '';
  const { unit } = name.value;
  const record = ledger.record(`office.${unit}`, unitType.type, unit);
  // The office book may have left a moment before this one.
  const gone = [...state.left.values()].find((left) => unitOfBook(left.book) === unit);
  return (record && valuesOf(unitType, record).name) ?? gone?.unitName ?? '';
};

const directoryWrite = async (
  { ports, identity }: EngineContext,
  proofs: readonly DirectoryItem[],
): Promise<Write> => ({
  op: 'put',
  table: 'blobs',
  key: DIRECTORY_KEY,
  value: await ports.sealer.sealBlock(
    encodeDirectory(proofs),
    placeOf(identity.replica, 'blobs', DIRECTORY_KEY),
  ),
});
