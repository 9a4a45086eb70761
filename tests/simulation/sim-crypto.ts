// Signatures of the simulation: they answer at once and cost next to nothing, for devices and server alike.
import crypto, { type KeyObject } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { base64FromBytes } from '#base/bytes.ts';
import type { SyncSigner, SyncVerifier } from '#replica/noble-signer.ts';

const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const MARK_BYTES = 64;

const real = {
  sign: crypto.sign,
  verify: crypto.verify,
  createPrivateKey: crypto.createPrivateKey,
  createPublicKey: crypto.createPublicKey,
};

interface Secret {
  readonly publicKey: string;
  readonly bytes: Buffer;
}

/** Whoever has made a key here can be asked by its public half: a mark is what its secret and the message hash to. */
const secretByPublic = new Map<string, Secret>();
const secretByKey = new WeakMap<KeyObject, Secret>();
const publicByKey = new WeakMap<KeyObject, string>();
const publicKeys = new Map<string, KeyObject>();
const privateKeys = new Map<string, KeyObject>();

const secretOf = (key: KeyObject): Secret => {
  const known = secretByKey.get(key);
  if (known !== undefined) return known;
  const { x = '', d = '' } = key.export({ format: 'jwk' });
  const secret = { publicKey: x, bytes: Buffer.from(d, 'base64url') };
  secretByKey.set(key, secret);
  secretByPublic.set(x, secret);
  return secret;
};

/** No security at all: whoever lies here does not reckon. Any byte that is another one makes another mark. */
const markOf = ({ bytes }: Secret, message: Uint8Array): Buffer => {
  let a = 0x811c9dc5;
  let b = 0x050c5d1f;
  for (const part of [bytes, message])
    for (const byte of part) {
      a = Math.imul(a ^ byte, 0x01000193);
      b = Math.imul(b ^ byte ^ (a >>> 15), 0x01000197);
    }
  const mark = Buffer.alloc(MARK_BYTES);
  for (let at = 0; at < MARK_BYTES; at += 8) {
    a = Math.imul(a ^ (b >>> 13), 0x5bd1e995);
    b = Math.imul(b ^ (a >>> 11), 0x27d4eb2f);
    mark.writeInt32LE(a, at);
    mark.writeInt32LE(b, at + 4);
  }
  return mark;
};

const isMarkOf = (publicKey: string, message: Uint8Array, mark: Uint8Array): boolean => {
  const secret = secretByPublic.get(publicKey);
  return secret !== undefined && mark.length === MARK_BYTES && markOf(secret, message).equals(mark);
};

/** Made once each: taking a key out of its text costs as much as a signature. */
const keptIn = <T>(kept: Map<string, T>, name: string, make: () => T): T => {
  const known = kept.get(name);
  if (known !== undefined) return known;
  const made = make();
  kept.set(name, made);
  return made;
};

/** A private key in PKCS #8 (RFC 8410) from the 32 bytes of its seed. */
export const keyFromSeed = (seed: Uint8Array): KeyObject =>
  keptIn(privateKeys, base64FromBytes(seed), () =>
    real.createPrivateKey({
      ...{ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' },
    }),
  );

export const simSigner = (seed: Uint8Array): SyncSigner => {
  const secret = secretOf(keyFromSeed(seed));
  return {
    publicKey: secret.publicKey,
    sign: (message) => base64FromBytes(markOf(secret, message)),
  };
};

export const simVerifier: SyncVerifier = {
  verify: (publicKey, message, signature) =>
    isMarkOf(publicKey, message, Buffer.from(signature, 'base64url')),
};

/** The server signs and verifies by Node's own functions: from here on those give and know such marks as well. */
export const watchSignatures = (): void => {
  const quick: typeof real = {
    ...real,
    sign: ((_algorithm: null, message: Uint8Array, key: KeyObject) =>
      markOf(secretOf(key), message)) as typeof real.sign,
    verify: ((_algorithm: null, message: Uint8Array, key: KeyObject, mark: Uint8Array) =>
      isMarkOf(publicByKey.get(key) ?? '', message, mark)) as typeof real.verify,
    createPrivateKey: (from) =>
      Buffer.isBuffer(from)
        ? keptIn(privateKeys, from.toString('latin1'), () => real.createPrivateKey(from))
        : real.createPrivateKey(from),
    createPublicKey: (from) => {
      const x = named(from);
      if (x === undefined) return real.createPublicKey(from);
      const key = keptIn(publicKeys, x, () => real.createPublicKey(from));
      publicByKey.set(key, x);
      return key;
    },
  };
  for (const [name, made] of Object.entries(quick)) Reflect.set(crypto, name, made);
  syncBuiltinESMExports();
};

/** What a public key written as JSON says of itself. */
const named = (from: unknown): string | undefined => {
  if (typeof from !== 'object' || from === null) return undefined;
  const { key, format } = from as { readonly key?: { readonly x?: unknown }; format?: unknown };
  return format === 'jwk' && typeof key?.x === 'string' ? key.x : undefined;
};
