/** For idle moments: folds the journal into segments, then lets go of what the server says is safe to lose. */
import type { EngineContext } from './engine-context.ts';
import { isShut } from './book-tier.ts';
import { openPage } from './journal-block.ts';
import { baseWrite, readJournalBase, type JournalBase } from './journal-base.ts';
import { FOLD_FINGERPRINT } from '#book/packed-records.ts';
import type { Write } from './ports.ts';
import { readSegment, segmentWrites } from './segments.ts';
import { FOLD_UNREADABLE, journalKey, type CursorRow } from './stored-rows.ts';

/** So many blocks leave in one go: a year of a busy book is a few dozen. */
const PRUNE_BLOCKS_MAX = 64;

/** A book at a time, each in the writer's turn. */
export const compact = async (context: EngineContext): Promise<void> => {
  if (!context.state.loaded) return;
  for (const { book } of [...context.state.cursors.values()]) {
    await context.inTurn(() => foldJournal(context, book));
    await context.inTurn(() => pruneJournal(context, book));
  }
};

/** Nothing of a closed tier is folded or let go: it cannot be read. */
const foldJournal = async (context: EngineContext, book: string): Promise<void> => {
  const cursor = context.state.cursors.get(book);
  if (cursor === undefined || cursor.folded === cursor.n || isShut(context, book)) return;
  // What is in memory is not the whole book: written down it would pass for it.
  if (cursor.fold === FOLD_UNREADABLE) return;
  const written = await segmentWrites(
    context,
    { ...cursor, folded: cursor.n },
    context.ledger.confirmedRecords(book),
  );
  const committed = await context.commit(written.writes);
  if (committed.ok) context.state.cursors.set(book, written.cursor);
};

/**
 * Whole blocks below the server-signed prune position leave, where segments that can be read hold them. Blocks
 * and the base that stands for them change over in one transaction. No clock of this device takes part, the
 * outbox is not touched, and a journal that is not whole is left for the self-check to tell of.
 */
const pruneJournal = async (context: EngineContext, book: string): Promise<void> => {
  const cursor = context.state.cursors.get(book);
  if (cursor === undefined || isShut(context, book)) return;
  const upTo = Math.min(cursor.prune, cursor.folded);
  const base = await readJournalBase(context, book);
  if (base === undefined || upTo === 0) return;
  const blocks = await context.ports.store.list('journal', {
    from: `${book}|`,
    to: journalKey(book, upTo + 1),
    limit: PRUNE_BLOCKS_MAX,
  });
  if (!blocks.ok || blocks.value.length === 0) return;
  if (!(await isHeldBySegments(context, cursor))) return;
  const leaving: Write[] = [];
  let after = base;
  for (const { key, value } of blocks.value) {
    const stored = await openPage(context, key, value);
    if (stored === undefined) return;
    // What a snapshot has overtaken lies below the base already.
    if (stored.page.to > after.n) {
      if (stored.page.from !== after.n) return;
      const { book: name, epoch, to, digest, signature, items } = stored.page;
      const heads = headsAfter(after.heads, items, stored.hashes);
      after = { book: name, epoch, n: to, digest, signature, heads };
    }
    leaving.push({ op: 'delete', table: 'journal', key });
  }
  await context.commit([...leaving, baseWrite(after)]);
};

/** Every part is opened: what is about to leave exists nowhere else on this disk. */
const isHeldBySegments = async (context: EngineContext, cursor: CursorRow): Promise<boolean> => {
  if (cursor.fold !== FOLD_FINGERPRINT) return false;
  for (let part = 0; part < cursor.segments; part++)
    if (!(await readSegment(context, cursor.book, part)).ok) return false;
  return true;
};

type Heads = JournalBase['heads'];

const headsAfter = (
  before: Heads,
  items: readonly (readonly [number, string, string, string, number, ...unknown[]])[],
  hashes: readonly string[],
): Heads => {
  const byChain = new Map(before.map((head) => [`${head.device}|${head.life}`, head]));
  for (const [at, [, device, life, , seq]] of items.entries()) {
    const chain = `${device}|${life}`;
    const hash = hashes[at];
    // An admitted entry stands at a second position: its place in the chain is the first one.
    if (hash === undefined || seq <= (byChain.get(chain)?.seq ?? 0)) continue;
    byChain.set(chain, { device, life, seq, hash });
  }
  return [...byChain.values()];
};
