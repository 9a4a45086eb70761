/** Where the vault and its higher tier meet: one for a vault of before, and the wraps of both. */
import { assert } from '#base/assert.ts';
import { bytesFromBase64, type Bytes } from '#base/bytes.ts';
import { accept, type Result } from '#base/result.ts';
import type { WordsSettings } from '#protocol/field-schemas.ts';
import type { Chance, StoredValue } from './ports.ts';
import type { TokenKeepingStore } from './token-keeping-store.ts';
import type { OpenVault, VaultPort, VaultProblem } from './vault-port.ts';
import { readRow, writeKeys, type Unwrapped } from './vault-store.ts';
import { CASES } from './vault-cases-keys.ts';
import { parseWordsRow, SHARE_ROW, WORDS_ROW, wrapReplicaKey } from './vault-rows.ts';
import {
  CONFIDENTIAL,
  newTierWrites,
  readTier,
  type TierParts,
  type TierWraps,
} from './vault-tier.ts';

export type WrapInput = Parameters<VaultPort['rewrap']>[1];

/** What an open vault keeps to itself. */
export interface VaultInner {
  readonly rewrapping: CryptoKey;
  readonly store: TokenKeepingStore;
  readonly shareRow: StoredValue | undefined;
  /** Only where words have opened it. */
  readonly backupRewrapping: CryptoKey | undefined;
  /** Only after the share has opened it, and only until new words are set. */
  readonly tierByShare: Unwrapped['tierByShare'];
  /** Of ordinary requests; not after a PIN. */
  cases: Unwrapped['cases'];
}

const shareBytesOf = (share: string): Bytes => {
  const bytes = bytesFromBase64(share);
  assert(bytes.ok && bytes.value.length === 32, 'a share is 32 bytes in base64url');
  return bytes.value;
};

export const tierWrapsOf = (
  replica: string,
  { keys, settings, share }: WrapInput,
  chance: Chance,
): TierWraps => ({
  ...{ replica, settings, chance },
  tierKey: keys.tierKey,
  share: shareBytesOf(share),
});

/** A vault of before there was a tier gets one where words open it. The share is not known here. */
export const withTier = async (
  vaultNow: OpenVault,
  inner: VaultInner,
  { keys, settings }: Pick<WrapInput, 'keys' | 'settings'>,
  parts: TierParts & { readonly newId: () => string },
): Promise<Result<OpenVault, VaultProblem>> => {
  if (vaultNow.tier !== undefined) return accept(vaultNow);
  const { replica } = vaultNow.identity;
  const { sealer } = vaultNow;
  const { tierKey } = keys;
  const wraps = { replica, settings, chance: parts.chance, tierKey, share: undefined };
  // A full disk, or another window that was quicker: the book opens all the same.
  await writeKeys(inner.store, parts.newId(), await newTierWrites(sealer, wraps));
  return accept({ ...vaultNow, tier: await readTier(inner.store, replica, sealer, parts) });
};

/** The replica's key under these words and this share, as the two rows hold it. */
export const replicaKeyWraps = async (
  rewrapping: CryptoKey,
  replica: string,
  { keys, settings, share }: WrapInput,
  chance: Chance,
): Promise<readonly [words: string, share: string]> => {
  const wrap = (by: Bytes, row: string) => wrapReplicaKey(rewrapping, by, { replica, row }, chance);
  return [
    JSON.stringify({ ...(await wrap(keys.wrapKey, WORDS_ROW)), settings }),
    JSON.stringify(await wrap(shareBytesOf(share), SHARE_ROW)),
  ];
};

/** A vault of before had no share to wrap them by; one that these words do not open cannot be wrapped now either. */
export const isShareMissing = async (
  { store }: VaultInner,
  { salt }: WordsSettings,
): Promise<boolean> => {
  for (const rows of [CONFIDENTIAL, CASES]) {
    const share = await store.get('keys', rows.share);
    if (!share.ok || share.value !== undefined) continue;
    const words = await readRow(store, rows.words, parseWordsRow);
    if (words.ok && words.value.settings.salt === salt) return true;
  }
  return false;
};
