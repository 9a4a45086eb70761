/** The whole HTTP surface on one page: `(Request) → Response`. */
import { Hono, type Context } from 'hono';
import * as z from 'zod';
import { type Result } from '#base/result.ts';
import { PARCEL_BYTES_MAX, parcelRequest } from '#protocol/parcel.ts';
import { historyRequest } from '#protocol/history.ts';
import { pullRequest } from '#protocol/pull.ts';
import {
  invitationCancel,
  invitationKey,
  invitationRequest,
  lifeRequest,
  recoveryApproval,
  recoveryFinish,
  recoveryRequest,
  recoveryShareRequest,
  redeemRequest,
  seriesRequest,
  sessionRequest,
} from '#protocol/sign-in.ts';
import { PROTOCOL_VERSION, PUSH_BYTES_MAX } from '#protocol/version.ts';
import { redeem } from './enrol.ts';
import { history } from './history.ts';
import { invite, lookAtInvitation } from './invitations.ts';
import { linesResponse } from './line-stream.ts';
import { LISTENERS_MAX, liveStream } from './live.ts';
import { cancelInvitation, openInvitations } from './open-invitations.ts';
import { takeParcel } from './parcel.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import {
  approveRecovery,
  askRecovery,
  fetchShare,
  finishRecovery,
  pendingRecoveries,
} from './recovery.ts';
import { no, refusalResponse, type Refusal } from './refusal.ts';
import { readBytes, readJson } from './request-body.ts';
import { fromOwnPagesOnly, withSafeHeaders } from './response-headers.ts';
import { beginLife, giveSeries } from './series.ts';
import type { ServerContext } from './server-context.ts';
import { sessionOf, type Session } from './sessions.ts';
import { isSetUpNeeded } from './set-up.ts';
import { signIn } from './sign-in.ts';
import type { StaticFiles } from './static-files.ts';
import { StoreFull } from './book-store.ts';

/** A header of runs beside the entries themselves. */
const PUSH_BODY_MAX = PUSH_BYTES_MAX + 128 * 1024;

/** Handed over by the listening process; absent where a test calls the app directly. */
export interface Caller {
  readonly address?: string;
}
interface AppEnv {
  Bindings: Caller;
}
type AppContext = Context<AppEnv>;

export const createApp = (
  server: ServerContext,
  files: StaticFiles,
  tell: (line: string) => void,
): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  app.use('*', withSafeHeaders(server.origin));
  app.use('/api/*', fromOwnPagesOnly);

  app.get('/api/hello', async () =>
    json({
      protocol: PROTOCOL_VERSION,
      epoch: server.epoch,
      serverKey: server.key.publicKey,
      nowMs: server.nowMs(),
      setUpNeeded: await isSetUpNeeded(server),
      practice: server.practice,
    }),
  );

  app.post('/api/invitation/look', (c) =>
    withBody(c, invitationKey, ({ token }) =>
      guessed(server, c, () => lookAtInvitation(server, token)),
    ),
  );
  app.post('/api/invitation/redeem', (c) =>
    withBody(c, redeemRequest, (body) => guessed(server, c, () => redeem(server, body))),
  );
  app.post('/api/session', (c) =>
    withBody(c, sessionRequest, (body) => signIn(server, body, addressOf(c.env))),
  );

  app.post('/api/invitations', (c) =>
    signedIn(server, c, invitationRequest, (session, { officer }) =>
      invite(server, session, officer),
    ),
  );
  app.post('/api/invitations/open', (c) =>
    signedIn(server, c, invitationRequest, (session, { officer }) =>
      openInvitations(server, session, officer),
    ),
  );
  app.post('/api/invitations/cancel', (c) =>
    signedIn(server, c, invitationCancel, (session, { invitation }) =>
      cancelInvitation(server, session, invitation),
    ),
  );
  app.post('/api/devices/life', (c) =>
    signedIn(server, c, lifeRequest, (session, body) => beginLife(server, session, body)),
  );
  app.post('/api/devices/series', (c) =>
    signedIn(server, c, seriesRequest, (session, body) => giveSeries(server, session, body)),
  );

  app.post('/api/recovery/request', (c) =>
    withBody(c, recoveryRequest, (body) => slowed(server, c, () => askRecovery(server, body))),
  );
  app.post('/api/recovery/pending', (c) =>
    signedIn(server, c, z.object({}), (session) => pendingRecoveries(server, session)),
  );
  app.post('/api/recovery/approve', (c) =>
    signedIn(server, c, recoveryApproval, (session, body) =>
      approveRecovery(server, session, body),
    ),
  );
  app.post('/api/recovery/share', (c) =>
    withBody(c, recoveryShareRequest, (body) => slowed(server, c, () => fetchShare(server, body))),
  );
  app.post('/api/recovery/finish', (c) =>
    withBody(c, recoveryFinish, (body) => slowed(server, c, () => finishRecovery(server, body))),
  );

  app.post('/api/sync/push', async (c) => {
    const session = await sessionOf(server, c.req.raw);
    if (!session.ok) return refusalResponse(session.error);
    const bytes = await readBytes(c.req.raw, PUSH_BODY_MAX);
    return bytes.ok
      ? answer(await push(server, session.value, bytes.value))
      : refusalResponse(bytes.error);
  });
  app.post('/api/sync/parcel', (c) =>
    signedIn(
      server,
      c,
      parcelRequest,
      (session, body) => takeParcel(server, session, body),
      PARCEL_BODY_MAX,
    ),
  );
  app.post('/api/sync/pull', async (c) => {
    const session = await sessionOf(server, c.req.raw);
    if (!session.ok) return refusalResponse(session.error);
    const body = await readJson(c.req.raw, pullRequest, PULL_BODY_MAX);
    if (!body.ok) return refusalResponse(body.error);
    if (body.value.protocol !== PROTOCOL_VERSION)
      return answer(no(body.value.protocol < PROTOCOL_VERSION ? 'app-too-old' : 'app-too-new'));
    if (body.value.device !== session.value.device) return answer(no('foreign-device'));
    return linesResponse(pull(server, session.value, body.value), c.req.raw);
  });
  app.post('/api/sync/history', (c) =>
    signedIn(server, c, historyRequest, (session, body) => history(server, session, body)),
  );
  app.get('/api/sync/live', async (c) => {
    const session = await sessionOf(server, c.req.raw);
    if (!session.ok) return refusalResponse(session.error);
    if (server.live.listeners() >= LISTENERS_MAX)
      return answer(no('too-many-attempts', { retryAfterMs: 60_000 }));
    const stream = liveStream(server, session.value.officer, session.value.expiresMs);
    return new Response(stream, { headers: { 'content-type': 'application/x-ndjson' } });
  });

  app.all('/api/*', () => refusalResponse({ kind: 'not-found' }));
  app.get('*', (c) => files.respond(c.req.raw));
  app.notFound(() => refusalResponse({ kind: 'not-found' }));

  app.onError((error) => {
    if (error instanceof StoreFull) return refusalResponse({ kind: 'server-full' });
    // The kind of fault and where, never what was being written: a log holds no personal data.
    tell(`fault ${error.name} ${placeOf(error)}`);
    return refusalResponse({ kind: 'server-error' });
  });
  return app;
};

/** A parcel in base64url and its nonce. */
const PARCEL_BODY_MAX = Math.ceil((PARCEL_BYTES_MAX * 4) / 3) + 1024;
/** 5,000 cursors of some 70 bytes. */
const PULL_BODY_MAX = 512 * 1024;

/** The first line of the stack that names a place: a message may run over several lines. */
const placeOf = ({ stack = '' }: Error): string =>
  /^\s+(at .*:\d+:\d+\)?)$/m.exec(stack)?.[1] ?? '';

const json = (value: unknown): Response =>
  new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } });

const answer = (result: Result<unknown, Refusal>): Response =>
  result.ok ? json(result.value) : refusalResponse(result.error);

const withBody = async <T>(
  c: AppContext,
  schema: z.ZodType<T>,
  act: (body: T) => Promise<Result<unknown, Refusal>>,
  bytesMax?: number,
): Promise<Response> => {
  const body = await readJson(c.req.raw, schema, bytesMax);
  return body.ok ? answer(await act(body.value)) : refusalResponse(body.error);
};

const signedIn = async <T>(
  server: ServerContext,
  c: AppContext,
  schema: z.ZodType<T>,
  act: (session: Session, body: T) => Promise<Result<unknown, Refusal>>,
  bytesMax?: number,
): Promise<Response> => {
  const session = await sessionOf(server, c.req.raw);
  return session.ok
    ? withBody(c, schema, (body) => act(session.value, body), bytesMax)
    : refusalResponse(session.error);
};

/** Whoever has no session is slowed down by address. */
const slowed = async <T>(
  server: ServerContext,
  c: AppContext,
  act: () => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> => {
  const waitMs = server.throttles.byAddress.take(addressOf(c.env), server.nowMs());
  return waitMs > 0 ? no('too-many-attempts', { retryAfterMs: waitMs }) : act();
};

/** Codes can be guessed at, so misses are slowed down further; whoever has a code is not. */
const guessed = <T>(
  server: ServerContext,
  c: AppContext,
  act: () => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> =>
  slowed(server, c, async () => {
    const address = addressOf(c.env);
    const waitMs = server.throttles.guesses.waitMs(address, server.nowMs());
    if (waitMs > 0) return no('too-many-attempts', { retryAfterMs: waitMs });
    const result = await act();
    if (!result.ok && result.error.kind === 'no-such-invitation')
      server.throttles.guesses.take(address, server.nowMs());
    return result;
  });

const addressOf = (caller: Caller | undefined): string => caller?.address ?? 'unknown';
