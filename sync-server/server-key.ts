/** Ed25519 with Node's own cryptography: the server's key on disk, and the check of what devices sign. */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { base64FromBytes } from '#base/bytes.ts';

export interface ServerKey {
  /** base64url, 32 bytes; every device pins it when it enrols. */
  readonly publicKey: string;
  sign(message: Uint8Array): string;
}

/** Reads the key, or makes it on the first run. Only the owner of the process may read the file. */
export const openServerKey = (dataDir: string): ServerKey => {
  const path = join(dataDir, 'server-key');
  if (!existsSync(path)) {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
    writeFileSync(path, pem, { mode: 0o600, flag: 'wx' });
  }
  chmodSync(path, 0o600);
  return serverKeyFrom(createPrivateKey(readFileSync(path)));
};

const serverKeyFrom = (key: KeyObject): ServerKey => {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  if (typeof x !== 'string') throw new Error('the file server-key holds no Ed25519 key');
  return { publicKey: x, sign: (message) => base64FromBytes(sign(null, message, key)) };
};

/** False for a bad signature and for anything that is no key or no signature; never throws. */
export const isSignedBy = (publicKey: string, message: Uint8Array, signature: string): boolean => {
  try {
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: publicKey },
      format: 'jwk',
    });
    return verify(null, message, key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
};
