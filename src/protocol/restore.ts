/**
 * POST /api/restore/…: what phones bring back to a server that was put back from a backup, and how that time ends.
 * An offer is NDJSON (gzip): the header, then pages of one book as the server once sent them, each line followed by
 * the bytes of its bodies. It needs no session: a page under the server's own signature proves itself, and the
 * device that brings it may be one the backup does not know.
 */
import * as z from 'zod';
import { utf8FromText, type Bytes } from '#base/bytes.ts';
import { bookName, count, epoch, hash, id, ms, nonce, signature } from './field-schemas.ts';

export const OFFER_PAGES_MAX = 64;

/** What a replica last had of a book, as `pageSigningBytes` signs it: who has it may ask how far the server is. */
export const bookProof = z.object({ book: bookName, epoch: id, n: count, digest: hash, signature });
export type BookProof = z.infer<typeof bookProof>;

export const offerHeader = z.object({
  protocol: z.number().int(),
  nonce,
  proof: bookProof,
  pages: z.number().int().min(0).max(OFFER_PAGES_MAX),
});

/** Not signed: nothing on a phone changes because of it. */
export const offerAnswer = z.object({
  nonce,
  epoch,
  /** Nobody has closed the restore yet. */
  restoring: z.boolean(),
  /** Up to here the book stands as it stood before the restore: pages that end after it are wanted. */
  n: count,
  /** Everything up to the proof is here. */
  holds: z.boolean(),
});
export type OfferAnswer = z.infer<typeof offerAnswer>;

/** POST /api/restore/look and /close (session, administrator of the whole union). */
export const restoreAsk = z.strictObject({});
export const restoreStanding = z.object({
  restoring: z.boolean(),
  /** When this incarnation of the server began. */
  startedMs: ms,
  /** Devices that have brought what they have, and those that have not come yet. */
  come: z.array(z.object({ device: id, label: z.string(), displayName: z.string() })),
  missing: z.array(z.object({ device: id, label: z.string(), displayName: z.string() })),
});
export type RestoreStanding = z.infer<typeof restoreStanding>;

/** The server's word, for one request, that a book at a position of another epoch is the same under this one. */
export const carriedSigningBytes = (p: {
  readonly nonce: string;
  readonly epoch: string;
  readonly book: string;
  readonly n: number;
  readonly digest: string;
}): Bytes =>
  utf8FromText(`so-cong-doan/carried/1\n${p.nonce}\n${p.epoch}\n${p.book}\n${p.n}\n${p.digest}`);
