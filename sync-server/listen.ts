/** The listening process: one HTTP server with patience for slow phones and none for idle sockets, and its end. */
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { Server } from 'node:http';
import { isIP } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { createApp } from './app.ts';
import type { OpenServer } from './open-server.ts';
import type { FinishedRequest } from './server-figures.ts';
import type { Settings } from './settings.ts';

export interface Listening {
  readonly port: number;
  /**
   * Stops accepting, lets requests finish within the bound, closes the store. False where the store would not close:
   * what it had answered for lies on the disk all the same.
   */
  stop(): Promise<boolean>;
}

/** How long a caller is waited for, ms. */
export interface Patience {
  readonly headersMs: number;
  readonly requestMs: number;
  readonly idleMs: number;
  /** How often the two before it are looked at. */
  readonly lookMs: number;
}

/**
 * Headers come in one breath; a body may take a while on a slow link, yet not for ever: the largest of all, a parcel
 * of 2.8 MB, needs eight minutes at 50 kbit/s.
 */
export const PATIENCE: Patience = {
  headersMs: 15_000,
  requestMs: 600_000,
  idleMs: 20_000,
  lookMs: 5_000,
};
const DRAIN_MS = 25_000;
const CLOSE_MS = 5_000;

export interface ListenOptions {
  readonly patience?: Patience;
  /** Hears of each request that reached the app, when it is over. */
  readonly onFinished?: (request: FinishedRequest) => void;
}

export const listen = (
  server: OpenServer,
  app: ReturnType<typeof createApp>,
  settings: Settings,
  { patience = PATIENCE, onFinished = () => undefined }: ListenOptions = {},
): Promise<Listening> => {
  let isDraining = false;
  const http = createAdaptorServer({
    fetch: (request, env) => {
      const bindings = env as HttpBindings;
      return app.fetch(request, {
        address: addressOf(bindings, settings.trustProxy),
        isDraining,
        note: whenFinished(bindings, onFinished),
      });
    },
    serverOptions: {
      headersTimeout: patience.headersMs,
      requestTimeout: patience.requestMs,
      keepAliveTimeout: patience.idleMs,
      connectionsCheckingInterval: patience.lookMs,
      maxHeaderSize: 16 * 1024,
    },
  }) as Server;
  let stopped: Promise<boolean> | undefined;
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(settings.port, settings.host, () => {
      const address = http.address();
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : settings.port,
        stop: () => {
          isDraining = true;
          return (stopped ??= drain(http, server, settings.drainMs ?? DRAIN_MS));
        },
      });
    });
  });
};

/** What a proxy of one's own says last, if it is an address; what stands before it anybody can have written. */
const addressOf = ({ incoming }: HttpBindings, trustProxy: boolean): string => {
  const forwarded = incoming.headers['x-forwarded-for'];
  const last = typeof forwarded === 'string' ? (forwarded.split(',').at(-1)?.trim() ?? '') : '';
  return (trustProxy && isIP(last) !== 0 ? last : incoming.socket.remoteAddress) ?? 'unknown';
};

type Noted = Pick<FinishedRequest, 'requestId' | 'route' | 'status'>;

/** A request is over with its last byte, which for a pull on a slow line is minutes after it was answered. */
const whenFinished = (
  { incoming, outgoing }: HttpBindings,
  onFinished: (request: FinishedRequest) => void,
): ((noted: Noted) => void) => {
  const begunMs = performance.now();
  const { socket } = incoming;
  const bytesBefore = socket.bytesWritten;
  let asked: Noted | undefined;
  let isOver = false;
  const tell = (noted: Noted): void =>
    onFinished({
      ...noted,
      method: incoming.method ?? '',
      ms: performance.now() - begunMs,
      bytes: socket.bytesWritten - bytesBefore,
      isCut: !outgoing.writableFinished,
    });
  outgoing.once('close', () => {
    isOver = true;
    if (asked !== undefined) tell(asked);
  });
  return (noted) => {
    asked = noted;
    // Whoever asked has gone before there was an answer.
    if (isOver) tell(noted);
  };
};

const drain = async (
  http: Server,
  { context, store }: OpenServer,
  drainMs: number,
): Promise<boolean> => {
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  context.live.close();
  // A connection that has just answered is idle from then on, not from now.
  const tidy = setInterval(() => http.closeIdleConnections(), 50);
  const hurry = setTimeout(() => http.closeAllConnections(), drainMs);
  await closed;
  clearInterval(tidy);
  clearTimeout(hurry);
  // A database that does not answer keeps nobody here: what it has not committed nobody was told.
  const late = sleep(CLOSE_MS, false, { ref: false });
  return Promise.race([store.close().then(() => true), late]);
};
