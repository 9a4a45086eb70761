/** The key of ordinary requests in the vault: a pair of its own, whose private half words or the share unwrap, and no PIN. */
import { accept, type Result } from '#base/result.ts';
import type { CasesTier, JournalStore, Sealer } from './ports.ts';
import { CASES, casesKeysByWords, type CasesKeys } from './vault-cases-keys.ts';
import type { OpenVault, VaultProblem } from './vault-port.ts';
import { writeKeys } from './vault-store.ts';
import { newTierWrites, readPoint, readTier, type TierParts } from './vault-tier.ts';
import type { VaultInner, WrapInput } from './vault-with-tier.ts';
import { webcryptoTierOpening } from './webcrypto-tier.ts';

/** Undefined in a vault of before requests had a key of their own. */
export const readCases = async (
  store: JournalStore,
  replica: string,
  sealer: Sealer,
  parts: TierParts & { readonly cases: CasesKeys | undefined },
): Promise<CasesTier | undefined> => {
  const tier = await readTier(store, replica, sealer, parts, CASES);
  const point = await readPoint(store, replica, sealer, CASES);
  if (tier === undefined || point === undefined) return undefined;
  const opening = parts.cases && webcryptoTierOpening(parts.cases.opening, point);
  return { ...tier, opening, isNew: false };
};

export const hasCases = async (store: JournalStore): Promise<boolean> => {
  const row = await store.get('keys', CASES.point);
  return row.ok && row.value !== undefined;
};

/** A vault of before gets the pair where words open it; what lies under the old key is moved by the replica. */
export const withCases = async (
  vaultNow: OpenVault,
  inner: VaultInner,
  { keys, settings }: Pick<WrapInput, 'keys' | 'settings'>,
  parts: TierParts & { readonly newId: () => string },
): Promise<Result<OpenVault, VaultProblem>> => {
  if (vaultNow.casesTier !== undefined) return accept(vaultNow);
  const { replica } = vaultNow.identity;
  const { tierKey } = keys;
  const wraps = { replica, settings, chance: parts.chance, tierKey, share: undefined };
  // A full disk, or another window that was quicker: the book opens all the same.
  const writes = await newTierWrites(vaultNow.sealer, { ...wraps, rows: CASES });
  await writeKeys(inner.store, parts.newId(), writes);
  const cases = await casesKeysByWords(inner.store, replica, tierKey);
  inner.cases = cases;
  const made = await readCases(inner.store, replica, vaultNow.sealer, { ...parts, cases });
  return accept({ ...vaultNow, casesTier: made && { ...made, isNew: true } });
};
