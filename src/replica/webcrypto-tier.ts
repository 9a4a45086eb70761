/** Seals to the public half of the higher tier and opens by its private half: ECDH P-256, HKDF, AES-256-GCM. */
import { concatBytes, utf8FromText, type Bytes } from '#base/bytes.ts';
import { refuse } from '#base/result.ts';
import type { TierOpening, TierSealing } from './ports.ts';
import { webcryptoSealer } from './webcrypto-sealer.ts';

/** First byte of a blob; the sealer of the ordinary tier begins with another. */
const P256_AES_256_GCM = 2;
const VERSION = 1;
const HEADER_BYTES = 2;
/** A point of P-256, uncompressed. */
export const POINT_BYTES = 65;
const SECRET_BITS = 256;
const INFO = 'so-cong-doan/tier/seal/1';

/** Every browser of the floor has this curve, with private keys that no script can take out. */
export const TIER_CURVE: EcKeyImportParams = { name: 'ECDH', namedCurve: 'P-256' };

/** @param tierPoint the public half, `POINT_BYTES` */
export const webcryptoTierSealing = async (tierPoint: Bytes): Promise<TierSealing> => {
  const theirs = await importPoint(tierPoint);
  /** Each blob has a key of its own: who sealed it cannot open it again a moment later. */
  const once = async () => {
    const pair = await crypto.subtle.generateKey(TIER_CURVE, false, ['deriveBits']);
    const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
    const key = await onceKey(pair.privateKey, theirs, { point, tierPoint });
    const head = concatBytes(Uint8Array.of(P256_AES_256_GCM, VERSION), point);
    return { head, sealer: webcryptoSealer(key) };
  };
  return {
    seal: async (plain, aad) => {
      const { head, sealer } = await once();
      return concatBytes(head, await sealer.seal(plain, aad));
    },
    sealBlock: async (plain, aad) => {
      const { head, sealer } = await once();
      return concatBytes(head, await sealer.sealBlock(plain, aad));
    },
  };
};

/** @param privateKey of ECDH, for deriving bits; it stays where it is */
export const webcryptoTierOpening = (privateKey: CryptoKey, tierPoint: Bytes): TierOpening => {
  const sealerOf = async (sealed: Uint8Array) => {
    const head = sealed.subarray(0, HEADER_BYTES + POINT_BYTES);
    if (head.length < HEADER_BYTES + POINT_BYTES) return undefined;
    if (head[0] !== P256_AES_256_GCM || head[1] !== VERSION) return undefined;
    const point = new Uint8Array(head.subarray(HEADER_BYTES));
    try {
      const key = await onceKey(privateKey, await importPoint(point), { point, tierPoint });
      return webcryptoSealer(key);
    } catch {
      // Not a point of the curve.
      return undefined;
    }
  };
  const inner = (sealed: Uint8Array): Uint8Array => sealed.subarray(HEADER_BYTES + POINT_BYTES);
  return {
    open: async (sealed, aad) =>
      (await sealerOf(sealed))?.open(inner(sealed), aad) ?? refuse({ kind: 'seal-broken' }),
    openBlock: async (sealed, aad) =>
      (await sealerOf(sealed))?.openBlock(inner(sealed), aad) ?? refuse({ kind: 'seal-broken' }),
  };
};

const importPoint = (point: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', point, TIER_CURVE, true, []);

/** Both points stand in the derivation: a blob under another point gives another key. */
const onceKey = async (
  own: CryptoKey,
  theirs: CryptoKey,
  points: { readonly point: Bytes; readonly tierPoint: Bytes },
): Promise<CryptoKey> => {
  const secret = new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, own, SECRET_BITS),
  );
  const root = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  secret.fill(0);
  const salt = concatBytes(points.point, points.tierPoint);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info: utf8FromText(INFO) },
    root,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
};
