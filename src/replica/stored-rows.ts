/** The rows of a replica's tables: their keys, and their reading back from disk. */
import * as z from 'zod';
import {
  base64FromBytes,
  bytesFromBase64,
  textFromUtf8,
  utf8FromText,
  type Bytes,
} from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { EMPTY_DIGEST } from '#book/digest.ts';
import { FOLD_FINGERPRINT } from '#book/packed-records.ts';
import type { LeaseCount, LeaseTerm } from '#domain/lease.ts';
import { verdictSchema } from '#protocol/push.ts';
import { epoch, hash, id, ms, stamp } from '#protocol/field-schemas.ts';
import { CONTACT_KEY } from './clock-rows.ts';

const SEQ_DIGITS = 12;
const padded = (n: number): string => String(n).padStart(SEQ_DIGITS, '0');

export const outboxKey = (book: string, life: string, seq: number): string =>
  `${book}|${life}|${padded(seq)}`;
/** `n` is the last position of the page in the block. */
export const journalKey = (book: string, n: number): string => `${book}|${padded(n)}`;
export const segmentKey = (book: string, part: number): string => `${book}|${padded(part)}`;
export const chainRowKey = (book: string, device: string, life: string): string =>
  `chain|${book}|${device}|${life}`;
export const ownRowKey = (book: string, life: string): string => `own|${book}|${life}`;
export const cursorKey = (book: string): string => `book|${book}`;
export { CONTACT_KEY };
export const LIFE_KEY = 'life';
/** The days of the offline lease, in the table `cursor` beside the contact that began it. */
export const LEASE_KEY = 'lease';
/** There while the union lets requests lie on a device that several people use. */
export const CASES_ON_SHARED_KEY = 'cases-on-shared';
/** There while the server has not heard of the present life. */
export const LIFE_DUE_KEY = 'life-due';

/** Everything whose key begins with `prefix|`. */
export const keysOf = (prefix: string): { readonly from: string; readonly to: string } => ({
  from: `${prefix}|`,
  to: `${prefix}}`,
});

/** Binds a sealed block to its place, so that rows cannot be swapped. */
export const placeOf = (replica: string, table: string, key: string): string =>
  `scd/1|${replica}|${table}|${key}`;

const chainRow = z.object({ book: z.string(), device: id, life: id, seq: z.number(), hash });
export type ChainRow = z.infer<typeof chainRow>;

/** Where this device's own chain in a book stands, its unsent entries included; outlives shredding. */
const ownRow = z.object({
  book: z.string(),
  life: id,
  seq: z.number(),
  hash,
  /** Effective stamp of the last own entry as far as known. */
  stamp,
  series: z.object({ code: z.string(), last: z.number() }).optional(),
});
export type OwnRow = z.infer<typeof ownRow>;

const cursorRow = z.object({
  book: z.string(),
  epoch: id,
  n: z.number(),
  digest: hash,
  /** Segments hold everything up to here; the journal's blocks after it are folded at opening. */
  folded: z.number(),
  segments: z.number(),
  fold: z.string(),
  prune: z.number(),
});
export type CursorRow = z.infer<typeof cursorRow>;

/** Of a cursor whose segments are lost and whose journal no longer reaches back to the beginning. */
export const FOLD_UNREADABLE = 'unreadable';

/** A book of which nothing has come yet. */
export const freshCursor = (book: string, epochId: string): CursorRow => ({
  book,
  epoch: epochId,
  n: 0,
  digest: EMPTY_DIGEST,
  folded: 0,
  segments: 0,
  fold: FOLD_FINGERPRINT,
  prune: 0,
});

/** A book that was given up: what the officer is told of it, and which own entries the server had by then. */
const leftRow = z.object({
  book: z.string(),
  unitName: z.string(),
  atMs: ms,
  /** Own entries that were sealed for the server. */
  entries: z.number(),
  /** How many of them wait for a person's decision. */
  held: z.number(),
  /** By life: the last own entry that the server had. */
  upTo: z.record(z.string(), z.number()),
  seen: z.boolean(),
  /** The device was called lost: that is said as long as the replica is here. */
  lost: z.literal(true).optional(),
});
export type LeftRow = z.infer<typeof leftRow>;
export const LEFT_PREFIX = 'left';
export const leftKey = (book: string): string => `${LEFT_PREFIX}|${book}`;
export const readLeftRow = (text: string): Result<LeftRow, Bad> => read(leftRow, text);

const contactRow = z.object({
  epoch,
  /** What the server's clock is ahead of this device's, ms, at the last contact. */
  offsetMs: z.number(),
  atMs: ms,
  newest: stamp,
});
export type ContactRow = z.infer<typeof contactRow>;

const leaseRow = z.object({
  counted: z.number(),
  seenDays: z.array(z.number()).readonly(),
  lastMs: z.number(),
  /** As the union had it at the last contact. */
  term: z.object({ days: z.number(), caseDays: z.number() }).readonly(),
});
export interface LeaseRow extends LeaseCount {
  readonly term: LeaseTerm;
}

const outboxRow = z.object({
  body: z.string(),
  hash,
  prevHash: hash,
  signature: z.string(),
  writtenMs: ms,
  verdict: verdictSchema.optional(),
});

export interface OutboxRow {
  readonly body: Bytes;
  readonly hash: string;
  readonly prevHash: string;
  readonly signature: string;
  readonly writtenMs: number;
  readonly verdict?: z.infer<typeof verdictSchema> | undefined;
}

type Bad = { readonly kind: 'bad-row' };

const read = <T>(schema: z.ZodType<T>, text: unknown): Result<T, Bad> => {
  if (typeof text !== 'string') return refuse({ kind: 'bad-row' });
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? accept(parsed.data) : refuse({ kind: 'bad-row' });
  } catch {
    return refuse({ kind: 'bad-row' });
  }
};

export const readChainRow = (value: unknown): Result<ChainRow, Bad> => read(chainRow, value);
export const readOwnRow = (value: unknown): Result<OwnRow, Bad> => read(ownRow, value);
export const readCursorRow = (value: unknown): Result<CursorRow, Bad> => read(cursorRow, value);
export const readLeaseRow = (value: unknown): Result<LeaseRow, Bad> => read(leaseRow, value);
export const readContactRow = (value: unknown): Result<ContactRow, Bad> => read(contactRow, value);

export const encodeOutboxRow = (row: OutboxRow): Bytes =>
  utf8FromText(JSON.stringify({ ...row, body: base64FromBytes(row.body) }));

export const readOutboxRow = (plain: Uint8Array): Result<OutboxRow, Bad> => {
  const text = textFromUtf8(plain);
  if (!text.ok) return refuse({ kind: 'bad-row' });
  const row = read(outboxRow, text.value);
  if (!row.ok) return row;
  const body = bytesFromBase64(row.value.body);
  return body.ok ? accept({ ...row.value, body: body.value }) : refuse({ kind: 'bad-row' });
};
