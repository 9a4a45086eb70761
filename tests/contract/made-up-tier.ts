/** Open higher tiers for the contract of sealers: a key pair for each number. */
import { tierSealer } from '#replica/book-tier.ts';
import type { Sealer } from '#replica/ports.ts';
import { TIER_CURVE, webcryptoTierOpening, webcryptoTierSealing } from '#replica/webcrypto-tier.ts';

export const madeUpTier = (): ((key: number) => Promise<Sealer>) => {
  const pairs = new Map<number, Promise<CryptoKeyPair>>();
  return async (key) => {
    const known = pairs.get(key);
    const made = known ?? crypto.subtle.generateKey(TIER_CURVE, false, ['deriveBits']);
    pairs.set(key, made);
    const { publicKey, privateKey } = await made;
    const point = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
    return tierSealer(await webcryptoTierSealing(point), webcryptoTierOpening(privateKey, point));
  };
};
