/** Asks the server for the history of one record, over HTTP; read only when an officer asks for it. */
import { base64FromBytes } from '#base/bytes.ts';
import { accept, type Result } from '#base/result.ts';
import { historyAnswer, type HistoryAnswer } from '#protocol/history.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { Chance } from '#replica/ports.ts';
import type { HttpWire, WireSession } from './http-wire.ts';
import { askSignedIn, type RunningSession } from './running-session.ts';
import type { ServerProblem } from './server-api.ts';

export interface HistoryQuestion {
  readonly book: string;
  readonly id: string;
  /** Only what is older than this position. */
  readonly before?: number | undefined;
}

/** The answer is not believed yet: the replica checks it against the nonce and the signatures. */
export interface HistoryAnswered {
  readonly nonce: string;
  readonly answer: HistoryAnswer;
}

/** @param session the running session, or a new one where the server has ended it */
export const askHistory = async (
  wire: Pick<HttpWire, 'post'>,
  session: RunningSession,
  chance: Chance,
  { book, id, before }: HistoryQuestion,
): Promise<Result<HistoryAnswered, ServerProblem>> => {
  const nonce = base64FromBytes(chance.bytes(16));
  const question = { protocol: PROTOCOL_VERSION, nonce, book, id };
  const ask = (by: WireSession | undefined): Promise<Result<HistoryAnswer, ServerProblem>> =>
    wire.post(
      '/api/sync/history',
      before === undefined ? question : { ...question, before },
      historyAnswer,
      by,
    );
  const answered = await askSignedIn(session, ask);
  return answered.ok ? accept({ nonce, answer: answered.value }) : answered;
};
