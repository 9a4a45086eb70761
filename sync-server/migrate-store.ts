/** `npm run migrate-store`: for whoever runs the server. Takes all books of an embedded store over into PostgreSQL. */
import { existsSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { verifyAll } from './audit-verify.ts';
import type { BookReader } from './book-store.ts';
import { copyRows, differentCounts, forgetRows, strangeTables, UNDER_WAY } from './migrate-rows.ts';
import { KEY_NOTE } from './open-store.ts';
import { openPostgresBookStore } from './postgres-book-store.ts';
import { connectionConfig, DatabaseRefused, isDatabaseUrl } from './postgres-connection.ts';
import { hasServerKey, openServerKey } from './server-key.ts';
import { openSqliteBooksToRead } from './sqlite-book-store.ts';

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
    const isDone = await moveInto(url, { from, dataDir }, say);
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

interface Source {
  readonly from: DatabaseSync;
  readonly dataDir: string;
}

const moveInto = async (
  url: string,
  { from, dataDir }: Source,
  say: (line: string) => void,
): Promise<boolean> => {
  const { publicKey } = openServerKey(dataDir, true);
  const store = await openPostgresBookStore(url, { tell: say });
  const to = new Client(connectionConfig(url));
  try {
    await to.connect();
    const strange = await strangeTables(from, to);
    if (strange.length > 0) {
      say(`Không biết chuyển: ${strange.join(', ')}`);
      return false;
    }
    if (!(await isOurs(to, store.committed, publicKey))) {
      say('Cơ sở dữ liệu đích đã có dữ liệu của máy chủ khác: hãy chọn một cơ sở dữ liệu trống.');
      return false;
    }
    say('Đang chuyển…');
    const rows = await copyRows(from, to, say);
    const different = await differentCounts(from, to);
    if (different.length > 0) {
      say(`KHÔNG KHỚP: ${different.join('; ')}`);
      return false;
    }
    // Every byte, hash, position, digest and signature, as it stands there now.
    const sound = await verifyAll(store.committed, dataDir, publicKey);
    if (!sound.ok) {
      say(`KHÔNG KHỚP: ${sound.error.says}.`);
      return false;
    }
    say(
      `Đã chuyển và đối chiếu ${rows} dòng: ${sound.value.books} sổ, ${sound.value.entries} mục.`,
    );
    await store.write(async (tx) => {
      await tx.putNote(KEY_NOTE.kind, KEY_NOTE.key, publicKey, null);
      await tx.dropNote(UNDER_WAY.kind, UNDER_WAY.key);
    });
    return true;
  } finally {
    await to.end();
    await store.close();
  }
};

/** An empty database, or one into which this very store was being taken over. */
const isOurs = async (to: Client, reader: BookReader, publicKey: string): Promise<boolean> => {
  const begun = await reader.note(UNDER_WAY.kind, UNDER_WAY.key, 0);
  if (begun !== undefined) {
    if (begun === publicKey) await forgetRows(to);
    return begun === publicKey;
  }
  const { rows } = await to.query(
    'SELECT 1 FROM books UNION ALL SELECT 1 FROM notes UNION ALL SELECT 1 FROM audit LIMIT 1',
  );
  if (rows.length > 0) return false;
  await to.query('INSERT INTO notes (kind, key, value) VALUES ($1, $2, $3)', [
    ...[UNDER_WAY.kind, UNDER_WAY.key, publicKey],
  ]);
  return true;
};

if (import.meta.main)
  process.exitCode = await runMigrateStore(process.argv.slice(2), process.env, (line) =>
    console.log(line),
  );
