/** The entry: what one officer did in one book at one moment, written once as bytes and never again. */
import * as z from 'zod';
import {
  base64FromBytes,
  bytesFromBase64,
  textFromUtf8,
  utf8FromText,
  type Bytes,
} from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Change, PlacedChange } from '#crdt/fold.ts';
import type { EntryOrder, Stamp } from '#crdt/stamp.ts';
import { sha256Text } from './sha256.ts';

export const ENTRY_CHANGES_MAX = 200;
export const ENTRY_BYTES_MAX = 64 * 1024;
/** Nesting: far beyond any field, far below where JSON.stringify and structured cloning run out of stack. */
export const ENTRY_DEPTH_MAX = 32;
/** Version of the entry's envelope. */
export const ENTRY_SCHEMA = 1;

const RANDOM_ID = /^[A-Za-z0-9_-]{4,32}$/;
const SAFE_KEY = /^[A-Za-z][A-Za-z0-9]{0,39}$/;
const BOOK = /^[a-z]{2,16}\.[A-Za-z0-9_-]{4,32}(\.[A-Za-z0-9_-]{4,32})?$/;
const CHANGE_NAME = { min: 3, max: 60 };
const COUNTER_MAX = 1_000_000;
const SCHEMA_MAX = 1_000_000;

const randomId = z.string().regex(RANDOM_ID);
const safeKey = z.string().regex(SAFE_KEY);

const changeSchema = z.strictObject({
  type: safeKey,
  id: randomId,
  // Loose on purpose: a newer app's fields are kept and forwarded unread.
  set: z.record(safeKey, z.unknown()),
  undoes: z
    .array(z.string().min(CHANGE_NAME.min).max(CHANGE_NAME.max))
    .max(ENTRY_CHANGES_MAX)
    .optional(),
});

/** What an entry may be, and what is wrong with one that is not: the law that `isEntryBody` is held to. */
export const entryBodySchema = z.strictObject({
  book: z.string().regex(BOOK),
  device: randomId,
  life: randomId,
  seq: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  stamp: z.strictObject({
    ms: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
    counter: z.number().int().min(0).max(COUNTER_MAX),
  }),
  officer: randomId,
  schema: z.number().int().min(1).max(SCHEMA_MAX),
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
  // By hand first: a page brings a thousand. What the hand does not pass, the schema decides and words.
  if (isEntryBody(json)) return accept(json);
  const parsed = entryBodySchema.safeParse(json);
  return parsed.success
    ? accept(parsed.data)
    : refuse({
        kind: 'entry-malformed',
        detail: `${parsed.error.issues[0]?.path.join('.') ?? ''}: ${parsed.error.issues[0]?.message ?? ''}`,
      });
};

const isDeeperThan = (value: unknown, depth: number): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  if (depth === 0) return true;
  for (const inner of Object.values(value)) if (isDeeperThan(inner, depth - 1)) return true;
  return false;
};

/** `entryBodySchema` by hand, for what JSON.parse gives: both pass and refuse the same. */
export const isEntryBody = (json: unknown): json is EntryBody => {
  if (!isObject(json) || !hasOnly(json, BODY_KEYS)) return false;
  const { stamp, changes, group } = json;
  return (
    isText(json['book'], BOOK) &&
    isText(json['device'], RANDOM_ID) &&
    isText(json['life'], RANDOM_ID) &&
    isWhole(json['seq'], 1, Number.MAX_SAFE_INTEGER) &&
    isObject(stamp) &&
    hasOnly(stamp, STAMP_KEYS) &&
    isWhole(stamp['ms'], 0, Number.MAX_SAFE_INTEGER) &&
    isWhole(stamp['counter'], 0, COUNTER_MAX) &&
    isText(json['officer'], RANDOM_ID) &&
    isWhole(json['schema'], 1, SCHEMA_MAX) &&
    isText(json['act'], SAFE_KEY) &&
    (group === undefined || isText(group, RANDOM_ID)) &&
    Array.isArray(changes) &&
    changes.length >= 1 &&
    changes.length <= ENTRY_CHANGES_MAX &&
    changes.every(isChange)
  );
};

const BODY_KEYS: ReadonlySet<string> = new Set(Object.keys(entryBodySchema.shape));
const STAMP_KEYS: ReadonlySet<string> = new Set(Object.keys(entryBodySchema.shape.stamp.shape));
const CHANGE_KEYS: ReadonlySet<string> = new Set(Object.keys(changeSchema.shape));

const isChange = (json: unknown): boolean => {
  if (!isObject(json) || !hasOnly(json, CHANGE_KEYS)) return false;
  const { set, undoes } = json;
  if (!isText(json['type'], SAFE_KEY) || !isText(json['id'], RANDOM_ID) || !isObject(set))
    return false;
  for (const name of Object.keys(set)) if (!SAFE_KEY.test(name)) return false;
  return (
    undoes === undefined ||
    (Array.isArray(undoes) && undoes.length <= ENTRY_CHANGES_MAX && undoes.every(isChangeName))
  );
};

const isChangeName = (json: unknown): boolean =>
  typeof json === 'string' && json.length >= CHANGE_NAME.min && json.length <= CHANGE_NAME.max;

const isObject = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const hasOnly = (json: object, names: ReadonlySet<string>): boolean => {
  for (const name of Object.keys(json)) if (!names.has(name)) return false;
  return true;
};

const isText = (json: unknown, pattern: RegExp): boolean =>
  typeof json === 'string' && pattern.test(json);

const isWhole = (json: unknown, min: number, max: number): boolean =>
  Number.isSafeInteger(json) && typeof json === 'number' && json >= min && json <= max;

/** base64url SHA-256 of the body's bytes. */
export const bodyHashOf = (bytes: Uint8Array): string => sha256Text(bytes);

/**
 * SHA-256(prevHash ‖ bodyHash), base64url: the name of the entry.
 * @param prevHash hash of the entry before it in its chain, or GENESIS_HASH
 */
export const entryHashOf = (prevHash: string, bodyHash: string): string => {
  const prev = bytesFromBase64(prevHash);
  const body = bytesFromBase64(bodyHash);
  if (!prev.ok || !body.ok) throw new Error('a hash is base64url');
  return sha256Text(prev.value, body.value);
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
