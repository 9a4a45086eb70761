/** Takes a page in: checked first, then block, heads, cursor and outbox in one transaction, then the screens. */
import { chainKey } from '#book/chain.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { DirectoryItem, PageLine } from '#protocol/pull.ts';
import { isShut, sealerOf } from './book-tier.ts';
import { encodeDirectory } from './directory.ts';
import type { EngineContext } from './engine-context.ts';
import { encodePage, isOffice } from './journal-block.ts';
import { DIRECTORY_KEY } from './load.ts';
import {
  keepWrite,
  lifeBesideCopy,
  lifeWrites,
  ownItemsIn,
  takeUpLife,
  type OwnSeen,
} from './own-custody.ts';
import { checkPage, type CheckedPage } from './page-check.ts';
import type { Write } from './ports.ts';
import type { TakeProblem } from './replica.ts';
import { changesOf, headOf, rowStateOf, seen, stubKey } from './replica-state.ts';
import {
  chainRowKey,
  cursorKey,
  freshCursor,
  journalKey,
  outboxKey,
  placeOf,
  type CursorRow,
} from './stored-rows.ts';

export const takePage = async (
  context: EngineContext,
  page: PageLine,
  bodies: readonly Uint8Array[],
): Promise<Result<void, TakeProblem>> =>
  context.inTurn(async () => {
    const cursor = cursorOf(context, page);
    if (context.state.contact?.epoch.id !== page.epoch) return refuse({ kind: 'other-epoch' });
    // What comes for a tier that was closed meanwhile is fetched once it is open again.
    if (isShut(context, page.book)) return refuse({ kind: 'out-of-turn' });
    // An old answer that comes late, or twice, changes nothing.
    if (page.from !== cursor.n) return refuse({ kind: 'out-of-turn' });
    if (page.items.length === 0) return accept(undefined);
    const checked = await checkPage(page, bodies, {
      headOf: (device, life) => headOf(context.state, page.book, device, life),
      stubOf: (device, life, seq) => context.state.stubs.get(stubKey(page.book, device, life, seq)),
      publicKeyOf: context.directory.publicKeyOf,
      learn: context.directory.learn,
      digest: cursor.digest,
      serverKey: context.identity.serverKey,
      verifier: context.ports.verifier,
    });
    if (!checked.ok) return checked;
    const after: CursorRow = { ...cursor, n: page.to, digest: checked.value.digest };
    const own = await ownItemsIn(context, page.book, checked.value.items);
    const life = lifeBesideCopy(
      context,
      own.flatMap(({ settled }) => settled ?? []),
    );
    const committed = await context.commit([
      ...(await pageWrites(context, page, bodies, checked.value, after)),
      ...(await ownWrites(context, own)),
      ...lifeWrites(life),
    ]);
    if (!committed.ok) return committed;
    takeUpLife(context, life);
    apply(context, page, checked.value, after, own);
    await context.publish();
    return accept(undefined);
  });

const cursorOf = (context: EngineContext, page: PageLine): CursorRow =>
  context.state.cursors.get(page.book) ?? freshCursor(page.book, page.epoch);

const pageWrites = async (
  context: EngineContext,
  page: PageLine,
  bodies: readonly Uint8Array[],
  checked: CheckedPage,
  after: CursorRow,
): Promise<readonly Write[]> => {
  const key = journalKey(page.book, page.to);
  const hashes = checked.items.map((item) => item.hash);
  const block = await sealerOf(context, page.book).sealBlock(
    encodePage(page, hashes, bodies),
    placeOf(context.identity.replica, 'journal', key),
  );
  return [
    { op: 'put', table: 'journal', key, value: block },
    { op: 'put', table: 'cursor', key: cursorKey(page.book), value: JSON.stringify(after) },
    ...checked.heads.map((head): Write => ({
      op: 'put',
      table: 'heads',
      key: chainRowKey(page.book, head.device, head.life),
      value: JSON.stringify({ book: page.book, ...head }),
    })),
  ];
};

const ownWrites = (context: EngineContext, own: readonly OwnSeen[]): Promise<readonly Write[]> =>
  Promise.all(
    own.map(async ({ item, settled }): Promise<Write> => {
      const key = outboxKey(item.body.book, item.body.life, item.body.seq);
      return settled === undefined
        ? { op: 'delete', table: 'outbox', key }
        : keepWrite(context, settled);
    }),
  );

const apply = (
  context: EngineContext,
  page: PageLine,
  checked: CheckedPage,
  after: CursorRow,
  own: readonly OwnSeen[],
): void => {
  const { state, ledger, directory } = context;
  state.cursors.set(page.book, after);
  for (const head of checked.heads)
    state.chains.set(chainKey(page.book, head.device, head.life), { book: page.book, ...head });
  for (const [at, entry] of checked.items.entries()) {
    seen(state, entry.effective);
    const item = page.items[at];
    if (entry.ruling !== 'accepted' && item !== undefined)
      state.stubs.set(stubKey(page.book, item[1], item[2], item[4]), {
        hash: entry.hash,
        bodyHash: entry.bodyHash,
      });
    if (entry.ruling !== 'accepted' || entry.body === undefined) continue;
    if (isOffice(page.book)) directory.learn(entry.body);
    ledger.confirm(page.book, entry.changes);
  }
  for (const { item, settled } of own) {
    if (settled === undefined) state.outbox.delete(item.row.hash);
    else {
      state.outbox.set(item.row.hash, settled);
      ledger.overlay(item.body.book, changesOf(settled), rowStateOf(settled.row));
    }
  }
};

/** Keeps the proofs of who may write, sealed, and learns the keys in them. */
export const takeDirectory = async (
  context: EngineContext,
  items: readonly DirectoryItem[],
): Promise<Result<void, TakeProblem>> =>
  context.inTurn(async () => {
    if ((await context.directory.take(items)) === 0) return accept(undefined);
    const sealed = await context.ports.sealer.sealBlock(
      encodeDirectory(context.directory.items()),
      placeOf(context.identity.replica, 'blobs', DIRECTORY_KEY),
    );
    return context.commit([{ op: 'put', table: 'blobs', key: DIRECTORY_KEY, value: sealed }]);
  });
