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
import { deriveBits, deriveWordsKeys, type Argon2 } from './argon2-words.ts';
import { keyPlace, unwrapKey, wrapKey, type KeyKind } from './key-wrap.ts';
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
import { parseJson, parseShareRow, parseWordsRow, wordsRow } from './vault-rows.ts';
import {
  POINT_BYTES,
  TIER_CURVE,
  webcryptoTierOpening,
  webcryptoTierSealing,
} from './webcrypto-tier.ts';

/** Rows of the table `keys`: the public half under the replica's key, then the wraps of the private one. */
export interface TierRows {
  readonly point: string;
  readonly words: string;
  readonly share: string;
  readonly shareBefore: string;
}
export const CONFIDENTIAL: TierRows = {
  point: 'tier',
  words: 'tier-words',
  share: 'tier-share',
  shareBefore: 'tier-share-before',
};

export const privateHalf = (extractable: boolean): KeyKind => ({
  format: 'pkcs8',
  algorithm: TIER_CURVE,
  extractable,
  usages: ['deriveBits'],
});

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
  rows = CONFIDENTIAL,
): Promise<HigherTier | undefined> => {
  const point = await readPoint(store, replica, sealer, rows);
  return point === undefined ? undefined : tierOver(store, replica, point, parts, rows);
};

export const readPoint = async (
  store: JournalStore,
  replica: string,
  sealer: Sealer,
  rows: TierRows,
): Promise<Bytes | undefined> => {
  const row = await store.get('keys', rows.point);
  return row.ok ? openPoint(sealer, keyPlace(replica, rows.point), row.value) : undefined;
};

const tierOver = async (
  store: JournalStore,
  replica: string,
  point: Bytes,
  parts: TierParts,
  rows: TierRows,
): Promise<HigherTier> => ({
  sealing: await webcryptoTierSealing(point),
  unlock: async (words) => {
    const key = await tierKeyByWords(store, replica, words, { ...parts, rows });
    return key.ok ? accept(webcryptoTierOpening(key.value, point)) : key;
  },
  wrapped: async () => {
    const row = await store.get('keys', rows.words);
    const words = row.ok && row.value !== undefined ? parseWordsRow(row.value) : undefined;
    const of = rows === CONFIDENTIAL ? {} : { row: rows.words };
    return words && JSON.stringify({ replica, point: base64FromBytes(point), words, ...of });
  },
});

/** @param parts.extractable only where new words are about to wrap it again */
export const tierKeyByWords = async (
  store: JournalStore,
  replica: string,
  words: string,
  parts: TierParts & { readonly extractable?: boolean; readonly rows?: TierRows },
): Promise<Result<CryptoKey, TierProblem>> => {
  const { extractable = false, rows = CONFIDENTIAL } = parts;
  const stored = await store.get('keys', rows.words);
  if (!stored.ok) return stored;
  const row = stored.value === undefined ? undefined : parseWordsRow(stored.value);
  if (row === undefined) return refuse({ kind: 'no-tier' });
  const keys = await deriveWordsKeys(parts.argon2, words, row.settings);
  keys.wrapKey.fill(0);
  const place = keyPlace(replica, rows.words);
  const key = await unwrapKey(row, keys.tierKey, place, privateHalf(extractable));
  keys.tierKey.fill(0);
  return key === undefined ? refuse({ kind: 'wrong-words' }) : accept(key);
};

/** By the share that has just opened the vault; undefined where the tier was never wrapped by one. */
export const tierKeyByShare = async (
  store: JournalStore,
  replica: string,
  share: Bytes,
  rows = CONFIDENTIAL,
): Promise<{ readonly key: CryptoKey; readonly row: StoredValue } | undefined> => {
  const by = await keyOfShare(share);
  for (const name of [rows.share, rows.shareBefore]) {
    const row = await store.get('keys', name);
    const wrapped = row.ok && row.value !== undefined ? parseShareRow(row.value) : undefined;
    if (!row.ok || row.value === undefined || wrapped === undefined) continue;
    const place = keyPlace(replica, rows.share);
    const key = await unwrapKey(wrapped, by, place, privateHalf(true));
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
  readonly rows?: TierRows;
}

/** A fresh pair and the rows that keep it; never over one that is there. */
export const newTierWrites = async (
  sealer: Sealer,
  wraps: TierWraps,
): Promise<readonly Write[]> => {
  const { point: row } = wraps.rows ?? CONFIDENTIAL;
  const pair = await crypto.subtle.generateKey(TIER_CURVE, true, ['deriveBits']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const text = JSON.stringify({ version: 1, point: base64FromBytes(point) });
  const sealed = await sealer.seal(utf8FromText(text), keyPlace(wraps.replica, row));
  return [
    { op: 'add', table: 'keys', key: row, value: sealed },
    ...(await tierWraps(pair.privateKey, wraps)),
  ];
};

/** The same private half under these words and this share. */
export const tierWraps = async (
  key: CryptoKey,
  { replica, tierKey, settings, share, chance, rows = CONFIDENTIAL }: TierWraps,
): Promise<readonly Write[]> => {
  const byWords = await wrapKey(key, 'pkcs8', tierKey, keyPlace(replica, rows.words), chance);
  const words: Write = {
    op: 'put',
    table: 'keys',
    key: rows.words,
    value: JSON.stringify({ ...byWords, settings }),
  };
  if (share === undefined) return [words];
  const by = await keyOfShare(share);
  const byShare = await wrapKey(key, 'pkcs8', by, keyPlace(replica, rows.share), chance);
  return [words, { op: 'put', table: 'keys', key: rows.share, value: JSON.stringify(byShare) }];
};

const wrappedTier = z.object({
  replica: id,
  point: z.string(),
  words: wordsRow,
  /** Under which name it lay; left out for the confidential one. */
  row: z.string().max(20).optional(),
});

/** What a backup file took along of the tier; undefined where these words are not those of the wrap. */
export const openingFromWrap = async (
  text: string,
  tierKey: Bytes,
): Promise<TierOpening | undefined> => {
  const read = parseJson(wrappedTier, text);
  const point = read && bytesFromBase64(read.point);
  if (read === undefined || point?.ok !== true) return undefined;
  const place = keyPlace(read.replica, read.row ?? CONFIDENTIAL.words);
  const key = await unwrapKey(read.words, tierKey, place, privateHalf(false));
  return key === undefined ? undefined : webcryptoTierOpening(key, point.value);
};

const publicHalf = z.object({ version: z.literal(1), point: z.string() });

const openPoint = async (
  sealer: Sealer,
  place: string,
  value: StoredValue | undefined,
): Promise<Bytes | undefined> => {
  if (!(value instanceof Uint8Array)) return undefined;
  const plain = await sealer.open(value, place);
  const text = plain.ok ? textFromUtf8(plain.value) : plain;
  if (!text.ok) return undefined;
  const read = parseJson(publicHalf, text.value);
  const point = read && bytesFromBase64(read.point);
  return point?.ok === true && point.value.length === POINT_BYTES ? point.value : undefined;
};

/** Not the share itself, which wraps the replica's key: one derived from it. */
export const keyOfShare = async (share: Bytes): Promise<Bytes> => {
  const root = await crypto.subtle.importKey('raw', share, 'HKDF', false, ['deriveBits']);
  return deriveBits(root, 'so-cong-doan/share/tier/1');
};
