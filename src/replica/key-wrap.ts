/** One key under another, as it lies in the table `keys`: AES-256-GCM, its place as associated data. */
import * as z from 'zod';
import { base64FromBytes, bytesFromBase64, utf8FromText, type Bytes } from '#base/bytes.ts';
import type { Chance } from './ports.ts';

export const wrappedKey = z.object({
  version: z.literal(1),
  nonce: z.string(),
  /** The key under AES-256-GCM, base64url. */
  ct: z.string(),
});
export type WrappedKey = z.infer<typeof wrappedKey>;

/** What lies in one row of the table `keys` opens nowhere else. */
export const keyPlace = (replica: string, row: string): string => `${replica}|keys|${row}|1`;

export const gcm = (iv: Bytes, place: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: utf8FromText(place),
});

/**
 * The raw bytes of the key never come into the script's memory, neither here nor when it is unwrapped.
 * @param by 32 secret bytes
 */
export const wrapKey = async (
  key: CryptoKey,
  format: 'raw' | 'pkcs8',
  by: Bytes,
  place: string,
  chance: Chance,
): Promise<WrappedKey> => {
  const nonce = chance.bytes(12);
  const wrapping = await wrappingKey(by, 'wrapKey');
  const ct = await crypto.subtle.wrapKey(format, key, wrapping, gcm(nonce, place));
  return { version: 1, nonce: base64FromBytes(nonce), ct: base64FromBytes(new Uint8Array(ct)) };
};

/** What the key under the wrap is, and what it may do once it is out. */
export interface KeyKind {
  readonly format: 'raw' | 'pkcs8';
  readonly algorithm: 'AES-GCM' | EcKeyImportParams;
  readonly extractable: boolean;
  readonly usages: readonly KeyUsage[];
}

/** `undefined` where `by` is not what it was wrapped under, or the row comes from another place. */
export const unwrapKey = async (
  row: WrappedKey,
  by: Bytes,
  place: string,
  { format, algorithm, extractable, usages }: KeyKind,
): Promise<CryptoKey | undefined> => {
  const nonce = bytesFromBase64(row.nonce);
  const ct = bytesFromBase64(row.ct);
  if (!nonce.ok || !ct.ok) return undefined;
  const params = gcm(nonce.value, place);
  try {
    const wrapping = await wrappingKey(by, 'unwrapKey');
    return await crypto.subtle.unwrapKey(
      format,
      ct.value,
      wrapping,
      params,
      algorithm,
      extractable,
      usages,
    );
  } catch {
    return undefined;
  }
};

const wrappingKey = (raw: Bytes, usage: 'wrapKey' | 'unwrapKey'): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, [usage]);
