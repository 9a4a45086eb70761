/** Bytes and their spellings: UTF-8, hex and base64url (without padding), with no help from DOM or Node. */
import { refuse, accept, type Result } from './result.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();

export const utf8FromText = (text: string): Bytes => encoder.encode(text);

/** Refuses bytes that are not UTF-8 instead of putting replacement characters in their place. */
export const textFromUtf8 = (bytes: Uint8Array): Result<string, { kind: 'not-utf8' }> => {
  try {
    return accept(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return refuse({ kind: 'not-utf8' });
  }
};

export const concatBytes = (...parts: readonly Uint8Array[]): Bytes => {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
};

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const valueByCode = new Int16Array(128).fill(-1);
for (let i = 0; i < ALPHABET.length; i++) valueByCode[ALPHABET.charCodeAt(i)] = i;

/** base64url, RFC 4648 section 5, no padding. */
export const base64FromBytes = (bytes: Uint8Array): string => {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const rest = bytes.length - i;
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += ALPHABET.charAt(group >> 18) + ALPHABET.charAt((group >> 12) & 63);
    if (rest > 1) text += ALPHABET.charAt((group >> 6) & 63);
    if (rest > 2) text += ALPHABET.charAt(group & 63);
  }
  return text;
};

export const bytesFromBase64 = (text: string): Result<Bytes, { kind: 'not-base64url' }> => {
  if (text.length % 4 === 1) return refuse({ kind: 'not-base64url' });
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const value = valueByCode[text.charCodeAt(i)] ?? -1;
    if (value < 0) return refuse({ kind: 'not-base64url' });
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 255;
    }
  }
  // Left-over bits must be zero, so that every value has one spelling only.
  return (held & ((1 << bits) - 1)) === 0 ? accept(bytes) : refuse({ kind: 'not-base64url' });
};

export const hexFromBytes = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
};
