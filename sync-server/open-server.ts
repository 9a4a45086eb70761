/** Puts the parts together over one data directory: store, key, epoch, hubs. Used by main, demo and tests. */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openEpoch } from './epochs.ts';
import { liveHub } from './live-hub.ts';
import { officeCache } from './office-cache.ts';
import type { ServerContext } from './server-context.ts';
import { openServerKey } from './server-key.ts';
import { openSqliteBookStore, type SqliteBookStore } from './sqlite-book-store.ts';
import { throttles } from './throttle.ts';

export interface OpenServer {
  readonly context: ServerContext;
  readonly store: SqliteBookStore;
  readonly dataDir: string;
}

export interface OpenServerOptions {
  readonly dataDir: string;
  readonly origin: string;
  readonly practice?: boolean;
  readonly nowMs?: () => number;
  /** Bounds the database file, for the test of a full disk. */
  readonly pagesMax?: number;
}

export const openServer = async (options: OpenServerOptions): Promise<OpenServer> => {
  const { dataDir, origin, practice = false, nowMs = Date.now, pagesMax } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const store = openSqliteBookStore(join(dataDir, 'books.db'), pagesMax);
  const randomId = (bytes: number): string => randomBytes(bytes).toString('base64url');
  const context: ServerContext = {
    store,
    key: openServerKey(dataDir),
    epoch: await openEpoch(store, nowMs(), randomId),
    office: officeCache(),
    live: liveHub(),
    throttles: throttles(),
    origin,
    practice,
    nowMs,
    randomId,
  };
  return { context, store, dataDir };
};
