/** The self-check: do chains, digests and signatures on this disk still agree with what the server signed? */
import { extendDigest } from '#book/digest.ts';
import { bodyHashOf, entryHashOf, GENESIS_HASH } from '#book/entry.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { pageSigningBytes } from '#protocol/pull.ts';
import { isShut, isTierOpen, tierOf } from './book-tier.ts';
import type { EngineContext } from './engine-context.ts';
import { correctedNow } from './corrected-clock.ts';
import { readJournalBase } from './journal-base.ts';
import { openPage, type StoredPage } from './journal-block.ts';
import type { TierName } from './ports.ts';
import type { SelfCheckProblem } from './replica.ts';
import { headOf } from './replica-state.ts';
import { FOLD_UNREADABLE, journalKey } from './stored-rows.ts';

export interface SelfCheckReport {
  readonly books: number;
  readonly blocks: number;
}

/** `sample` looks at the newest block of a book (at every start), `all` at every block (weekly). */
type Depth = 'sample' | 'all';

/**
 * A closed tier is not looked at: nothing of it can be read.
 * @param depth of every book, or by the tier it lies in (undefined: what the replica's own key opens)
 */
export const selfCheck = async (
  context: EngineContext,
  depth: Depth | ((tier: TierName | undefined) => Depth),
): Promise<Result<SelfCheckReport, SelfCheckProblem>> => {
  const lost = lostOwnEntries(context);
  if (lost !== undefined) return refuse(lost);
  let blocks = 0;
  let books = 0;
  for (const cursor of [...context.state.cursors.values()]) {
    if (cursor.n === 0 || isShut(context, cursor.book)) continue;
    books += 1;
    const looks = typeof depth === 'string' ? depth : depth(tierOf(context, cursor.book));
    const base = await readJournalBase(context, cursor.book);
    if (base === undefined) return refuse({ kind: 'block-broken', book: cursor.book, n: 0 });
    if (cursor.fold === FOLD_UNREADABLE)
      return refuse({ kind: 'block-broken', book: cursor.book, n: base.n });
    // What a snapshot has overtaken, and what waits to leave, is no part of the proof any more.
    const range = { from: journalKey(cursor.book, base.n + 1), to: `${cursor.book}}` };
    const stored = await context.ports.store.list('journal', range);
    if (!stored.ok) return refuse({ kind: 'store-failed', detail: stored.error.kind });
    // A base without entries after it has no block to look at.
    if (stored.value.length === 0 && base.n === cursor.n && base.digest === cursor.digest) continue;
    const pages: (StoredPage & { readonly digestBefore: string | undefined })[] = [];
    const looked = looks === 'all' ? stored.value : stored.value.slice(-2);
    const isFromBase = looked.length === stored.value.length;
    let digestBefore = isFromBase ? base.digest : undefined;
    for (const { key, value } of looked) {
      const page = await openPage(context, key, value);
      if (page === undefined)
        return refuse({ kind: 'block-broken', book: cursor.book, n: positionOf(key) });
      pages.push({ ...page, digestBefore });
      digestBefore = page.page.digest;
    }
    const last = pages.at(-1);
    if (last === undefined || last.page.to !== cursor.n || last.page.digest !== cursor.digest)
      return refuse({ kind: 'journal-short', book: cursor.book, n: cursor.n });
    // The oldest blocks gone: what is left would agree with itself, but not with where it begins.
    if (isFromBase && pages[0]?.page.from !== base.n)
      return refuse({ kind: 'journal-short', book: cursor.book, n: base.n });
    const chains: ChainEnds = new Map(
      looks === 'all' ? base.heads.map((head) => [`${head.device}|${head.life}`, head]) : [],
    );
    for (const page of looks === 'all' ? pages : pages.slice(-1)) {
      if (!(await isGenuine(context, page, chains)))
        return refuse({ kind: 'block-broken', book: cursor.book, n: page.page.to });
      blocks += 1;
    }
  }
  return accept({ books, blocks });
};

/**
 * The count of own entries outlives everything else on this disk. Where it is ahead of what can be found,
 * the officer is told, instead of being shown a book that looks whole.
 */
const lostOwnEntries = ({ state, identity }: EngineContext): SelfCheckProblem | undefined => {
  const waiting = new Set(
    [...state.outbox.values()].map(({ body }) => `${body.book}|${body.life}|${body.seq}`),
  );
  // What is shut is there, though it cannot be read.
  for (const { book, life, seq } of state.shut.values()) waiting.add(`${book}|${life}|${seq}`);
  const ownLives = new Set([...state.own.values()].map(({ life }) => life));
  for (const own of state.own.values()) {
    // Of a book that was given up the server has said that it has them.
    const given = state.left.get(own.book)?.upTo[own.life] ?? 0;
    // Where this disk was copied, the tail that came second stands under a life of the server's making.
    const tails = [...state.chains.values()].filter(
      ({ book, device, life }) =>
        book === own.book && device === identity.device && !ownLives.has(life),
    );
    const confirmed = Math.max(
      given,
      headOf(state, own.book, identity.device, own.life)?.seq ?? 0,
      ...tails.map(({ seq }) => seq),
    );
    let missing = 0;
    for (let seq = confirmed + 1; seq <= own.seq; seq++)
      if (!waiting.has(`${own.book}|${own.life}|${seq}`)) missing += 1;
    if (missing > 0) return { kind: 'own-entries-missing', book: own.book, missing };
  }
  return undefined;
};

const positionOf = (key: string): number => Number(key.slice(key.lastIndexOf('|') + 1));

/** Where each chain stood after the blocks looked at so far. */
type ChainEnds = Map<string, { readonly seq: number; readonly hash: string }>;

const isGenuine = async (
  context: EngineContext,
  stored: StoredPage & { readonly digestBefore: string | undefined },
  chains: ChainEnds,
): Promise<boolean> => {
  const { page } = stored;
  if (!hashesHold(stored, chains)) return false;
  if (stored.digestBefore !== undefined) {
    let digest = stored.digestBefore;
    for (const [at, item] of page.items.entries())
      digest = extendDigest(digest, {
        n: item[0],
        hash: stored.hashes[at] ?? '',
        effective: { ms: item[5], counter: item[6] },
        ruling: item[8],
      });
    if (digest !== page.digest) return false;
  }
  return context.ports.verifier.verify(
    context.identity.serverKey,
    pageSigningBytes({ epoch: page.epoch, book: page.book, n: page.to, digest: page.digest }),
    page.signature,
  );
};

/**
 * Every entry whose predecessor is known is hashed again: a chain's first, one whose fork point the page names,
 * and each after one already seen. Where only the newest block is looked at, the first of a chain is taken as it stands.
 */
const hashesHold = ({ page, bodies, hashes }: StoredPage, chains: ChainEnds): boolean => {
  const forkPoints = new Map(
    page.heads.map(({ device, life, prev }) => [`${device}|${life}`, prev]),
  );
  let bodyAt = 0;
  for (const [at, item] of page.items.entries()) {
    const [, device, life, signedLife, seq, , , , , , stub] = item;
    const hash = hashes[at];
    const bytes = stub === null ? bodies[bodyAt++] : undefined;
    if (hash === undefined || (stub === null && bytes === undefined)) return false;
    const chain = `${device}|${life}`;
    const before = chains.get(chain);
    // An admitted entry stands at a second position: its place in the chain is the first one.
    if (before !== undefined && seq <= before.seq) continue;
    const isFirst = seq === 1 && life === signedLife;
    const prev =
      before?.seq === seq - 1 ? before.hash : isFirst ? GENESIS_HASH : forkPoints.get(chain);
    if (prev !== undefined) {
      const bodyHash = bytes === undefined ? (stub ?? '') : bodyHashOf(bytes);
      if (entryHashOf(prev, bodyHash) !== hash) return false;
    }
    chains.set(chain, { seq, hash });
  }
  return bodyAt === bodies.length;
};

const WEEK_MS = 7 * 86_400_000;
/** When everything was last looked at: of what the replica's own key opens, and of each tier by itself. */
const CHECKED_KEYS = [
  { tier: undefined, key: 'checked-ms' },
  { tier: 'cases', key: 'checked-ms-cases' },
  { tier: 'confidential', key: 'checked-ms-confidential' },
] as const;

/**
 * The check that is due: a sample at every start, everything once a week by the corrected clock. A tier that is shut
 * when its week is over is looked at whole as soon as it is open.
 */
export const checkWhatIsDue = async (
  context: EngineContext,
): Promise<Result<SelfCheckReport, SelfCheckProblem>> => {
  const nowMs = correctedNow(context.state, context.ports.clock).ms;
  const due = new Map<TierName | undefined, string>();
  for (const { tier, key } of CHECKED_KEYS) {
    if (tier !== undefined && !isTierOpen(context, tier)) continue;
    const last = await context.ports.store.get('canary', key);
    const lastMs = last.ok && typeof last.value === 'string' ? Number(last.value) : 0;
    // A clock that was set back makes a check come early, never late.
    if (lastMs > nowMs || nowMs - lastMs >= WEEK_MS) due.set(tier, key);
  }
  const checked = await selfCheck(context, (tier) => (due.has(tier) ? 'all' : 'sample'));
  // What the words have shut meanwhile was perhaps not reached.
  const done = [...due].filter(([tier]) => tier === undefined || isTierOpen(context, tier));
  if (checked.ok && done.length > 0)
    await context.commit(
      done.map(([, key]) => ({ op: 'put', table: 'canary', key, value: String(nowMs) })),
    );
  return checked;
};
