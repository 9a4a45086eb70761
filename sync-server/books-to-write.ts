/** Books for a command of whoever runs the server, embedded or in PostgreSQL; the server may be at work on them meanwhile. */
import { join } from 'node:path';
import { accept, type Result } from '#base/result.ts';
import type { BookStore } from './book-store.ts';
import { openBooksToRead, type NoBooks } from './books-to-read.ts';
import { openPostgresBookStore } from './postgres-book-store.ts';
import { openSqliteBookStore } from './sqlite-book-store.ts';

/**
 * Books of another version are left alone: only the server itself brings them up to date. Refuses with a sentence for
 * whoever runs the server. Throws `DatabaseRefused`.
 */
export const openBooksToWrite = async (
  dataDir: string,
  databaseUrl?: string,
): Promise<Result<BookStore, NoBooks>> => {
  const readable = await openBooksToRead(dataDir, databaseUrl);
  if (!readable.ok) return readable;
  await readable.value.close();
  return accept(
    databaseUrl === undefined
      ? openSqliteBookStore(join(dataDir, 'books.db'))
      : await openPostgresBookStore(databaseUrl),
  );
};
