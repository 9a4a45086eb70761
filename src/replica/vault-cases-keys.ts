/** Unwrapping the private half of ordinary requests, by the words or by the server's share. */
import type { Bytes } from '#base/bytes.ts';
import { keyPlace, unwrapKey } from './key-wrap.ts';
import type { JournalStore, StoredValue } from './ports.ts';
import { parseShareRow, parseWordsRow } from './vault-rows.ts';
import { keyOfShare, privateHalf, type TierRows } from './vault-tier.ts';

export const CASES: TierRows = {
  point: 'cases',
  words: 'cases-words',
  share: 'cases-share',
  shareBefore: 'cases-share-before',
};

export interface CasesKeys {
  /** Nobody can take it out again. */
  readonly opening: CryptoKey;
  /** For wrapping anew; the vault keeps it to itself. */
  readonly rewrapping: CryptoKey;
  /** Where it was the server's share: its wrap as it lies on the disk. */
  readonly shareRow?: StoredValue;
}

/** @param tierKey of the words that have just opened the vault */
export const casesKeysByWords = async (
  store: JournalStore,
  replica: string,
  tierKey: Bytes,
): Promise<CasesKeys | undefined> => {
  const row = await store.get('keys', CASES.words);
  const wrapped = row.ok && row.value !== undefined ? parseWordsRow(row.value) : undefined;
  return (
    wrapped &&
    bothOf((extractable) =>
      unwrapKey(wrapped, tierKey, keyPlace(replica, CASES.words), privateHalf(extractable)),
    )
  );
};

export const casesKeysByShare = async (
  store: JournalStore,
  replica: string,
  share: Bytes,
): Promise<CasesKeys | undefined> => {
  const by = await keyOfShare(share);
  for (const name of [CASES.share, CASES.shareBefore]) {
    const row = await store.get('keys', name);
    const wrapped = row.ok && row.value !== undefined ? parseShareRow(row.value) : undefined;
    if (!row.ok || row.value === undefined || wrapped === undefined) continue;
    const place = keyPlace(replica, CASES.share);
    const keys = await bothOf((extractable) =>
      unwrapKey(wrapped, by, place, privateHalf(extractable)),
    );
    if (keys !== undefined) return { ...keys, shareRow: row.value };
  }
  return undefined;
};

const bothOf = async (
  unwrap: (extractable: boolean) => Promise<CryptoKey | undefined>,
): Promise<CasesKeys | undefined> => {
  const opening = await unwrap(false);
  const rewrapping = await unwrap(true);
  return opening && rewrapping && { opening, rewrapping };
};
