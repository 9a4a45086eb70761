/** The server's other questions over HTTP: invitations, words forgotten, lives and series. */
import * as z from 'zod';
import { base64FromBytes } from '#base/bytes.ts';
import { accept, type Result } from '#base/result.ts';
import {
  helloAnswer,
  invitationAnswer,
  invitationMade,
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

/** @param session the running session's token; asked anew for each question that needs one */
export const createServerApi = (
  wire: HttpWire,
  session: () => Promise<string | undefined>,
  chance: Chance,
): ServerApi => {
  const nonce = (): string => base64FromBytes(chance.bytes(16));
  const asDone = (answer: Result<unknown, ServerProblem>): Done =>
    answer.ok ? accept({ ok: true }) : answer;
  return {
    hello: () => wire.get('/api/hello', helloAnswer),
    lookInvitation: (token) => wire.post('/api/invitation/look', { token }, invitationAnswer),
    redeemInvitation: (request) => wire.post('/api/invitation/redeem', request, sessionAnswer),
    makeInvitation: async (officer) =>
      wire.post('/api/invitations', { officer }, invitationMade, await session()),
    requestSeries: async (life, duesBook) =>
      wire.post(
        '/api/devices/series',
        { life, duesBook, nonce: nonce() },
        seriesAnswer,
        await session(),
      ),
    requestLife: async (life, reason) =>
      asDone(
        await wire.post(
          '/api/devices/life',
          { life, reason, nonce: nonce() },
          done,
          await session(),
        ),
      ),
    requestRecovery: (device) =>
      wire.post('/api/recovery/request', { device, nonce: nonce() }, recoveryRequested),
    pendingRecoveries: async () =>
      wire.post('/api/recovery/pending', {}, recoveryPending, await session()),
    approveRecovery: async (request, digits) =>
      asDone(await wire.post('/api/recovery/approve', { request, digits }, done, await session())),
    fetchShare: (request, ticket) =>
      wire.post('/api/recovery/share', { request, ticket }, recoveryShare),
    finishRecovery: async (finish) => asDone(await wire.post('/api/recovery/finish', finish, done)),
  };
};
