/** Asks the server what there is to decide on, over HTTP; read only when an officer asks for it. */
import { base64FromBytes } from '#base/bytes.ts';
import { accept, type Result } from '#base/result.ts';
import { heldAnswer, type HeldAnswer, type HeldPlace } from '#protocol/held.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { Chance } from '#replica/ports.ts';
import type { HttpWire, WireSession } from './http-wire.ts';
import { askSignedIn, type RunningSession } from './running-session.ts';
import type { ServerProblem } from './server-api.ts';

export interface HeldQuestion {
  /** Those that somebody has refused as well. */
  readonly withRefused?: boolean | undefined;
  /** Only what is older than this. */
  readonly before?: HeldPlace | undefined;
}

/** The answer is not believed yet: the replica checks it against the nonce and the signatures. */
export interface HeldAnswered {
  readonly nonce: string;
  readonly answer: HeldAnswer;
}

/** @param session the running session, or a new one where the server has ended it */
export const askHeld = async (
  wire: Pick<HttpWire, 'post'>,
  session: RunningSession,
  chance: Chance,
  question: HeldQuestion,
): Promise<Result<HeldAnswered, ServerProblem>> => {
  const nonce = base64FromBytes(chance.bytes(16));
  const ask = (by: WireSession | undefined): Promise<Result<HeldAnswer, ServerProblem>> =>
    wire.post('/api/sync/held', { protocol: PROTOCOL_VERSION, nonce, ...question }, heldAnswer, by);
  const answered = await askSignedIn(session, ask);
  return answered.ok ? accept({ nonce, answer: answered.value }) : answered;
};
