/** A phone that waits for an officer's approval, and the officer's side of it, over HTTP; read only when asked for. */
import * as z from 'zod';
import { accept, type Result } from '#base/result.ts';
import {
  joinAsked,
  joinListed,
  joinLooked,
  joinOpened,
  joinShare,
  type JoinApproval,
  type JoinAsk,
  type JoinAsked,
  type JoinLooked,
  type JoinOpened,
  type JoinRequest,
} from '#protocol/joining.ts';
import { askSignedIn, type RunningSession } from './running-session.ts';
import type { HttpWire } from './http-wire.ts';
import type { Answer, AskedBy, ServerProblem } from './server-api.ts';

export { joinApprovalBytes, joinCommitment, joinDigits } from '#protocol/joining.ts';
export type { JoinApproval, JoinAsk, JoinAsked, JoinLooked, JoinOpened, JoinRequest };

export interface JoinTicket {
  readonly request: string;
  readonly ticket: string;
}
type Done = Answer<{ readonly ok: true }>;

/** Asked by a phone that nobody knows yet. */
export interface JoiningApi {
  readonly ask: (asked: JoinAsk) => Answer<JoinAsked>;
  /** @param reveal the phone's own secret, once it has kept the officer's */
  readonly look: (own: JoinTicket, reveal?: string) => Answer<JoinLooked>;
  readonly share: (own: JoinTicket) => Answer<{ readonly share: string }>;
  readonly end: (own: JoinTicket) => Done;
}

/** Asked by the officer above. */
export interface ApprovalApi {
  readonly list: (by: AskedBy) => Answer<{ readonly requests: readonly JoinRequest[] }>;
  readonly open: (request: string, nonce: string) => Answer<JoinOpened>;
  readonly refuse: (request: string) => Done;
  readonly approve: (approval: JoinApproval) => Done;
}

type Post = Pick<HttpWire, 'post' | 'quiet'>;
const done = z.looseObject({});
const asDone = (answer: Result<unknown, ServerProblem>): Awaited<Done> =>
  answer.ok ? accept({ ok: true }) : answer;
const ticketOf = ({ request, ticket }: JoinTicket): JoinTicket => ({ request, ticket });

export const joiningApi = (wire: Post): JoiningApi => ({
  ask: (asked) => wire.post('/api/joining/ask', asked, joinAsked),
  look: (own, reveal) =>
    wire.post(
      '/api/joining/look',
      { ...ticketOf(own), ...(reveal === undefined ? {} : { reveal }) },
      joinLooked,
    ),
  share: (own) => wire.post('/api/joining/share', ticketOf(own), joinShare),
  end: async (own) => asDone(await wire.post('/api/joining/end', ticketOf(own), done)),
});

/** @param session the running session, or a new one where the server has ended it */
export const approvalApi = (wire: Post, session: RunningSession): ApprovalApi => {
  const asked = <T>(
    path: string,
    body: object,
    schema: z.ZodType<T>,
    { post }: Post = wire,
  ): Answer<T> => askSignedIn(session, (by) => post(path, body, schema, by));
  return {
    list: (by) =>
      asked('/api/joining/list', {}, joinListed, by === 'press' ? wire : (wire.quiet ?? wire)),
    open: (request, nonce) => asked('/api/joining/open', { request, nonce }, joinOpened),
    refuse: async (request) => asDone(await asked('/api/joining/refuse', { request }, done)),
    approve: async (approval) => asDone(await asked('/api/joining/approve', approval, done)),
  };
};
