/** What a replica needs of the world: a store of sealed blocks, a sealer, a signer, a shelf, clock and chance. */
import type { Bytes } from '#base/bytes.ts';
import type { Result } from '#base/result.ts';
import type { ShelfRow } from './shelf-row.ts';

/** Browser adapters answer later, those of the simulation at once: the engine awaits both. */
export type Soon<T> = T | Promise<T>;

/**
 * The tables of a replica. Sealed: outbox, journal, segments, keys (wrapped), drafts, blobs.
 * Plain, without personal data: heads, cursor, canary.
 */
export const TABLES = [
  'outbox',
  'journal',
  'segments',
  'heads',
  'cursor',
  'keys',
  'drafts',
  'blobs',
  'canary',
] as const;
export type Table = (typeof TABLES)[number];

export type StoredValue = Bytes | string;

export type Write =
  /** Never overwrites: a key that is there already fails the whole transaction. */
  | { readonly op: 'add'; readonly table: Table; readonly key: string; readonly value: StoredValue }
  | { readonly op: 'put'; readonly table: Table; readonly key: string; readonly value: StoredValue }
  | { readonly op: 'delete'; readonly table: Table; readonly key: string };

export type StoreProblem =
  /** Another window has taken over as the writer. */
  | { readonly kind: 'writer-lost' }
  | { readonly kind: 'already-there'; readonly table: Table; readonly key: string }
  | { readonly kind: 'disk-full' }
  | { readonly kind: TakenAway }
  | { readonly kind: 'store-failed'; readonly detail: string };

/**
 * Why an open window writes no more, for good. `store-gone`: the database was deleted under it, and none is begun anew in
 * its place. `store-newer`: a later version of the app has made another database of it.
 */
export type TakenAway = 'store-gone' | 'store-newer';

/**
 * Where sealed blocks lie. One strict (fsynced) transaction a commit, all or nothing.
 * Keys sort by code unit; ranges are half open.
 */
export interface JournalStore {
  /** Makes this window the writer; from then on every other window's commits fail with `writer-lost`. */
  takeWriter(token: string): Promise<Result<void, StoreProblem>>;
  /** Checks the writer's token inside the same transaction. */
  commit(token: string, writes: readonly Write[]): Promise<Result<void, StoreProblem>>;
  /**
   * The same; then what lies under these keys of one table, read in another transaction, which sees only what was
   * committed. One journey to the disk and back instead of a journey for each.
   */
  commitAndRead(
    token: string,
    writes: readonly Write[],
    table: Table,
    keys: readonly string[],
  ): Promise<Result<readonly (StoredValue | undefined)[], StoreProblem>>;
  get(table: Table, key: string): Promise<Result<StoredValue | undefined, StoreProblem>>;
  /** Entries of a table whose key lies in [from, to), in key order. */
  list(
    table: Table,
    range?: { readonly from?: string; readonly to?: string; readonly limit?: number },
  ): Promise<
    Result<readonly { readonly key: string; readonly value: StoredValue }[], StoreProblem>
  >;
  /**
   * Reads one row of the vault and writes it anew in one strict transaction, whichever window is the writer; answers
   * with what lies there then. `undefined` takes it away, the same value writes nothing. `change` may be asked twice.
   * For the row of the shift alone: each try of a PIN is counted on a locked book too.
   */
  amend(
    table: 'keys',
    key: string,
    change: (row: StoredValue | undefined) => StoredValue | undefined,
  ): Promise<Result<StoredValue | undefined, StoreProblem>>;
  close(): Promise<void>;
  /** Tells once that the store was taken away under this window. Absent where nobody can. */
  readonly onTakenAway?: (told: (why: TakenAway) => void) => void;
}

/** Authenticated encryption under the replica's key. `aad` binds a block to its place: rows cannot be swapped. */
export interface Sealer {
  seal(plain: Uint8Array, aad: string): Soon<Bytes>;
  open(sealed: Uint8Array, aad: string): Soon<Result<Bytes, { readonly kind: 'seal-broken' }>>;
  /** The same with gzip inside: for blocks, not for single entries (it triples the time of a save). */
  sealBlock(plain: Uint8Array, aad: string): Soon<Bytes>;
  openBlock(sealed: Uint8Array, aad: string): Soon<Result<Bytes, { readonly kind: 'seal-broken' }>>;
}

/** `cases`: ordinary requests, which a PIN does not open. `confidential`: what asks for the words once more. */
export type TierName = 'cases' | 'confidential';

/** What is written to the higher tier needs no opening: it is sealed to the public half of its key. */
export type TierSealing = Pick<Sealer, 'seal' | 'sealBlock'>;
/** The private half; where it is dropped the tier is closed again. */
export type TierOpening = Pick<Sealer, 'open' | 'openBlock'>;

/**
 * Why requests may not be read on this device (`requests-here.ts`). `lease-over`: too many days without the server.
 * `shared-device`: others use it, and the union keeps requests off such a device.
 */
export type WhyNoRequests = 'lease-over' | 'shared-device';

export type TierProblem =
  | { readonly kind: 'wrong-words' }
  /** This vault has no higher tier yet, or its rows cannot be read. */
  | { readonly kind: 'no-tier' }
  | StoreProblem;

/** The higher tier, in which confidential books lie: opened only by the officer's words, typed once more. */
export interface HigherTier {
  readonly sealing: TierSealing;
  /** About a second. */
  readonly unlock: (words: string) => Promise<Result<TierOpening, TierProblem>>;
  /** The wrapped private half for a backup file; the words open it there too. */
  readonly wrapped: () => Promise<string | undefined>;
}

/** The tier of ordinary requests: open after the words that opened the book, shut after a PIN. */
export interface CasesTier extends HigherTier {
  readonly opening: TierOpening | undefined;
  /** Made at this opening: what requests there are lie under the key of before, and are moved. */
  readonly isNew: boolean;
}

/** Ed25519, RFC 8032. */
export interface Signer {
  /** base64url, 32 bytes. */
  readonly publicKey: string;
  /** base64url signature of 64 bytes. */
  sign(message: Uint8Array): Soon<string>;
}

export interface Verifier {
  /** False for a bad signature and for anything that is no key or no signature; never throws. */
  verify(publicKey: string, message: Uint8Array, signature: string): Soon<boolean>;
}

/** The open records in memory; derived, so losing it loses nothing. */
export interface Shelf {
  putRows(rows: readonly ShelfRow[]): Soon<void>;
  removeRows(keys: readonly string[]): Soon<void>;
  clear(): Soon<void>;
  get(key: string): Soon<ShelfRow | undefined>;
  /** Rows of a type, sorted by sortKey. */
  find(query: ShelfQuery): Soon<readonly ShelfRow[]>;
  /** Calls back after each change of the shelf; returns how to stop. */
  watch(onChange: () => void): () => void;
}

export interface ShelfQuery {
  readonly type: string;
  readonly book?: string;
  readonly limit?: number;
}

export interface Clock {
  /** This device's wall clock, ms; may be wrong by years. */
  nowMs(): number;
}

export interface Chance {
  /** Fresh random bytes from a secure source. */
  bytes(length: number): Bytes;
}
