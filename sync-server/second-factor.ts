/** Whether a right of an officer asks for a second factor, whether it was given, and how long it may still be missing. */
import * as z from 'zod';
import type { Result } from '#base/result.ts';
import {
  asksSecondFactor,
  SECOND_FACTOR_GRACE_DAYS,
  withoutSecondFactor,
} from '#domain/second-factor.ts';
import type { SecondFactorStanding } from '#protocol/second-factor.ts';
import { addAudit } from './audit-log.ts';
import type { BookReader, BookWriter } from './book-store.ts';
import type { Rights } from './judge.ts';
import { noteKind, readNote, writeNote } from './notes.ts';
import type { OfficeState } from './office-state.ts';
import { no, type Refusal } from './refusal.ts';
import { todayFrom, type ServerContext } from './server-context.ts';

const id = z.string();

/** By officer (in the practice by device): the passkeys the server knows. A public half opens nothing. */
export const passkeysNote = noteKind(
  'passkeys',
  z.array(
    z.object({
      id,
      publicKey: z.string(),
      /** Must rise, where a passkey counts at all: a copy of one shows by it. */
      counter: z.number(),
      device: id,
      addedMs: z.number(),
      usedMs: z.number().nullable(),
    }),
  ),
);
export type KnownPasskey = z.infer<(typeof passkeysNote)['schema']>[number];

/** By the same: up to when it may be missing. Begun once; the dates of a grant are its author's and give no second one. */
const graceNote = noteKind('second-factor-grace', z.object({ untilMs: z.number() }));

const DAY_MS = 24 * 60 * 60 * 1000;

export interface OnDevice {
  readonly officer: string;
  readonly device: string;
}

/** As much of a session as is asked for here. */
interface FactorSession extends OnDevice {
  readonly hasSecondFactor: boolean;
}

/** In the practice one officer stands for a class, each with a device of their own. */
export const factorKey = (server: Pick<ServerContext, 'practice'>, who: OnDevice): string =>
  server.practice ? `device:${who.device}` : who.officer;

export const passkeysOf = async (
  server: ServerContext,
  reader: BookReader,
  who: OnDevice,
): Promise<readonly KnownPasskey[]> =>
  (await readNote(reader, passkeysNote, factorKey(server, who), server.nowMs())) ?? [];

/** Undefined where no right of the officer asks for one. */
export const factorStanding = async (
  server: ServerContext,
  reader: BookReader,
  office: OfficeState,
  who: OnDevice,
): Promise<SecondFactorStanding | undefined> => {
  const nowMs = server.nowMs();
  if (!asksSecondFactor(office.grantsOf(who.officer), todayFrom(nowMs))) return undefined;
  const passkeys = (await passkeysOf(server, reader, who)).length;
  const grace = await readNote(reader, graceNote, factorKey(server, who), nowMs);
  const graceUntilMs = grace?.untilMs ?? null;
  // A right that came within a session is counted from the next sign-in on.
  const isGrace = passkeys === 0 && (graceUntilMs === null || nowMs < graceUntilMs);
  return { is: isGrace ? 'grace' : 'asked', graceUntilMs, passkeys };
};

/** At a sign-in: the first one with such a right begins the time in which it may be missing. */
export const standingAtSignIn = async (
  server: ServerContext,
  tx: BookWriter,
  office: OfficeState,
  who: OnDevice,
): Promise<SecondFactorStanding | undefined> => {
  const standing = await factorStanding(server, tx, office, who);
  if (standing?.is !== 'grace' || standing.graceUntilMs !== null) return standing;
  const graceUntilMs = await beginGrace(tx, server.nowMs(), factorKey(server, who), who);
  return { ...standing, graceUntilMs };
};

export const beginGrace = async (
  tx: BookWriter,
  nowMs: number,
  key: string,
  who: { readonly officer: string; readonly device: string | null },
): Promise<number> => {
  const untilMs = nowMs + SECOND_FACTOR_GRACE_DAYS * DAY_MS;
  await writeNote(tx, graceNote, key, { untilMs });
  await addAudit(tx, nowMs, { what: 'second-factor-grace', ...who, about: todayFrom(untilMs) });
  return untilMs;
};

/** Asked for, not given, and no grace left. */
export const lacksSecondFactor = async (
  server: ServerContext,
  session: FactorSession,
): Promise<boolean> => {
  if (session.hasSecondFactor) return false;
  const { committed } = server.store;
  const office = await server.office.now(committed);
  return (await factorStanding(server, committed, office, session))?.is === 'asked';
};

/** What an administrator is asked the second factor for: refused before anything of it is looked at. */
export const withSecondFactor =
  <S extends FactorSession, T, A>(
    server: ServerContext,
    act: (session: S, body: T) => Promise<Result<A, Refusal>>,
  ) =>
  async (session: S, body: T): Promise<Result<A, Refusal>> =>
    (await lacksSecondFactor(server, session)) ? no('second-factor-needed') : act(session, body);

/**
 * What a run of entries comes with: `enough`; or not, and then what only the second factor allows `waits` on its
 * author's device, or is kept here (`holds`) where somebody else brings it and the device may be gone.
 */
export type FactorOfRun = 'enough' | 'waits' | 'holds';

export const factorOfRun = async (
  server: ServerContext,
  reader: BookReader,
  office: OfficeState,
  { author, session }: { readonly author: OnDevice; readonly session: FactorSession },
): Promise<FactorOfRun> => {
  const isOwn = author.officer === session.officer;
  if (isOwn && session.hasSecondFactor) return 'enough';
  if ((await factorStanding(server, reader, office, author))?.is !== 'asked') return 'enough';
  return isOwn ? 'waits' : 'holds';
};

/** Ever given stays: what was written by such a right is kept for a person to decide on, never thrown away. */
export const rightsWithoutFactor = ({ held, ever }: Rights): Rights => ({
  held: withoutSecondFactor(held),
  ever,
});
