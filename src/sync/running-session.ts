/** The session that questions to the server go along with: begun where there is none, and anew once where it has ended. */
import type { Result } from '#base/result.ts';
import type { WireSession } from './http-wire.ts';
import type { ServerProblem } from './server-api.ts';
import type { HttpTransport } from './http-transport.ts';

/**
 * The running session; undefined where signing in did not work.
 * @param ended the one that the server has just refused: another is begun, unless somebody else has done so meanwhile
 */
export type RunningSession = (ended?: WireSession) => Promise<WireSession | undefined>;

export const runningSession =
  (transport: Pick<HttpTransport, 'session' | 'signIn'>): RunningSession =>
  async (ended) => {
    const now = transport.session();
    if (now === undefined || now === ended) await transport.signIn();
    return transport.session();
  };

/** Over, ended, or crowded out by the officer's other devices: whoever asks something here works here. */
const hasEnded = ({ kind }: ServerProblem): boolean =>
  kind === 'not-signed-in' || kind === 'signed-in-elsewhere';

/** A session that ended while the app lay open is opened once more, unasked. */
export const askSignedIn = async <T>(
  session: RunningSession,
  ask: (by: WireSession | undefined) => Promise<Result<T, ServerProblem>>,
): Promise<Result<T, ServerProblem>> => {
  const used = await session();
  const answer = await ask(used);
  return !answer.ok && hasEnded(answer.error) ? ask(await session(used)) : answer;
};
