/** Opens the practice directory, seeds it where it is empty, serves it and prints the accounts. */
import { resolve } from 'node:path';
import { startBackups } from '../nightly-backups.ts';
import { openServer } from '../open-server.ts';
import { openPracticeDirectory } from '../practice-mark.ts';
import { serve } from '../serve.ts';
import { serverLog } from '../server-log.ts';
import { readSettings } from '../settings.ts';
import { isSetUpNeeded } from '../set-up.ts';
import { accountLines, practiceAccounts } from './practice-invitations.ts';
import { seedPractice } from './seed.ts';

export const startPractice = async ({ fresh }: { readonly fresh: boolean }): Promise<void> => {
  const settings = readSettings(process.env, { port: 8788, dataDir: './data-demo' });
  const log = serverLog(settings.logFormat ?? 'text', (line) => console.log(line));
  const { tell } = log;
  openPracticeDirectory(settings.dataDir, fresh);
  const server = await openServer({
    dataDir: settings.dataDir,
    origin: settings.origin,
    practice: true,
  });
  if (await isSetUpNeeded(server.context)) {
    const startedMs = Date.now();
    tell('Đang dựng tỉnh thực hành…');
    await seedPractice(server.context);
    tell(`Đã dựng xong sau ${((Date.now() - startedMs) / 1000).toFixed(1)} giây.`);
  }
  const dist = resolve(import.meta.dirname, '../../dist');
  await serve(server, settings, { dist, log, onStop: startBackups(server, tell) });
  tell(
    'Tài khoản thực hành: mở liên kết hoặc gõ mã, rồi tự đặt lời mật khẩu cho máy này. Dùng lại được nhiều lần.',
  );
  for (const line of accountLines(await practiceAccounts(server.context))) tell(line);
};
