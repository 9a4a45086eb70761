/** What the operator and their machines ask: is it well, its figures; and each request's own number and pattern. */
import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { Hono, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { callerOf, json, type AppEnv } from './asking.ts';
import { secretHash } from './notes.ts';
import { refusalResponse } from './refusal.ts';
import type { ServerContext } from './server-context.ts';
import { SERVER_VERSION } from './server-version.ts';

export const REQUEST_ID_HEADER = 'x-request-id';

/** Of a request that has just come: one is as good as another, and a phone that was told comes again by itself. */
const DRAIN_RETRY_MS = 5_000;

/**
 * Each request has a number, which the answer carries and the log names. One that came with it is taken over only in
 * the shape of a UUID: anything longer or freer could carry a name into the log.
 */
export const withRequestId: MiddlewareHandler<AppEnv> = async (c, next) => {
  const asked = c.req.header(REQUEST_ID_HEADER);
  const requestId = asked !== undefined && UUID.test(asked) ? asked : randomUUID();
  c.set('requestId', requestId);
  await next();
  c.res.headers.set(REQUEST_ID_HEADER, requestId);
  callerOf(c)?.note?.({ requestId, route: routePath(c), status: c.res.status });
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What comes over a connection that was kept open while the process is ending. */
export const whileDraining: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (callerOf(c)?.isDraining !== true || c.req.path === HEALTH) return next();
  const away = refusalResponse({ kind: 'server-error', retryAfterMs: DRAIN_RETRY_MS }, 503);
  away.headers.set('connection', 'close');
  return away;
};

const HEALTH = '/healthz';

/** @param metricsToken what `GET /metrics` asks for; without it there is no such page */
export const addOperationRoutes = (
  app: Hono<AppEnv>,
  server: ServerContext,
  metricsToken: string | undefined,
): void => {
  app.get(HEALTH, async (c) => {
    const state = callerOf(c)?.isDraining === true ? 'draining' : await server.health.look();
    const about = {
      version: SERVER_VERSION,
      schema: server.schema,
      uptimeSeconds: Math.floor(process.uptime()),
    };
    const response =
      state === 'well'
        ? json({ ok: true, ...about })
        : new Response(JSON.stringify({ ok: false, reason: state, ...about }), {
            status: 503,
            headers: { 'content-type': 'application/json', 'retry-after': '5' },
          });
    response.headers.set('cache-control', 'no-store');
    return response;
  });

  app.get('/metrics', async (c) => {
    if (metricsToken === undefined) return refusalResponse({ kind: 'not-found' });
    const [, given = ''] = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '') ?? [];
    if (!isSameSecret(metricsToken, given)) return refusalResponse({ kind: 'not-signed-in' });
    return new Response(await server.figures.all.text(), {
      headers: { 'content-type': METRICS_TYPE, 'cache-control': 'no-store' },
    });
  });
};

const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** Takes as long however much of it is right. */
const isSameSecret = (kept: string, given: string): boolean =>
  timingSafeEqual(Buffer.from(secretHash(kept)), Buffer.from(secretHash(given)));
