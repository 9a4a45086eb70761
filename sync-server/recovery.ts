/** Forgotten words: a second officer reads four digits off the waiting phone, then the server lends its share. */
import { randomInt, timingSafeEqual } from 'node:crypto';
import type * as z from 'zod';
import { accept, type Result } from '#base/result.ts';
import { recoveryFinishSigningBytes, type recoveryFinish } from '#protocol/sign-in.ts';
import { noteAudit } from './audit-log.ts';
import type { BookWriter } from './book-store.ts';
import { mayStaff } from './invitations.ts';
import {
  readNote,
  readNotes,
  recoveryDoneNote,
  recoveryNote,
  secretHash,
  shareNote,
  wordsNote,
  writeNote,
} from './notes.ts';
import type { OfficeState } from './office-state.ts';
import { no, type Refusal } from './refusal.ts';
import { todayFrom, type ServerContext } from './server-context.ts';
import { isSignedBy } from './server-key.ts';
import { endSessionsOf } from './session-families.ts';
import type { Session } from './sessions.ts';

export const RECOVERY_WAIT_MS = 30 * 60 * 1000;
/** A phone that has the new words may be off for weeks before it can say so. */
export const RECOVERY_FINISH_MS = 90 * 24 * 60 * 60 * 1000;

type Recovery = z.infer<(typeof recoveryNote)['schema']>;

/** POST /api/recovery/request: an unknown device gets an answer of the same shape, which nobody can approve. */
export const askRecovery = async (
  server: ServerContext,
  { device: deviceId }: { readonly device: string },
): Promise<
  Result<{ request: string; ticket: string; digits: string; expiresMs: number }, Refusal>
> => {
  const askedMs = server.nowMs();
  const waitMs = server.throttles.asks.take(deviceId, askedMs);
  if (waitMs > 0) return no('too-many-attempts', { retryAfterMs: waitMs });
  const device = (await server.office.now(server.store.committed)).device(deviceId);
  const request = server.randomId(12);
  const ticket = server.randomId(32);
  const digits = String(randomInt(10_000)).padStart(4, '0');
  const expiresMs = askedMs + RECOVERY_WAIT_MS;
  if (device !== undefined) {
    const { officer } = device;
    const note = {
      device: deviceId,
      officer,
      ticketHash: secretHash(ticket),
      digits,
      askedMs,
      expiresMs,
      approvedBy: null,
    };
    await server.store.write((tx) => writeNote(tx, recoveryNote, request, note, expiresMs));
  }
  return accept({ request, ticket, digits, expiresMs });
};

/** POST /api/recovery/pending: what waits for this officer's eyes. */
export const pendingRecoveries = async (
  server: ServerContext,
  session: Session,
): Promise<Result<{ requests: readonly object[] }, Refusal>> => {
  const office = await server.office.now(server.store.committed);
  const waiting = await readNotes(server.store.committed, recoveryNote, server.nowMs());
  const requests = waiting
    .filter(({ value }) => value.approvedBy === null && mayApprove(server, office, session, value))
    .map(({ key, value }) => ({
      request: key,
      officer: value.officer,
      displayName: office.officer(value.officer)?.displayName ?? '',
      deviceLabel: office.device(value.device)?.label ?? '',
      askedMs: value.askedMs,
    }));
  return accept({ requests });
};

/** Another officer, who may give rights where the first one is at home. */
const mayApprove = (
  server: ServerContext,
  office: OfficeState,
  session: Session,
  { officer, device }: { readonly officer: string; readonly device: string },
): boolean => {
  // Who holds a lost device gets no help with its words.
  if (office.isLost(device)) return false;
  const homeUnit = office.officer(officer)?.homeUnit;
  return (
    session.officer !== officer &&
    homeUnit !== undefined &&
    mayStaff(office, session.officer, homeUnit, todayFrom(server.nowMs()))
  );
};

/** POST /api/recovery/approve */
export const approveRecovery = async (
  server: ServerContext,
  session: Session,
  { request, digits }: { readonly request: string; readonly digits: string },
): Promise<Result<{ ok: true }, Refusal>> => {
  const nowMs = server.nowMs();
  const office = await server.office.now(server.store.committed);
  return server.store.write(async (tx) => {
    const found = await readNote(tx, recoveryNote, request, nowMs);
    if (
      found === undefined ||
      found.expiresMs <= nowMs ||
      !mayApprove(server, office, session, found)
    )
      return no('no-such-request');
    const waitMs = server.throttles.digits.take(request, nowMs);
    if (waitMs > 0) return no('too-many-attempts', { retryAfterMs: waitMs });
    if (found.digits !== digits) return no('wrong-digits');
    await writeNote(
      tx,
      recoveryNote,
      request,
      { ...found, approvedBy: session.officer },
      found.expiresMs,
    );
    return accept({ ok: true as const });
  });
};

/** POST /api/recovery/share: for whoever holds the ticket, once it is approved. */
export const fetchShare = async (
  server: ServerContext,
  { request, ticket }: { readonly request: string; readonly ticket: string },
): Promise<Result<{ state: 'waiting' } | { state: 'approved'; share: string }, Refusal>> => {
  const { committed } = server.store;
  const nowMs = server.nowMs();
  const found = await readNote(committed, recoveryNote, request, nowMs);
  // Says the same whether there is no such request or it is somebody else's.
  if (found === undefined || !isSameSecret(found.ticketHash, ticket))
    return accept({ state: 'waiting' });
  if (found.approvedBy === null || found.expiresMs <= nowMs) return accept({ state: 'waiting' });
  const kept = await readNote(committed, shareNote, found.device, nowMs);
  const office = await server.office.now(committed);
  if (kept === undefined || office.isLost(found.device)) return no('no-such-request');
  // From here on the phone can set new words by itself; it is waited for until it says so.
  await server.store.write((tx) =>
    writeNote(tx, recoveryNote, request, found, nowMs + RECOVERY_FINISH_MS),
  );
  return accept({ state: 'approved', share: kept.share });
};

/** POST /api/recovery/finish: new words and a new share, signed by the key that the old share opened. Idempotent. */
export const finishRecovery = async (
  server: ServerContext,
  finish: z.infer<typeof recoveryFinish>,
): Promise<Result<{ ok: true }, Refusal>> => {
  const nowMs = server.nowMs();
  const office = await server.office.now(server.store.committed);
  return server.store.write(async (tx) => {
    if (await isDone(tx, finish, nowMs)) return accept({ ok: true as const });
    const found = await readNote(tx, recoveryNote, finish.request, nowMs);
    const device = office.device(finish.device);
    if (!isApproved(found, finish) || device === undefined || office.isLost(device.id))
      return no('no-such-request');
    const signed = recoveryFinishSigningBytes(finish.request, finish.device, finish.proof);
    if (!isSignedBy(device.publicKey, signed, finish.signature)) return no('bad-signature');
    const words = { settings: finish.words, proofHash: secretHash(finish.proof) };
    await writeNote(tx, wordsNote, server.practice ? `device:${device.id}` : device.officer, words);
    await writeNote(tx, shareNote, device.id, { share: finish.share });
    const { officer, approvedBy: about } = found;
    // What was begun by the words of before, on the officer's other devices.
    if (!server.practice) await endSessionsOf(server, tx, { officer, butOf: device.id });
    await noteAudit(server, tx, { what: 'words-renewed', officer, device: device.id, about });
    await tx.dropNote(recoveryNote.kind, finish.request);
    const { ticketHash } = found;
    const done = { device: device.id, ticketHash, proofHash: words.proofHash };
    await writeNote(tx, recoveryDoneNote, finish.request, done, nowMs + RECOVERY_FINISH_MS);
    return accept({ ok: true as const });
  });
};

/** The very message that was taken before: nothing is written again, in particular not over words set since. */
const isDone = async (
  tx: BookWriter,
  { request, device, ticket, proof }: z.infer<typeof recoveryFinish>,
  nowMs: number,
): Promise<boolean> => {
  const done = await readNote(tx, recoveryDoneNote, request, nowMs);
  return (
    done !== undefined &&
    done.device === device &&
    isSameSecret(done.ticketHash, ticket) &&
    isSameSecret(done.proofHash, proof)
  );
};

const isApproved = (
  found: Recovery | undefined,
  { ticket, device }: { readonly ticket: string; readonly device: string },
): found is Recovery =>
  found !== undefined &&
  found.approvedBy !== null &&
  found.device === device &&
  isSameSecret(found.ticketHash, ticket);

const isSameSecret = (hash: string, secret: string): boolean =>
  timingSafeEqual(Buffer.from(hash), Buffer.from(secretHash(secret)));
