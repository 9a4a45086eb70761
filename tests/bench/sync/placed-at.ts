/** A phone that stands at the end of a long book by its cursor and its chains: what a million records weigh is not asked here. */
import { join } from 'node:path';
import { FOLD_FINGERPRINT } from '#book/packed-records.ts';
import type { JournalSnapshot } from '#replica/memory-journal-store.ts';
import { memoryJournalStore } from '#replica/memory-journal-store.ts';
import type { StoredValue } from '#replica/ports.ts';
import { chainRowKey, cursorKey } from '#replica/stored-rows.ts';
import { openSqliteBooksToRead } from '#server/sqlite-book-store.ts';
import { openPhone, type PhoneParts, type SwarmPhone } from '../../long/swarm.ts';

/**
 * The same phone opened anew over its disk, with the book's rows set to where the server's book ends now.
 * @param parts what the phone was opened with
 */
export const placedAt = async (
  parts: PhoneParts,
  port: () => number,
  { book, dataDir }: { readonly book: string; readonly dataDir: string },
): Promise<SwarmPhone> => {
  const opened = openSqliteBooksToRead(join(dataDir, 'books.db'));
  if (opened === undefined) throw new Error('the books are of another version');
  const end = await opened.reader.end(book);
  if (end === undefined) throw new Error(`nothing stands in ${book}`);
  const heads = await opened.reader.headsAt(book, end.n);
  opened.close();
  const disk = parts.store.snapshot();
  const cursorText = disk.tables.get('cursor')?.get(cursorKey(book));
  if (typeof cursorText !== 'string') throw new Error(`the phone does not know ${book}`);
  const cursor = {
    ...(JSON.parse(cursorText) as object),
    ...{ n: end.n, digest: end.digest, folded: end.n, segments: 0, fold: FOLD_FINGERPRINT },
  };
  const changed = new Map([...disk.tables].map(([table, rows]) => [table, new Map(rows)]));
  const put = (table: 'cursor' | 'heads', key: string, value: StoredValue): void =>
    void changed.get(table)?.set(key, value);
  put('cursor', cursorKey(book), JSON.stringify(cursor));
  for (const { device, life, seq, hash } of heads)
    put(
      'heads',
      chainRowKey(book, device, life),
      JSON.stringify({ book, device, life, seq, hash }),
    );
  for (const table of ['journal', 'segments'] as const)
    for (const key of [...(changed.get(table)?.keys() ?? [])])
      if (key.startsWith(`${book}|`)) changed.get(table)?.delete(key);
  const snapshot: JournalSnapshot = { tables: changed, writer: disk.writer };
  return openPhone({ port }, { ...parts, store: memoryJournalStore(snapshot) });
};
