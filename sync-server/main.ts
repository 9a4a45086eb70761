/** The sync server: settings, open the store, listen. Run directly: `node sync-server/main.ts`. */
import { resolve } from 'node:path';
import { StoreAway } from './book-store.ts';
import { startBackups } from './nightly-backups.ts';
import { readOffSite } from './off-site.ts';
import { openServer } from './open-server.ts';
import { DatabaseRefused } from './postgres-connection.ts';
import { assertReal } from './practice-mark.ts';
import { serve } from './serve.ts';
import { serverLog, type ServerLog } from './server-log.ts';
import { makeSetUpInvitation } from './set-up.ts';
import { tellSetUp } from './set-up-note.ts';
import { readSettings, SettingRefused, type Settings } from './settings.ts';

const write = (line: string): void => console.log(line);

const start = async (settings: Settings, log: ServerLog): Promise<void> => {
  const { dataDir, origin, databaseUrl } = settings;
  const { tell } = log;
  const offSite = readOffSite(process.env);
  assertReal(dataDir);
  const server = await openServer({ dataDir, origin, databaseUrl, tell });
  await serve(server, settings, {
    dist: resolve(import.meta.dirname, '../dist'),
    log,
    onStop: startBackups(server, tell, offSite),
  });
  tellSetUp(log, dataDir, await makeSetUpInvitation(server.context));
};

/** What the operator can mend is told as a sentence; anything else is a bug and shows where. */
const endWith = (error: unknown, tell: (sentence: string) => void): never => {
  const isTold = [SettingRefused, DatabaseRefused, StoreAway].some((kind) => error instanceof kind);
  if (!isTold || !(error instanceof Error)) throw error;
  tell(error.message);
  process.exit(1);
};

try {
  const settings = readSettings(process.env, { port: 8787, dataDir: './data' });
  const log = serverLog(settings.logFormat ?? 'text', write);
  await start(settings, log).catch((error: unknown) => endWith(error, log.tell));
} catch (error) {
  endWith(error, write);
}
