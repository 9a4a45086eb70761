/** The sync server: settings, open the store, listen. Run directly: `node sync-server/main.ts`. */
import { resolve } from 'node:path';
import { startBackups } from './backup.ts';
import { openServer } from './open-server.ts';
import { assertReal } from './practice-mark.ts';
import { serve } from './serve.ts';
import { makeSetUpInvitation } from './set-up.ts';
import { readSettings } from './settings.ts';

const settings = readSettings(process.env, { port: 8787, dataDir: './data' });
assertReal(settings.dataDir);
const server = await openServer({ dataDir: settings.dataDir, origin: settings.origin });
const tell = (line: string): void => console.log(line);
await serve(server, settings, {
  dist: resolve(import.meta.dirname, '../dist'),
  tell,
  onStop: startBackups(server, tell),
});

const setUp = await makeSetUpInvitation(server.context);
if (setUp !== undefined) {
  tell('Chưa có quản trị viên. Mở liên kết này một lần để thiết lập:');
  tell(`  ${setUp.link}`);
  tell(`  mã: ${setUp.code}`);
}
