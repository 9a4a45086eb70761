/** The order to give a book up: what it names, and what the server signs of it. */
import * as z from 'zod';
import { utf8FromText, type Bytes } from '#base/bytes.ts';
import { bookName, id, nonce, signature } from './field-schemas.ts';

/** Comes in the stream of a pull. It ends nothing by itself: the device decides whether all of it fits. */
export const shredLine = z.object({
  line: z.literal('shred'),
  device: id,
  life: id,
  book: bookName,
  epoch: id,
  /** Of the very request it answers: an order that comes late ends no right given since. */
  nonce,
  /** Every grant that opened the book and has ended. One the device holds besides keeps the book. */
  grants: z.array(id).min(1).max(500),
  /** The device was called lost. Ends nothing and is not signed: it chooses the words for whoever holds the device. */
  lost: z.literal(true).optional(),
  /** By the server over shredSigningBytes. */
  signature,
});
export type ShredLine = z.infer<typeof shredLine>;

export const shredSigningBytes = (order: Omit<ShredLine, 'line' | 'signature' | 'lost'>): Bytes => {
  const { device, life, book, epoch, nonce: asked, grants } = order;
  return utf8FromText(
    ['so-cong-doan/shred/1', device, life, book, epoch, asked, ...grants].join('\n'),
  );
};
