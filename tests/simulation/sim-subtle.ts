// Counts what WebCrypto is at: a parcel for the server is sealed by it, and an event has not happened before that is done.
import { gzipSync } from 'node:zlib';
import '@noble/curves/ed25519.js';
import '#replica/self-check.ts';
import '#replica/give-up-requests.ts';
import '#replica/offers.ts';
import '#sync/offer-books.ts';
import '#sync/bringing-back.ts';

let running = 0;

const METHODS = [
  'importKey',
  'exportKey',
  'deriveBits',
  'deriveKey',
  'encrypt',
  'decrypt',
] as const;

/** The same gzip, made at once instead of on another thread. */
class CompressionAtOnce extends TransformStream<Uint8Array, Uint8Array> {
  constructor() {
    const parts: Uint8Array[] = [];
    super({
      transform: (part) => void parts.push(part),
      flush: (out) => out.enqueue(new Uint8Array(gzipSync(Buffer.concat(parts)))),
    });
  }
}

/** From here on every call of these counts until it is answered. */
export const watchSubtle = (): void => {
  const { subtle } = globalThis.crypto;
  Reflect.set(globalThis, 'CompressionStream', CompressionAtOnce);
  for (const method of METHODS) {
    const own: unknown = Reflect.get(subtle, method);
    if (typeof own !== 'function') continue;
    Object.defineProperty(subtle, method, {
      configurable: true,
      value: async (...given: readonly unknown[]): Promise<unknown> => {
        running += 1;
        try {
          return (await Reflect.apply(own, subtle, given)) as unknown;
        } finally {
          running -= 1;
        }
      },
    });
  }
};

export const isSubtleRunning = (): boolean => running > 0;
