/** The second factor over HTTP: what the server wants signed, and what the passkey gave back; read only when it is asked for. */
import * as z from 'zod';
import { accept, type Result } from '#base/result.ts';
import {
  passkeysRemoved,
  secondFactorAnswer,
  secondFactorBegun,
  type PasskeyAnswered,
  type PasskeyMade,
  type RemovalSlip,
  type SecondFactorAnswer,
  type SecondFactorBegun,
  type SecondFactorStanding,
} from '#protocol/second-factor.ts';
import { askSignedIn, type RunningSession } from './running-session.ts';
import type { HttpWire } from './http-wire.ts';
import type { Answer, ServerProblem } from './server-api.ts';

export type {
  PasskeyAnswered,
  PasskeyMade,
  RemovalSlip,
  SecondFactorAnswer,
  SecondFactorBegun,
  SecondFactorStanding,
};

type Done = Answer<{ readonly ok: true }>;
/** What the server has signed of it, to be kept. */
type Removed = Answer<readonly RemovalSlip[]>;

export interface SecondFactorApi {
  readonly show: () => Answer<SecondFactorAnswer>;
  readonly begin: (to: 'add' | 'give') => Answer<SecondFactorBegun>;
  readonly add: (made: PasskeyMade) => Done;
  readonly give: (answered: PasskeyAnswered) => Done;
  readonly remove: (passkey: string) => Removed;
  /** All of another officer, who has lost them. */
  readonly end: (officer: string) => Removed;
}

/** @param session the running session, or a new one where the server has ended it */
export const createSecondFactorApi = (
  wire: Pick<HttpWire, 'post'>,
  session: RunningSession,
): SecondFactorApi => {
  const ask = <T>(
    path: string,
    body: unknown,
    schema: z.ZodType<T>,
  ): Promise<Result<T, ServerProblem>> =>
    askSignedIn(session, (by) => wire.post(path, body, schema, by));
  const done = async (path: string, body: unknown): Done => {
    const answered = await ask(`/api/second-factor/${path}`, body, z.looseObject({}));
    return answered.ok ? accept({ ok: true }) : answered;
  };
  const removed = async (path: string, body: unknown): Removed => {
    const answered = await ask(`/api/second-factor/${path}`, body, passkeysRemoved);
    return answered.ok ? accept(answered.value.slips ?? []) : answered;
  };
  return {
    show: () => ask('/api/second-factor', {}, secondFactorAnswer),
    begin: (to) => ask('/api/second-factor/begin', { to }, secondFactorBegun),
    add: (made) => done('add', made),
    give: (answered) => done('give', answered),
    remove: (passkey) => removed('remove', { passkey }),
    end: (officer) => removed('end', { officer }),
  };
};
