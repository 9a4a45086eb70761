/** Opens the books, embedded or in PostgreSQL, and the server's key that belongs to them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BookStore } from './book-store.ts';
import { UNDER_WAY } from './migrate-rows.ts';
import { openPostgresBookStore, type PostgresBookStore } from './postgres-book-store.ts';
import { DatabaseRefused } from './postgres-connection.ts';
import { copyPostgresTo } from './postgres-copy.ts';
import { POSTGRES_STEPS } from './postgres-schema.ts';
import { hasServerKey, openServerKey, type ServerKey } from './server-key.ts';
import { openSqliteBookStore } from './sqlite-book-store.ts';
import { SQLITE_STEPS } from './sqlite-schema.ts';

export interface StoreOptions {
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  readonly pagesMax?: number;
  readonly tell?: (line: string) => void;
}

export interface OpenStore {
  readonly store: BookStore;
  readonly key: ServerKey;
  /** Which tables, and of which step. */
  readonly schema: string;
  readonly copyTo: (path: string) => Promise<void>;
  readonly onMoves: PostgresBookStore['onMoves'] | undefined;
}

/** Throws `DatabaseRefused` with a sentence for the operator. */
export const openStore = ({ databaseUrl, ...options }: StoreOptions): Promise<OpenStore> =>
  databaseUrl === undefined ? openEmbedded(options) : openShared(databaseUrl, options);

const openEmbedded = async ({ dataDir, pagesMax }: StoreOptions): Promise<OpenStore> => {
  const books = join(dataDir, 'books.db');
  const key = openServerKey(dataDir, existsSync(books));
  const store = openSqliteBookStore(books, pagesMax);
  return {
    store,
    key,
    schema: `sqlite-${SQLITE_STEPS}`,
    copyTo: (path) => store.copyTo(path),
    onMoves: undefined,
  };
};

const openShared = async (url: string, { dataDir, tell }: StoreOptions): Promise<OpenStore> => {
  const store = await openPostgresBookStore(url, tell === undefined ? {} : { tell });
  try {
    const key = await keyOf(store, dataDir);
    return {
      store,
      key,
      schema: `postgres-${POSTGRES_STEPS}`,
      copyTo: (path) => copyPostgresTo(url, path),
      onMoves: (hear) => store.onMoves(hear),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
};

/** Which key the phones have pinned stands beside the books: every process speaks with that one. */
export const KEY_NOTE = { kind: 'server', key: 'public-key' } as const;

const keyOf = async (store: BookStore, dataDir: string): Promise<ServerKey> => {
  if ((await store.committed.note(UNDER_WAY.kind, UNDER_WAY.key, 0)) !== undefined)
    throw new DatabaseRefused(
      'Việc chuyển sổ sang cơ sở dữ liệu này bị ngắt giữa chừng: hãy chạy lại npm run migrate-store.',
    );
  const known = await store.committed.note(KEY_NOTE.kind, KEY_NOTE.key, 0);
  if (known !== undefined && !hasServerKey(dataDir)) throw foreign(dataDir);
  const key = openServerKey(dataDir, false);
  // Two processes may begin together on one empty database: the second finds the first one's key.
  const pinned = await store.write(async (tx) => {
    const before = await tx.note(KEY_NOTE.kind, KEY_NOTE.key, 0);
    if (before === undefined) await tx.putNote(KEY_NOTE.kind, KEY_NOTE.key, key.publicKey, null);
    return before ?? key.publicKey;
  });
  if (pinned !== key.publicKey) throw foreign(dataDir);
  return key;
};

const foreign = (dataDir: string): DatabaseRefused =>
  new DatabaseRefused(
    `Cơ sở dữ liệu này dùng khóa máy chủ khác: hãy chép tệp server-key của máy chủ đầu tiên vào ${dataDir}.`,
  );
