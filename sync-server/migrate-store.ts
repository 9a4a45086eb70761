/** `npm run migrate-store`: for whoever runs the server. Takes all books of an embedded store over into PostgreSQL. */
import { existsSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { DatabaseRefused, isDatabaseUrl } from './postgres-connection.ts';
import { hasServerKey } from './server-key.ts';
import { openSqliteBooksToRead } from './sqlite-book-store.ts';
import { takeOver } from './take-over.ts';

const HELP = `DATABASE_URL=postgres://… npm run migrate-store [-- --data-dir THƯ_MỤC]
Dừng máy chủ trước. Bị ngắt giữa chừng thì chạy lại.`;

/** So it is called afterwards: no server takes it for its books. */
export const MOVED = 'books-moved.db';

/**
 * Positions, digests, versions, sessions and the epoch are what they were, so every phone goes on with its cursors.
 * Answers with the code the process ends with: 0 done, 1 not done and nothing lost, 2 not asked well.
 */
export const runMigrateStore = async (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  say: (line: string) => void,
): Promise<number> => {
  const dataDir = readArgs(args, env);
  const { DATABASE_URL: url } = env;
  if (dataDir === undefined || url === undefined || !isDatabaseUrl(url)) {
    say(HELP);
    return 2;
  }
  const path = join(dataDir, 'books.db');
  const why = whyNotFrom(dataDir, path);
  if (why !== undefined) {
    say(why);
    return 2;
  }
  const from = new DatabaseSync(path);
  try {
    // Nobody writes there meanwhile: what is acknowledged is what is taken over.
    from.exec('BEGIN IMMEDIATE');
    const isDone = await takeOver(url, { from, dataDir }, say);
    if (!isDone) return 1;
  } catch (error) {
    if (!(error instanceof DatabaseRefused)) throw error;
    say(error.message);
    return 1;
  } finally {
    from.close();
  }
  renameSync(path, join(dataDir, MOVED));
  say(`Xong. Từ nay chạy máy chủ với DATABASE_URL; tệp cũ giữ lại tên ${MOVED}.`);
  return 0;
};

const readArgs = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): string | undefined => {
  try {
    const folder = { type: 'string', default: env['DATA_DIR'] ?? './data' } as const;
    const { values } = parseArgs({ args: [...args], options: { 'data-dir': folder } });
    return resolve(values['data-dir']);
  } catch {
    return undefined;
  }
};

const whyNotFrom = (dataDir: string, path: string): string | undefined => {
  if (!existsSync(path)) return `Không có dữ liệu tại ${path}`;
  if (!hasServerKey(dataDir)) return `Không có server-key bên cạnh ${path}`;
  const readable = openSqliteBooksToRead(path);
  if (readable === undefined)
    return 'Dữ liệu do phiên bản khác ghi: hãy chạy máy chủ một lần rồi làm lại.';
  readable.close();
  const books = new DatabaseSync(path);
  books.exec('PRAGMA wal_checkpoint');
  books.close();
  // The last one to close the books takes this file away.
  return existsSync(`${path}-wal`)
    ? 'Máy chủ đang chạy trên dữ liệu này: hãy dừng trước.'
    : undefined;
};

if (import.meta.main)
  process.exitCode = await runMigrateStore(process.argv.slice(2), process.env, (line) =>
    console.log(line),
  );
