/** A book that stands otherwise at a restored server: taken anew beside the old copy, changed over in one transaction. */
import { chainKey } from '#book/chain.ts';
import { entrySigningBytes, GENESIS_HASH, parseEntry } from '#book/entry.ts';
import { accept, type Result } from '#base/result.ts';
import type { EngineContext } from './engine-context.ts';
import { baseKey } from './journal-base.ts';
import { openPage, type StoredPage } from './journal-block.ts';
import { createLedger } from './ledger.ts';
import { keepWrite } from './own-custody.ts';
import type { StoredValue, StoreProblem, Table, Write } from './ports.ts';
import { changesOf, outboxItemOf, rowStateOf, seen, type OutboxItem } from './replica-state.ts';
import { freshCursor, keysOf } from './stored-rows.ts';

export interface BookAnew {
  /** The same replica with an empty copy of that book; what it commits is kept back. */
  readonly context: EngineContext;
  readonly writes: Write[];
  /** Own entries there were when it began: those saved since are none of its business. */
  readonly own: ReadonlySet<string>;
}

export const beginAnew = (context: EngineContext, book: string): BookAnew => {
  const { state } = context;
  const writes: Write[] = [];
  const beside: EngineContext = {
    ...context,
    state: {
      ...state,
      cursors: new Map([[book, freshCursor(book, state.contact?.epoch.id ?? '')]]),
      chains: new Map(),
      stubs: new Map(),
      outbox: new Map(state.outbox),
      shut: new Map(state.shut),
      fresh: new Map(state.fresh),
    },
    ledger: createLedger(),
    inTurn: (work) => work(),
    commit: async (more) => {
      writes.push(...more);
      return accept(undefined);
    },
    publish: async () => undefined,
  };
  return { context: beside, writes, own: new Set(state.outbox.keys()) };
};

/**
 * Nothing that the old copy has may be missing in the new one: own entries that are wait to be sent once more, and
 * where somebody else's is, the old copy stays and is offered again with the next contact.
 */
export const changeOver = async (
  context: EngineContext,
  book: string,
  { context: beside, writes, own }: BookAnew,
): Promise<Result<void, StoreProblem>> => {
  const { state, ports, ledger } = context;
  const fresh = compact(writes);
  const missing = await missingIn(context, book, fresh);
  if (missing === undefined) return accept(undefined);
  const leaving = await leavingOf(context, book, fresh);
  if (!leaving.ok) return leaving;
  const again = await Promise.all(missing.map((item) => keepWrite(context, item)));
  const committed = await context.commit([...leaving.value, ...fresh.values(), ...again]);
  if (!committed.ok) return committed;
  const cursor = beside.state.cursors.get(book);
  if (cursor !== undefined) state.cursors.set(book, cursor);
  replaceKeys(state.chains, beside.state.chains, book);
  replaceKeys(state.stubs, beside.state.stubs, book);
  seen(state, beside.state.newest);
  const gone = ledger.forget(book);
  ledger.confirmRecords(book, beside.ledger.confirmedRecords(book));
  for (const hash of own) {
    const item = beside.state.outbox.get(hash);
    if (item === undefined) state.outbox.delete(hash);
    else if (item.body.book === book) state.outbox.set(hash, item);
  }
  for (const item of missing) state.outbox.set(item.row.hash, item);
  for (const item of state.outbox.values())
    if (item.body.book === book) ledger.overlay(book, changesOf(item), rowStateOf(item.row));
  await ports.shelf.removeRows(gone);
  await context.publish();
  return accept(undefined);
};

const nameOf = (table: Table, key: string): string => `${table}\n${key}`;

/** The last word on each key. */
const compact = (writes: readonly Write[]): ReadonlyMap<string, Write> =>
  new Map(writes.map((write) => [nameOf(write.table, write.key), write]));

/** What lies here of the old copy and is not written over. */
const leavingOf = async (
  { ports }: EngineContext,
  book: string,
  fresh: ReadonlyMap<string, Write>,
): Promise<Result<readonly Write[], StoreProblem>> => {
  const leaving: Write[] = [{ op: 'delete', table: 'cursor', key: baseKey(book) }];
  const ranges: readonly (readonly [Table, string])[] = [
    ['journal', book],
    ['segments', book],
    ['heads', `chain|${book}`],
  ];
  for (const [table, prefix] of ranges) {
    const rows = await ports.store.list(table, keysOf(prefix));
    if (!rows.ok) return rows;
    for (const { key } of rows.value) leaving.push({ op: 'delete', table, key });
  }
  return accept(leaving.filter(({ table, key }) => !fresh.has(nameOf(table, key))));
};

const replaceKeys = <T>(into: Map<string, T>, from: ReadonlyMap<string, T>, book: string): void => {
  for (const key of [...into.keys()]) if (key.startsWith(`${book}|`)) into.delete(key);
  for (const [key, value] of from) if (key.startsWith(`${book}|`)) into.set(key, value);
};

/** Own entries of the old copy that the new one lacks; undefined where somebody else's is missing. */
const missingIn = async (
  context: EngineContext,
  book: string,
  fresh: ReadonlyMap<string, Write>,
): Promise<readonly OutboxItem[] | undefined> => {
  const here = new Set<string>();
  let snapshotUpTo = 0;
  for (const write of fresh.values()) {
    if (write.op === 'delete') continue;
    if (write.table === 'cursor' && write.key === baseKey(book)) snapshotUpTo = baseN(write.value);
    if (write.table !== 'journal') continue;
    const stored = await openPage(context, write.key, write.value);
    for (const hash of stored?.hashes ?? []) here.add(hash);
  }
  const missing: OutboxItem[] = [];
  const rows = await context.ports.store.list('journal', keysOf(book));
  for (const { key, value } of rows.ok ? rows.value : []) {
    const stored = await openPage(context, key, value);
    // What a snapshot of the new copy stands for is older than any backup that is restored.
    if (stored === undefined || stored.page.to <= snapshotUpTo) continue;
    const lacking = await lackingOf(context, stored, here);
    if (lacking === undefined) return undefined;
    missing.push(...lacking);
  }
  return missing;
};

const baseN = (value: StoredValue): number => {
  const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : undefined;
  return typeof parsed === 'object' &&
    parsed !== null &&
    'n' in parsed &&
    typeof parsed.n === 'number'
    ? parsed.n
    : 0;
};

const lackingOf = async (
  context: EngineContext,
  { page, bodies, hashes }: StoredPage,
  here: ReadonlySet<string>,
): Promise<readonly OutboxItem[] | undefined> => {
  const { identity, state, ports } = context;
  const lacking: OutboxItem[] = [];
  const before = new Map<string, string>();
  let bodyAt = 0;
  for (const [at, item] of page.items.entries()) {
    const [, device, life, , seq, , , , , , stub] = item;
    const bytes = stub === null ? bodies[bodyAt++] : undefined;
    const hash = hashes[at] ?? '';
    const chain = chainKey(page.book, device, life);
    const prevHash = seq === 1 ? GENESIS_HASH : before.get(`${chain}|${seq - 1}`);
    before.set(`${chain}|${seq}`, hash);
    if (here.has(hash) || state.outbox.has(hash)) continue;
    const body = bytes === undefined ? undefined : parseEntry(bytes);
    if (device !== identity.device || body?.ok !== true || bytes === undefined) return undefined;
    if (prevHash === undefined) return undefined;
    const signature = await ports.signer.sign(entrySigningBytes(hash));
    const writtenMs = body.value.stamp.ms;
    const row = { body: new Uint8Array(bytes), hash, prevHash, signature, writtenMs };
    const found = outboxItemOf(row, undefined);
    if (found !== undefined) lacking.push(found);
  }
  return lacking;
};
