/**
 * POST /api/sync/held: the entries in custody that the asker may decide on now, of all books, newest first, in portions.
 * Each comes with the bytes as they were signed and the way to its author's signature; all of it only to be shown.
 */
import * as z from 'zod';
import { utf8FromText, type Bytes } from '#base/bytes.ts';
import { verdictLine } from '#book/verdict.ts';
import { bookName, count, epoch, id, ms, nonce, signature } from './field-schemas.ts';
import { historyItem } from './history.ts';

export const HELD_ENTRIES_MAX = 50;

/** Where a portion ends: receipt times rise within a book, so the three together name one entry. */
const place = z.object({ receivedMs: ms, book: bookName, n: count });
export type HeldPlace = z.infer<typeof place>;

export const heldRequest = z.object({
  protocol: z.number().int(),
  nonce,
  /** Those that somebody has refused as well. */
  withRefused: z.boolean().optional(),
  /** Only what is older than this; the newest where it is left out. */
  before: place.optional(),
});
export type HeldRequest = z.infer<typeof heldRequest>;

export const heldRefusal = z.object({ why: z.string().max(500), officer: id, atMs: ms });
export type HeldRefusal = z.infer<typeof heldRefusal>;

const heldItem = historyItem.extend({
  /** Who refused it last and why; null where nobody has. */
  refused: heldRefusal.nullable(),
});
export type HeldItem = z.infer<typeof heldItem>;

export const heldAnswer = z.object({
  protocol: z.number().int(),
  nonce,
  epoch,
  items: z.array(heldItem).max(HELD_ENTRIES_MAX),
  /** How many there are in all on which nobody has decided. */
  undecided: count,
  /** `before` of the next request; null where nothing older is left. */
  next: place.nullable(),
  /** Whose devices wrote: a phone does not keep the office books of every union. */
  people: z.array(
    z.object({ device: id, officer: id, displayName: z.string(), label: z.string() }),
  ),
  /** By the server over heldSigningBytes. */
  signature,
});
export type HeldAnswer = z.infer<typeof heldAnswer>;

/** The verdicts name the entries by hash, so body and `prevHash` are covered by them. */
export const heldSigningBytes = (
  answer: Pick<HeldAnswer, 'nonce' | 'items' | 'undecided' | 'next' | 'people'> & {
    readonly epoch: { readonly id: string };
  },
): Bytes =>
  utf8FromText(
    [
      'so-cong-doan/held/1',
      answer.nonce,
      answer.epoch.id,
      String(answer.undecided),
      answer.next === null
        ? 'null'
        : JSON.stringify([answer.next.receivedMs, answer.next.book, answer.next.n]),
      ...answer.items.map(
        ({ verdict, refused }) =>
          `${verdictLine(verdict)} ${JSON.stringify(refused && [refused.why, refused.officer, refused.atMs])}`,
      ),
      ...answer.people.map(({ device, officer, displayName, label }) =>
        JSON.stringify([device, officer, displayName, label]),
      ),
    ].join('\n'),
  );
