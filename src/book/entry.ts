/** The entry: what one officer did in one book at one moment, written once as bytes and never again. */
import { sha256 } from '@noble/hashes/sha2.js';
import * as z from 'zod';
import {
  base64FromBytes,
  bytesFromBase64,
  concatBytes,
  textFromUtf8,
  utf8FromText,
  type Bytes,
} from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Change, PlacedChange } from '#crdt/fold.ts';
import type { EntryOrder, Stamp } from '#crdt/stamp.ts';

export const ENTRY_CHANGES_MAX = 200;
export const ENTRY_BYTES_MAX = 64 * 1024;
/** Nesting: far beyond any field, far below where JSON.stringify and structured cloning run out of stack. */
export const ENTRY_DEPTH_MAX = 32;
/** Version of the entry's envelope. */
export const ENTRY_SCHEMA = 1;

const randomId = z.string().regex(/^[A-Za-z0-9_-]{4,32}$/);
const safeKey = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/);

const changeSchema = z.strictObject({
  type: safeKey,
  id: randomId,
  // Loose on purpose: a newer app's fields are kept and forwarded unread.
  set: z.record(safeKey, z.unknown()),
  undoes: z.array(z.string().min(3).max(60)).max(ENTRY_CHANGES_MAX).optional(),
});

const entryBodySchema = z.strictObject({
  book: z.string().regex(/^[a-z]{2,16}\.[A-Za-z0-9_-]{4,32}(\.[A-Za-z0-9_-]{4,32})?$/),
  device: randomId,
  life: randomId,
  seq: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  stamp: z.strictObject({
    ms: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
    counter: z.number().int().min(0).max(1_000_000),
  }),
  officer: randomId,
  schema: z.number().int().min(1).max(1_000_000),
  act: safeKey,
  group: randomId.optional(),
  changes: z.array(changeSchema).min(1).max(ENTRY_CHANGES_MAX),
});

/** `{ book, device, life, seq, stamp, officer, schema, act, group?, changes }`. */
export interface EntryBody {
  readonly book: string;
  readonly device: string;
  readonly life: string;
  /** Gapless from 1 within (device, life, book). */
  readonly seq: number;
  readonly stamp: Stamp;
  readonly officer: string;
  readonly schema: number;
  readonly act: string;
  /** Shared by the entries of one larger act. */
  readonly group?: string | undefined;
  readonly changes: readonly Change[];
}

/** What stands before the first entry of a chain. */
export const GENESIS_HASH: string = base64FromBytes(new Uint8Array(32));

export type EntryProblem =
  | { readonly kind: 'entry-too-large' }
  | { readonly kind: 'entry-unreadable' }
  | { readonly kind: 'entry-malformed'; readonly detail: string };

/** The bytes that are stored, hashed, signed and forwarded from now on. */
export const encodeEntry = (body: EntryBody): Result<Bytes, EntryProblem> => {
  const bytes = utf8FromText(JSON.stringify(body));
  return bytes.length > ENTRY_BYTES_MAX || body.changes.length > ENTRY_CHANGES_MAX
    ? refuse({ kind: 'entry-too-large' })
    : accept(bytes);
};

/** Reads an entry that comes from a peer or from disk. */
export const parseEntry = (bytes: Uint8Array): Result<EntryBody, EntryProblem> => {
  if (bytes.length > ENTRY_BYTES_MAX) return refuse({ kind: 'entry-too-large' });
  const text = textFromUtf8(bytes);
  if (!text.ok) return refuse({ kind: 'entry-unreadable' });
  let json: unknown;
  try {
    json = JSON.parse(text.value);
  } catch {
    return refuse({ kind: 'entry-unreadable' });
  }
  if (isDeeperThan(json, ENTRY_DEPTH_MAX))
    return refuse({ kind: 'entry-malformed', detail: 'too deep' });
  const parsed = entryBodySchema.safeParse(json);
  return parsed.success
    ? accept(parsed.data)
    : refuse({
        kind: 'entry-malformed',
        detail: `${parsed.error.issues[0]?.path.join('.') ?? ''}: ${parsed.error.issues[0]?.message ?? ''}`,
      });
};

const isDeeperThan = (value: unknown, depth: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (depth === 0 || Object.values(value).some((inner) => isDeeperThan(inner, depth - 1)));

/** base64url SHA-256 of the body's bytes. */
export const bodyHashOf = (bytes: Uint8Array): string => base64FromBytes(sha256(bytes));

/**
 * SHA-256(prevHash ‖ bodyHash), base64url: the name of the entry.
 * @param prevHash hash of the entry before it in its chain, or GENESIS_HASH
 */
export const entryHashOf = (prevHash: string, bodyHash: string): string => {
  const prev = bytesFromBase64(prevHash);
  const body = bytesFromBase64(bodyHash);
  if (!prev.ok || !body.ok) throw new Error('a hash is base64url');
  return base64FromBytes(sha256(concatBytes(prev.value, body.value)));
};

/** What an author signs: the entry's hash, under a name so that no other message can pass for it. */
export const entrySigningBytes = (entryHash: string): Bytes =>
  utf8FromText(`so-cong-doan/entry/1\n${entryHash}`);

export const orderOf = (body: EntryBody, hash: string, effective: Stamp): EntryOrder => ({
  ms: effective.ms,
  counter: effective.counter,
  device: body.device,
  life: body.life,
  seq: body.seq,
  hash,
});

/** The changes of an entry with their places, beside the record each belongs to. */
export const placedChangesOf = (
  body: EntryBody,
  order: EntryOrder,
): readonly { readonly type: string; readonly id: string; readonly change: PlacedChange }[] =>
  body.changes.map(({ type, id, set, undoes }, index) => ({
    type,
    id,
    change: undoes === undefined ? { order, index, set } : { order, index, set, undoes },
  }));
