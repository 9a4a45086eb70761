// The real server over a database file of its own: killed, put back from a backup, with a clock and chance that can be repeated.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SeededChance } from '#domain/practice/seeded-chance.ts';
import { openServer, type OpenServer } from '#server/open-server.ts';
import { backUp } from '#server/backup.ts';
import { bytesOf } from './sim-chance.ts';
import { keyFromSeed } from './sim-crypto.ts';

export const ORIGIN = 'http://simulated.test';
const START_MS = Date.parse('2026-03-02T01:00:00Z');

export interface SimServer {
  readonly now: () => OpenServer;
  readonly clock: { ms: number };
  readonly restart: () => Promise<void>;
  readonly backUp: () => Promise<void>;
  /** Puts the newest backup, or one before it, in the place of the books; false where there is none. */
  readonly restore: (older: number) => Promise<boolean>;
  readonly throwAway: () => Promise<void>;
}

/** @param from a folder with books and key to begin with; left out, an empty server */
export const startSimServer = async (
  folder: string,
  chance: SeededChance,
  from?: { readonly folder: string; readonly ms: number },
): Promise<SimServer> => {
  const clock = { ms: from?.ms ?? START_MS };
  const files: string[] = [];
  mkdirSync(folder, { recursive: true });
  if (from === undefined)
    writeFileSync(
      join(folder, 'server-key'),
      keyFromSeed(bytesOf(chance).bytes(32)).export({ format: 'pem', type: 'pkcs8' }),
    );
  else
    for (const name of ['books.db', 'server-key'])
      copyFileSync(join(from.folder, name), join(folder, name));
  const open = (): Promise<OpenServer> =>
    openServer({
      dataDir: folder,
      origin: ORIGIN,
      nowMs: () => (clock.ms += 1),
      randomId: (bytes) => Buffer.from(bytesOf(chance).bytes(bytes)).toString('base64url'),
    });
  let opened = await open();
  return {
    now: () => opened,
    clock,
    restart: async () => {
      await opened.store.close();
      opened = await open();
    },
    backUp: async () => {
      files.push(await backUp(opened));
    },
    restore: async (older) => {
      const name = files.at(-1 - older) ?? files.at(-1);
      if (name === undefined) return false;
      await opened.store.close();
      for (const part of ['books.db', 'books.db-wal', 'books.db-shm'])
        rmSync(join(folder, part), { force: true });
      copyFileSync(join(folder, 'backups', name), join(folder, 'books.db'));
      opened = await open();
      return true;
    },
    throwAway: async () => {
      await opened.store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
