/** The server's other questions over HTTP: invitations, words forgotten, lives and series. */
import * as z from 'zod';
import { base64FromBytes } from '#base/bytes.ts';
import { accept, type Result } from '#base/result.ts';
import {
  helloAnswer,
  invitationAnswer,
  invitationMade,
  invitationsOpen,
  recoveryPending,
  recoveryRequested,
  recoveryShare,
  seriesAnswer,
  sessionAnswer,
} from '#protocol/sign-in.ts';
import { wordsLooked } from '#protocol/words.ts';
import type { Chance } from '#replica/ports.ts';
import type { HttpWire, WireSession } from './http-wire.ts';
import { askSignedIn, type RunningSession } from './running-session.ts';
import type { ServerApi, ServerProblem } from './server-api.ts';

const done = z.looseObject({});

type Done = Result<{ readonly ok: true }, ServerProblem>;

/** @param session the running session, or a new one where the server has ended it */
export const createServerApi = (
  wire: HttpWire,
  session: RunningSession,
  chance: Chance,
): ServerApi => {
  const nonce = (): string => base64FromBytes(chance.bytes(16));
  const asDone = (answer: Result<unknown, ServerProblem>): Done =>
    answer.ok ? accept({ ok: true }) : answer;
  const signedIn = <T>(
    ask: (by: WireSession | undefined) => Promise<Result<T, ServerProblem>>,
  ): Promise<Result<T, ServerProblem>> => askSignedIn(session, ask);
  const finishRecovery: ServerApi['finishRecovery'] = async (finish) =>
    asDone(await wire.post('/api/recovery/finish', finish, done));
  return {
    hello: () => wire.get('/api/hello', helloAnswer),
    lookInvitation: (token) => wire.post('/api/invitation/look', { token }, invitationAnswer),
    redeemInvitation: (request) => wire.post('/api/invitation/redeem', request, sessionAnswer),
    makeInvitation: (officer) =>
      signedIn((by) => wire.post('/api/invitations', { officer }, invitationMade, by)),
    inviteUnion: (under) =>
      signedIn((by) => wire.post('/api/invitations/union', { under }, invitationMade, by)),
    openInvitations: (officer, asked) =>
      signedIn((by) =>
        (asked === 'press' ? wire : (wire.quiet ?? wire)).post(
          '/api/invitations/open',
          { officer },
          invitationsOpen,
          by,
        ),
      ),
    cancelInvitation: async (invitation) =>
      asDone(
        await signedIn((by) => wire.post('/api/invitations/cancel', { invitation }, done, by)),
      ),
    requestSeries: (life, duesBook) =>
      signedIn((by) =>
        wire.post('/api/devices/series', { life, duesBook, nonce: nonce() }, seriesAnswer, by),
      ),
    requestLife: async (life, reason) =>
      asDone(
        await signedIn((by) =>
          wire.post('/api/devices/life', { life, reason, nonce: nonce() }, done, by),
        ),
      ),
    requestRecovery: (device) =>
      wire.post('/api/recovery/request', { device, nonce: nonce() }, recoveryRequested),
    pendingRecoveries: () =>
      signedIn((by) => wire.post('/api/recovery/pending', {}, recoveryPending, by)),
    approveRecovery: async (request, digits) =>
      asDone(
        await signedIn((by) => wire.post('/api/recovery/approve', { request, digits }, done, by)),
      ),
    fetchShare: (request, ticket) =>
      wire.post('/api/recovery/share', { request, ticket }, recoveryShare),
    finishRecovery,
    tellWords: async (message) =>
      'ticket' in message
        ? finishRecovery(message)
        : asDone(await wire.post('/api/words/change', message, done)),
    lookAtWords: (look) => wire.post('/api/words/look', look, wordsLooked),
  };
};
