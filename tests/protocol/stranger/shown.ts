// What is asked for to be shown, and what another phone carries, written from docs/protocol.md alone (sections 16, 17).
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Keys } from './book.ts';
import {
  bodyHashOf,
  entryHashOf,
  entryText,
  hashAfter,
  isSigned,
  verdictText,
  type SigningKey,
  type Verdict,
} from './keys-and-hashes.ts';
import type { Entry } from './messages.ts';
import { sealToServer } from './words.ts';

export interface HistoryAnswer {
  readonly nonce: string;
  readonly epoch: { readonly id: string };
  readonly book: string;
  readonly id: string;
  readonly items: readonly {
    readonly verdict: Verdict;
    readonly prevHash: string;
    readonly body: string;
    readonly after: readonly string[];
    readonly signature: string;
  }[];
  readonly next: number | null;
  readonly people: readonly { device: string; officer: string; displayName: string }[];
  readonly signature: string;
}

/** Throws where anything of it is not proven; answers who wrote, the newest first. */
export const writersIn = (answer: HistoryAnswer, keys: Keys): readonly (string | undefined)[] => {
  const { nonce, epoch, book, id, items, next, people, signature } = answer;
  const signed = [
    ...['so-cong-doan/history/1', nonce, epoch.id, book, id, String(next)],
    ...items.map(({ verdict }) => verdictText(verdict)),
    ...people.map((one) => JSON.stringify([one.device, one.officer, one.displayName])),
  ].join('\n');
  if (!isSigned(keys.server, signed, signature)) throw new Error('not the server');
  return items.map((item) => {
    const hash = entryHashOf(item.prevHash, bodyHashOf(item.body));
    if (hash !== item.verdict.hash) throw new Error('another body');
    const { device } = JSON.parse(item.body) as { device: string };
    const end = entryText(hashAfter(hash, item.after));
    if (!isSigned(keys.of(device), end, item.signature)) throw new Error('not the author');
    return people.find((one) => one.device === device)?.displayName;
  });
};

/** A box that the server alone opens, for another phone to carry. */
export const relayPart = (
  entries: readonly Entry[],
  device: string,
  key: SigningKey,
  serverKey: string,
): string => {
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) throw new Error('nothing to carry');
  const { book, life, seq: firstSeq, prevHash } = first;
  const run = {
    ...{ device, life, firstSeq, prevHash, signature: key.sign(entryText(last.hash)) },
    entries: entries.map(({ hash, body }) => ({ hash, body })),
  };
  const plain = gzipSync(JSON.stringify({ version: 1, book, runs: [run] }));
  const box = sealToServer(plain, serverKey, randomBytes(32), 'so-cong-doan/relay/1');
  return box.toString('base64url');
};
