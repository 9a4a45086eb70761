// Bytes, hashes and signatures, written from docs/protocol.md alone (sections 2 to 4).
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  sign as signBytes,
  verify as verifyBytes,
  type KeyObject,
} from 'node:crypto';

export const fromBase64 = (text: string): Buffer => {
  const bytes = Buffer.from(text, 'base64url');
  // Every value has one spelling only.
  if (bytes.toString('base64url') !== text) throw new Error(`not base64url: ${text}`);
  return bytes;
};

export const sha256 = (...parts: readonly Uint8Array[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('base64url');
};

const ZEROS = Buffer.alloc(32).toString('base64url');
export const GENESIS = ZEROS;
export const EMPTY_DIGEST = ZEROS;

export const bodyHashOf = (body: string | Uint8Array): string => sha256(Buffer.from(body));
export const entryHashOf = (prevHash: string, bodyHash: string): string =>
  sha256(fromBase64(prevHash), fromBase64(bodyHash));
export const hashAfter = (hash: string, bodyHashes: readonly string[]): string =>
  bodyHashes.reduce(entryHashOf, hash);

/** What a PKCS #8 file of an Ed25519 key begins with; the 32 bytes of the seed follow. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export class SigningKey {
  readonly publicKey: string;
  readonly #key: KeyObject;

  constructor(seed: Uint8Array) {
    this.#key = createPrivateKey({
      key: Buffer.concat([PKCS8, seed]),
      format: 'der',
      type: 'pkcs8',
    });
    this.publicKey = createPublicKey(this.#key).export({ format: 'jwk' }).x ?? '';
  }

  sign(text: string): string {
    return signBytes(null, Buffer.from(text), this.#key).toString('base64url');
  }
}

export const isSigned = (publicKey: string, text: string, signature: string): boolean =>
  verifyBytes(
    null,
    Buffer.from(text),
    createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' }),
    fromBase64(signature),
  );

export const entryText = (entryHash: string): string => `so-cong-doan/entry/1\n${entryHash}`;

export interface Stamp {
  readonly ms: number;
  readonly counter: number;
}

const COUNTER_MAX = 65_535;
export const compareStamps = (a: Stamp, b: Stamp): number => a.ms - b.ms || a.counter - b.counter;
const stampAfter = ({ ms, counter }: Stamp): Stamp =>
  counter < COUNTER_MAX ? { ms, counter: counter + 1 } : { ms: ms + 1, counter: 0 };

export const nextStamp = (wallMs: number, newest: Stamp): Stamp =>
  wallMs > newest.ms ? { ms: Math.trunc(wallMs), counter: 0 } : stampAfter(newest);

export const effectiveStamp = (signed: Stamp, receivedMs: number, before?: Stamp): Stamp => {
  const bounded = { ms: Math.min(signed.ms, receivedMs), counter: signed.counter };
  return before === undefined || compareStamps(bounded, before) > 0 ? bounded : stampAfter(before);
};

export const extendDigest = (
  digest: string,
  {
    n,
    hash,
    effective,
    ruling,
  }: {
    readonly n: number;
    readonly hash: string;
    readonly effective: Stamp;
    readonly ruling: string;
  },
): string =>
  sha256(
    fromBase64(digest),
    Buffer.from(`${n}|${hash}|${effective.ms}|${effective.counter}|${ruling}`),
  );

export interface Verdict {
  readonly book: string;
  readonly n: number;
  readonly epoch: string;
  readonly hash: string;
  readonly effective: Stamp;
  readonly life: string;
  readonly receivedMs: number;
  readonly ruling: string;
  readonly duplicate: boolean;
  readonly reason?: string;
}

export const verdictText = (v: Verdict): string =>
  [
    ...[v.book, v.epoch, v.n, v.hash, v.effective.ms, v.effective.counter],
    ...[v.life, v.receivedMs, v.ruling],
  ].join('|');
