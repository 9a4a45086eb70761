/** Puts the parts together over one data directory: store, key, epoch, hubs. Used by main, demo and tests. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { signAudit } from './audit-log.ts';
import { StoreFull } from './book-store.ts';
import { openEpoch } from './epochs.ts';
import { noteHistoryAfterUpgrade } from './history-index.ts';
import { judgeAgainAfterUpgrade } from './judge-again.ts';
import { knowledgeOf, type Knowledge } from './knowledge.ts';
import { liveHub } from './live-hub.ts';
import { officeCache } from './office-cache.ts';
import { isRestoring } from './restoring.ts';
import type { ServerContext } from './server-context.ts';
import { openServerKey } from './server-key.ts';
import { openSqliteBookStore, type SqliteBookStore } from './sqlite-book-store.ts';
import { SESSION_RULES } from './session-rules.ts';
import { snapshotCache } from './snapshot-cache.ts';
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
  /** Fresh random bytes, base64url; another source only where a run must be the same again. */
  readonly randomId?: (bytes: number) => string;
  /** Another one than this version's own, for the test of an upgrade. */
  readonly knowledge?: Knowledge;
  /** Bounds the database file, for the test of a full disk. */
  readonly pagesMax?: number;
}

export const openServer = async (options: OpenServerOptions): Promise<OpenServer> => {
  const { dataDir, origin, practice = false, nowMs = Date.now, pagesMax } = options;
  const { knowledge = knowledgeOf(), randomId = secureId } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const books = join(dataDir, 'books.db');
  const key = openServerKey(dataDir, existsSync(books));
  const store = openSqliteBookStore(books, pagesMax);
  const context: ServerContext = {
    store,
    key,
    epoch: await openEpoch(store, nowMs(), randomId),
    office: officeCache(),
    snapshots: snapshotCache(),
    knowledge,
    live: liveHub(),
    throttles: throttles(),
    sessionRules: SESSION_RULES,
    origin,
    practice,
    nowMs,
    randomId,
  };
  // What was written before a crash is signed now.
  const signEnd = (): Promise<void> => store.write((tx) => signAudit(context, tx));
  // Where the disk is full, reading goes on; the next start takes it up again.
  // Nothing takes a position before the restore is closed: the start after it judges again.
  const judging = (await isRestoring(context, store.committed)) ? [] : [judgeAgainAfterUpgrade];
  for (const afterUpgrade of [noteHistoryAfterUpgrade, ...judging, signEnd])
    await afterUpgrade(context).catch((error: unknown) => {
      if (!(error instanceof StoreFull)) throw error;
    });
  return { context, store, dataDir };
};

const secureId = (bytes: number): string => randomBytes(bytes).toString('base64url');
