/** Ed25519 in plain JavaScript, answering at once: for simulations, and where WebCrypto lacks the curve. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { base64FromBytes, bytesFromBase64 } from '#base/bytes.ts';
import type { Signer, Verifier } from './ports.ts';

/** The port, with every answer given at once instead of promised. */
export interface SyncSigner extends Signer {
  sign(message: Uint8Array): string;
}

export interface SyncVerifier extends Verifier {
  verify(publicKey: string, message: Uint8Array, signature: string): boolean;
}

/** `seed`: 32 bytes, the private key of RFC 8032. It is copied; the caller may wipe its own. */
export const nobleSigner = (seed: Uint8Array): SyncSigner => {
  const secret = Uint8Array.from(seed);
  return {
    publicKey: base64FromBytes(ed25519.getPublicKey(secret)),
    sign: (message) => base64FromBytes(ed25519.sign(message, secret)),
  };
};

export const nobleVerifier: SyncVerifier = {
  verify: (publicKey, message, signature) => {
    const key = bytesFromBase64(publicKey);
    const mark = bytesFromBase64(signature);
    if (!key.ok || !mark.ok || key.value.length !== 32 || mark.value.length !== 64) return false;
    try {
      // Strict encodings, as WebCrypto wants them, not the laxer rules of ZIP 215.
      return ed25519.verify(mark.value, message, key.value, { zip215: false });
    } catch {
      return false;
    }
  },
};
