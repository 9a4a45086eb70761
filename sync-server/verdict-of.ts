/** The server's word on a stored entry, as it is sent to its author. */
import type { Verdict } from '#book/verdict.ts';
import type { StoredEntry } from './book-store.ts';

export const verdictOf = (stored: StoredEntry, epoch: string, duplicate: boolean): Verdict => ({
  book: stored.book,
  n: stored.n,
  epoch,
  hash: stored.hash,
  effective: stored.effective,
  life: stored.life,
  receivedMs: stored.receivedMs,
  ruling: stored.ruling,
  duplicate,
  ...(stored.reason === null ? {} : { reason: stored.reason }),
});
