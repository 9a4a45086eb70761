/** The sealer over WebCrypto: AES-256-GCM, the place of a block as associated data, gzip inside blocks. */
import { concatBytes, utf8FromText, type Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { gunzip, gzip } from './gzip.ts';
import type { Sealer } from './ports.ts';

/** First byte of a blob: the algorithm, so that another one can be told apart some day. */
const AES_256_GCM = 1;
/** Second byte: version and form of what is inside. */
const FORM_PLAIN = 1;
const FORM_GZIP = 2;
const HEADER_BYTES = 2;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Below this gzip costs more than it saves. */
const GZIP_FROM_BYTES = 200;
/** A block opens to no more than this. */
const OPEN_BYTES_MAX = 64 * 1024 * 1024;

/** `raw`: 32 bytes. The key cannot be taken out again; the caller wipes `raw`. */
export const webcryptoSealerFromRaw = async (raw: Bytes): Promise<Sealer> =>
  webcryptoSealer(
    await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']),
  );

/** `key`: AES-GCM, 256 bits, for encrypt and decrypt. */
export const webcryptoSealer = (key: CryptoKey): Sealer => {
  const seal = async (form: number, inside: Bytes, aad: string): Promise<Bytes> => {
    const header = Uint8Array.of(AES_256_GCM, form);
    // Random nonces of 96 bits are safe up to 2^32 blocks under one key; a replica writes millions at most.
    const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const sealed = await crypto.subtle.encrypt(gcm(iv, header, aad), key, inside);
    return concatBytes(header, iv, new Uint8Array(sealed));
  };

  /** What is inside, with its form, which the associated data vouches for. */
  const open = async (
    sealed: Uint8Array,
    aad: string,
  ): Promise<{ readonly form: number; readonly inside: Bytes } | undefined> => {
    if (sealed.length < HEADER_BYTES + NONCE_BYTES + TAG_BYTES) return undefined;
    const bytes = bufferBytes(sealed);
    const header = bytes.subarray(0, HEADER_BYTES);
    if (header[0] !== AES_256_GCM) return undefined;
    const iv = bytes.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
    const body = bytes.subarray(HEADER_BYTES + NONCE_BYTES);
    try {
      const inside = await crypto.subtle.decrypt(gcm(iv, header, aad), key, body);
      return { form: header[1] ?? 0, inside: new Uint8Array(inside) };
    } catch {
      return undefined;
    }
  };

  return {
    seal: (plain, aad) => seal(FORM_PLAIN, bufferBytes(plain), aad),
    open: async (sealed, aad) => {
      const opened = await open(sealed, aad);
      return opened?.form === FORM_PLAIN ? accept(opened.inside) : broken;
    },
    sealBlock: async (plain, aad) => {
      const bytes = bufferBytes(plain);
      return bytes.length < GZIP_FROM_BYTES
        ? seal(FORM_PLAIN, bytes, aad)
        : seal(FORM_GZIP, await gzip(bytes), aad);
    },
    openBlock: async (sealed, aad) => {
      const opened = await open(sealed, aad);
      if (opened?.form === FORM_PLAIN) return accept(opened.inside);
      if (opened?.form !== FORM_GZIP) return broken;
      const plain = await gunzip(opened.inside, OPEN_BYTES_MAX);
      return plain === undefined ? broken : accept(plain);
    },
  };
};

const broken: Result<never, { readonly kind: 'seal-broken' }> = refuse({ kind: 'seal-broken' });

const gcm = (iv: Bytes, header: Bytes, aad: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: concatBytes(header, utf8FromText(aad)),
});

/** WebCrypto takes no shared memory; bytes that are not shared are not copied. */
const bufferBytes = (bytes: Uint8Array): Bytes =>
  bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
