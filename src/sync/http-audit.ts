/** Asks the server who did what, over HTTP; read only when an officer asks for it. */
import { base64FromBytes } from '#base/bytes.ts';
import { accept, type Result } from '#base/result.ts';
import type { AuditPlace } from '#domain/audit-kinds.ts';
import { auditAnswer, type AuditAnswer } from '#protocol/audit.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { Chance } from '#replica/ports.ts';
import type { HttpWire, WireSession } from './http-wire.ts';
import { askSignedIn, type RunningSession } from './running-session.ts';
import type { ServerProblem } from './server-api.ts';

export interface AuditQuestion {
  readonly fromMs: number;
  readonly toMs: number;
  readonly officer?: string | undefined;
  readonly after?: AuditPlace | undefined;
}

/** The answer is not believed yet: the replica checks it against the nonce and the signature. */
export interface AuditAnswered {
  readonly nonce: string;
  readonly answer: AuditAnswer;
}

/** @param session the running session, or a new one where the server has ended it */
export const askAudit = async (
  wire: Pick<HttpWire, 'post'>,
  session: RunningSession,
  chance: Chance,
  question: AuditQuestion,
): Promise<Result<AuditAnswered, ServerProblem>> => {
  const nonce = base64FromBytes(chance.bytes(16));
  const body = { protocol: PROTOCOL_VERSION, nonce, ...question };
  const ask = (by: WireSession | undefined): Promise<Result<AuditAnswer, ServerProblem>> =>
    wire.post('/api/audit', body, auditAnswer, by);
  const answered = await askSignedIn(session, ask);
  return answered.ok ? accept({ nonce, answer: answered.value }) : answered;
};
