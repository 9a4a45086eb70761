/** SHA-256 of messages in parts, as base64url: thousands of short ones are hashed while a page is checked. */
import { sha256 } from '@noble/hashes/sha2.js';
import { base64FromBytes } from '#base/bytes.ts';

const HASH_BYTES = 32;

// A hasher and its buffers cost as much to make as a short message to hash. These are scratch paper:
// each call begins by wiping them, and nothing is left on them that a later call could read.
const blank = sha256.create();
const hasher = sha256.create();
const out = new Uint8Array(HASH_BYTES);

/** base64url SHA-256 of the parts one after the other. */
export const sha256Text = (...parts: readonly Uint8Array[]): string => {
  blank._cloneInto(hasher);
  for (const part of parts) hasher.update(part);
  hasher.digestInto(out);
  return base64FromBytes(out);
};
