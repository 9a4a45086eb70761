/** Puts the parts together over one data directory, or one database beside it: store, key, epoch, hubs. Used by main, demo and tests. */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { signAudit } from './audit-log.ts';
import { StoreFull, type BookStore } from './book-store.ts';
import { openEpoch } from './epochs.ts';
import { noteHistoryAfterUpgrade } from './history-index.ts';
import { judgeAgainAfterUpgrade } from './judge-again.ts';
import { knowledgeOf, type Knowledge } from './knowledge.ts';
import { liveHub } from './live-hub.ts';
import { officeCache } from './office-cache.ts';
import { isRestoring } from './restoring.ts';
import type { ServerContext } from './server-context.ts';
import { measuredStore } from './measured-store.ts';
import { openStore } from './open-store.ts';
import { serverFigures } from './server-figures.ts';
import { SESSION_RULES } from './session-rules.ts';
import { snapshotCache } from './snapshot-cache.ts';
import { storeHealth } from './store-health.ts';
import { throttles } from './throttle.ts';

export interface OpenServer {
  readonly context: ServerContext;
  readonly store: BookStore;
  readonly dataDir: string;
  /** A copy of all books as one file, of the embedded store whichever they lie in. */
  readonly copyTo: (path: string) => Promise<void>;
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
  /** The books lie in that PostgreSQL database, beside which other processes may serve. Else in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  /** Hears of a database that does not answer. */
  readonly tell?: (line: string) => void;
}

export const openServer = async (options: OpenServerOptions): Promise<OpenServer> => {
  const { dataDir, origin, practice = false, nowMs = Date.now } = options;
  const { knowledge = knowledgeOf(), randomId = secureId } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const { store: bare, key, schema, copyTo, onMoves } = await openStore(options);
  const figures = serverFigures();
  const measured = measuredStore(bare, figures);
  const { store } = measured;
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
    figures,
    health: storeHealth(measured),
    schema,
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
  // Behind all that looks through the whole: whoever listens asks anew.
  onMoves?.((moves) => {
    if (moves === 'any') context.live.afterSilence();
    else for (const { book, n } of moves) context.live.poke(book, n);
  });
  return { context, store, dataDir, copyTo };
};

const secureId = (bytes: number): string => randomBytes(bytes).toString('base64url');
