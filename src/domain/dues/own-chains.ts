/** What this device has written so far, for its close to name: heads by entry hash, and how many entries. */
import type { Head } from '#book/chain.ts';
import type { ChainFacts } from './close-acts.ts';

type Written = Pick<Head, 'book' | 'life' | 'seq' | 'hash'>;

/**
 * @param heads of every chain this replica has seen in a page
 * @param own entries of this device that no page has shown yet: they reach further than its heads
 */
export const ownChains = (
  device: string,
  duesBook: string,
  heads: readonly Head[],
  own: readonly Written[],
): ChainFacts => {
  const furthest = new Map<string, Written>();
  for (const written of [...heads.filter((head) => head.device === device), ...own]) {
    const chain = `${written.book}|${written.life}`;
    if (written.seq > (furthest.get(chain)?.seq ?? 0)) furthest.set(chain, written);
  }
  const chains = [...furthest.values()];
  return {
    heads: chains.flatMap(({ book, hash }) => (book === duesBook ? hash : [])).slice(-HEADS_MAX),
    entriesWritten: chains.reduce((sum, { seq }) => sum + seq, 0),
  };
};

/** A device begins a new life after a restore or a clone: seldom. What the record holds is the bound. */
const HEADS_MAX = 50;
