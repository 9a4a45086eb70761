/**
 * POST /api/sync/parcel: own entries of a book that was given up, sealed to the server's key, so that a server
 * restored to before them gets them back. The device itself cannot read them any more.
 *
 * The box: 32 bytes of an ephemeral X25519 public key, then AES-256-GCM ciphertext. Key and nonce are the
 * 44 bytes of HKDF-SHA256 over the shared secret, salt = ephemeral key ‖ server's key, info = PARCEL_INFO; the
 * server's X25519 key is the Montgomery form of its Ed25519 key, which every device has pinned.
 * Inside: gzip of the JSON of `parcelContents`.
 */
import * as z from 'zod';
import { bookName, hash, id, nonce, signature } from './field-schemas.ts';

export const PARCEL_INFO = 'so-cong-doan/parcel/1';
export const PARCEL_BYTES_MAX = 2 * 1024 * 1024;
export const PARCEL_PLAIN_BYTES_MAX = 4 * 1024 * 1024;

export const parcelContents = z.object({
  version: z.literal(1),
  book: bookName,
  runs: z
    .array(
      z.object({
        device: id,
        /** As signed. */
        life: id,
        firstSeq: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
        /** Null where the device no longer knew what came before: the server does, or leaves the run out. */
        prevHash: hash.nullable(),
        signature,
        entries: z
          .array(z.object({ hash, body: z.string().max(64 * 1024) }))
          .min(1)
          .max(1000),
      }),
    )
    .max(200),
});
export type ParcelContents = z.infer<typeof parcelContents>;

export const parcelRequest = z.object({
  nonce,
  /** base64url. */
  parcel: z
    .string()
    .max(Math.ceil((PARCEL_BYTES_MAX * 4) / 3))
    .regex(/^[A-Za-z0-9_-]+$/),
});
