/** Checks what the server says of closes in the unions below: its own signature over the answer to this very question. */
import { accept, refuse, type Result } from '#base/result.ts';
import type { ClosesPortion } from '#domain/views/closes-below.ts';
import { closesBelowSigningBytes, type ClosesBelowAnswer } from '#protocol/closes-below.ts';
import type { EngineContext } from './engine-context.ts';
import type { TakeProblem } from './replica.ts';

/** Refuses: out-of-turn (an answer to another question), not-genuine. */
export const readCloses = async (
  { ports, identity }: EngineContext,
  answer: ClosesBelowAnswer,
  nonce: string,
): Promise<Result<ClosesPortion, TakeProblem>> => {
  if (answer.nonce !== nonce) return refuse({ kind: 'out-of-turn' });
  const bytes = closesBelowSigningBytes(answer);
  if (!(await ports.verifier.verify(identity.serverKey, bytes, answer.signature)))
    return refuse({ kind: 'not-genuine', detail: 'server signature' });
  return accept({
    lines: answer.lines,
    next: answer.next,
    people: new Map(answer.people.map(({ officer, displayName }) => [officer, displayName])),
  });
};
