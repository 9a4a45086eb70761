/** `npm run restore -- TỆP`: for whoever runs the server. Puts a backup into an empty data directory, on this host or another. */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { verifyAll } from './audit-verify.ts';
import { BACKUP_AGE_MS } from './backup-marks.ts';
import { RESTORED_NOTE } from './epochs.ts';
import { runRestoreClose } from './restore-close.ts';
import { todayFrom } from './server-context.ts';
import { copyServerKey, openServerKey } from './server-key.ts';
import { openSqliteBookStore } from './sqlite-book-store.ts';

const HELP = `npm run restore -- TỆP_SAO_LƯU [--data-dir THƯ_MỤC_TRỐNG] [--old]
  TỆP_SAO_LƯU: một tệp books-….db, tệp server-key nằm cùng thư mục với nó
  --old: vẫn khôi phục dù bản sao lưu đã quá 90 ngày
npm run restore -- look [--data-dir THƯ_MỤC]: máy nào đã gửi lại, máy nào chưa
npm run restore -- close [--data-dir THƯ_MỤC]: kết thúc khôi phục`;

/** What a data directory in use has; where one of them is there, nothing is touched. */
const IN_USE = ['books.db', 'server-key', 'practice'];

/**
 * Everything in the backup is checked before the data directory has any of it. The next start of the server knows
 * that it was restored and begins a new epoch.
 * Answers with the code the process ends with: 0 done, 1 the backup is not sound or too old, 2 not asked well.
 */
export const runRestore = async (
  args: readonly string[],
  say: (line: string) => void,
  nowMs: number,
): Promise<number> => {
  const asked = readArgs(args);
  if (asked === undefined) return told(say, 2, HELP);
  const { file, dataDir, command } = asked;
  if (command !== undefined) return runRestoreClose(command, dataDir, say, nowMs);
  const from = dirname(file);
  if (!existsSync(file)) return told(say, 2, `Không có tệp ${file}`);
  if (!existsSync(join(from, 'server-key')))
    return told(
      say,
      2,
      `Thiếu khóa máy chủ ${join(from, 'server-key')}: điện thoại chỉ tin khóa đó.`,
    );
  const used = IN_USE.find((name) => existsSync(join(dataDir, name)));
  if (used !== undefined)
    return told(
      say,
      2,
      `${dataDir} đang có ${used}: hãy chọn một thư mục trống. Không gì bị ghi đè.`,
    );
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const part = join(dataDir, 'books.db.part');
  try {
    copyFileSync(file, part);
    const wrong = await wrongWith(part, from, asked.evenIfOld, nowMs, say);
    if (wrong !== undefined) return told(say, 1, wrong);
    copyServerKey(from, dataDir);
    renameSync(part, join(dataDir, 'books.db'));
  } catch (error) {
    return told(say, 1, `Không khôi phục được: ${error instanceof Error ? error.message : ''}`);
  } finally {
    for (const companion of ['', '-wal', '-shm', '-journal'])
      rmSync(`${part}${companion}`, { force: true });
  }
  say(`Đã khôi phục vào ${dataDir}.`);
  say('Hãy khởi động máy chủ trên thư mục này và đừng chạy bản cũ nữa.');
  say(
    'Điện thoại sẽ gửi lại những gì ghi sau bản sao lưu. Khi các máy đã đến đủ: npm run restore -- close',
  );
  return 0;
};

const told = (say: (line: string) => void, code: number, line: string): number => {
  say(line);
  return code;
};

/** A sentence for the operator where the copy must not be used. Marks it as restored, also one made by hand. */
const wrongWith = async (
  part: string,
  keyFolder: string,
  evenIfOld: boolean,
  nowMs: number,
  say: (line: string) => void,
): Promise<string | undefined> => {
  const store = openSqliteBookStore(part);
  try {
    const { publicKey } = openServerKey(keyFolder, true);
    const sound = await verifyAll(store.committed, dirname(part), publicKey);
    if (!sound.ok) return `Bản sao lưu KHÔNG KHỚP: ${sound.error.says}.`;
    const lastMs = (await store.committed.auditEnd())?.atMs ?? nowMs;
    const day = todayFrom(lastMs);
    if (nowMs - lastMs > BACKUP_AGE_MS && !evenIfOld)
      return `Bản sao lưu ngày ${day} đã quá 90 ngày: điện thoại có thể không còn giữ những gì ghi sau đó. Vẫn muốn thì thêm --old.`;
    say(
      `Bản sao lưu ngày ${day}: ${sound.value.books} cuốn sổ, ${sound.value.entries} mục, đều khớp.`,
    );
    await store.write((tx) => tx.putNote(RESTORED_NOTE.kind, RESTORED_NOTE.key, 'true', null));
    return undefined;
  } finally {
    await store.close();
  }
};

const readArgs = (args: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'data-dir': { type: 'string', default: process.env['DATA_DIR'] ?? './data' },
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
  );
