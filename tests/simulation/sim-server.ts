// The real server over a database file of its own: killed, put back from a backup, with a clock and chance that can be repeated.
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RECORD_TYPES } from '#domain/record-types.ts';
import type { SeededChance } from '#domain/practice/seeded-chance.ts';
import type { BookWriter } from '#server/book-store.ts';
import { knowledgeOf } from '#server/knowledge.ts';
import { openServer, type OpenServer } from '#server/open-server.ts';
import { backUp } from '#server/backup.ts';
import type { CheckedCopy, CopyToCheck } from '#server/checked-copy.ts';
import { readCopy } from '#server/read-copy.ts';
import { bytesOf } from './sim-chance.ts';
import { keyFromSeed } from './sim-crypto.ts';
import { isFullyDurable } from './sim-database.ts';
import { ServerKilled } from './sim-network.ts';

export const ORIGIN = 'http://simulated.test';
const START_MS = Date.parse('2026-03-02T01:00:00Z');

export interface SimServer {
  readonly now: () => OpenServer;
  readonly clock: { ms: number };
  /** Hashes that were seen in its books since they were last put back. */
  readonly arrived: Set<string>;
  /** How often something was written into the books, or other books were put in their place. */
  readonly writes: () => number;
  readonly restart: () => Promise<void>;
  /** It began as a version of the program that does not know all record types yet. */
  readonly isOld: () => boolean;
  /** The same books under the present version. */
  readonly upgrade: () => Promise<void>;
  readonly backUp: () => Promise<void>;
  /** In the middle of one of the next transactions, at its so-many-th word to the database. */
  readonly dieAt: (calls: number) => void;
  /** What was to happen to it does not. */
  readonly spare: () => void;
  /** Whether every commit waits for the disk. */
  readonly isDurable: () => boolean;
  /** The newest of its backups that are old enough to let go of what is in them, by its own words: where the book ended. */
  readonly watermark: (book: string) => number;
  /** Puts the newest backup, or one before it, in the place of the books; false where there is none. */
  readonly restore: (older: number) => Promise<boolean>;
  readonly throwAway: () => Promise<void>;
}

/** The version before there were notes on requests. */
const OLD = knowledgeOf(RECORD_TYPES.filter(({ type }) => type !== 'caseNote'));
const PRESENT = knowledgeOf();

/** On this thread: another one would know nothing of the signatures that are made here. */
const readHere = async (copy: CopyToCheck): Promise<CheckedCopy> => {
  const verdict = await readCopy(copy);
  if (!verdict.ok) throw new Error(verdict.says);
  return verdict.value;
};

/** @param from a folder with books and key to begin with; left out, an empty server */
export const startSimServer = async (
  folder: string,
  chance: SeededChance,
  from?: { readonly folder: string; readonly ms: number; readonly isOld: boolean },
): Promise<SimServer> => {
  const clock = { ms: from?.ms ?? START_MS };
  const files: { readonly name: string; readonly atMs: number; readonly ends: Ends }[] = [];
  let knowledge = from?.isOld === true ? OLD : PRESENT;
  let callsLeft: number | undefined;
  const arrived = new Set<string>();
  let writes = 0;
  mkdirSync(folder, { recursive: true });
  if (from === undefined)
    writeFileSync(
      join(folder, 'server-key'),
      keyFromSeed(bytesOf(chance).bytes(32)).export({ format: 'pem', type: 'pkcs8' }),
    );
  else
    for (const name of ['books.db', 'server-key'])
      copyFileSync(join(from.folder, name), join(folder, name));
  const open = async (): Promise<OpenServer> => {
    const server = await openServer({
      knowledge,
      dataDir: folder,
      origin: ORIGIN,
      nowMs: () => (clock.ms += 1),
      randomId: (bytes) => Buffer.from(bytesOf(chance).bytes(bytes)).toString('base64url'),
    });
    const write = server.store.write.bind(server.store);
    const isLast = (): boolean => {
      if (callsLeft === undefined || callsLeft === 0) return false;
      callsLeft -= 1;
      return callsLeft === 0;
    };
    writes += 1;
    const mortal: typeof write = async (work) => {
      try {
        return await write((tx) => work(callsLeft === undefined ? tx : dying(tx, isLast)));
      } finally {
        writes += 1;
      }
    };
    Reflect.set(server.store, 'write', mortal);
    return server;
  };
  let opened = await open();
  return {
    now: () => opened,
    clock,
    arrived,
    writes: () => writes,
    restart: async () => {
      callsLeft = undefined;
      await opened.store.close();
      opened = await open();
    },
    isOld: () => knowledge === OLD,
    upgrade: async () => {
      callsLeft = undefined;
      await opened.store.close();
      knowledge = PRESENT;
      opened = await open();
    },
    backUp: async () => {
      const ends = new Map((await opened.store.committed.ends()).map(({ book, n }) => [book, n]));
      const atMs = clock.ms;
      files.push({ name: await backUp(opened, readHere), atMs, ends });
    },
    dieAt: (calls) => {
      callsLeft = calls;
    },
    spare: () => {
      callsLeft = undefined;
    },
    isDurable: isFullyDurable,
    watermark: (book) =>
      files
        .filter(({ atMs }) => atMs <= clock.ms - NINETY_DAYS_MS)
        .reduce((most, { ends }) => Math.max(most, ends.get(book) ?? 0), 0),
    restore: async (older) => {
      // What is older than that is put back only by whoever has read a warning.
      const young = files.filter(({ atMs }) => atMs > clock.ms - NINETY_DAYS_MS);
      const { name } = young.at(-1 - older) ?? young.at(-1) ?? {};
      if (name === undefined || !existsSync(join(folder, 'backups', name))) return false;
      callsLeft = undefined;
      arrived.clear();
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

type Ends = ReadonlyMap<string, number>;
const NINETY_DAYS_MS = 90 * 24 * 60 * 60_000;

/** The same words to the database, until it is the turn of the last. */
const dying = (tx: BookWriter, isLast: () => boolean): BookWriter =>
  new Proxy(tx, {
    get: (target, name) => {
      const own: unknown = Reflect.get(target, name);
      if (typeof own !== 'function') return own;
      return (...given: readonly unknown[]): unknown => {
        if (isLast()) throw new ServerKilled();
        return Reflect.apply(own, target, given);
      };
    },
  });
