/** What every part of the server is handed: the store, its key, its epoch, the clock, chance. */
import type { Epoch } from '#book/verdict.ts';
import type { BookStore } from './book-store.ts';
import type { Knowledge } from './knowledge.ts';
import type { LiveHub } from './live-hub.ts';
import type { OfficeCache } from './office-cache.ts';
import type { ServerKey } from './server-key.ts';
import type { ServerFigures } from './server-figures.ts';
import type { SessionRules } from './session-rules.ts';
import type { SnapshotCache } from './snapshot-cache.ts';
import type { StoreHealth } from './store-health.ts';
import type { Throttles } from './throttle.ts';

export interface ServerContext {
  readonly store: BookStore;
  readonly key: ServerKey;
  readonly epoch: Epoch;
  readonly office: OfficeCache;
  readonly snapshots: SnapshotCache;
  readonly knowledge: Knowledge;
  readonly live: LiveHub;
  readonly throttles: Throttles;
  readonly sessionRules: SessionRules;
  readonly figures: ServerFigures;
  readonly health: StoreHealth;
  /** Of the tables: which store, and how many steps it has taken. */
  readonly schema: string;
  /** Where people reach this server; stands in the links it makes. */
  readonly origin: string;
  /** Practice data: invitations may be used again and again, words belong to a device. */
  readonly practice: boolean;
  readonly nowMs: () => number;
  /** Fresh random bytes from a secure source, base64url. */
  readonly randomId: (bytes: number) => string;
}

/** The server writes as a device of this name; its life is the epoch. */
export const SERVER_DEVICE = 'server';

/** Viet Nam has one time zone and no summer time. */
const OFFSET_MS = 7 * 60 * 60 * 1000;

/** The day in Asia/Ho_Chi_Minh, `YYYY-MM-DD`. */
export const todayFrom = (nowMs: number): string =>
  new Date(nowMs + OFFSET_MS).toISOString().slice(0, 10);
