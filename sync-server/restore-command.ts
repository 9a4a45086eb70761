/** `npm run restore -- TỆP`: for whoever runs the server. Puts a backup into an empty data directory, on this host or another. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { DatabaseRefused, isDatabaseUrl, placeOfDatabase } from './postgres-connection.ts';
import { runRestoreClose } from './restore-close.ts';
import { todayFrom } from './server-context.ts';
import { copyServerKey, hasServerKey, openServerKey } from './server-key.ts';
import { stageBackup } from './staged-backup.ts';
import { takeOver } from './take-over.ts';

const HELP = `[DATABASE_URL=postgres://…] npm run restore -- TỆP_SAO_LƯU [--data-dir THƯ_MỤC_TRỐNG] [--identity TỆP_KHÓA_AGE] [--old]
  TỆP_SAO_LƯU: một tệp books-….db, tệp server-key nằm cùng thư mục với nó;
    hoặc bản đã niêm phong books-….db.age, cùng server-key.age
  --identity: khóa age mở bản đã niêm phong
  --old: vẫn khôi phục dù bản sao lưu đã quá 90 ngày
npm run restore -- look [--data-dir THƯ_MỤC]: máy nào đã gửi lại, máy nào chưa
npm run restore -- close [--data-dir THƯ_MỤC]: kết thúc khôi phục`;

/** What a data directory in use has; where one of them is there, nothing is touched. */
const IN_USE = ['books.db', 'server-key', 'practice'];
/** The books lie elsewhere: the key of the same server may be there already. */
const IN_USE_BESIDE_DATABASE = ['books.db', 'practice'];

/**
 * Everything in the backup is checked before the data directory, or the database, has any of it. The next start of the
 * server knows that it was restored and begins a new epoch.
 * @param databaseUrl of an empty PostgreSQL database, for the books; else they go into the data directory
 * Answers with the code the process ends with: 0 done, 1 the backup is not sound or too old, 2 not asked well.
 */
export const runRestore = async (
  args: readonly string[],
  say: (line: string) => void,
  nowMs: number,
  databaseUrl?: string,
): Promise<number> => {
  const asked = readArgs(args);
  if (asked === undefined) return told(say, 2, HELP);
  if (databaseUrl !== undefined && !isDatabaseUrl(databaseUrl))
    return told(say, 2, 'DATABASE_URL phải có dạng postgres://…');
  const { dataDir, command } = asked;
  if (command !== undefined) return runRestoreClose(command, dataDir, say, nowMs, databaseUrl);
  const inUse = databaseUrl === undefined ? IN_USE : IN_USE_BESIDE_DATABASE;
  const used = inUse.find((name) => existsSync(join(dataDir, name)));
  if (used !== undefined)
    return told(
      say,
      2,
      `${dataDir} đang có ${used}: hãy chọn một thư mục trống. Không gì bị ghi đè.`,
    );
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const staging = join(dataDir, 'restore.part');
  rmSync(staging, { recursive: true, force: true });
  try {
    const staged = await stageBackup(staging, { ...asked, nowMs });
    if (!staged.ok) return told(say, staged.error.kind === 'not-there' ? 2 : 1, staged.error.says);
    const { sound, atMs } = staged.value;
    say(
      `Bản sao lưu ngày ${todayFrom(atMs)}: ${sound.books} cuốn sổ, ${sound.entries} mục, đều khớp.`,
    );
    const isPlaced =
      databaseUrl === undefined
        ? placeBooks(staging, dataDir)
        : await placeInDatabase(staging, dataDir, databaseUrl, say);
    if (!isPlaced) return 1;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  say(`Đã khôi phục vào ${databaseUrl === undefined ? dataDir : placeOfDatabase(databaseUrl)}.`);
  say(
    databaseUrl === undefined
      ? 'Hãy khởi động máy chủ trên thư mục này và đừng chạy bản cũ nữa.'
      : 'Hãy khởi động máy chủ với DATABASE_URL này, và đừng chạy máy chủ nào trên cơ sở dữ liệu cũ nữa.',
  );
  say(
    'Điện thoại sẽ gửi lại những gì ghi sau bản sao lưu. Khi các máy đã đến đủ: npm run restore -- close',
  );
  return 0;
};

/** Books without their key do not begin: so a half of it is no whole. */
const placeBooks = (staging: string, dataDir: string): true => {
  for (const name of ['books.db', 'server-key'])
    renameSync(join(staging, name), join(dataDir, name));
  return true;
};

/** Ended half-way it is begun again with the same backup; no server begins there before it is done. */
const placeInDatabase = async (
  staging: string,
  dataDir: string,
  url: string,
  say: (line: string) => void,
): Promise<boolean> => {
  const { publicKey } = openServerKey(staging, true);
  if (hasServerKey(dataDir) && openServerKey(dataDir, true).publicKey !== publicKey) {
    say(`${dataDir} đang có server-key của máy chủ khác: hãy chọn một thư mục trống.`);
    return false;
  }
  const from = new DatabaseSync(join(staging, 'books.db'));
  try {
    if (!(await takeOver(url, { from, dataDir: staging }, say))) return false;
  } finally {
    from.close();
  }
  copyServerKey(staging, dataDir);
  return true;
};

const told = (say: (line: string) => void, code: number, line: string): number => {
  say(line);
  return code;
};

const readArgs = (args: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'data-dir': { type: 'string', default: process.env['DATA_DIR'] ?? './data' },
        identity: { type: 'string' },
        old: { type: 'boolean', default: false },
      },
    });
    const [file, ...more] = positionals;
    return file === undefined || more.length > 0
      ? undefined
      : ({
          file: resolve(file),
          dataDir: resolve(values['data-dir']),
          evenIfOld: values.old,
          identityFile: values.identity === undefined ? undefined : resolve(values.identity),
          command: file === 'look' || file === 'close' ? file : undefined,
        } as const);
  } catch {
    return undefined;
  }
};

if (import.meta.main)
  process.exitCode = await runRestore(
    process.argv.slice(2),
    (line) => console.log(line),
    Date.now(),
    process.env['DATABASE_URL'],
  ).catch((error: unknown) => {
    if (!(error instanceof DatabaseRefused)) throw error;
    console.log(error.message);
    return 2;
  });
