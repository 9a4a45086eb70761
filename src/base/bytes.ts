/** Bytes and their spellings: UTF-8, hex and base64url (without padding), with no help from DOM or Node. */
import { refuse, accept, type Result } from './result.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Below this length a loop is done before the encoder is called. */
const SHORT_TEXT = 200;

export const utf8FromText = (text: string): Bytes => {
  if (text.length > SHORT_TEXT) return encoder.encode(text);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) return encoder.encode(text);
    bytes[i] = code;
  }
  return bytes;
};

/** Refuses bytes that are not UTF-8 instead of putting replacement characters in their place. */
export const textFromUtf8 = (bytes: Uint8Array): Result<string, { kind: 'not-utf8' }> => {
  try {
    return accept(decoder.decode(bytes));
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

/** Two characters for every twelve bits. */
const PAIRS = Array.from(
  { length: 4096 },
  (_, bits) => ALPHABET.charAt(bits >> 6) + ALPHABET.charAt(bits & 63),
);
const pairOf = (bits: number): string => PAIRS[bits] ?? '';

/** base64url, RFC 4648 section 5, no padding. */
export const base64FromBytes = (bytes: Uint8Array): string => {
  let text = '';
  const whole = bytes.length - (bytes.length % 3);
  for (let i = 0; i < whole; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += pairOf(group >> 12) + pairOf(group & 4095);
  }
  const rest = ((bytes[whole] ?? 0) << 8) | (bytes[whole + 1] ?? 0);
  if (bytes.length - whole === 1) text += pairOf((rest >> 8) << 4);
  if (bytes.length - whole === 2) text += pairOf(rest >> 4) + ALPHABET.charAt((rest & 15) << 2);
  return text;
};

const valueAt = (text: string, at: number): number => valueByCode[text.charCodeAt(at)] ?? -1;

export const bytesFromBase64 = (text: string): Result<Bytes, { kind: 'not-base64url' }> => {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  const whole = text.length - (text.length % 4);
  /** Negative as soon as one character was none of the alphabet. */
  let seen = 0;
  let at = 0;
  for (let i = 0; i < whole; i += 4) {
    const a = valueAt(text, i);
    const b = valueAt(text, i + 1);
    const c = valueAt(text, i + 2);
    const d = valueAt(text, i + 3);
    seen |= a | b | c | d;
    bytes[at++] = (a << 2) | (b >> 4);
    bytes[at++] = (b << 4) | (c >> 2);
    bytes[at++] = (c << 6) | d;
  }
  const rest = text.length - whole;
  if (rest === 0) return seen < 0 ? refuse({ kind: 'not-base64url' }) : accept(bytes);
  const a = valueAt(text, whole);
  const b = valueAt(text, whole + 1);
  const c = rest === 3 ? valueAt(text, whole + 2) : 0;
  bytes[at++] = (a << 2) | (b >> 4);
  if (rest === 3) bytes[at] = (b << 4) | (c >> 2);
  // Left-over bits must be zero, so that every value has one spelling only.
  const leftOver = rest === 3 ? c & 3 : b & 15;
  return rest === 1 || (seen | a | b | c) < 0 || leftOver !== 0
    ? refuse({ kind: 'not-base64url' })
    : accept(bytes);
};

export const hexFromBytes = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
};
