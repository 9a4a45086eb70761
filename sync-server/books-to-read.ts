/** Books to look through, embedded or in PostgreSQL, at which a server may be at work: nothing is written to them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import { accept, refuse, type Result } from '#base/result.ts';
import type { BookReader } from './book-store.ts';
import { askingAny } from './postgres-ask.ts';
import { connectionConfig, isDatabaseUrl, reachDatabase } from './postgres-connection.ts';
import { postgresReader } from './postgres-reader.ts';
import { isOfThisSchema } from './postgres-schema.ts';
import { openSqliteBooksToRead } from './sqlite-book-store.ts';

export interface BooksToRead {
  readonly reader: BookReader;
  readonly close: () => Promise<void>;
}

export type NoBooks = { readonly kind: 'no-books'; readonly says: string };

const OTHER_VERSION = 'Dữ liệu do phiên bản khác ghi: hãy chạy máy chủ một lần rồi làm lại.';

/** Refuses with a sentence for whoever runs the server. Throws `DatabaseRefused`. */
export const openBooksToRead = async (
  dataDir: string,
  databaseUrl?: string,
): Promise<Result<BooksToRead, NoBooks>> => {
  if (databaseUrl !== undefined) return openShared(databaseUrl);
  const path = join(dataDir, 'books.db');
  if (!existsSync(path)) return refuse({ kind: 'no-books', says: `Không có dữ liệu tại ${path}` });
  const books = openSqliteBooksToRead(path);
  return books === undefined
    ? refuse({ kind: 'no-books', says: OTHER_VERSION })
    : accept({ reader: books.reader, close: async () => books.close() });
};

const openShared = async (url: string): Promise<Result<BooksToRead, NoBooks>> => {
  if (!isDatabaseUrl(url))
    return refuse({ kind: 'no-books', says: 'DATABASE_URL phải có dạng postgres://…' });
  await reachDatabase(url, () => undefined, { triesMax: 1, pauseMs: 0 });
  const pool = new Pool({ ...connectionConfig(url), max: 2 });
  pool.on('error', () => undefined);
  if (await isOfThisSchema(pool))
    return accept({ reader: postgresReader(askingAny(pool)), close: () => pool.end() });
  await pool.end();
  return refuse({ kind: 'no-books', says: OTHER_VERSION });
};
