/** `npm run backup`: for whoever runs the server. A checked copy at once, beside the nightly ones or carried elsewhere. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backUp, backupFolder } from './backup.ts';
import { noteCopied } from './backup-standing.ts';
import { openBooksToRead } from './books-to-read.ts';
import { carryOffSite, readOffSite } from './off-site.ts';
import { openServer } from './open-server.ts';
import { DatabaseRefused } from './postgres-connection.ts';
import { copyServerKey } from './server-key.ts';
import { SettingRefused } from './settings.ts';

const HELP = 'npm run backup [-- --data-dir THƯ_MỤC] [--to THƯ_MỤC_KHÁC]';

/**
 * The server may be at work meanwhile.
 * Answers with the code the process ends with: 0 done, 1 the copy is not sound, 2 not asked well.
 */
export const runBackup = async (
  args: readonly string[],
  say: (line: string) => void,
  nowMs: () => number,
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<number> => {
  const asked = readArgs(args);
  if (asked === undefined) {
    say(HELP);
    return 2;
  }
  const { dataDir, to } = asked;
  const offSite = readOffSite(env);
  const { DATABASE_URL: databaseUrl } = env;
  // Books of another version are left alone: only the server itself brings them up to date.
  const readable = await openBooksToRead(dataDir, databaseUrl);
  if (!readable.ok) {
    say(readable.error.says);
    return 2;
  }
  await readable.value.close();
  const server = await openServer({ dataDir, origin: '', nowMs, databaseUrl });
  try {
    const name = await backUp(server);
    const folder = backupFolder(dataDir);
    say(`Đã sao lưu và kiểm tra: ${join(folder, name)}`);
    if (offSite !== undefined) {
      await carryOffSite(offSite, folder, name);
      await noteCopied(server.store, nowMs(), name);
      say('Đã niêm phong và chép ra nơi khác theo cài đặt BACKUP_COPY_….');
    }
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
    process.env,
  ).catch((error: unknown) => {
    const isTold = error instanceof SettingRefused || error instanceof DatabaseRefused;
    if (!isTold) throw error;
    console.log(error.message);
    return 2;
  });
