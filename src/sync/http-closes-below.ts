/** Asks the server how the unions below closed their days, over HTTP; read only when an officer asks for it. */
import { base64FromBytes } from '#base/bytes.ts';
import { accept, type Result } from '#base/result.ts';
import { closesBelowAnswer, type ClosesBelowAnswer } from '#protocol/closes-below.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { Chance } from '#replica/ports.ts';
import type { HttpWire, WireSession } from './http-wire.ts';
import { askSignedIn, type RunningSession } from './running-session.ts';
import type { ServerProblem } from './server-api.ts';

export interface ClosesBelowQuestion {
  readonly fromMs: number;
  readonly toMs: number;
  /** The union at which the last answer ended. */
  readonly after?: string | undefined;
}

/** The answer is not believed yet: the replica checks it against the nonce and the signature. */
export interface ClosesBelowAnswered {
  readonly nonce: string;
  readonly answer: ClosesBelowAnswer;
}

/** @param session the running session, or a new one where the server has ended it */
export const askClosesBelow = async (
  wire: Pick<HttpWire, 'post'>,
  session: RunningSession,
  chance: Chance,
  question: ClosesBelowQuestion,
): Promise<Result<ClosesBelowAnswered, ServerProblem>> => {
  const nonce = base64FromBytes(chance.bytes(16));
  const body = { protocol: PROTOCOL_VERSION, nonce, differing: true, ...question };
  const ask = (by: WireSession | undefined): Promise<Result<ClosesBelowAnswer, ServerProblem>> =>
    wire.post('/api/closes-below', body, closesBelowAnswer, by);
  const answered = await askSignedIn(session, ask);
  return answered.ok ? accept({ nonce, answer: answered.value }) : answered;
};
