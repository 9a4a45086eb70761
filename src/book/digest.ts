/** The running digest of a book: one hash that stands for everything up to a position. */
import { base64FromBytes, bytesFromBase64, utf8FromText } from '#base/bytes.ts';
import type { Stamp } from '#crdt/stamp.ts';
import { sha256Text } from './sha256.ts';
import type { Ruling } from './verdict.ts';

/** The digest of an empty book. */
export const EMPTY_DIGEST: string = base64FromBytes(new Uint8Array(32));

/** Schema-free on purpose: old and new apps agree on it although they read the entries differently. */
export const extendDigest = (
  digest: string,
  item: {
    readonly n: number;
    readonly hash: string;
    readonly effective: Stamp;
    readonly ruling: Ruling;
  },
): string => {
  const before = bytesFromBase64(digest);
  if (!before.ok) throw new Error('a digest is base64url');
  const line = utf8FromText(
    `${item.n}|${item.hash}|${item.effective.ms}|${item.effective.counter}|${item.ruling}`,
  );
  return sha256Text(before.value, line);
};
