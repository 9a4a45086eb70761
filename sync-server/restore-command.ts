/** `npm run restore -- TỆP`: for whoever runs the server. Puts a backup into an empty data directory, on this host or another. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runRestoreClose } from './restore-close.ts';
import { todayFrom } from './server-context.ts';
import { stageBackup } from './staged-backup.ts';

const HELP = `npm run restore -- TỆP_SAO_LƯU [--data-dir THƯ_MỤC_TRỐNG] [--identity TỆP_KHÓA_AGE] [--old]
  TỆP_SAO_LƯU: một tệp books-….db, tệp server-key nằm cùng thư mục với nó;
    hoặc bản đã niêm phong books-….db.age, cùng server-key.age
  --identity: khóa age mở bản đã niêm phong
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
  const { dataDir, command } = asked;
  if (command !== undefined) return runRestoreClose(command, dataDir, say, nowMs);
  const used = IN_USE.find((name) => existsSync(join(dataDir, name)));
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
    // Books without their key do not begin: so a half of it is no whole.
    for (const name of ['books.db', 'server-key'])
      renameSync(join(staging, name), join(dataDir, name));
  } finally {
    rmSync(staging, { recursive: true, force: true });
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
  );
