/** How a restore of the server stands, and its end by an administrator, over HTTP; read only when one asks for it. */
import * as z from 'zod';
import { accept, refuse, type Result } from '#base/result.ts';
import { restoreStanding, type RestoreStanding } from '#protocol/restore.ts';
import type { HttpWire } from './http-wire.ts';
import { askSignedIn, type RunningSession } from './running-session.ts';
import type { ServerProblem } from './server-api.ts';

export type { RestoreStanding };

export const lookAtRestore = (
  wire: Pick<HttpWire, 'post'>,
  session: RunningSession,
): Promise<Result<RestoreStanding, ServerProblem>> =>
  asked(wire, session, '/api/restore/look', restoreStanding);

export const closeRestore = async (
  wire: Pick<HttpWire, 'post'>,
  session: RunningSession,
): Promise<Result<void, ServerProblem>> => {
  const done = await asked(wire, session, '/api/restore/close', z.object({ ok: z.literal(true) }));
  return done.ok ? accept(undefined) : refuse(done.error);
};

const asked = <T>(
  wire: Pick<HttpWire, 'post'>,
  session: RunningSession,
  path: string,
  answer: z.ZodType<T>,
): Promise<Result<T, ServerProblem>> =>
  askSignedIn(session, (by) => wire.post(path, {}, answer, by));
