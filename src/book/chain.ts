/** A chain: the entries of one (device, life) in one book, each holding the hash of the one before. */
import { bodyHashOf, entryHashOf, GENESIS_HASH } from './entry.ts';

export interface Head {
  readonly book: string;
  readonly device: string;
  readonly life: string;
  /** Last seq of the chain, 0 before its first entry. */
  readonly seq: number;
  /** Hash of that entry, base64url. */
  readonly hash: string;
}

export const emptyHead = (book: string, device: string, life: string): Head => ({
  book,
  device,
  life,
  seq: 0,
  hash: GENESIS_HASH,
});

export const chainKey = (book: string, device: string, life: string): string =>
  `${book}|${device}|${life}`;

/** The hashes of a run of entries, from the hash before the first of them. */
export const entryHashesOf = (
  prevHash: string,
  bodies: readonly Uint8Array[],
): readonly string[] => {
  let hash = prevHash;
  return bodies.map((bytes) => (hash = entryHashOf(hash, bodyHashOf(bytes))));
};

/** The hash that a chain reaches when these bodies, known only by their hashes, follow. */
export const hashAfter = (prevHash: string, bodyHashes: readonly string[]): string =>
  bodyHashes.reduce(entryHashOf, prevHash);
