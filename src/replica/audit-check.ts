/** Checks what the server says of who did what: its own signature over the answer to this very question. */
import { accept, refuse, type Result } from '#base/result.ts';
import type { AuditPortion } from '#domain/audit-kinds.ts';
import { auditSigningBytes, type AuditAnswer } from '#protocol/audit.ts';
import type { EngineContext } from './engine-context.ts';
import type { TakeProblem } from './replica.ts';

/** Refuses: out-of-turn (an answer to another question), not-genuine. */
export const readAudit = async (
  { ports, identity }: EngineContext,
  answer: AuditAnswer,
  nonce: string,
): Promise<Result<AuditPortion, TakeProblem>> => {
  if (answer.nonce !== nonce) return refuse({ kind: 'out-of-turn' });
  const { verifier } = ports;
  const bytes = auditSigningBytes(answer);
  if (!(await verifier.verify(identity.serverKey, bytes, answer.signature)))
    return refuse({ kind: 'not-genuine', detail: 'server signature' });
  return accept({
    lines: answer.lines,
    next: answer.next,
    people: new Map(answer.people.map(({ officer, displayName }) => [officer, displayName])),
    devices: new Map(answer.devices.map(({ device, label }) => [device, label])),
  });
};
