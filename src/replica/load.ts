/** Opening: own entries first (they exist nowhere else), then the records, the roster's first page before all. */
import { textFromUtf8 } from '#base/bytes.ts';
import { accept, type Result } from '#base/result.ts';
import { FOLD_FINGERPRINT } from '#book/packed-records.ts';
import { parseBookId } from '#book/book-id.ts';
import type { Stamp } from '#crdt/stamp.ts';
import { BOOK_KINDS } from '#domain/record-kind.ts';
import { chainKey } from '#book/chain.ts';
import { bookOfKey, isShut, tierOf } from './book-tier.ts';
import { readDirectory } from './directory.ts';
import type { EngineContext } from './engine-context.ts';
import { readJournalBase } from './journal-base.ts';
import { foldStoredPage } from './journal-block.ts';
import { readLease } from './lease.ts';
import { openOutboxRow, shutEntryOf } from './outbox-rows.ts';
import type { StoreProblem } from './ports.ts';
import { readSharedRule } from './shared-rule.ts';
import { changesOf, outboxItemOf, rowStateOf, seen } from './replica-state.ts';
import { readSegment } from './segments.ts';
import {
  CONTACT_KEY,
  FOLD_UNREADABLE,
  keysOf,
  LIFE_DUE_KEY,
  LIFE_KEY,
  ownRowKey,
  placeOf,
  readChainRow,
  readContactRow,
  readCursorRow,
  readOwnRow,
  type CursorRow,
  type OutboxRow,
} from './stored-rows.ts';

export const DIRECTORY_KEY = 'directory';

/** Heads, cursors, directory and the outbox: enough to write and to send. */
export const loadBasics = async (context: EngineContext): Promise<Result<void, StoreProblem>> => {
  const { store, sealer } = context.ports;
  const { state, identity } = context;
  const life = await store.get('heads', LIFE_KEY);
  if (!life.ok) return life;
  if (typeof life.value === 'string') state.life = life.value;
  const lifeDue = await store.get('heads', LIFE_DUE_KEY);
  state.lifeDue = lifeDue.ok && lifeDue.value !== undefined;
  const contact = await store.get('cursor', CONTACT_KEY);
  if (!contact.ok) return contact;
  const contactRow = readContactRow(contact.value);
  if (contactRow.ok) {
    state.contact = contactRow.value;
    seen(state, contactRow.value.newest);
  }
  const rule = await readSharedRule(context);
  if (!rule.ok) return rule;
  const lease = await readLease(context);
  if (!lease.ok) return lease;
  const chains = await store.list('heads', keysOf('chain'));
  if (!chains.ok) return chains;
  for (const { value } of chains.value) {
    const row = readChainRow(value);
    if (row.ok)
      state.chains.set(chainKey(row.value.book, row.value.device, row.value.life), row.value);
  }
  const cursors = await store.list('cursor', keysOf('book'));
  if (!cursors.ok) return cursors;
  for (const { value } of cursors.value) {
    const row = readCursorRow(value);
    if (row.ok) state.cursors.set(row.value.book, row.value);
  }
  const directory = await store.get('blobs', DIRECTORY_KEY);
  if (directory.ok && directory.value !== undefined && typeof directory.value !== 'string') {
    const opened = await sealer.openBlock(
      directory.value,
      placeOf(identity.replica, 'blobs', DIRECTORY_KEY),
    );
    const text = opened.ok ? textFromUtf8(opened.value) : opened;
    if (text.ok) await context.directory.take(readDirectory(text.value));
  }
  const own = await loadOwnRows(context);
  return own.ok ? loadOutbox(context) : own;
};

export const loadOwnRows = async (context: EngineContext): Promise<Result<void, StoreProblem>> => {
  const rows = await context.ports.store.list('heads', keysOf('own'));
  if (!rows.ok) return rows;
  for (const { value } of rows.value) {
    const row = readOwnRow(value);
    if (row.ok) context.state.own.set(ownRowKey(row.value.book, row.value.life), row.value);
  }
  return accept(undefined);
};

/** Own entries, laid over the records. A row that does not open is left where it is: nothing unsent is thrown away. */
export const loadOutbox = async (
  context: EngineContext,
  isWanted: (book: string) => boolean = () => true,
): Promise<Result<void, StoreProblem>> => {
  const { state, ports, ledger } = context;
  const rows = await ports.store.list('outbox');
  if (!rows.ok) return rows;
  const before = new Map<string, Stamp>();
  for (const { key, value } of rows.value) {
    if (!isWanted(bookOfKey(key))) continue;
    const row = isShut(context, bookOfKey(key))
      ? undefined
      : ofThisEpoch(context, await openOutboxRow(context, key, value));
    // Counted as it lies there, read or not: of this book nothing else says that it is unsent.
    if (row === undefined && tierOf(context, bookOfKey(key)) !== undefined)
      state.shut.set(key, shutEntryOf(key, value));
    if (row === undefined || state.outbox.has(row.hash)) continue;
    const chain = key.slice(0, key.lastIndexOf('|'));
    const item = outboxItemOf(row, before.get(chain));
    if (item === undefined) continue;
    before.set(chain, item.effective);
    seen(state, item.effective);
    state.shut.delete(key);
    state.outbox.set(row.hash, item);
    ledger.overlay(item.body.book, changesOf(item), rowStateOf(row));
  }
  return accept(undefined);
};

/** The verdict of a server that was restored since counts for nothing: the entry waits for another one. */
const ofThisEpoch = (
  { state }: EngineContext,
  row: OutboxRow | undefined,
): OutboxRow | undefined =>
  row?.verdict === undefined || row.verdict.epoch === (state.contact?.epoch.id ?? row.verdict.epoch)
    ? row
    : { ...row, verdict: undefined };

/** Roster first: an officer looks for a person before anything else. */
export const booksInOpeningOrder = (books: Iterable<string>): readonly string[] => {
  const order = ['roster', 'dues', 'cases', 'office'];
  const rank = (book: string): number => {
    const name = parseBookId(book);
    const at = name.ok ? order.indexOf(name.value.kind) : -1;
    return at < 0 ? BOOK_KINDS.length : at;
  };
  return [...books].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
};

/**
 * Every record of every book, in slices: after each slice the shelf has it and the screen may paint.
 * The segments of a roll lie in the order of names, so the first slice is the first page of the list.
 * @param onFirstShown called when the first slice is on the shelf
 */
export const loadRecords = async (
  context: EngineContext,
  onFirstShown: () => void = () => undefined,
): Promise<Result<void, StoreProblem>> => {
  const { state } = context;
  const books = booksInOpeningOrder(state.cursors.keys());
  const slices = publishedSlices(context, onFirstShown);
  for (const book of books) {
    const cursor = state.cursors.get(book);
    // A closed tier stays on the disk; opening it reads its books then.
    if (cursor === undefined || isShut(context, book)) continue;
    const read = await loadBook(context, cursor, slices.done);
    if (!read.ok) return read;
    await slices.show();
  }
  state.loaded = true;
  await context.publish();
  return accept(undefined);
};

/** One book: its segments, then what came after them. */
export const loadBook = async (
  context: EngineContext,
  cursor: CursorRow,
  sliceDone: () => Promise<void>,
): Promise<Result<void, StoreProblem>> => {
  const { book } = cursor;
  const isHeld = await loadSegments(context, cursor, sliceDone);
  if (!isHeld) context.state.cursors.set(book, await withoutSegments(context, cursor));
  const folded = isHeld ? cursor.folded : 0;
  const blocks = await context.ports.store.list('journal', journalRange(book, folded));
  if (!blocks.ok) return blocks;
  for (const { key, value } of blocks.value) await foldStoredPage(context, book, key, value);
  return accept(undefined);
};

/** False where a segment cannot be read, or was made by another fold. */
const loadSegments = async (
  context: EngineContext,
  { book, fold, segments }: CursorRow,
  sliceDone: () => Promise<void>,
): Promise<boolean> => {
  if (fold !== FOLD_FINGERPRINT) return false;
  let isHeld = true;
  for (let part = 0; part < segments; part++) {
    const records = await readSegment(context, book, part);
    if (records.ok) context.ledger.confirmRecords(book, records.value);
    else isHeld = false;
    await sliceDone();
  }
  return isHeld;
};

/**
 * The journal stands in: where it is whole, everything is folded from it and kept anew at the next idle moment.
 * Where its beginning has left the disk, nothing is written over until a snapshot brings the book again.
 */
const withoutSegments = async (context: EngineContext, cursor: CursorRow): Promise<CursorRow> => {
  const base = await readJournalBase(context, cursor.book);
  return { ...cursor, folded: 0, fold: base?.n === 0 ? FOLD_FINGERPRINT : FOLD_UNREADABLE };
};

/** Each showing makes RxDB merge its index and the screens read it again: the first at once, then a few a second. */
const SHOW_EVERY_MS = 300;

const publishedSlices = (
  context: EngineContext,
  onFirstShown: () => void,
): { readonly done: () => Promise<void>; readonly show: () => Promise<void> } => {
  const { clock, rest } = context.ports;
  let shownMs: number | undefined;
  const show = async (): Promise<void> => {
    const isFirst = shownMs === undefined;
    shownMs = clock.nowMs();
    await context.publish();
    if (!isFirst) return;
    onFirstShown();
    await rest?.();
  };
  return {
    show,
    done: async () => {
      const sinceMs = clock.nowMs() - (shownMs ?? 0);
      // A clock that was set back meanwhile must not keep the rest from being shown.
      if (shownMs !== undefined && sinceMs >= 0 && sinceMs < SHOW_EVERY_MS) return;
      await show();
    },
  };
};

const journalRange = (
  book: string,
  folded: number,
): { readonly from: string; readonly to: string } => ({
  from: `${book}|${String(folded + 1).padStart(12, '0')}`,
  to: `${book}}`,
});
