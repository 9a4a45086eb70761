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
import type { Chance } from '#replica/ports.ts';
import type { HttpWire } from './http-wire.ts';
import type { ServerApi, ServerProblem } from './server-api.ts';

const done = z.looseObject({});
type Done = Result<{ readonly ok: true }, ServerProblem>;

/** @param session the running session's token, or a new one where the server has ended it */
export const createServerApi = (
  wire: HttpWire,
  session: (renew: boolean) => Promise<string | undefined>,
  chance: Chance,
): ServerApi => {
  const nonce = (): string => base64FromBytes(chance.bytes(16));
  const asDone = (answer: Result<unknown, ServerProblem>): Done =>
    answer.ok ? accept({ ok: true }) : answer;
  /** A session that ended while the app lay open is opened once more, unasked. */
  const signedIn = async <T>(
    ask: (token: string | undefined) => Promise<Result<T, ServerProblem>>,
  ): Promise<Result<T, ServerProblem>> => {
    const answer = await ask(await session(false));
    return !answer.ok && answer.error.kind === 'not-signed-in' ? ask(await session(true)) : answer;
  };
  return {
    hello: () => wire.get('/api/hello', helloAnswer),
    lookInvitation: (token) => wire.post('/api/invitation/look', { token }, invitationAnswer),
    redeemInvitation: (request) => wire.post('/api/invitation/redeem', request, sessionAnswer),
    makeInvitation: (officer) =>
      signedIn((token) => wire.post('/api/invitations', { officer }, invitationMade, token)),
    openInvitations: (officer) =>
      signedIn((token) => wire.post('/api/invitations/open', { officer }, invitationsOpen, token)),
    cancelInvitation: async (invitation) =>
      asDone(
        await signedIn((token) =>
          wire.post('/api/invitations/cancel', { invitation }, done, token),
        ),
      ),
    requestSeries: (life, duesBook) =>
      signedIn((token) =>
        wire.post('/api/devices/series', { life, duesBook, nonce: nonce() }, seriesAnswer, token),
      ),
    requestLife: async (life, reason) =>
      asDone(
        await signedIn((token) =>
          wire.post('/api/devices/life', { life, reason, nonce: nonce() }, done, token),
        ),
      ),
    requestRecovery: (device) =>
      wire.post('/api/recovery/request', { device, nonce: nonce() }, recoveryRequested),
    pendingRecoveries: () =>
      signedIn((token) => wire.post('/api/recovery/pending', {}, recoveryPending, token)),
    approveRecovery: async (request, digits) =>
      asDone(
        await signedIn((token) =>
          wire.post('/api/recovery/approve', { request, digits }, done, token),
        ),
      ),
    fetchShare: (request, ticket) =>
      wire.post('/api/recovery/share', { request, ticket }, recoveryShare),
    finishRecovery: async (finish) => asDone(await wire.post('/api/recovery/finish', finish, done)),
  };
};
