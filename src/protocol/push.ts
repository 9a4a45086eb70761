/**
 * POST /api/sync/push: runs of own entries, a verdict for each.
 * The body is NDJSON (gzip): one header line, then the bytes of each entry as they were signed, a line each;
 * where a body cannot be sent, its line is `{"stub":"<body hash>"}`, so that it blocks nothing behind it.
 */
import * as z from 'zod';
import type { Verdict } from '#book/verdict.ts';
import { verdictLine } from '#book/verdict.ts';
import { utf8FromText, type Bytes } from '#base/bytes.ts';
import { bookName, count, epoch, hash, id, ms, nonce, signature, stamp } from './field-schemas.ts';
import { PUSH_RUNS_MAX } from './version.ts';

/** A gapless run of one chain; the signature of its last entry covers all before it. */
export const runSchema = z.object({
  book: bookName,
  device: id,
  life: id,
  firstSeq: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  count: z.number().int().min(1).max(2000),
  /** Hash of the entry before the first. */
  prevHash: hash,
  /** By the author's device over entrySigningBytes of the run's last entry. */
  signature,
});
export type Run = z.infer<typeof runSchema>;

export const pushHeader = z.object({
  protocol: z.number().int(),
  nonce,
  device: id,
  runs: z.array(runSchema).max(PUSH_RUNS_MAX),
});
export type PushHeader = z.infer<typeof pushHeader>;

export const stubLine = z.strictObject({ stub: hash });

export const verdictSchema = z.object({
  book: bookName,
  n: count,
  epoch: id,
  hash,
  effective: stamp,
  life: id,
  receivedMs: ms,
  ruling: z.enum(['accepted', 'held', 'quarantined']),
  duplicate: z.boolean(),
  reason: z.string().max(60).optional(),
});

export const pushAnswer = z.object({
  protocol: z.number().int(),
  nonce,
  epoch,
  nowMs: ms,
  verdicts: z.array(verdictSchema),
  /** Runs not taken because entries before them are missing: where the server stands in that chain. */
  gaps: z.array(z.object({ book: bookName, life: id, seq: count, hash })),
  /** Chains that forked: the device must begin a new life. */
  forks: z.array(z.object({ book: bookName, life: id, derivedLife: id })),
  /** Books of which nothing was taken, because what is written there asks for the author's second factor. */
  waits: z.array(bookName).optional(),
  /** By the server over verdictSigningBytes. */
  signature,
});
export type PushAnswer = z.infer<typeof pushAnswer>;

export const verdictSigningBytes = (answerNonce: string, verdicts: readonly Verdict[]): Bytes =>
  utf8FromText(`so-cong-doan/verdicts/1\n${answerNonce}\n${verdicts.map(verdictLine).join('\n')}`);
