/** Puts the parts together over one data directory: store, key, epoch, hubs. Used by main, demo and tests. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { StoreFull } from './book-store.ts';
import { openEpoch } from './epochs.ts';
import { noteHistoryAfterUpgrade } from './history-index.ts';
import { judgeAgainAfterUpgrade } from './judge-again.ts';
import { knowledgeOf, type Knowledge } from './knowledge.ts';
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
  /** Another one than this version's own, for the test of an upgrade. */
  readonly knowledge?: Knowledge;
  /** Bounds the database file, for the test of a full disk. */
  readonly pagesMax?: number;
}

export const openServer = async (options: OpenServerOptions): Promise<OpenServer> => {
  const { dataDir, origin, practice = false, nowMs = Date.now, pagesMax } = options;
  const { knowledge = knowledgeOf() } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const books = join(dataDir, 'books.db');
  const key = openServerKey(dataDir, existsSync(books));
  const store = openSqliteBookStore(books, pagesMax);
  const randomId = (bytes: number): string => randomBytes(bytes).toString('base64url');
  const context: ServerContext = {
    store,
    key,
    epoch: await openEpoch(store, nowMs(), randomId),
    office: officeCache(),
    knowledge,
    live: liveHub(),
    throttles: throttles(),
    origin,
    practice,
    nowMs,
    randomId,
  };
  // Where the disk is full, reading goes on; the next start takes it up again.
  for (const afterUpgrade of [noteHistoryAfterUpgrade, judgeAgainAfterUpgrade])
    await afterUpgrade(context).catch((error: unknown) => {
      if (!(error instanceof StoreFull)) throw error;
    });
  return { context, store, dataDir };
};
