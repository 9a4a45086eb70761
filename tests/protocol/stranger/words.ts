// From an officer's words to the proof, and boxes for the server's key, written from docs/protocol.md alone.
import {
  argon2Sync,
  createCipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
} from 'node:crypto';
import { fromBase64 } from './keys-and-hashes.ts';

export interface WordsSettings {
  readonly salt: string;
  readonly memoryKiB: number;
  readonly passes: number;
}

export const normalWords = (words: string): string =>
  words
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll(/[\s\u200b\u2060]+/gu, ' ')
    .trim();

const derived = (root: Uint8Array, name: string): string =>
  Buffer.from(hkdfSync('sha256', root, '', `so-cong-doan/words/${name}/1`, 32)).toString(
    'base64url',
  );

export const keysFromWords = (
  words: string,
  { salt, memoryKiB, passes }: WordsSettings,
): { readonly root: string; readonly proof: string; readonly wrapKey: string } => {
  const root = argon2Sync('argon2id', {
    message: normalWords(words),
    nonce: fromBase64(salt),
    ...{ parallelism: 1, tagLength: 32, memory: memoryKiB, passes },
  });
  return {
    root: root.toString('base64url'),
    proof: derived(root, 'proof'),
    wrapKey: derived(root, 'wrap'),
  };
};

const P = 2n ** 255n - 19n;

const power = (base: bigint, exponent: bigint): bigint => {
  let [result, square] = [1n, base % P];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
};

/** u = (1 + y) / (1 − y) modulo 2^255 − 19, little-endian as both keys are. */
const montgomeryOf = (publicKey: Buffer): Buffer => {
  const y = BigInt(`0x${Buffer.from(publicKey).reverse().toString('hex')}`) & (2n ** 255n - 1n);
  const u = ((1n + y) * power((1n - y + P) % P, P - 2n)) % P;
  return Buffer.from(u.toString(16).padStart(64, '0'), 'hex').reverse();
};

const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** @param secret 32 random bytes, for this box alone */
export const sealToServer = (
  plain: Uint8Array,
  serverKey: string,
  secret: Uint8Array,
  info: string,
): Buffer => {
  const theirs = montgomeryOf(fromBase64(serverKey));
  const privateKey = createPrivateKey({
    ...{ key: Buffer.concat([PKCS8, secret]), format: 'der', type: 'pkcs8' },
  });
  const ours = fromBase64(createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '');
  const shared = diffieHellman({
    privateKey,
    publicKey: createPublicKey({
      ...{ key: { kty: 'OKP', crv: 'X25519', x: theirs.toString('base64url') }, format: 'jwk' },
    }),
  });
  const raw = Buffer.from(hkdfSync('sha256', shared, Buffer.concat([ours, theirs]), info, 44));
  const cipher = createCipheriv('aes-256-gcm', raw.subarray(0, 32), raw.subarray(32));
  return Buffer.concat([ours, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};
