/** `npm run backup`: for whoever runs the server. A checked copy at once, beside the nightly ones or carried elsewhere. */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backUp } from './backup.ts';
import { openServer } from './open-server.ts';
import { copyServerKey } from './server-key.ts';
import { openSqliteBooksToRead } from './sqlite-book-store.ts';

const HELP = 'npm run backup [-- --data-dir THƯ_MỤC] [--to THƯ_MỤC_KHÁC]';

/**
 * The server may be at work meanwhile.
 * Answers with the code the process ends with: 0 done, 1 the copy is not sound, 2 not asked well.
 */
export const runBackup = async (
  args: readonly string[],
  say: (line: string) => void,
  nowMs: () => number,
): Promise<number> => {
  const asked = readArgs(args);
  if (asked === undefined) {
    say(HELP);
    return 2;
  }
  const { dataDir, to } = asked;
  const books = join(dataDir, 'books.db');
  if (!existsSync(books)) {
    say(`Không có dữ liệu tại ${books}`);
    return 2;
  }
  // A database of another version is left alone: only the server itself brings one up to date.
  const readable = openSqliteBooksToRead(books);
  if (readable === undefined) {
    say('Dữ liệu do phiên bản khác ghi: hãy chạy máy chủ một lần rồi làm lại.');
    return 2;
  }
  readable.close();
  const server = await openServer({ dataDir, origin: '', nowMs });
  try {
    const name = await backUp(server);
    const folder = join(dataDir, 'backups');
    say(`Đã sao lưu và kiểm tra: ${join(folder, name)}`);
    if (to === undefined) return 0;
    mkdirSync(to, { recursive: true, mode: 0o700 });
    copyFileSync(join(folder, name), join(to, name));
    copyServerKey(dataDir, to);
    say(`Đã chép sang ${join(to, name)}, kèm khóa máy chủ (server-key).`);
    say('Ai có hai tệp này đọc được mọi sổ và nói thay được máy chủ: hãy cất như cất máy chủ.');
    return 0;
  } catch (error) {
    say(`Không sao lưu được: ${error instanceof Error ? error.message : 'không rõ vì sao'}`);
    return 1;
  } finally {
    server.context.live.close();
    await server.store.close();
  }
};

const readArgs = (args: readonly string[]) => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        'data-dir': { type: 'string', default: process.env['DATA_DIR'] ?? './data' },
        to: { type: 'string' },
      },
    });
    const to = values.to === undefined ? undefined : resolve(values.to);
    return { dataDir: resolve(values['data-dir']), to };
  } catch {
    return undefined;
  }
};

if (import.meta.main)
  process.exitCode = await runBackup(
    process.argv.slice(2),
    (line) => console.log(line),
    () => Date.now(),
  );
