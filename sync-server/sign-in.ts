/** POST /api/session: the device proves its key, the officer the words. */
import { timingSafeEqual } from 'node:crypto';
import type * as z from 'zod';
import { accept, type Result } from '#base/result.ts';
import { type sessionRequest, sessionSigningBytes, type SessionAnswer } from '#protocol/sign-in.ts';
import { noteAudit, tellAudit } from './audit-log.ts';
import type { BookReader } from './book-store.ts';
import { askedByDevice } from './by-device.ts';
import { readNote, secretHash, wordsNote } from './notes.ts';
import { no, type Refusal } from './refusal.ts';
import type { ServerContext } from './server-context.ts';
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
  const asked = await askedByDevice(server, {
    ...{ device: deviceId, signature, address },
    signed: sessionSigningBytes(deviceId, nonce, atMs),
  });
  if (!asked.ok) return asked;
  const { device, officer, office } = asked.value;
  const nowMs = server.nowMs();
  const words = await wordsOf(server.store.committed, device, nowMs);
  // Of somebody taken on after the backup a restored server has the device, brought back by others, and no words.
  const isKnown =
    words === undefined ? server.epoch.parent !== undefined : isSameProof(words.proofHash, proof);
  if (!isKnown) {
    await tellAudit(server, {
      ...{ what: 'sign-in-refused', officer: officer.id, device: deviceId },
      // Whoever tries and tries fills the log with one line a minute.
      once: `refused|${deviceId}|${Math.floor(nowMs / 60_000)}`,
    });
    return no('sign-in-refused');
  }
  return server.store.write(async (tx) => {
    const key = `${deviceId}|${nonce}`;
    if ((await tx.note(USED_NONCE, key, nowMs)) !== undefined) return no('sign-in-refused');
    // Twice the time apart that still counts as near: no recording outlives its note.
    const keepMs = Math.abs(atMs - nowMs) < REMEMBER_MS / 2 ? REMEMBER_MS : REMEMBER_ODD_MS;
    await tx.putNote(USED_NONCE, key, 'true', nowMs + keepMs);
    await noteAudit(server, tx, { what: 'signed-in', officer: officer.id, device: deviceId });
    return accept(await beginSession(server, tx, { officer, device, nonce, office }));
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
