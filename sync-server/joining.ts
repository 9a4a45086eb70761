/** A phone without an invitation asks to be let in and waits: the phone's side. Nothing here tells who is in the book. */
import { timingSafeEqual } from 'node:crypto';
import { accept, type Result } from '#base/result.ts';
import { foldName } from '#domain/roster/person-name.ts';
import { parsePhone } from '#domain/roster/phone.ts';
import {
  JOIN_TRIES_MAX,
  joinCommitment,
  type JoinAsk,
  type JoinAsked,
  type JoinLooked,
} from '#protocol/joining.ts';
import type { BookReader } from './book-store.ts';
import { makeRoomFor, markOf } from './joining-crowd.ts';
import {
  invitationNote,
  joiningNote,
  readNote,
  secretHash,
  writeNote,
  type Joining,
} from './notes.ts';
import { no, type Refusal } from './refusal.ts';
import type { ServerContext } from './server-context.ts';

export const JOIN_WAIT_MS = 24 * 60 * 60 * 1000;

/**
 * POST /api/joining/ask. Whom it is for is not even looked up: who asks learns nothing from the answer, nor from
 * the time it takes. Slowed down by the address it comes from and all together; a list that is full refuses nobody,
 * because that would shut out the one phone that is real.
 */
export const askToJoin = async (
  server: ServerContext,
  { to, ...asked }: JoinAsk,
  address: string,
): Promise<Result<JoinAsked, Refusal>> => {
  const askedMs = server.nowMs();
  const addressee = joinAddress(to);
  const { joinsByAddress, joinsInAll } = server.throttles;
  const waitMs = joinsByAddress.take(address, askedMs) || joinsInAll.take('', askedMs);
  if (waitMs > 0) return no('too-many-attempts', { retryAfterMs: waitMs });
  const [request, ticket] = [server.randomId(12), server.randomId(32)];
  const expiresMs = askedMs + JOIN_WAIT_MS;
  const note: Joining = {
    ...asked,
    ...{ to: addressee, from: markOf(address), ticketHash: secretHash(ticket), askedMs, expiresMs },
    ...{ triesLeft: JOIN_TRIES_MAX, opened: null, reveal: null, approved: null, ended: null },
  };
  await server.store.write(async (tx) => {
    await makeRoomFor(tx, note, askedMs);
    await writeNote(tx, joiningNote, request, note, expiresMs);
  });
  return accept({ request, ticket, expiresMs, serverKey: server.key.publicKey });
};

/** One way to write a phone number or a sign-in name, so that the two sides meet. */
export const joinAddress = (typed: string): string => {
  const phone = parsePhone(typed);
  return phone.ok ? phone.value : foldName(typed.trim());
};

export interface JoinTicket {
  readonly request: string;
  readonly ticket: string;
}

/** The request of whoever holds its ticket; nothing is told apart for anybody else. */
export const ownJoining = async (
  server: ServerContext,
  reader: BookReader,
  { request, ticket }: JoinTicket,
): Promise<Joining | undefined> => {
  const found = await readNote(reader, joiningNote, request, server.nowMs());
  return found !== undefined &&
    timingSafeEqual(Buffer.from(found.ticketHash), Buffer.from(secretHash(ticket)))
    ? found
    : undefined;
};

/** POST /api/joining/look */
export const lookAtJoining = async (
  server: ServerContext,
  asked: JoinTicket & { readonly reveal?: string | undefined },
): Promise<Result<JoinLooked, Refusal>> => {
  const { committed } = server.store;
  const found = await ownJoining(server, committed, asked);
  if (found === undefined) return accept({ state: 'ended', why: 'gone' });
  const { approved, ended, opened } = found;
  if (ended !== null) return accept({ state: 'ended', why: ended });
  if (approved !== null) {
    const { officer, signature, approverKey } = approved;
    const invited = await readNote(committed, invitationNote, asked.request, server.nowMs());
    return accept(
      invited === undefined
        ? { state: 'ended', why: 'refused' }
        : { state: 'approved', officer, approverKey, signature },
    );
  }
  if (opened === null) return accept({ state: 'waiting' });
  if (asked.reveal !== undefined && found.reveal === null)
    await reveal(server, asked, asked.reveal);
  return accept({ state: 'opened', nonce: opened.nonce, approverKey: opened.publicKey });
};

/** Taken once, and only what the phone was committed to. */
const reveal = (server: ServerContext, asked: JoinTicket, secret: string): Promise<void> =>
  server.store.write(async (tx) => {
    const found = await ownJoining(server, tx, asked);
    if (found === undefined || found.opened === null || found.reveal !== null) return;
    const { id, publicKey } = found.device;
    if (joinCommitment(id, publicKey, secret) !== found.commitment) return;
    await writeNote(tx, joiningNote, asked.request, { ...found, reveal: secret }, found.expiresMs);
  });

/** POST /api/joining/share: what opens the request that the phone has kept, after its tab was closed. */
export const shareOfJoining = async (
  server: ServerContext,
  asked: JoinTicket,
): Promise<Result<{ readonly share: string }, Refusal>> => {
  const found = await ownJoining(server, server.store.committed, asked);
  return found === undefined ? no('no-such-request') : accept({ share: found.share });
};

/** POST /api/joining/end: given up on the phone, approved or not. Says the same where there is none. */
export const endJoining = async (
  server: ServerContext,
  asked: JoinTicket,
): Promise<Result<{ readonly ok: true }, Refusal>> => {
  await server.store.write(async (tx) => {
    const found = await ownJoining(server, tx, asked);
    if (found === undefined) return;
    await tx.dropNote(joiningNote.kind, asked.request);
    if (found.approved !== null) await tx.dropNote(invitationNote.kind, asked.request);
  });
  return accept({ ok: true });
};
