/** Seals for the server's key alone: X25519, HKDF, AES-GCM. Once sealed, this device cannot open it again. */
import { concatBytes, bytesFromBase64, utf8FromText, type Bytes } from '#base/bytes.ts';
import { assert } from '#base/assert.ts';
import type { Chance } from './ports.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;

/**
 * @param serverKey the pinned Ed25519 key, base64url; its Montgomery form is the server's X25519 key
 * @param info what kind of box it is: another kind does not open
 */
export const sealToServer = async (
  plain: Bytes,
  serverKey: string,
  chance: Chance,
  info: string,
): Promise<Bytes> => {
  // Loaded only where a book is given up: browsers of the floor have no X25519 of their own.
  const { ed25519, x25519 } = await import('@noble/curves/ed25519.js');
  const pinned = bytesFromBase64(serverKey);
  assert(pinned.ok && pinned.value.length === KEY_BYTES, 'the pinned key is 32 bytes');
  const theirs = ed25519.utils.toMontgomery(pinned.value);
  const secret = chance.bytes(KEY_BYTES);
  const ours = x25519.getPublicKey(secret);
  const shared = new Uint8Array(x25519.getSharedSecret(secret, theirs));
  secret.fill(0);
  const root = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveBits']);
  shared.fill(0);
  const bits = await crypto.subtle.deriveBits(
    {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: concatBytes(ours, theirs),
      info: utf8FromText(info),
    },
    root,
    (KEY_BYTES + NONCE_BYTES) * 8,
  );
  const raw = new Uint8Array(bits);
  const key = await crypto.subtle.importKey('raw', raw.subarray(0, KEY_BYTES), 'AES-GCM', false, [
    'encrypt',
  ]);
  // The key serves once, so its nonce may be derived with it.
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: raw.subarray(KEY_BYTES) },
    key,
    plain,
  );
  raw.fill(0);
  return concatBytes(ours, new Uint8Array(sealed));
};
