/** Where the vault and its higher tier meet: one for a vault of before, and new words that wrap both. */
import { assert } from '#base/assert.ts';
import { bytesFromBase64, type Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Chance, StoredValue, Write } from './ports.ts';
import type { TokenKeepingStore } from './token-keeping-store.ts';
import type { OpenVault, VaultPort, VaultProblem } from './vault-port.ts';
import { writeKeys, type Unwrapped } from './vault-store.ts';
import {
  newTierWrites,
  readTier,
  tierKeyByWords,
  tierWraps,
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
}

export const shareBytesOf = (share: string): Bytes => {
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

/** The private half goes along to the new words. Refuses: tier-closed, wrong-words. */
export const rewrappedTier = async (
  vaultNow: OpenVault,
  inner: VaultInner,
  input: WrapInput,
  parts: TierParts,
): Promise<Result<readonly Write[], VaultProblem>> => {
  const { replica } = vaultNow.identity;
  const wraps = tierWrapsOf(replica, input, parts.chance);
  if (vaultNow.tier === undefined) return accept(await newTierWrites(vaultNow.sealer, wraps));
  if (inner.tierByShare !== undefined) return accept(await tierWraps(inner.tierByShare.key, wraps));
  // One that no share ever wrapped stays with the words it has: nothing under it is given up.
  if (inner.shareRow !== undefined) return accept([]);
  if (input.wordsNow === undefined) return refuse({ kind: 'tier-closed' });
  const key = await tierKeyByWords(inner.store, replica, input.wordsNow, {
    ...parts,
    extractable: true,
  });
  if (!key.ok) return refuse(key.error.kind === 'no-tier' ? { kind: 'tier-closed' } : key.error);
  return accept(await tierWraps(key.value, wraps));
};
