/** Where the journal on this disk begins: what stands for the part that has left it, as the server signed it. */
import * as z from 'zod';
import { EMPTY_DIGEST } from '#book/digest.ts';
import { count, hash, id, signature } from '#protocol/field-schemas.ts';
import { pageSigningBytes } from '#protocol/pull.ts';
import type { EngineContext } from './engine-context.ts';
import type { Write } from './ports.ts';

const chainEnd = z.object({ device: id, life: id, seq: count, hash });

const baseRow = z.object({
  book: z.string(),
  epoch: z.string(),
  /** The last position that has left; the first block on the disk begins right after it. */
  n: count,
  /** The book's digest there, under the server's signature. */
  digest: hash,
  signature,
  /** Where each chain stood there: what comes after is hashed from here on. */
  heads: z.array(chainEnd),
});
export type JournalBase = Readonly<z.infer<typeof baseRow>>;

/** A journal that is here from the book's first entry. */
export const wholeJournal = (book: string): JournalBase => ({
  book,
  epoch: '',
  n: 0,
  digest: EMPTY_DIGEST,
  signature: '',
  heads: [],
});

export const baseKey = (book: string): string => `base|${book}`;

export const baseWrite = (base: JournalBase): Write => ({
  op: 'put',
  table: 'cursor',
  key: baseKey(base.book),
  value: JSON.stringify(base),
});

/** `undefined` where the row cannot be read, or says something the server has not signed. */
export const readJournalBase = async (
  context: EngineContext,
  book: string,
): Promise<JournalBase | undefined> => {
  const stored = await context.ports.store.get('cursor', baseKey(book));
  if (!stored.ok) return undefined;
  if (stored.value === undefined) return wholeJournal(book);
  if (typeof stored.value !== 'string') return undefined;
  const base = baseFrom(stored.value);
  if (base?.book !== book) return undefined;
  const { epoch, n, digest } = base;
  const isSigned = await context.ports.verifier.verify(
    context.identity.serverKey,
    pageSigningBytes({ epoch, book, n, digest }),
    base.signature,
  );
  return isSigned ? base : undefined;
};

const baseFrom = (text: string): JournalBase | undefined => {
  try {
    const parsed = baseRow.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
};
