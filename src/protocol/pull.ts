/**
 * POST /api/sync/pull: a stream of NDJSON lines. First `hello`, then for each book (roster first) snapshots and
 * pages, each after the directory lines that its signatures need, and `end`. A `page` line is followed by one line for each of its items that has a body:
 * the bytes of the entry as they were signed.
 */
import * as z from 'zod';
import { utf8FromText, type Bytes } from '#base/bytes.ts';
import { verdictLine, type Verdict } from '#book/verdict.ts';
import { bookName, count, epoch, hash, id, ms, nonce, signature } from './field-schemas.ts';
import { verdictSchema } from './push.ts';
import { shredLine } from './shred.ts';

export const pullRequest = z.object({
  protocol: z.number().int(),
  nonce,
  device: id,
  /** The life under which this device writes now; an order to give a book up names it. */
  life: id.optional(),
  /** Fingerprint of the fold on this device; a snapshot made by another fold is of no use to it. */
  fold: z.string().max(64),
  /** With the digest there, a server that was restored can say whether its book is the same up to that position. */
  cursors: z
    .array(z.object({ book: bookName, epoch: id, n: count, digest: hash.optional() }))
    .max(5000),
  /** Only these books, in this order; all that may be opened where absent. */
  only: z.array(bookName).max(100).optional(),
  /** What is locked on the device, confidential requests or all of them: `hello` still names its books, nothing in them is sent. */
  skip: z.enum(['confidential', 'cases']).optional(),
});
export type PullRequest = z.infer<typeof pullRequest>;

/** `[n, device, life as admitted, life as signed, seq, effective ms, counter, received ms, ruling, reason, body hash or null where the body follows]` */
export const pageItem = z.tuple([
  count,
  id,
  id,
  id,
  count,
  ms,
  count,
  ms,
  z.enum(['accepted', 'held', 'quarantined']),
  z.string().max(60).nullable(),
  hash.nullable(),
]);
export type PageItem = z.infer<typeof pageItem>;

/** The next signed head of a chain in this page: `after` are the body hashes from its last item here up to it. */
export const pageHead = z.object({
  device: id,
  /** The life as admitted. */
  life: id,
  /** Only where the chain's first entry stands in this page and is not its seq 1: the hash before a fork's tail. */
  prev: hash.optional(),
  after: z.array(hash),
  signature,
});

const chainHead = z.object({ device: id, life: id, seq: count, hash });

/** Signed by the server: only what lies below it may leave a disk. */
export const prunePosition = z.object({ n: count, epoch: id, signature });

export const helloLine = z.object({
  line: z.literal('hello'),
  protocol: z.number().int(),
  nonce,
  epoch,
  nowMs: ms,
  /** Every book this officer may open now, in the order in which they will come. */
  books: z.array(z.object({ book: bookName, n: count, prune: prunePosition.nullable() })),
  /** After a restore: books that stand here as the reader's cursor says. By the server over carriedSigningBytes. */
  carried: z.array(z.object({ book: bookName, n: count, signature })).optional(),
});

export const pageLine = z.object({
  line: z.literal('page'),
  book: bookName,
  epoch: id,
  from: count,
  to: count,
  /** Where the book ends now: shows how much is still to come. */
  end: count,
  items: z.array(pageItem).max(1000),
  heads: z.array(pageHead),
  /** Digest of the book at `to`. */
  digest: hash,
  signature,
});
export type PageLine = z.infer<typeof pageLine>;

/** An own entry below a snapshot that is held or quarantined: its author goes on seeing it. */
const custodyItem = z.object({ verdict: verdictSchema, prevHash: hash, body: z.string() });
export type CustodyItem = z.infer<typeof custodyItem>;

/** Folded records up to `n`, in parts; the last part carries heads, digest and the signature. */
export const snapshotLine = z.object({
  line: z.literal('snapshot'),
  book: bookName,
  epoch: id,
  n: count,
  part: count,
  parts: count,
  /** Packed as `src/book/packed-records.ts` says. */
  records: z.unknown(),
  heads: z.array(chainHead),
  digest: hash,
  signature,
  /** For the reader alone, and in the same breath, so that no crash comes between. By the server over custodySigningBytes. */
  custody: z.object({ items: z.array(custodyItem).max(500), signature }).optional(),
});

export type SnapshotLine = z.infer<typeof snapshotLine>;

/**
 * Signed office entries that concern a book (devices, grants, revocations, series), each with the chain up to a
 * signed head, so that every replica can check signatures and, after a loss, prove who had a right.
 */
export const directoryLine = z.object({
  line: z.literal('directory'),
  items: z.array(
    z.object({
      book: bookName,
      n: count,
      body: z.string(),
      prevHash: hash,
      after: z.array(hash),
      signature,
    }),
  ),
});
export type DirectoryItem = z.infer<typeof directoryLine>['items'][number];

export const endLine = z.object({ line: z.literal('end'), nonce, signature });

export const pullLine = z.discriminatedUnion('line', [
  helloLine,
  pageLine,
  snapshotLine,
  directoryLine,
  shredLine,
  endLine,
]);
export type PullLine = z.infer<typeof pullLine>;

/** What the server signs of a book: its digest at a position, whoever asked. */
export const pageSigningBytes = (p: {
  readonly epoch: string;
  readonly book: string;
  readonly n: number;
  readonly digest: string;
}): Bytes => utf8FromText(`so-cong-doan/digest/1\n${p.epoch}\n${p.book}\n${p.n}\n${p.digest}`);

/** @param p.verdicts of the custody in this part of the snapshot, in their order */
export const custodySigningBytes = (p: {
  readonly epoch: string;
  readonly book: string;
  readonly n: number;
  readonly part: number;
  readonly verdicts: readonly Verdict[];
}): Bytes =>
  utf8FromText(
    `so-cong-doan/custody/1\n${p.epoch}\n${p.book}\n${p.n}\n${p.part}\n${p.verdicts.map(verdictLine).join('\n')}`,
  );

export const pruneSigningBytes = (p: {
  readonly epoch: string;
  readonly book: string;
  readonly n: number;
}): Bytes => utf8FromText(`so-cong-doan/prune/1\n${p.epoch}\n${p.book}\n${p.n}`);

export const endSigningBytes = (answerNonce: string, epochId: string): Bytes =>
  utf8FromText(`so-cong-doan/end/1\n${answerNonce}\n${epochId}`);
