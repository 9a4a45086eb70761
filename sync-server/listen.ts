/** The listening process: one HTTP server with patience for slow phones and none for idle sockets, and its end. */
import { createAdaptorServer } from '@hono/node-server';
import type { IncomingMessage, Server } from 'node:http';
import type { createApp } from './app.ts';
import type { OpenServer } from './open-server.ts';
import type { Settings } from './settings.ts';

export interface Listening {
  readonly port: number;
  /** Stops accepting, lets requests finish, closes the store. */
  stop(): Promise<void>;
}

/** How long a caller is waited for, ms. */
export interface Patience {
  readonly headersMs: number;
  readonly requestMs: number;
  readonly idleMs: number;
  /** How often the two before it are looked at. */
  readonly lookMs: number;
}

/** Headers come in one breath; a body may take a while on a slow link, yet not for ever. */
export const PATIENCE: Patience = {
  headersMs: 15_000,
  requestMs: 180_000,
  idleMs: 20_000,
  lookMs: 5_000,
};
const DRAIN_MS = 10_000;

export const listen = (
  server: OpenServer,
  app: ReturnType<typeof createApp>,
  settings: Settings,
  patience = PATIENCE,
): Promise<Listening> => {
  const http = createAdaptorServer({
    fetch: (request, env) =>
      app.fetch(request, { address: addressOf(env.incoming, settings.trustProxy) }),
    serverOptions: {
      headersTimeout: patience.headersMs,
      requestTimeout: patience.requestMs,
      keepAliveTimeout: patience.idleMs,
      connectionsCheckingInterval: patience.lookMs,
      maxHeaderSize: 16 * 1024,
    },
  }) as Server;
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(settings.port, settings.host, () => {
      const address = http.address();
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : settings.port,
        stop: () => drain(http, server),
      });
    });
  });
};

const addressOf = (
  incoming: {
    readonly socket: IncomingMessage['socket'];
    readonly headers: IncomingMessage['headers'];
  },
  trustProxy: boolean,
): string => {
  const forwarded = incoming.headers['x-forwarded-for'];
  const last = typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : undefined;
  return (trustProxy ? last : undefined) ?? incoming.socket.remoteAddress ?? 'unknown';
};

const drain = async (http: Server, { context, store }: OpenServer): Promise<void> => {
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  context.live.close();
  // A connection that has just answered is idle from then on, not from now.
  const tidy = setInterval(() => http.closeIdleConnections(), 50);
  const hurry = setTimeout(() => http.closeAllConnections(), DRAIN_MS);
  await closed;
  clearInterval(tidy);
  clearTimeout(hurry);
  await store.close();
};
