/** Opens what a device sealed for this server alone; the layout of the box is told in `src/protocol/parcel.ts`. */
import { createDecipheriv, hkdfSync } from 'node:crypto';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import type { Bytes } from '#base/bytes.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * @param seed the server's Ed25519 private key, 32 bytes
 * @param info what kind of box it is: another kind does not open
 * `undefined` for what is no box, or a box for another server; never throws.
 */
export const openBox = (seed: Uint8Array, box: Uint8Array, info: string): Bytes | undefined => {
  if (box.length < KEY_BYTES + TAG_BYTES) return undefined;
  const theirs = box.subarray(0, KEY_BYTES);
  const sealed = box.subarray(KEY_BYTES, -TAG_BYTES);
  try {
    const secret = ed25519.utils.toMontgomerySecret(seed);
    const shared = x25519.getSharedSecret(secret, theirs);
    const salt = Buffer.concat([theirs, x25519.getPublicKey(secret)]);
    const raw = Buffer.from(hkdfSync('sha256', shared, salt, info, KEY_BYTES + NONCE_BYTES));
    const cipher = createDecipheriv(
      'aes-256-gcm',
      raw.subarray(0, KEY_BYTES),
      raw.subarray(KEY_BYTES),
    );
    cipher.setAuthTag(box.subarray(-TAG_BYTES));
    return new Uint8Array(Buffer.concat([cipher.update(sealed), cipher.final()]));
  } catch {
    return undefined;
  }
};
