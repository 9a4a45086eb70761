/** Ed25519 with Node's own cryptography: the server's key on disk, and the check of what devices sign. */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { base64FromBytes, type Bytes } from '#base/bytes.ts';
import { openBox } from './sealed-box.ts';

export interface ServerKey {
  /** base64url, 32 bytes; every device pins it when it enrols. */
  readonly publicKey: string;
  sign(message: Uint8Array): string;
  /** What a device sealed for this server alone; undefined for anything else. */
  openBox(box: Uint8Array, info: string): Bytes | undefined;
}

const FILE = 'server-key';

export const hasServerKey = (dataDir: string): boolean => existsSync(join(dataDir, FILE));

/**
 * Reads the key, or makes it on the first run. Only the owner of the process may read the file. Every
 * phone has pinned it: books without their key are refused, because a new key would shut all of them out.
 */
export const openServerKey = (dataDir: string, hasBooks: boolean): ServerKey => {
  const path = join(dataDir, FILE);
  if (!existsSync(path)) {
    if (hasBooks)
      throw new Error(`${path} is missing beside books.db; copy it from the folder of the backups`);
    const { privateKey } = generateKeyPairSync('ed25519');
    placeOnce(path, privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
  }
  chmodSync(path, 0o600);
  return serverKeyFrom(createPrivateKey(readFileSync(path)));
};

/** Whole or not at all; where another process of the same folder was first, its key stands. */
const placeOnce = (path: string, pem: string): void => {
  const part = `${path}.${process.pid}.part`;
  writeFileSync(part, pem, { mode: 0o600 });
  try {
    linkSync(part, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(part);
  }
};

/** Beside the backups, which are worth nothing to the phones without it. Whoever has it can speak as this server. */
export const copyServerKey = (dataDir: string, folder: string): void => {
  const part = join(folder, `${FILE}.part`);
  writeFileSync(part, readFileSync(join(dataDir, FILE)), { mode: 0o600 });
  chmodSync(part, 0o600);
  renameSync(part, join(folder, FILE));
};

const serverKeyFrom = (key: KeyObject): ServerKey => {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  const { d } = key.export({ format: 'jwk' });
  if (typeof x !== 'string' || typeof d !== 'string')
    throw new Error('the file server-key holds no Ed25519 key');
  return {
    publicKey: x,
    sign: (message) => base64FromBytes(sign(null, message, key)),
    openBox: (box, info) => openBox(Buffer.from(d, 'base64url'), box, info),
  };
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
