/** The sync server: settings, open the store, listen. Run directly: `node sync-server/main.ts`. */
import { resolve } from 'node:path';
import { StoreAway } from './book-store.ts';
import { startBackups } from './nightly-backups.ts';
import { readOffSite } from './off-site.ts';
import { openServer } from './open-server.ts';
import { DatabaseRefused } from './postgres-connection.ts';
import { assertReal } from './practice-mark.ts';
import { serve } from './serve.ts';
import { makeSetUpInvitation } from './set-up.ts';
import { readSettings, SettingRefused } from './settings.ts';

const tell = (line: string): void => console.log(line);

const start = async (): Promise<void> => {
  const settings = readSettings(process.env, { port: 8787, dataDir: './data' });
  const { dataDir, origin, databaseUrl } = settings;
  const offSite = readOffSite(process.env);
  assertReal(dataDir);
  const server = await openServer({ dataDir, origin, databaseUrl, tell });
  await serve(server, settings, {
    dist: resolve(import.meta.dirname, '../dist'),
    tell,
    onStop: startBackups(server, tell, offSite),
  });

  const setUp = await makeSetUpInvitation(server.context);
  if (setUp !== undefined) {
    tell('Chưa có quản trị viên. Mở liên kết này một lần để thiết lập:');
    tell(`  ${setUp.link}`);
    tell(`  mã: ${setUp.code}`);
  }
};

// What the operator can mend is told as a sentence; anything else is a bug and shows where.
await start().catch((error: unknown) => {
  const isTold = [SettingRefused, DatabaseRefused, StoreAway].some((kind) => error instanceof kind);
  if (!isTold || !(error instanceof Error)) throw error;
  tell(error.message);
  process.exit(1);
});
