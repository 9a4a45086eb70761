/** Sessions: a short token that stands for one device of one officer, begun by a sign-in and renewed while it is used. */
import { accept, type Result } from '#base/result.ts';
import type { SessionAnswer } from '#protocol/sign-in.ts';
import { noteAudit } from './audit-log.ts';
import type { BookWriter } from './book-store.ts';
import type { DeviceFacts, OfficerFacts } from './office-facts.ts';
import type { OfficeState } from './office-state.ts';
import { no, type Refusal } from './refusal.ts';
import { standingAtSignIn } from './second-factor.ts';
import type { ServerContext } from './server-context.ts';
import {
  beginFamily,
  endSessionsOf,
  isSameHash,
  parseToken,
  readFamily,
  type Family,
} from './session-families.ts';

export interface Session {
  readonly officer: string;
  readonly device: string;
  /** The end of its family: what has begun goes on until then, if nobody ends it before. */
  readonly expiresMs: number;
}

/** As found at the server; what it was begun by names it. */
export interface HeldSession extends Session {
  readonly family: string;
  /** A passkey was asked in this family, and answered. */
  readonly hasSecondFactor: boolean;
}

/** Who asks: the officer and the device behind `Authorization: Bearer`. */
export const sessionOf = async (
  server: ServerContext,
  request: Request,
): Promise<Result<HeldSession, Refusal>> => {
  const given = /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(
    request.headers.get('authorization') ?? '',
  )?.[1];
  return given === undefined ? no('not-signed-in') : sessionBehind(server, given);
};

/** Whose short token that is. */
export const sessionBehind = async (
  server: ServerContext,
  given: string,
): Promise<Result<HeldSession, Refusal>> => {
  const token = parseToken(given);
  if (token === undefined) return no('not-signed-in');
  const family = await readFamily(server, server.store.committed, token.family);
  const named = family === undefined ? undefined : accessNamed(family, token.hash);
  if (family === undefined || named === undefined) return no('not-signed-in');
  // Told also where the token is over by now: the phone that rested for an hour is to know why it is out.
  if (family.isCrowdedOut === true) return no('signed-in-elsewhere');
  return server.nowMs() < named.untilMs
    ? heldBy(server, token.family, family)
    : no('not-signed-in');
};

/** The one before the last renewal holds to its own end: a request may be on its way with it. */
const accessNamed = ({ access, renewal }: Family, hash: string): Family['access'] | undefined =>
  [access, ...(renewal === undefined ? [] : [renewal.access])].find((one) =>
    isSameHash(one.hash, hash),
  );

const heldBy = async (
  server: ServerContext,
  id: string,
  { officer, device, endsMs, secondFactorMs }: Family,
): Promise<Result<HeldSession, Refusal>> => {
  const known = (await server.office.now(server.store.committed)).device(device);
  return known?.officer === officer
    ? accept({
        ...{ officer, device, expiresMs: endsMs, family: id },
        hasSecondFactor: secondFactorMs !== undefined,
      })
    : no('not-signed-in');
};

/** Whether a session that was good when it began still is: asked again and again where something lasts. */
export const isStillHeld = async (
  server: ServerContext,
  { family: id }: HeldSession,
): Promise<boolean> => {
  const family = await readFamily(server, server.store.committed, id);
  return (
    family !== undefined && family.isCrowdedOut !== true && (await heldBy(server, id, family)).ok
  );
};

/** POST /api/session/end: the officer has signed out of this device. */
export const endSession = async (
  server: ServerContext,
  { officer, device }: HeldSession,
): Promise<Result<{ readonly ok: true }, Refusal>> => {
  await server.store.write(async (tx) => {
    await endSessionsOf(server, tx, { officer, device });
    await noteAudit(server, tx, { what: 'signed-out', officer, device });
  });
  return accept({ ok: true });
};

export const beginSession = async (
  server: ServerContext,
  tx: BookWriter,
  {
    officer,
    device,
    nonce,
    office,
  }: {
    /** With what this transaction has written. */
    readonly office: OfficeState;
    readonly officer: OfficerFacts;
    readonly device: Pick<DeviceFacts, 'id'>;
    readonly nonce: string;
  },
): Promise<SessionAnswer> => {
  const { session, refresh, accessUntilMs } = await beginFamily(server, tx, {
    officer: officer.id,
    device: device.id,
  });
  const secondFactor = await standingAtSignIn(server, tx, office, {
    ...{ officer: officer.id, device: device.id },
  });
  return {
    nonce,
    session,
    ...(secondFactor === undefined ? {} : { secondFactor }),
    expiresMs: accessUntilMs,
    refresh,
    nowMs: server.nowMs(),
    epoch: server.epoch,
    officer: officer.id,
    displayName: officer.displayName,
    signInName: officer.signInName,
    homeUnit: officer.homeUnit,
    serverKey: server.key.publicKey,
    practice: server.practice,
  };
};
