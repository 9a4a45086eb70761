/**
 * POST /api/sync/history: the entries of one book that stand in the history of one record, newest first, in portions.
 * Each comes with the bytes as they were signed and the way to its author's signature; all of it only to be shown.
 */
import * as z from 'zod';
import { utf8FromText, type Bytes } from '#base/bytes.ts';
import { verdictLine } from '#book/verdict.ts';
import { bookName, count, epoch, hash, id, nonce, signature } from './field-schemas.ts';
import { verdictSchema } from './push.ts';

export const HISTORY_ENTRIES_MAX = 50;
/** Body hashes in one answer that lead to authors' signatures: a run may be two thousand entries long. */
export const HISTORY_PROOF_MAX = 4000;

export const historyRequest = z.object({
  protocol: z.number().int(),
  nonce,
  book: bookName,
  /** Of the record; ids are random, so its type need not be said. */
  id,
  /** Only positions before this one; the newest where it is left out. */
  before: count.optional(),
});
export type HistoryRequest = z.infer<typeof historyRequest>;

/** One entry with its proof. */
export const historyItem = z.object({
  verdict: verdictSchema,
  prevHash: hash,
  body: z.string(),
  /** Body hashes from this entry to the next signed one of its chain, and the author's signature over that one. */
  after: z.array(hash).max(HISTORY_PROOF_MAX),
  signature,
});
export type HistoryItem = z.infer<typeof historyItem>;

export const historyAnswer = z.object({
  protocol: z.number().int(),
  nonce,
  epoch,
  book: bookName,
  id,
  items: z.array(historyItem).max(HISTORY_ENTRIES_MAX),
  /** `before` of the next request; null where nothing older is left. */
  next: count.nullable(),
  /** Whose devices wrote: a phone does not keep the office books of every union. */
  people: z.array(z.object({ device: id, officer: id, displayName: z.string() })),
  /** By the server over historySigningBytes. */
  signature,
});
export type HistoryAnswer = z.infer<typeof historyAnswer>;

/** The verdicts name the entries by hash, so body and `prevHash` are covered by them. */
export const historySigningBytes = (
  answer: Pick<HistoryAnswer, 'nonce' | 'book' | 'id' | 'items' | 'next' | 'people'> & {
    readonly epoch: { readonly id: string };
  },
): Bytes =>
  utf8FromText(
    [
      'so-cong-doan/history/1',
      answer.nonce,
      answer.epoch.id,
      answer.book,
      answer.id,
      String(answer.next),
      ...answer.items.map(({ verdict }) => verdictLine(verdict)),
      ...answer.people.map(({ device, officer, displayName }) =>
        JSON.stringify([device, officer, displayName]),
      ),
    ].join('\n'),
  );
