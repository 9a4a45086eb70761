/** POST /api/session: the device proves its key, the officer the words. */
import { timingSafeEqual } from 'node:crypto';
import type * as z from 'zod';
import { accept, type Result } from '#base/result.ts';
import { type sessionRequest, sessionSigningBytes, type SessionAnswer } from '#protocol/sign-in.ts';
import type { BookReader } from './book-store.ts';
import { readNote, secretHash, wordsNote } from './notes.ts';
import { no, type Refusal } from './refusal.ts';
import type { ServerContext } from './server-context.ts';
import { isSignedBy } from './server-key.ts';
import { beginSession } from './sessions.ts';

/** How long a request's nonce is remembered: a recording of it opens nothing. */
const REMEMBER_MS = 30 * 60 * 1000;
/** A phone's clock may be wrong by years and its officer still gets in; such a nonce is kept long. */
const REMEMBER_ODD_MS = 400 * 24 * 60 * 60 * 1000;

/** @param address where it comes from; counts only against whoever holds no device's key */
export const signIn = async (
  server: ServerContext,
  request: z.infer<typeof sessionRequest>,
  address: string,
): Promise<Result<SessionAnswer, Refusal>> => {
  const { device: deviceId, nonce, atMs, proof, signature } = request;
  const nowMs = server.nowMs();
  const office = await server.office.now(server.store.committed);
  const device = office.device(deviceId);
  const officer = device === undefined ? undefined : office.officer(device.officer);
  const isSigned =
    device !== undefined &&
    isSignedBy(device.publicKey, sessionSigningBytes(deviceId, nonce, atMs), signature);
  // A stranger uses up the attempts of the address, never those of the officers who share it.
  if (!isSigned || officer === undefined) {
    const strangerMs = server.throttles.byAddress.take(address, nowMs);
    return strangerMs > 0
      ? no('too-many-attempts', { retryAfterMs: strangerMs })
      : no('sign-in-refused');
  }
  // By device: whoever holds one phone of an officer uses up nothing of the officer's other phone.
  const waitMs = server.throttles.byAccount.take(device.id, nowMs);
  if (waitMs > 0) return no('too-many-attempts', { retryAfterMs: waitMs });
  const words = await wordsOf(server.store.committed, device, nowMs);
  if (words === undefined || !isSameProof(words.proofHash, proof)) return no('sign-in-refused');
  return server.store.write(async (tx) => {
    const key = `${deviceId}|${nonce}`;
    if ((await tx.note(USED_NONCE, key, nowMs)) !== undefined) return no('sign-in-refused');
    // Twice the time apart that still counts as near: no recording outlives its note.
    const keepMs = Math.abs(atMs - nowMs) < REMEMBER_MS / 2 ? REMEMBER_MS : REMEMBER_ODD_MS;
    await tx.putNote(USED_NONCE, key, 'true', nowMs + keepMs);
    return accept(await beginSession(server, tx, { officer, device, nonce }));
  });
};

const USED_NONCE = 'used-nonce';

type Words = z.infer<(typeof wordsNote)['schema']>;

/** A practice device has words of its own; everywhere else one secret a person. */
export const wordsOf = async (
  reader: BookReader,
  device: { readonly id: string; readonly officer: string },
  nowMs: number,
): Promise<Words | undefined> =>
  (await readNote(reader, wordsNote, `device:${device.id}`, nowMs)) ??
  (await readNote(reader, wordsNote, device.officer, nowMs));

/** Compares hashes in constant time: how long it takes says nothing about the proof. */
export const isSameProof = (proofHash: string, proof: string): boolean => {
  const kept = Buffer.from(proofHash);
  const given = Buffer.from(secretHash(proof));
  return kept.length === given.length && timingSafeEqual(kept, given);
};
