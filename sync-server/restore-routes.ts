/** The part of the HTTP surface for the time after a restore. */
import type { Hono } from 'hono';
import { restoreAsk } from '#protocol/restore.ts';
import { addressOf, answer, askedBy, signedIn, signedInTwice, type AppEnv } from './asking.ts';
import { takeOffer } from './offers.ts';
import { no, refusalResponse } from './refusal.ts';
import { readBytes } from './request-body.ts';
import { closeRestore, lookAtRestore, noteCome } from './restoring.ts';
import type { ServerContext } from './server-context.ts';

/** The longest run a push may bring, in pages, and their lines beside it. */
export const OFFER_BYTES_MAX = 8 * 1024 * 1024;

export const addRestoreRoutes = (app: Hono<AppEnv>, server: ServerContext): void => {
  // Without a session: a device that was enrolled after the backup is known by what it brings.
  app.post('/api/restore/offer', async (c) => {
    const waitMs = server.throttles.offers.take(addressOf(c.env), server.nowMs());
    if (waitMs > 0) return refusalResponse({ kind: 'too-many-attempts', retryAfterMs: waitMs });
    const bytes = await readBytes(c.req.raw, OFFER_BYTES_MAX);
    if (!bytes.ok) return refusalResponse(bytes.error);
    const taken = await takeOffer(server, bytes.value);
    const session = taken.ok ? await askedBy(server, c) : no('not-signed-in');
    if (session.ok) await noteCome(server, session.value.device);
    return answer(c.req.raw, taken);
  });
  app.post('/api/restore/look', (c) =>
    signedIn(server, c, restoreAsk, (session) => lookAtRestore(server, session)),
  );
  app.post('/api/restore/close', (c) =>
    signedInTwice(server, c, restoreAsk, (session) => closeRestore(server, session)),
  );
};
