/** A tier of requests at work: opened by the words, closed again by hand, by the lock, or when a confidential one is not used. */
import { accept, refuse, type Result } from '#base/result.ts';
import { isTierOpen, openingOf, tierOf, tierPort } from './book-tier.ts';
import type { EngineContext } from './engine-context.ts';
import { loadBook, loadOutbox } from './load.ts';
import type { StoreProblem, TierName, TierOpening } from './ports.ts';
import { readToSend } from './read-to-send.ts';
import { asideOf, rowStateOf } from './replica-state.ts';
import { whyNoRequests } from './requests-here.ts';
import { outboxKey } from './stored-rows.ts';
import type { BarredTier, Tier, TierState } from './tier-port.ts';

/** Without use of one of its screens it closes by itself. */
export const TIER_IDLE_MS = 5 * 60_000;

/** `stop`: the book is locked; its keys are forgotten with it. */
export const createTier = (
  context: EngineContext,
  name: TierName,
): Tier & BarredTier & { readonly stop: () => void } => {
  const { state } = context;
  let shown: TierState = { isOpen: false, books: 0, waiting: 0 };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  const touch = (): void => {
    clearTimeout(timer);
    // Ordinary requests stay open until the book is locked, as the roll does.
    if (name === 'confidential' && state.tierOpening !== undefined)
      timer = setTimeout(() => void close(), TIER_IDLE_MS);
  };
  const close = async (): Promise<void> => {
    clearTimeout(timer);
    await context.inTurn(() => shut(context, name));
  };

  const take = (opening: TierOpening): Promise<Result<void, StoreProblem>> =>
    context.inTurn(async () => {
      // The book was locked while the words were being tried.
      if (isStopped) return refuse({ kind: 'store-failed', detail: 'closed' });
      setOpening(context, name, opening);
      for (const [hash, { body }] of state.fresh)
        if (tierOf(context, body.book) === name) state.fresh.delete(hash);
      const read = await readShut(context, name);
      // Half of it would pass for all of it.
      if (!read.ok) await shut(context, name);
      else touch();
      await context.publish();
      return read;
    });

  /** On a device that others use: what lies unsent goes with the next contact, and nothing is read. */
  const takeAside = async (opening: TierOpening): Promise<Result<void, StoreProblem>> => {
    if (isStopped) return refuse({ kind: 'store-failed', detail: 'closed' });
    setAside(context, name, opening);
    if (name === 'confidential') timer = setTimeout(() => setAside(context, name), TIER_IDLE_MS);
    await readToSend(context);
    return accept(undefined);
  };

  return {
    state: () => {
      const next = stateOf(context, name);
      const isSame =
        next.notHere === shown.notHere &&
        next.isSending === shown.isSending &&
        next.isOpen === shown.isOpen &&
        next.books === shown.books &&
        next.waiting === shown.waiting;
      return (shown = isSame ? shown : next);
    },
    open: async (words) => {
      const notHere = whyNoRequests(state);
      // The key is not even unwrapped.
      if (notHere === 'lease-over') return refuse({ kind: notHere });
      const port = tierPort(context, name);
      if (port === undefined) return refuse({ kind: 'no-tier' });
      const opening = await port.unlock(words);
      if (!opening.ok) return opening;
      return notHere === undefined ? take(opening.value) : takeAside(opening.value);
    },
    bar: () =>
      context.inTurn(async () => {
        // What asks for the words each time is forgotten; the rest is taken up again by the contact.
        if (name === 'cases') state.casesAside = state.casesOpening ?? state.casesAside;
        clearTimeout(timer);
        await shut(context, name);
        await context.publish();
      }),
    unbar: async () => {
      const aside = name === 'cases' ? state.casesAside : undefined;
      clearTimeout(timer);
      setAside(context, name);
      if (aside !== undefined) await take(aside);
      else await context.publish();
    },
    close,
    touch,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      setOpening(context, name, undefined);
      setAside(context, name);
      state.fresh.clear();
    },
  };
};

const setOpening = (
  { state }: EngineContext,
  name: TierName,
  opening: TierOpening | undefined,
): void => {
  if (name === 'cases') state.casesOpening = opening;
  else state.tierOpening = opening;
};

const setAside = ({ state }: EngineContext, name: TierName, opening?: TierOpening): void => {
  if (name === 'cases') state.casesAside = opening;
  else state.tierAside = opening;
};

const readShut = async (
  context: EngineContext,
  name: TierName,
): Promise<Result<void, StoreProblem>> => {
  const own = await loadOutbox(context, (book) => tierOf(context, book) === name);
  if (!own.ok) return own;
  for (const cursor of [...context.state.cursors.values()]) {
    if (tierOf(context, cursor.book) !== name) continue;
    const read = await loadBook(context, cursor, async () => undefined);
    if (!read.ok) return read;
  }
  return accept(undefined);
};

const stateOf = (context: EngineContext, name: TierName): TierState => {
  const { state } = context;
  if (isTierOpen(context, name)) return { isOpen: true, books: 0, waiting: 0 };
  const books = booksOf(context, name);
  let waiting = 0;
  for (const entry of state.shut.values()) {
    if (tierOf(context, entry.book) !== name) continue;
    books.add(entry.book);
    if (entry.state === 'waiting') waiting += 1;
  }
  const notHere = whyNoRequests(state);
  const isSending = notHere === 'shared-device' ? asideOf(state, name) !== undefined : undefined;
  return { isOpen: false, books: books.size, waiting, notHere, isSending };
};

/** Rows leave the shelf, bodies and records the memory; the disk is as it was. */
const shut = async (context: EngineContext, name: TierName): Promise<void> => {
  const { state, ledger, ports } = context;
  if (openingOf(context, name) === undefined) return;
  setOpening(context, name, undefined);
  const books = booksOf(context, name);
  for (const [hash, { body, row }] of state.outbox) {
    if (tierOf(context, body.book) !== name) continue;
    books.add(body.book);
    const key = outboxKey(body.book, body.life, body.seq);
    const { book, life, seq } = body;
    state.shut.set(key, { book, life, seq, state: rowStateOf(row) });
    state.outbox.delete(hash);
  }
  for (const book of books) await ports.shelf.removeRows(ledger.forget(book));
  await context.publish();
};

const booksOf = (context: EngineContext, name: TierName): Set<string> =>
  new Set([...context.state.cursors.keys()].filter((book) => tierOf(context, book) === name));
