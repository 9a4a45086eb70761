/** Takes in what else the server says: its greeting, verdicts on own entries, a snapshot, a series, a life. */
import { chainKey } from '#book/chain.ts';
import type { Verdict } from '#book/verdict.ts';
import { FOLD_FINGERPRINT, unpackRecords } from '#book/packed-records.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { FoldedRecord } from '#crdt/fold.ts';
import { GENESIS_HASH } from '#book/entry.ts';
import { pageSigningBytes, pruneSigningBytes, type SnapshotLine } from '#protocol/pull.ts';
import { verdictSigningBytes, type PushAnswer } from '#protocol/push.ts';
import { isShut } from './book-tier.ts';
import type { EngineContext } from './engine-context.ts';
import { custodyIn, keepWrite, lifeBesideCopy, lifeWrites, takeUpLife } from './own-custody.ts';
import type { Write } from './ports.ts';
import type { TakeProblem } from './replica.ts';
import type { ServerHello } from './server-hello.ts';
import {
  changesOf,
  rowStateOf,
  seen,
  type OutboxItem,
  type ReplicaState,
} from './replica-state.ts';
import { baseWrite } from './journal-base.ts';
import { segmentWrites } from './segments.ts';
import {
  chainRowKey,
  CONTACT_KEY,
  cursorKey,
  freshCursor,
  LIFE_DUE_KEY,
  LIFE_KEY,
  outboxKey,
  ownRowKey,
  type ContactRow,
  type CursorRow,
  type OwnRow,
} from './stored-rows.ts';

export const takeHello = async (
  context: EngineContext,
  hello: ServerHello,
): Promise<Result<void, TakeProblem>> =>
  context.inTurn(async () => {
    const { state, ports } = context;
    // A restored server: rare, so its code is no part of the opening.
    if (state.contact !== undefined && state.contact.epoch.id !== hello.epoch.id)
      return (await import('./take-epoch.ts')).takeEpoch(context, hello);
    const contact: ContactRow = {
      epoch: hello.epoch,
      offsetMs: hello.nowMs - ports.clock.nowMs(),
      atMs: hello.nowMs,
      newest: state.newest,
    };
    // A book may be opened before anything is in it: the first entry may be this device's own.
    const fresh = hello.books
      .filter((book) => !state.cursors.has(book))
      .map((book) => freshCursor(book, hello.epoch.id));
    const moved = await prunesMoved(context, hello, fresh);
    const committed = await context.commit([
      { op: 'put', table: 'cursor', key: CONTACT_KEY, value: JSON.stringify(contact) },
      ...moved.map((row): Write => ({
        op: 'put',
        table: 'cursor',
        key: cursorKey(row.book),
        value: JSON.stringify(row),
      })),
    ]);
    if (!committed.ok) return committed;
    state.contact = contact;
    for (const row of moved) state.cursors.set(row.book, row);
    await context.publish();
    return accept(undefined);
  });

/** The cursors that are new or whose prune position has risen. One that the server has not signed moves nothing. */
const prunesMoved = async (
  { state, ports, identity }: EngineContext,
  hello: ServerHello,
  fresh: readonly CursorRow[],
): Promise<readonly CursorRow[]> => {
  const rows = new Map(fresh.map((row) => [row.book, row]));
  for (const { book, n, epoch, signature } of hello.prunes ?? []) {
    const row = rows.get(book) ?? state.cursors.get(book);
    if (row === undefined || n <= row.prune || epoch !== hello.epoch.id || epoch !== row.epoch)
      continue;
    const bytes = pruneSigningBytes({ epoch, book, n });
    if (await ports.verifier.verify(identity.serverKey, bytes, signature))
      rows.set(book, { ...row, prune: n });
  }
  return [...rows.values()];
};

export const takeVerdicts = async (
  context: EngineContext,
  answer: PushAnswer,
): Promise<Result<void, TakeProblem>> =>
  context.inTurn(async () => {
    const { state, ports, identity, ledger } = context;
    if (state.contact !== undefined && state.contact.epoch.id !== answer.epoch.id)
      return refuse({ kind: 'other-epoch' });
    const genuine = await ports.verifier.verify(
      identity.serverKey,
      verdictSigningBytes(answer.nonce, answer.verdicts),
      answer.signature,
    );
    if (!genuine) return refuse({ kind: 'not-genuine', detail: 'verdicts' });
    const judged: OutboxItem[] = [];
    const known: OutboxItem[] = [];
    const writes: Write[] = [];
    for (const verdict of answer.verdicts) {
      const item = state.outbox.get(verdict.hash) ?? state.fresh.get(verdict.hash);
      if (item === undefined || item.body.book !== verdict.book) continue;
      if (isTakenIn(state, verdict)) {
        known.push(item);
        const { book, life, seq } = item.body;
        writes.push({ op: 'delete', table: 'outbox', key: outboxKey(book, life, seq) });
        continue;
      }
      const after = { ...item, effective: verdict.effective, row: { ...item.row, verdict } };
      judged.push(after);
      writes.push(await keepWrite(context, after));
    }
    if (writes.length === 0) return accept(undefined);
    const committed = await context.commit(writes);
    if (!committed.ok) return committed;
    for (const item of judged) {
      seen(state, item.effective);
      if (isShut(context, item.body.book)) {
        keepShut(state, item);
        continue;
      }
      state.outbox.set(item.row.hash, item);
      ledger.overlay(item.body.book, changesOf(item), rowStateOf(item.row));
    }
    for (const item of known) {
      const { book, life, seq } = item.body;
      state.shut.delete(outboxKey(book, life, seq));
      state.fresh.delete(item.row.hash);
      state.outbox.delete(item.row.hash);
      ledger.uncover(item.body.book, changesOf(item));
    }
    await context.publish();
    return accept(undefined);
  });

/** Judged while its tier is closed: the body leaves the memory, the row says that the server has it. */
const keepShut = (state: ReplicaState, { body, row }: OutboxItem): void => {
  const { book, life, seq } = body;
  state.fresh.delete(row.hash);
  state.shut.set(outboxKey(book, life, seq), { book, life, seq, state: rowStateOf(row) });
};

/** Put back from a backup after it had arrived: its page, or a snapshot over it, is here already and comes no more. */
const isTakenIn = (state: ReplicaState, verdict: Verdict): boolean => {
  const cursor = state.cursors.get(verdict.book);
  return verdict.ruling === 'accepted' && cursor?.epoch === verdict.epoch && verdict.n <= cursor.n;
};

/** All parts of one snapshot at once: records, heads and cursor change over in one transaction. */
export const takeSnapshot = async (
  context: EngineContext,
  parts: readonly SnapshotLine[],
): Promise<Result<void, TakeProblem>> =>
  context.inTurn(async () => {
    const { state, ports, identity, ledger } = context;
    const last = parts.at(-1);
    if (last === undefined || parts.length !== last.parts) return refuse({ kind: 'out-of-turn' });
    if (state.contact?.epoch.id !== last.epoch) return refuse({ kind: 'other-epoch' });
    if (isShut(context, last.book)) return refuse({ kind: 'out-of-turn' });
    const known = state.cursors.get(last.book);
    if (known !== undefined && known.n >= last.n) return refuse({ kind: 'out-of-turn' });
    const genuine = await ports.verifier.verify(
      identity.serverKey,
      pageSigningBytes({ epoch: last.epoch, book: last.book, n: last.n, digest: last.digest }),
      last.signature,
    );
    if (!genuine) return refuse({ kind: 'not-genuine', detail: 'snapshot' });
    const records: FoldedRecord[] = [];
    for (const part of parts) {
      const unpacked = unpackRecords(part.records);
      if (!unpacked.ok) return refuse({ kind: 'not-genuine', detail: 'snapshot records' });
      for (const record of unpacked.value) records.push(record);
    }
    const custody = await custodyIn(context, parts);
    if (!custody.ok) return custody;
    const cursor = {
      book: last.book,
      epoch: last.epoch,
      n: last.n,
      digest: last.digest,
      folded: last.n,
      segments: known?.segments ?? 0,
      fold: FOLD_FINGERPRINT,
      prune: Math.max(known?.epoch === last.epoch ? known.prune : 0, last.n),
    };
    const { book, epoch, n, digest, signature } = last;
    const heads = last.heads.map((head) => ({ ...head }));
    const segments = await segmentWrites(context, cursor, records);
    const life = lifeBesideCopy(context, custody.value);
    const committed = await context.commit([
      ...segments.writes,
      ...lifeWrites(life),
      baseWrite({ book, epoch, n, digest, signature, heads }),
      ...(await Promise.all(custody.value.map((item) => keepWrite(context, item)))),
      ...last.heads.map((head): Write => ({
        op: 'put',
        table: 'heads',
        key: chainRowKey(last.book, head.device, head.life),
        value: JSON.stringify({ book: last.book, ...head }),
      })),
    ]);
    if (!committed.ok) return committed;
    takeUpLife(context, life);
    state.cursors.set(last.book, segments.cursor);
    for (const head of last.heads)
      state.chains.set(chainKey(last.book, head.device, head.life), { book: last.book, ...head });
    for (const record of records) for (const change of record.changes) seen(state, change.order);
    ledger.confirmRecords(last.book, records);
    for (const item of custody.value) {
      state.outbox.set(item.row.hash, item);
      ledger.overlay(last.book, changesOf(item), rowStateOf(item.row));
    }
    await context.publish();
    return accept(undefined);
  });

/** The receipt numbers of a dues book: given out by the server once, counted here from then on. */
export const takeSeries = async (
  context: EngineContext,
  duesBook: string,
  code: string,
): Promise<Result<void, TakeProblem>> =>
  context.inTurn(async () => {
    const key = ownRowKey(duesBook, context.state.life);
    const row = context.state.own.get(key);
    if (row?.series !== undefined) return accept(undefined);
    const after: OwnRow = {
      ...(row ?? emptyOwnRow(duesBook, context.state.life)),
      series: { code, last: 0 },
    };
    const committed = await context.commit([
      { op: 'put', table: 'heads', key, value: JSON.stringify(after) },
    ]);
    if (!committed.ok) return committed;
    context.state.own.set(key, after);
    await context.publish();
    return accept(undefined);
  });

/** A new life: own chains and series begin anew; what was written under the old one stays as it was signed. */
export const takeLife = async (
  context: EngineContext,
  life: string,
): Promise<Result<void, TakeProblem>> =>
  context.inTurn(async () => {
    const committed = await context.commit([
      { op: 'put', table: 'heads', key: LIFE_KEY, value: life },
      { op: 'delete', table: 'heads', key: LIFE_DUE_KEY },
    ]);
    if (!committed.ok) return committed;
    context.state.life = life;
    context.state.lifeDue = false;
    await context.publish();
    return accept(undefined);
  });

const emptyOwnRow = (book: string, life: string): OwnRow => ({
  book,
  life,
  seq: 0,
  hash: GENESIS_HASH,
  stamp: { ms: 0, counter: 0 },
});
