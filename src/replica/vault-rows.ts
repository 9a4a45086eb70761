/** The rows of the vault in the table `keys`: two wraps of one key, and what only that key opens. */
import * as z from 'zod';
import { textFromUtf8, utf8FromText, type Bytes } from '#base/bytes.ts';
import { id, key32, wordsSettings } from '#protocol/field-schemas.ts';
import { recoveryFinish } from '#protocol/sign-in.ts';
import { wordsChange } from '#protocol/words.ts';
import { keyPlace, unwrapKey, wrapKey, wrappedKey, type WrappedKey } from './key-wrap.ts';
import type { Chance, Sealer, StoredValue } from './ports.ts';
import type { ReplicaIdentity } from './replica.ts';
import { DEVICE_ROW, WORDS_ROW } from './words-row.ts';

/** Rows of the table `keys`. `device` is plain: it is asked about when the words are forgotten. */
export { DEVICE_ROW, WORDS_ROW };
export const SHARE_ROW = 'share';
/** The wrap by the share that the server still has while it has not heard of the new one. */
export const SHARE_BEFORE_ROW = 'share-before';
export const IDENTITY_ROW = 'identity';

export const wordsRow = wrappedKey.extend({ settings: wordsSettings });
export type WordsRow = z.infer<typeof wordsRow>;

const identity = z.object({
  replica: id,
  device: id,
  officer: z.string(),
  displayName: z.string(),
  signInName: z.string(),
  homeUnit: z.string(),
  serverKey: z.string(),
  practice: z.boolean(),
}) satisfies z.ZodType<ReplicaIdentity>;

const insides = z.object({
  identity,
  /** base64url, 32 bytes: the signing key. */
  seed: key32,
  proof: key32,
  life: id,
  /** New words that the server has not acknowledged yet: sent again at each contact until it has. */
  finish: z.union([recoveryFinish, wordsChange]).optional(),
});
/** What the replica's key opens first. */
export type VaultInsides = z.infer<typeof insides>;

export const parseWordsRow = (value: StoredValue): WordsRow | undefined =>
  parseJson(wordsRow, value);
export const parseShareRow = (value: StoredValue): WrappedKey | undefined =>
  parseJson(wrappedKey, value);

export const sealInsides = async (
  sealer: Sealer,
  replica: string,
  inside: VaultInsides,
): Promise<Bytes> => {
  const plain = utf8FromText(JSON.stringify(inside));
  try {
    return await sealer.seal(plain, insidesPlace(replica));
  } finally {
    plain.fill(0);
  }
};

export const openInsides = async (
  sealer: Sealer,
  replica: string,
  value: StoredValue | undefined,
): Promise<VaultInsides | undefined> => {
  if (!(value instanceof Uint8Array)) return undefined;
  const plain = await sealer.open(value, insidesPlace(replica));
  if (!plain.ok) return undefined;
  const text = textFromUtf8(plain.value);
  plain.value.fill(0);
  return text.ok ? parseJson(insides, text.value) : undefined;
};

const insidesPlace = (replica: string): string => keyPlace(replica, IDENTITY_ROW);

interface RowPlace {
  readonly replica: string;
  readonly row: string;
}

/** `key` must be extractable; `wrapping` is 32 secret bytes, `row` says under which name it will lie. */
export const wrapReplicaKey = (
  key: CryptoKey,
  wrapping: Bytes,
  { replica, row }: RowPlace,
  chance: Chance,
): Promise<WrappedKey> => wrapKey(key, 'raw', wrapping, keyPlace(replica, row), chance);

export interface ReplicaKeys {
  /** For sealing; nobody can take it out again. */
  readonly sealing: CryptoKey;
  /** For wrapping anew; the vault keeps it to itself. The raw bytes never come into the script's memory. */
  readonly rewrapping: CryptoKey;
}

/** `undefined` where the words or the share are not the right ones. */
export const unwrapReplicaKey = async (
  wrapped: WrappedKey,
  wrapping: Bytes,
  { replica, row }: RowPlace,
): Promise<ReplicaKeys | undefined> => {
  const unwrap = (extractable: boolean): Promise<CryptoKey | undefined> =>
    unwrapKey(wrapped, wrapping, keyPlace(replica, row), {
      format: 'raw',
      algorithm: 'AES-GCM',
      extractable,
      usages: ['encrypt', 'decrypt'],
    });
  const sealing = await unwrap(false);
  const rewrapping = await unwrap(true);
  return sealing && rewrapping && { sealing, rewrapping };
};

/** `undefined` for what is no text, no JSON or no such row. */
export const parseJson = <T>(schema: z.ZodType<T>, value: StoredValue): T | undefined => {
  if (typeof value !== 'string') return undefined;
  try {
    return schema.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
};
