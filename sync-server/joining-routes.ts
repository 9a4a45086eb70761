/** The part of the HTTP surface for devices that an officer lets in from afar. */
import type { Hono } from 'hono';
import {
  joinApproval,
  joinAsk,
  joinList,
  joinLook,
  joinOpen,
  joinRefusal,
  joinTicket,
  type JoinLooked,
} from '#protocol/joining.ts';
import type { Result } from '#base/result.ts';
import {
  addressOf,
  signedInTwice,
  slowed,
  withBody,
  type AppContext,
  type AppEnv,
} from './asking.ts';
import { approveJoining, listJoining, openJoining, refuseJoining } from './join-approval.ts';
import {
  askToJoin,
  endJoining,
  lookAtJoining,
  shareOfJoining,
  type JoinTicket,
} from './joining.ts';
import type { Refusal } from './refusal.ts';
import type { ServerContext } from './server-context.ts';

export const addJoiningRoutes = (app: Hono<AppEnv>, server: ServerContext): void => {
  app.post('/api/joining/ask', (c) =>
    withBody(c, joinAsk, (body) =>
      slowed(server, c, () => askToJoin(server, body, addressOf(c.env))),
    ),
  );
  app.post('/api/joining/look', (c) =>
    withBody(c, joinLook, (body) => waited(server, c, body, () => lookAtJoining(server, body))),
  );
  app.post('/api/joining/share', (c) =>
    withBody(c, joinTicket, (body) => slowed(server, c, () => shareOfJoining(server, body))),
  );
  app.post('/api/joining/end', (c) =>
    withBody(c, joinTicket, (body) => slowed(server, c, () => endJoining(server, body))),
  );
  app.post('/api/joining/list', (c) =>
    signedInTwice(server, c, joinList, (session) => listJoining(server, session)),
  );
  app.post('/api/joining/open', (c) =>
    signedInTwice(server, c, joinOpen, (session, body) => openJoining(server, session, body)),
  );
  app.post('/api/joining/refuse', (c) =>
    signedInTwice(server, c, joinRefusal, (session, { request }) =>
      refuseJoining(server, session, request),
    ),
  );
  app.post('/api/joining/approve', (c) =>
    signedInTwice(server, c, joinApproval, (session, body) =>
      approveJoining(server, session, body),
    ),
  );
};

/**
 * A phone that waits asks every few seconds for hours: what it asks about its own request is counted by that, so that
 * a room full of them does not use up the attempts of their address.
 */
const waited = (
  server: ServerContext,
  c: AppContext,
  asked: JoinTicket,
  act: () => Promise<Result<JoinLooked, Refusal>>,
): Promise<Result<JoinLooked, Refusal>> =>
  slowed(server, c, async () => {
    const nowMs = server.nowMs();
    const { byAddress, joinLooks } = server.throttles;
    const result = await act();
    const isOwn = result.ok && !(result.value.state === 'ended' && result.value.why === 'gone');
    if (isOwn && joinLooks.take(asked.request, nowMs) === 0)
      byAddress.charge(addressOf(c.env), -1, nowMs);
    return result;
  });
