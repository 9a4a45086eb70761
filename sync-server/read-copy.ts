/** Reads a copy of the books from its first byte to its last, and writes nothing. */
import { dirname } from 'node:path';
import { verifyAll } from './audit-verify.ts';
import type { BookReader } from './book-store.ts';
import type { Before, CopyToCheck, CopyVerdict } from './checked-copy.ts';
import { openSqliteBooksToRead } from './sqlite-book-store.ts';
import { isWhole } from './sqlite-integrity.ts';

/** Whether all of it holds, and nothing of what was there before it is missing. */
export const readCopy = async ({ path, publicKey, before }: CopyToCheck): Promise<CopyVerdict> => {
  if (!isWhole(path)) return { ok: false, says: 'the copy is not sound' };
  const books = openSqliteBooksToRead(path);
  if (books === undefined) return { ok: false, says: 'the copy is of another version' };
  try {
    const sound = await verifyAll(books.reader, dirname(path), publicKey);
    if (!sound.ok) return { ok: false, says: `the copy does not hold: ${sound.error.says}` };
    const lost = await missingIn(books.reader, before);
    if (lost !== undefined) return { ok: false, says: `the copy lacks ${lost}` };
    const ends: Record<string, number> = {};
    for (const { book, n } of await books.reader.ends()) ends[book] = n;
    return { ok: true, value: { ends, entries: sound.value.entries } };
  } finally {
    books.close();
  }
};

/** Of what was there before, by the same digests. */
const missingIn = async (
  reader: BookReader,
  { ends, log }: Before,
): Promise<string | undefined> => {
  for (const { book, n, digest } of ends) {
    const [entry] = await reader.entriesAfter(book, n - 1, { entriesMax: 1, bytesMax: 1 });
    if (entry?.digest !== digest) return `${book} to position ${n}`;
  }
  const [row] = log === undefined ? [] : await reader.auditAfter(log.n - 1, 1);
  return row?.hash === log?.hash ? undefined : `the log to line ${log?.n ?? 0}`;
};
