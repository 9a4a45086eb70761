/** How a restore of the server stands, and its end by an administrator, over HTTP; read only when one asks for it. */
import * as z from 'zod';
import { accept, refuse, type Result } from '#base/result.ts';
import { restoreStanding, type RestoreStanding } from '#protocol/restore.ts';
import { hasEnded } from './http-server-api.ts';
import type { HttpWire, WireSession } from './http-wire.ts';
import type { ServerProblem } from './server-api.ts';

export type { RestoreStanding };

type Session = (renew: boolean) => Promise<WireSession | undefined>;

export const lookAtRestore = (
  wire: Pick<HttpWire, 'post'>,
  session: Session,
): Promise<Result<RestoreStanding, ServerProblem>> =>
  asked(wire, session, '/api/restore/look', restoreStanding);

export const closeRestore = async (
  wire: Pick<HttpWire, 'post'>,
  session: Session,
): Promise<Result<void, ServerProblem>> => {
  const done = await asked(wire, session, '/api/restore/close', z.object({ ok: z.literal(true) }));
  return done.ok ? accept(undefined) : refuse(done.error);
};

const asked = async <T>(
  wire: Pick<HttpWire, 'post'>,
  session: Session,
  path: string,
  answer: z.ZodType<T>,
): Promise<Result<T, ServerProblem>> => {
  const first = await wire.post(path, {}, answer, await session(false));
  return !first.ok && hasEnded(first.error)
    ? wire.post(path, {}, answer, await session(true))
    : first;
};
