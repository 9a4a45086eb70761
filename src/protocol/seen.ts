/** What a device saw being looked at or taken out, for the audit log: POST /api/audit/notes. Small: every phone reads it at its start. */
import * as z from 'zod';
import { SEEN_KINDS } from '#domain/audit-kinds.ts';
import { bookName, count, id, ms, nonce } from './field-schemas.ts';

export const SEEN_NOTES_MAX = 200;

export const seenNote = z.object({
  what: z.enum(SEEN_KINDS),
  book: bookName,
  /** The request; the book where it is a whole one. */
  about: id.nullable(),
  /** By the device's corrected clock. */
  atMs: ms,
});
export type SeenNote = z.infer<typeof seenNote>;

export const seenNotesRequest = z.object({
  protocol: z.number().int(),
  nonce,
  notes: z.array(seenNote).min(1).max(SEEN_NOTES_MAX),
});
/** All of them are in the log. */
export const seenNotesAnswer = z.object({ nonce, taken: count });
