/** The save: decide, seal, commit in one strict transaction, read back, and only then show. */
import { base64FromBytes, sameBytes, type Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import {
  bodyHashOf,
  encodeEntry,
  ENTRY_SCHEMA,
  entryHashOf,
  entrySigningBytes,
  GENESIS_HASH,
  type EntryBody,
} from '#book/entry.ts';
import { checkWritten } from '#crdt/record-type.ts';
import { nextStamp, type Stamp } from '#crdt/stamp.ts';
import { isConfidential } from '#domain/cases/confidential-book.ts';
import type { Draft, Moment } from '#domain/draft.ts';
import { dayClose } from '#domain/dues/day-close.ts';
import { recordTypeByName } from '#domain/record-types.ts';
import { vietnamDate } from '#domain/day-number.ts';
import { isShut } from './book-tier.ts';
import { correctedNow } from './corrected-clock.ts';
import type { SaveOptions } from './draft-form.ts';
import type { Drafts } from './drafts.ts';
import type { EngineContext } from './engine-context.ts';
import { loadOutbox, loadOwnRows } from './load.ts';
import { openOutboxRow, sealOutboxRow } from './outbox-rows.ts';
import type { StoredValue, Write } from './ports.ts';
import type { Saved, SaveProblem } from './replica.ts';
import { changesOf, outboxItemOf, seen } from './replica-state.ts';
import { SHIFT_GONE } from './shift-row.ts';
import { outboxKey, ownRowKey, type OutboxRow, type OwnRow } from './stored-rows.ts';

const CLASH_TRIES = 3;
/** 96 random bits: 16 characters, short on the wire, unique far beyond a country's records. */
const ID_BYTES = 12;

export const save = async <P>(
  context: EngineContext,
  forms: Pick<Drafts, 'finishing'>,
  build: (moment: Moment) => Result<readonly Draft[], P>,
  { confirmedDay, finishes }: SaveOptions = {},
): Promise<Result<Saved, SaveProblem<P>>> => {
  const write = async (gone: readonly Write[]): Promise<Result<Saved, SaveProblem<P>>> => {
    for (let attempt = 1; ; attempt++) {
      const saved = await trySave(context, build, confirmedDay, gone);
      if (saved.ok || saved.error.kind !== 'already-there' || attempt === CLASH_TRIES) return saved;
      // Another window wrote in between: take up its chain, and decide again on top of it.
      await reloadOwnRows(context);
    }
  };
  return context.inTurn(() =>
    finishes === undefined ? write([]) : forms.finishing(finishes, write),
  );
};

interface Sealed {
  readonly body: EntryBody;
  readonly row: OutboxRow;
  readonly key: string;
  readonly sealed: Bytes;
}

const trySave = async <P>(
  context: EngineContext,
  build: (moment: Moment) => Result<readonly Draft[], P>,
  confirmedDay: string | undefined,
  gone: readonly Write[],
): Promise<Result<Saved, SaveProblem<P>>> => {
  const own = new Map(context.state.own);
  const drafts = build(momentOf(context, own, confirmedDay));
  if (!drafts.ok) return refuse({ kind: 'refused', problem: drafts.error });
  if (context.ports.tier === undefined && drafts.value.some(({ book }) => isConfidential(book)))
    return refuse({ kind: 'store-failed', detail: 'no-tier' });
  const bad = firstBadValue(drafts.value);
  if (bad !== undefined) return refuse(bad);
  const entries = await sealDrafts(context, drafts.value, own);
  if (!entries.ok) return entries;
  const writes: Write[] = entries.value.map(({ key, sealed }) => ({
    op: 'add',
    table: 'outbox',
    key,
    value: sealed,
  }));
  for (const [key, row] of own)
    if (row !== context.state.own.get(key))
      writes.push({ op: 'put', table: 'heads', key, value: JSON.stringify(row) });
  // Whoever opens the book after the day was closed types the words.
  if (drafts.value.some(closesDay)) writes.push(SHIFT_GONE);
  writes.push(...gone);
  const keys = entries.value.map(({ key }) => key);
  const stored = await context.commitAndRead(writes, keys);
  if (!stored.ok) return stored;
  for (const [key, row] of own) context.state.own.set(key, row);
  const readBack = await Promise.all(
    entries.value.map((entry, at) => isReadBack(context, entry, stored.value[at])),
  );
  if (readBack.includes(false)) return refuse({ kind: 'not-read-back' });
  show(context, entries.value);
  await context.publish();
  return accept({
    entries: entries.value.map(({ body, row }) => ({
      book: body.book,
      seq: body.seq,
      hash: row.hash,
    })),
  });
};

const closesDay = ({ changes }: Draft): boolean =>
  changes.some(({ type }) => type === dayClose.type);

const momentOf = (
  context: EngineContext,
  own: Map<string, OwnRow>,
  confirmedDay: string | undefined,
): Moment => {
  const { state, identity, ports } = context;
  const nowMs = correctedNow(state, ports.clock).ms;
  return {
    officer: identity.officer,
    device: identity.device,
    nowMs,
    today: confirmedDay ?? vietnamDate(nowMs),
    newId: () => base64FromBytes(ports.chance.bytes(ID_BYTES)),
    nextNumber: (duesBook) => {
      const key = ownRowKey(duesBook, state.life);
      const row = own.get(key);
      if (row?.series === undefined) return undefined;
      const number = row.series.last + 1;
      own.set(key, { ...row, series: { code: row.series.code, last: number } });
      return { series: row.series.code, number };
    },
  };
};

const firstBadValue = (
  drafts: readonly Draft[],
): { readonly kind: 'bad-value'; readonly type: string; readonly field: string } | undefined => {
  for (const { changes } of drafts)
    for (const { type, set } of changes) {
      const recordType = recordTypeByName(type);
      const checked = recordType === undefined ? undefined : checkWritten(recordType, set);
      if (checked === undefined) return { kind: 'bad-value', type, field: '' };
      if (!checked.ok) return { kind: 'bad-value', type, field: checked.error.field };
    }
  return undefined;
};

const sealDrafts = async (
  context: EngineContext,
  drafts: readonly Draft[],
  own: Map<string, OwnRow>,
): Promise<Result<readonly Sealed[], { kind: 'entry-too-large' }>> => {
  const { state, identity, ports } = context;
  const writtenMs = correctedNow(state, ports.clock).ms;
  let newest: Stamp = state.newest;
  const entries: Sealed[] = [];
  for (const draft of drafts) {
    const ownKey = ownRowKey(draft.book, state.life);
    const chain = own.get(ownKey) ?? {
      book: draft.book,
      life: state.life,
      seq: 0,
      hash: GENESIS_HASH,
      stamp: { ms: 0, counter: 0 },
    };
    newest = nextStamp(writtenMs, newest);
    const body: EntryBody = {
      book: draft.book,
      device: identity.device,
      life: state.life,
      seq: chain.seq + 1,
      stamp: newest,
      officer: identity.officer,
      schema: ENTRY_SCHEMA,
      act: draft.act,
      ...(draft.group === undefined ? {} : { group: draft.group }),
      changes: draft.changes,
    };
    const bytes = encodeEntry(body);
    if (!bytes.ok) return refuse({ kind: 'entry-too-large' });
    const hash = entryHashOf(chain.hash, bodyHashOf(bytes.value));
    const signature = await ports.signer.sign(entrySigningBytes(hash));
    const row: OutboxRow = { body: bytes.value, hash, prevHash: chain.hash, signature, writtenMs };
    const key = outboxKey(draft.book, state.life, body.seq);
    const sealed = await sealOutboxRow(context, key, row);
    own.set(ownKey, { ...chain, seq: body.seq, hash, stamp: newest });
    entries.push({ body, row, key, sealed });
  }
  return accept(entries);
};

/** Whether the row that was read in a transaction of its own is the entry: what is shown as saved has been seen on disk. */
const isReadBack = async (
  context: EngineContext,
  entry: Sealed,
  stored: StoredValue | undefined,
): Promise<boolean> => {
  if (stored === undefined || typeof stored === 'string') return false;
  // Of a closed tier the very bytes are held against what was sealed.
  if (isShut(context, entry.body.book)) return sameBytes(stored, entry.sealed);
  const row = await openOutboxRow(context, entry.key, stored);
  return row !== undefined && row.hash === entry.row.hash && sameBytes(row.body, entry.row.body);
};

const show = (context: EngineContext, entries: readonly Sealed[]): void => {
  for (const { body, row, key } of entries) {
    const item = outboxItemOf(row, undefined);
    if (item === undefined) continue;
    seen(context.state, item.effective);
    if (isShut(context, body.book)) {
      const { book, life, seq } = body;
      context.state.shut.set(key, { book, life, seq, state: 'waiting' });
      context.state.fresh.set(row.hash, item);
      continue;
    }
    context.state.outbox.set(row.hash, item);
    context.ledger.overlay(body.book, changesOf(item), 'waiting');
  }
};

const reloadOwnRows = async (context: EngineContext): Promise<void> => {
  await loadOwnRows(context);
  await loadOutbox(context);
};
