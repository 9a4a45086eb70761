/** The self-check: do chains, digests and signatures on this disk still agree with what the server signed? */
import { extendDigest } from '#book/digest.ts';
import { bodyHashOf, entryHashOf } from '#book/entry.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { pageSigningBytes } from '#protocol/pull.ts';
import type { EngineContext } from './engine-context.ts';
import { openPage, type StoredPage } from './journal-block.ts';

export type SelfCheckProblem =
  /** The block that ends at `n` cannot be read, or says something else than was signed. */
  | { readonly kind: 'block-broken'; readonly book: string; readonly n: number }
  /** The blocks on disk end before, or beyond, what the cursor says was taken in. */
  | { readonly kind: 'journal-short'; readonly book: string; readonly n: number }
  | { readonly kind: 'store-failed'; readonly detail: string };

export interface SelfCheckReport {
  readonly books: number;
  readonly blocks: number;
}

/**
 * @param depth `sample` looks at the newest block of each book (at every start), `all` at every block (weekly)
 */
export const selfCheck = async (
  context: EngineContext,
  depth: 'sample' | 'all',
): Promise<Result<SelfCheckReport, SelfCheckProblem>> => {
  let blocks = 0;
  let books = 0;
  for (const cursor of [...context.state.cursors.values()]) {
    if (cursor.n === 0) continue;
    books += 1;
    const range = { from: `${cursor.book}|`, to: `${cursor.book}}` };
    const stored = await context.ports.store.list('journal', range);
    if (!stored.ok) return refuse({ kind: 'store-failed', detail: stored.error.kind });
    // A snapshot without entries after it has no block to look at.
    if (stored.value.length === 0 && cursor.prune === cursor.n) continue;
    const pages: (StoredPage & { readonly digestBefore: string | undefined })[] = [];
    const looked = depth === 'all' ? stored.value : stored.value.slice(-2);
    let digestBefore: string | undefined;
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
    for (const page of depth === 'all' ? pages : pages.slice(-1)) {
      if (!(await isGenuine(context, page)))
        return refuse({ kind: 'block-broken', book: cursor.book, n: page.page.to });
      blocks += 1;
    }
  }
  return accept({ books, blocks });
};

const positionOf = (key: string): number => Number(key.slice(key.lastIndexOf('|') + 1));

const isGenuine = async (
  context: EngineContext,
  stored: StoredPage & { readonly digestBefore: string | undefined },
): Promise<boolean> => {
  const { page } = stored;
  if (!hashesHold(stored)) return false;
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

/** Within a block every entry of a chain after its first can be recomputed from the one before. */
const hashesHold = ({ page, bodies, hashes }: StoredPage): boolean => {
  const before = new Map<string, { readonly seq: number; readonly hash: string }>();
  let bodyAt = 0;
  for (const [at, item] of page.items.entries()) {
    const [, device, life, , seq, , , , , , stub] = item;
    const hash = hashes[at];
    const bytes = stub === null ? bodies[bodyAt++] : undefined;
    if (hash === undefined || (stub === null && bytes === undefined)) return false;
    const chain = `${device}|${life}`;
    const prev = before.get(chain);
    if (prev?.seq === seq - 1) {
      const bodyHash = bytes === undefined ? (stub ?? '') : bodyHashOf(bytes);
      if (entryHashOf(prev.hash, bodyHash) !== hash) return false;
    }
    before.set(chain, { seq, hash });
  }
  return bodyAt === bodies.length;
};
