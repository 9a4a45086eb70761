/** The higher tier in the vault: a key pair whose public half opens with the replica, whose private half only words or the share unwrap. */
import * as z from 'zod';
import {
  base64FromBytes,
  bytesFromBase64,
  textFromUtf8,
  utf8FromText,
  type Bytes,
} from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { id, type WordsSettings } from '#protocol/field-schemas.ts';
import { deriveWordsKeys, type Argon2 } from './argon2-words.ts';
import type {
  Chance,
  HigherTier,
  JournalStore,
  Sealer,
  StoredValue,
  TierOpening,
  TierProblem,
  Write,
} from './ports.ts';
import {
  parseJson,
  parseShareRow,
  parseWordsRow,
  wordsRow,
  type WrappedKey,
} from './vault-rows.ts';
import {
  POINT_BYTES,
  TIER_CURVE,
  webcryptoTierOpening,
  webcryptoTierSealing,
} from './webcrypto-tier.ts';

/** Rows of the table `keys`: the public half under the replica's key, then the wraps of the private one. */
const TIER_ROW = 'tier';
const TIER_WORDS_ROW = 'tier-words';
const TIER_SHARE_ROW = 'tier-share';
const TIER_SHARE_BEFORE_ROW = 'tier-share-before';

export interface TierParts {
  readonly argon2: Argon2;
  readonly chance: Chance;
}

/** The closed tier of an open vault; undefined where there is none. */
export const readTier = async (
  store: JournalStore,
  replica: string,
  sealer: Sealer,
  parts: TierParts,
): Promise<HigherTier | undefined> => {
  const row = await store.get('keys', TIER_ROW);
  const point = row.ok ? await openPoint(sealer, replica, row.value) : undefined;
  return point === undefined ? undefined : tierOver(store, replica, point, parts);
};

const tierOver = async (
  store: JournalStore,
  replica: string,
  point: Bytes,
  parts: TierParts,
): Promise<HigherTier> => ({
  sealing: await webcryptoTierSealing(point),
  unlock: async (words) => {
    const key = await tierKeyByWords(store, replica, words, { ...parts, extractable: false });
    return key.ok ? accept(webcryptoTierOpening(key.value, point)) : key;
  },
  wrapped: async () => {
    const row = await store.get('keys', TIER_WORDS_ROW);
    const words = row.ok && row.value !== undefined ? parseWordsRow(row.value) : undefined;
    return words && JSON.stringify({ replica, point: base64FromBytes(point), words });
  },
});

/** @param parts.extractable only where new words are about to wrap it again */
export const tierKeyByWords = async (
  store: JournalStore,
  replica: string,
  words: string,
  parts: TierParts & { readonly extractable: boolean },
): Promise<Result<CryptoKey, TierProblem>> => {
  const stored = await store.get('keys', TIER_WORDS_ROW);
  if (!stored.ok) return stored;
  const row = stored.value === undefined ? undefined : parseWordsRow(stored.value);
  if (row === undefined) return refuse({ kind: 'no-tier' });
  const keys = await deriveWordsKeys(parts.argon2, words, row.settings);
  keys.wrapKey.fill(0);
  const place = placeOf(replica, TIER_WORDS_ROW);
  const key = await unwrap(row, keys.tierKey, place, parts.extractable);
  keys.tierKey.fill(0);
  return key === undefined ? refuse({ kind: 'wrong-words' }) : accept(key);
};

/** By the share that has just opened the vault; undefined where the tier was never wrapped by one. */
export const tierKeyByShare = async (
  store: JournalStore,
  replica: string,
  share: Bytes,
): Promise<{ readonly key: CryptoKey; readonly row: StoredValue } | undefined> => {
  const by = await keyOfShare(share);
  for (const name of [TIER_SHARE_ROW, TIER_SHARE_BEFORE_ROW]) {
    const row = await store.get('keys', name);
    const wrapped = row.ok && row.value !== undefined ? parseShareRow(row.value) : undefined;
    if (!row.ok || row.value === undefined || wrapped === undefined) continue;
    const place = placeOf(replica, TIER_SHARE_ROW);
    const key = await unwrap(wrapped, by, place, true);
    if (key !== undefined) return { key, row: row.value };
  }
  return undefined;
};

export interface TierWraps {
  readonly replica: string;
  readonly tierKey: Bytes;
  readonly settings: WordsSettings;
  /** Not known where an old vault is opened by words: only the server has it. */
  readonly share: Bytes | undefined;
  readonly chance: Chance;
}

/** A fresh pair and the rows that keep it; never over one that is there. */
export const newTierWrites = async (
  sealer: Sealer,
  wraps: TierWraps,
): Promise<readonly Write[]> => {
  const pair = await crypto.subtle.generateKey(TIER_CURVE, true, ['deriveBits']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const text = JSON.stringify({ version: 1, point: base64FromBytes(point) });
  const sealed = await sealer.seal(utf8FromText(text), placeOf(wraps.replica, TIER_ROW));
  return [
    { op: 'add', table: 'keys', key: TIER_ROW, value: sealed },
    ...(await tierWraps(pair.privateKey, wraps)),
  ];
};

/** The same private half under these words and this share. */
export const tierWraps = async (
  key: CryptoKey,
  { replica, tierKey, settings, share, chance }: TierWraps,
): Promise<readonly Write[]> => {
  const byWords = await wrap(key, tierKey, placeOf(replica, TIER_WORDS_ROW), chance);
  const words: Write = {
    op: 'put',
    table: 'keys',
    key: TIER_WORDS_ROW,
    value: JSON.stringify({ ...byWords, settings }),
  };
  if (share === undefined) return [words];
  const by = await keyOfShare(share);
  const byShare = await wrap(key, by, placeOf(replica, TIER_SHARE_ROW), chance);
  return [words, { op: 'put', table: 'keys', key: TIER_SHARE_ROW, value: JSON.stringify(byShare) }];
};

/** Until the server has heard of the new share, it lends the one before. */
export const tierShareBefore = (row: StoredValue | undefined): Write =>
  row === undefined
    ? { op: 'delete', table: 'keys', key: TIER_SHARE_BEFORE_ROW }
    : { op: 'put', table: 'keys', key: TIER_SHARE_BEFORE_ROW, value: row };

const wrappedTier = z.object({ replica: id, point: z.string(), words: wordsRow });

/** What a backup file took along of the tier; undefined where these words are not those of the wrap. */
export const openingFromWrap = async (
  text: string,
  tierKey: Bytes,
): Promise<TierOpening | undefined> => {
  const read = parseJson(wrappedTier, text);
  const point = read && bytesFromBase64(read.point);
  if (read === undefined || point?.ok !== true) return undefined;
  const key = await unwrap(read.words, tierKey, placeOf(read.replica, TIER_WORDS_ROW), false);
  return key === undefined ? undefined : webcryptoTierOpening(key, point.value);
};

const publicHalf = z.object({ version: z.literal(1), point: z.string() });

const openPoint = async (
  sealer: Sealer,
  replica: string,
  value: StoredValue | undefined,
): Promise<Bytes | undefined> => {
  if (!(value instanceof Uint8Array)) return undefined;
  const plain = await sealer.open(value, placeOf(replica, TIER_ROW));
  const text = plain.ok ? textFromUtf8(plain.value) : plain;
  if (!text.ok) return undefined;
  const read = parseJson(publicHalf, text.value);
  const point = read && bytesFromBase64(read.point);
  return point?.ok === true && point.value.length === POINT_BYTES ? point.value : undefined;
};

/** Not the share itself, which wraps the replica's key: one derived from it. */
const keyOfShare = async (share: Bytes): Promise<Bytes> => {
  const root = await crypto.subtle.importKey('raw', share, 'HKDF', false, ['deriveBits']);
  const info = utf8FromText('so-cong-doan/share/tier/1');
  const params = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info };
  return new Uint8Array(await crypto.subtle.deriveBits(params, root, 256));
};

const placeOf = (replica: string, row: string): string => `${replica}|keys|${row}|1`;

const gcm = (iv: Bytes, place: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: utf8FromText(place),
});

/** The raw private half never comes into the script's memory, neither here nor when it is unwrapped. */
const wrap = async (
  key: CryptoKey,
  by: Bytes,
  place: string,
  chance: Chance,
): Promise<WrappedKey> => {
  const nonce = chance.bytes(12);
  const wrapping = await crypto.subtle.importKey('raw', by, 'AES-GCM', false, ['wrapKey']);
  const ct = await crypto.subtle.wrapKey('pkcs8', key, wrapping, gcm(nonce, place));
  return { version: 1, nonce: base64FromBytes(nonce), ct: base64FromBytes(new Uint8Array(ct)) };
};

const unwrap = async (
  row: WrappedKey,
  by: Bytes,
  place: string,
  extractable: boolean,
): Promise<CryptoKey | undefined> => {
  const nonce = bytesFromBase64(row.nonce);
  const ct = bytesFromBase64(row.ct);
  if (!nonce.ok || !ct.ok) return undefined;
  try {
    const wrapping = await crypto.subtle.importKey('raw', by, 'AES-GCM', false, ['unwrapKey']);
    return await crypto.subtle.unwrapKey(
      'pkcs8',
      ct.value,
      wrapping,
      gcm(nonce.value, place),
      TIER_CURVE,
      extractable,
      ['deriveBits'],
    );
  } catch {
    return undefined;
  }
};
