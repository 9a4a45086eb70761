/** The higher tier at work: closed at the start, opened by the words, closed again when it is not used. */
import { accept, refuse, type Result } from '#base/result.ts';
import { isConfidential } from '#domain/cases/confidential-book.ts';
import type { EngineContext } from './engine-context.ts';
import { loadBook, loadOutbox } from './load.ts';
import type { StoreProblem } from './ports.ts';
import { rowStateOf } from './replica-state.ts';
import { outboxKey } from './stored-rows.ts';
import type { Tier, TierState } from './tier-port.ts';

/** Without use of one of its screens it closes by itself. */
export const TIER_IDLE_MS = 5 * 60_000;

/** `stop`: the book is locked; its keys are forgotten with it. */
export const createTier = (context: EngineContext): Tier & { readonly stop: () => void } => {
  const { state, ports } = context;
  let shown: TierState = { isOpen: false, books: 0, waiting: 0 };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  const touch = (): void => {
    clearTimeout(timer);
    if (state.tierOpening !== undefined) timer = setTimeout(() => void close(), TIER_IDLE_MS);
  };
  const close = async (): Promise<void> => {
    clearTimeout(timer);
    await context.inTurn(() => shut(context));
  };

  return {
    state: () => {
      const next = stateOf(context);
      const isSame =
        next.isOpen === shown.isOpen &&
        next.books === shown.books &&
        next.waiting === shown.waiting;
      return (shown = isSame ? shown : next);
    },
    open: async (words) => {
      if (ports.tier === undefined) return refuse({ kind: 'no-tier' });
      const opening = await ports.tier.unlock(words);
      if (!opening.ok) return opening;
      return context.inTurn(async () => {
        // The book was locked while the words were being tried.
        if (isStopped) return refuse({ kind: 'store-failed', detail: 'closed' });
        state.tierOpening = opening.value;
        state.fresh.clear();
        const read = await readShut(context);
        // Half of it would pass for all of it.
        if (!read.ok) await shut(context);
        else touch();
        await context.publish();
        return read;
      });
    },
    close,
    touch,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      state.tierOpening = undefined;
      state.fresh.clear();
    },
  };
};

const readShut = async (context: EngineContext): Promise<Result<void, StoreProblem>> => {
  const own = await loadOutbox(context, isConfidential);
  if (!own.ok) return own;
  for (const cursor of [...context.state.cursors.values()]) {
    if (!isConfidential(cursor.book)) continue;
    const read = await loadBook(context, cursor, async () => undefined);
    if (!read.ok) return read;
  }
  return accept(undefined);
};

const stateOf = ({ state }: EngineContext): TierState => {
  if (state.tierOpening !== undefined) return { isOpen: true, books: 0, waiting: 0 };
  const books = new Set([...state.cursors.keys()].filter(isConfidential));
  let waiting = 0;
  for (const entry of state.shut.values()) {
    books.add(entry.book);
    if (entry.state === 'waiting') waiting += 1;
  }
  return { isOpen: false, books: books.size, waiting };
};

/** Rows leave the shelf, bodies and records the memory; the disk is as it was. */
const shut = async (context: EngineContext): Promise<void> => {
  const { state, ledger, ports } = context;
  if (state.tierOpening === undefined) return;
  state.tierOpening = undefined;
  const books = new Set([...state.cursors.keys()].filter(isConfidential));
  for (const [hash, { body, row }] of state.outbox) {
    if (!isConfidential(body.book)) continue;
    books.add(body.book);
    const key = outboxKey(body.book, body.life, body.seq);
    const { book, life, seq } = body;
    state.shut.set(key, { book, life, seq, state: rowStateOf(row) });
    state.outbox.delete(hash);
  }
  for (const book of books) await ports.shelf.removeRows(ledger.forget(book));
  await context.publish();
};
