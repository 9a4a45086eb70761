/** From the six digits of a shift to the keys that wrap what they open, by Argon2id and HKDF. */
import { assert } from '#base/assert.ts';
import { bytesFromBase64, concatBytes, utf8FromText, type Bytes } from '#base/bytes.ts';
import type { WordsSettings } from '#protocol/field-schemas.ts';
import { deriveBits, type Argon2 } from './argon2-words.ts';

export interface PinKeys {
  readonly wrapKey: Bytes;
  readonly backupWrapKey: Bytes;
}

/**
 * As heavy as the settings say, which are those of the words with a salt of their own.
 * @param secret the half that lies beside the database
 */
export const derivePinKeys = async (
  argon2: Argon2,
  pin: string,
  { salt: saltText, memoryKiB, passes }: WordsSettings,
  secret: Bytes,
): Promise<PinKeys> => {
  const salt = bytesFromBase64(saltText);
  assert(salt.ok, 'a salt is base64url');
  const password = utf8FromText(pin);
  const { key } = await argon2({ password, salt: salt.value, memoryKiB, passes });
  const both = concatBytes(key, secret);
  try {
    const root = await crypto.subtle.importKey('raw', both, 'HKDF', false, ['deriveBits']);
    return {
      wrapKey: await deriveBits(root, 'so-cong-doan/pin/wrap/1'),
      backupWrapKey: await deriveBits(root, 'so-cong-doan/pin/backup/1'),
    };
  } finally {
    password.fill(0);
    key.fill(0);
    both.fill(0);
  }
};
