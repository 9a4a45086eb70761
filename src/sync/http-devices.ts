/** Asks the server which devices there are and what they last said of themselves; read only when an officer looks. */
import { base64FromBytes } from '#base/bytes.ts';
import { accept, type Result } from '#base/result.ts';
import { devicesAnswer, type DevicesAnswer } from '#protocol/devices.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { Chance } from '#replica/ports.ts';
import type { HttpWire, WireSession } from './http-wire.ts';
import { askSignedIn, type RunningSession } from './running-session.ts';
import type { ServerProblem } from './server-api.ts';

export interface DevicesQuestion {
  readonly whose: 'own' | 'union';
  /** The last device of the answer before. */
  readonly after?: string | undefined;
}

/** The answer is not believed yet: the replica checks it against the nonce and the signature. */
export interface DevicesAnswered {
  readonly nonce: string;
  readonly answer: DevicesAnswer;
}

/** @param session the running session, or a new one where the server has ended it */
export const askDevices = async (
  wire: Pick<HttpWire, 'post'>,
  session: RunningSession,
  chance: Chance,
  question: DevicesQuestion,
): Promise<Result<DevicesAnswered, ServerProblem>> => {
  const nonce = base64FromBytes(chance.bytes(16));
  const body = { protocol: PROTOCOL_VERSION, nonce, ...question, knowsSecretByPasskey: true };
  const ask = (by: WireSession | undefined): Promise<Result<DevicesAnswer, ServerProblem>> =>
    wire.post('/api/devices/list', body, devicesAnswer, by);
  const answered = await askSignedIn(session, ask);
  return answered.ok ? accept({ nonce, answer: answered.value }) : answered;
};
