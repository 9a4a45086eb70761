/** Ed25519 by WebCrypto where the browser has it, by noble where it does not; the same signatures either way. */
import { base64FromBytes, bytesFromBase64, concatBytes, type Bytes } from '#base/bytes.ts';
import { assert } from '#base/assert.ts';
import type { Signer, Verifier } from './ports.ts';

/** `seed`: 32 bytes, the private key of RFC 8032. The caller may wipe it afterwards. */
export const ed25519Signer = async (seed: Uint8Array): Promise<Signer> => {
  assert(seed.length === SEED_BYTES, 'a seed has 32 bytes');
  if (await hasWebCryptoEd25519()) return webcryptoSigner(seed);
  // Loaded only where it is needed: it is a tenth of the script to the lock.
  const { nobleSigner } = await import('./noble-signer.ts');
  return nobleSigner(seed);
};

export const ed25519Verifier = async (): Promise<Verifier> => {
  if (await hasWebCryptoEd25519()) return webcryptoVerifier();
  const { nobleVerifier } = await import('./noble-signer.ts');
  return nobleVerifier;
};

const SEED_BYTES = 32;
const ED25519 = { name: 'Ed25519' };
/** What stands before the seed in a PKCS #8 private key of this curve, RFC 8410 section 7. */
const PKCS8_HEAD = Uint8Array.of(
  ...[
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ],
);

/** Chromium has it from 137, Safari from 17, Firefox from 129; behind a flag it may be half there. */
const hasWebCryptoEd25519 = async (): Promise<boolean> => {
  try {
    const signer = await webcryptoSigner(new Uint8Array(SEED_BYTES).fill(7));
    const message = Uint8Array.of(1, 2, 3);
    const signature = await signer.sign(message);
    return await webcryptoVerifier().verify(signer.publicKey, message, signature);
  } catch {
    return false;
  }
};

const webcryptoSigner = async (seed: Uint8Array): Promise<Signer> => {
  const pkcs8 = concatBytes(PKCS8_HEAD, seed);
  try {
    const key = await crypto.subtle.importKey('pkcs8', pkcs8, ED25519, false, ['sign']);
    // The public half can be read off an extractable key only; this one is dropped at once.
    const open = await crypto.subtle.importKey('pkcs8', pkcs8, ED25519, true, ['sign']);
    const { x } = await crypto.subtle.exportKey('jwk', open);
    assert(x !== undefined, 'a JWK of an Ed25519 key has its x');
    return {
      publicKey: x,
      sign: async (message) =>
        base64FromBytes(
          new Uint8Array(await crypto.subtle.sign(ED25519, key, new Uint8Array(message))),
        ),
    };
  } finally {
    pkcs8.fill(0);
  }
};

const KEYS_MAX = 2_000;

const webcryptoVerifier = (): Verifier => {
  /** Imported keys by their text; a page names a few devices many times. */
  const keyByText = new Map<string, Promise<CryptoKey | undefined>>();
  const keyOf = (text: string): Promise<CryptoKey | undefined> => {
    const known = keyByText.get(text);
    if (known !== undefined) return known;
    if (keyByText.size >= KEYS_MAX) keyByText.clear();
    const key = importPublic(text);
    keyByText.set(text, key);
    return key;
  };
  return {
    verify: async (publicKey, message, signature) => {
      const mark = bytesFromBase64(signature);
      if (!mark.ok || mark.value.length !== 64) return false;
      const key = await keyOf(publicKey);
      if (key === undefined) return false;
      try {
        return await crypto.subtle.verify(ED25519, key, mark.value, new Uint8Array(message));
      } catch {
        return false;
      }
    },
  };
};

const importPublic = async (text: string): Promise<CryptoKey | undefined> => {
  const bytes = bytesFromBase64(text);
  if (!bytes.ok || bytes.value.length !== 32 || isSmallOrder(bytes.value)) return undefined;
  try {
    return await crypto.subtle.importKey('raw', bytes.value, ED25519, false, ['verify']);
  } catch {
    return undefined;
  }
};

/**
 * A point of small order is nobody's key: some messages verify under it with no private key at all.
 * Browsers differ on it, noble refuses it. Their y coordinates, sign bit aside, in all their spellings.
 */
const isSmallOrder = (key: Bytes): boolean => {
  let text = '';
  key.forEach((byte, i) => {
    text += (i === 31 ? byte & 0x7f : byte).toString(16).padStart(2, '0');
  });
  return SMALL_ORDER.includes(text);
};

const SMALL_ORDER: readonly string[] = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
];
