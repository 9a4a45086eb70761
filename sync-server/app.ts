/** The whole HTTP surface on one page: `(Request) → Response`. */
import { Hono } from 'hono';
import { routePath } from 'hono/route';
import * as z from 'zod';
import { auditRequest } from '#protocol/audit.ts';
import { closesBelowRequest } from '#protocol/closes-below.ts';
import { deviceReportRequest, devicesRequest } from '#protocol/devices.ts';
import { PARCEL_BYTES_MAX, parcelRequest } from '#protocol/parcel.ts';
import { heldRequest } from '#protocol/held.ts';
import { historyRequest } from '#protocol/history.ts';
import { pullRequest } from '#protocol/pull.ts';
import { seenNotesRequest } from '#protocol/seen.ts';
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
  sessionEnd,
  sessionRequest,
  unionInvitationRequest,
} from '#protocol/sign-in.ts';
import { RELAY_BYTES_MAX, relayRequest } from '#protocol/relay.ts';
import { PROTOCOL_VERSION, PUSH_BYTES_MAX } from '#protocol/version.ts';
import { wordsChange, wordsLook } from '#protocol/words.ts';
import {
  addressOf,
  answer,
  askedBy,
  guessed,
  json,
  signedIn,
  signedInTwice,
  slowed,
  withBody,
  withRenewal,
  type AppEnv,
} from './asking.ts';
import { readAudit } from './audit-reading.ts';
import { closesBelow } from './closes-below.ts';
import { listDevices } from './device-list.ts';
import { takeDeviceReport } from './device-reports.ts';
import { redeem } from './enrol.ts';
import { errorResponse } from './error-response.ts';
import { faultLine, type Fault } from './fault.ts';
import { held } from './held.ts';
import { history } from './history.ts';
import { invite, lookAtInvitation } from './invitations.ts';
import { addJoiningRoutes } from './joining-routes.ts';
import { linesResponse } from './line-stream.ts';
import { hasRoomFor, liveStream } from './live.ts';
import { cancelInvitation, openInvitations } from './open-invitations.ts';
import { addOperationRoutes, whileDraining, withRequestId } from './operation-routes.ts';
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
import { refusalResponse } from './refusal.ts';
import { takeRelay } from './relay.ts';
import { readJson, readSent } from './request-body.ts';
import { fromOwnPagesOnly, withSafeHeaders } from './response-headers.ts';
import { addRestoreRoutes } from './restore-routes.ts';
import { whileRestoring } from './restoring.ts';
import { beginLife, giveSeries } from './series.ts';
import { takeSeenNotes } from './seen-notes.ts';
import { addSecondFactorRoutes } from './second-factor-routes.ts';
import type { ServerContext } from './server-context.ts';
import { endSession } from './sessions.ts';
import { isSetUpNeeded } from './set-up.ts';
import { signIn } from './sign-in.ts';
import type { StaticFiles } from './static-files.ts';
import { turnstile } from './turnstile.ts';
import { inviteUnion } from './union-invitations.ts';
import { changeWords, lookAtWords } from './words.ts';

/** A header of runs beside the entries themselves. */
export const PUSH_BODY_MAX = PUSH_BYTES_MAX + 128 * 1024;
/** Enough that the line before the store never runs dry; the others wait packed, a few KB each. */
const PUSHES_UNPACKED = 8;

export interface AppOptions {
  readonly metricsToken?: string | undefined;
  /** Hears of faults with all that may be said of them; else `tell` gets a line. */
  readonly onFault?: (
    fault: Fault,
    at: { readonly requestId: string; readonly route: string },
  ) => void;
}

export const createApp = (
  server: ServerContext,
  files: StaticFiles,
  tell: (line: string) => void,
  { metricsToken, onFault = (fault) => tell(faultLine(fault)) }: AppOptions = {},
): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  const pushes = turnstile(PUSHES_UNPACKED);
  server.figures.all.gauge('so_pushes_waiting', 'Pushes before the turnstile.', pushes.waiting);
  app.use('*', withRequestId);
  app.use('*', withSafeHeaders(server.origin));
  app.use('*', whileDraining);
  app.use('/api/*', fromOwnPagesOnly);
  app.use('/api/*', whileRestoring(server));
  app.use('/api/*', withRenewal(server));

  addOperationRoutes(app, server, metricsToken);
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
      guessed(server, c, token, () => lookAtInvitation(server, token)),
    ),
  );
  app.post('/api/invitation/redeem', (c) =>
    withBody(c, redeemRequest, (body) =>
      guessed(server, c, body.token, () => redeem(server, body)),
    ),
  );
  app.post('/api/session', (c) =>
    withBody(c, sessionRequest, (body) => signIn(server, body, addressOf(c.env))),
  );
  app.post('/api/session/end', (c) =>
    signedIn(server, c, sessionEnd, (session) => endSession(server, session)),
  );

  addSecondFactorRoutes(app, server);
  app.post('/api/invitations', (c) =>
    signedInTwice(server, c, invitationRequest, (session, { officer }) =>
      invite(server, session, officer),
    ),
  );
  app.post('/api/invitations/union', (c) =>
    signedInTwice(server, c, unionInvitationRequest, (session, { under }) =>
      inviteUnion(server, session, under),
    ),
  );
  app.post('/api/invitations/open', (c) =>
    signedInTwice(server, c, invitationRequest, (session, { officer }) =>
      openInvitations(server, session, officer),
    ),
  );
  app.post('/api/invitations/cancel', (c) =>
    signedInTwice(server, c, invitationCancel, (session, { invitation }) =>
      cancelInvitation(server, session, invitation),
    ),
  );
  app.post('/api/devices/life', (c) =>
    signedIn(server, c, lifeRequest, (session, body) => beginLife(server, session, body)),
  );
  app.post('/api/devices/series', (c) =>
    signedIn(server, c, seriesRequest, (session, body) => giveSeries(server, session, body)),
  );
  app.post('/api/devices/report', (c) =>
    signedIn(server, c, deviceReportRequest, (session, body) =>
      takeDeviceReport(server, session, body),
    ),
  );
  app.post('/api/devices/list', (c) =>
    signedIn(server, c, devicesRequest, (session, body) => listDevices(server, session, body)),
  );

  app.post('/api/recovery/request', (c) =>
    withBody(c, recoveryRequest, (body) => slowed(server, c, () => askRecovery(server, body))),
  );
  app.post('/api/recovery/pending', (c) =>
    signedInTwice(server, c, z.object({}), (session) => pendingRecoveries(server, session)),
  );
  app.post('/api/recovery/approve', (c) =>
    signedInTwice(server, c, recoveryApproval, (session, body) =>
      approveRecovery(server, session, body),
    ),
  );
  app.post('/api/recovery/share', (c) =>
    withBody(c, recoveryShareRequest, (body) => slowed(server, c, () => fetchShare(server, body))),
  );
  app.post('/api/recovery/finish', (c) =>
    withBody(c, recoveryFinish, (body) => slowed(server, c, () => finishRecovery(server, body))),
  );

  app.post('/api/words/look', (c) =>
    withBody(c, wordsLook, (body) => lookAtWords(server, body, addressOf(c.env))),
  );
  app.post('/api/words/change', (c) =>
    withBody(c, wordsChange, (body) => changeWords(server, body, addressOf(c.env))),
  );

  addJoiningRoutes(app, server);
  addRestoreRoutes(app, server);

  app.post('/api/sync/push', async (c) => {
    const session = await askedBy(server, c);
    if (!session.ok) return refusalResponse(session.error);
    const sent = await readSent(c.req.raw, PUSH_BODY_MAX);
    if (!sent.ok) return refusalResponse(sent.error);
    const { unpacked } = sent.value;
    const taken = await pushes.pass(async () => {
      const bytes = await unpacked();
      return bytes.ok ? push(server, session.value, bytes.value) : bytes;
    });
    return answer(c.req.raw, taken);
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
  app.post('/api/sync/relay', (c) =>
    signedIn(
      server,
      c,
      relayRequest,
      (session, body) => takeRelay(server, session, body),
      RELAY_BODY_MAX,
    ),
  );
  app.post('/api/sync/pull', async (c) => {
    const session = await askedBy(server, c);
    if (!session.ok) return refusalResponse(session.error);
    const body = await readJson(c.req.raw, pullRequest, PULL_BODY_MAX);
    if (!body.ok) return refusalResponse(body.error);
    if (body.value.protocol !== PROTOCOL_VERSION)
      return refusalResponse({
        kind: body.value.protocol < PROTOCOL_VERSION ? 'app-too-old' : 'app-too-new',
      });
    if (body.value.device !== session.value.device)
      return refusalResponse({ kind: 'foreign-device' });
    return linesResponse(pull(server, session.value, body.value), c.req.raw);
  });
  app.post('/api/sync/history', (c) =>
    signedIn(server, c, historyRequest, (session, body) => history(server, session, body)),
  );
  app.post('/api/sync/held', (c) =>
    signedInTwice(server, c, heldRequest, (session, body) => held(server, session, body)),
  );
  app.post('/api/audit', (c) =>
    signedInTwice(server, c, auditRequest, (session, body) => readAudit(server, session, body)),
  );
  app.post('/api/closes-below', (c) =>
    signedInTwice(server, c, closesBelowRequest, (session, body) =>
      closesBelow(server, session, body),
    ),
  );
  app.post('/api/audit/notes', (c) =>
    signedIn(server, c, seenNotesRequest, (session, body) => takeSeenNotes(server, session, body)),
  );
  app.get('/api/sync/live', async (c) => {
    const session = await askedBy(server, c);
    if (!session.ok) return refusalResponse(session.error);
    if (!hasRoomFor(server, session.value))
      return refusalResponse({ kind: 'too-many-attempts', retryAfterMs: 60_000 });
    const stream = liveStream(server, session.value);
    return new Response(stream, { headers: { 'content-type': 'application/x-ndjson' } });
  });

  app.all('/api/*', () => refusalResponse({ kind: 'not-found' }));
  app.get('*', (c) => files.respond(c.req.raw));
  app.notFound(() => refusalResponse({ kind: 'not-found' }));

  app.onError((error, c) =>
    errorResponse(error, (fault) => {
      server.figures.fault();
      onFault(fault, { requestId: c.get('requestId') ?? '', route: routePath(c) });
    }),
  );
  return app;
};

/** A parcel in base64url and its nonce. */
export const PARCEL_BODY_MAX = Math.ceil((PARCEL_BYTES_MAX * 4) / 3) + 1024;
const RELAY_BODY_MAX = Math.ceil((RELAY_BYTES_MAX * 4) / 3) + 1024;
/** 5,000 cursors of some 70 bytes. */
export const PULL_BODY_MAX = 512 * 1024;
