/** Sessions: an opaque token that stands for one device of one officer, for half a day. */
import { accept, type Result } from '#base/result.ts';
import type { SessionAnswer } from '#protocol/sign-in.ts';
import type { BookWriter } from './book-store.ts';
import { readNote, secretHash, sessionNote, writeNote } from './notes.ts';
import type { DeviceFacts, OfficerFacts } from './office-facts.ts';
import { no, type Refusal } from './refusal.ts';
import type { ServerContext } from './server-context.ts';

const SESSION_MS = 12 * 60 * 60 * 1000;

export interface Session {
  readonly officer: string;
  readonly device: string;
  readonly expiresMs: number;
}

/** Who asks: the officer and the device behind `Authorization: Bearer`. */
export const sessionOf = async (
  server: ServerContext,
  request: Request,
): Promise<Result<Session, Refusal>> => {
  const token = /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(
    request.headers.get('authorization') ?? '',
  )?.[1];
  if (token === undefined) return no('not-signed-in');
  const session = await readNote(
    server.store.committed,
    sessionNote,
    secretHash(token),
    server.nowMs(),
  );
  if (session === undefined) return no('not-signed-in');
  const device = (await server.office.now(server.store.committed)).device(session.device);
  return device?.officer === session.officer ? accept(session) : no('not-signed-in');
};

export const beginSession = async (
  server: ServerContext,
  tx: BookWriter,
  {
    officer,
    device,
    nonce,
  }: {
    readonly officer: OfficerFacts;
    readonly device: Pick<DeviceFacts, 'id'>;
    readonly nonce: string;
  },
): Promise<SessionAnswer> => {
  const nowMs = server.nowMs();
  const session = server.randomId(32);
  const expiresMs = nowMs + SESSION_MS;
  const note = { officer: officer.id, device: device.id, expiresMs };
  await tx.sweepNotes(nowMs);
  await writeNote(tx, sessionNote, secretHash(session), note, expiresMs);
  return {
    nonce,
    session,
    expiresMs,
    nowMs,
    epoch: server.epoch,
    officer: officer.id,
    displayName: officer.displayName,
    signInName: officer.signInName,
    homeUnit: officer.homeUnit,
    serverKey: server.key.publicKey,
    practice: server.practice,
  };
};
