/** What was removed stays removed: a slip the server signs, and takes back after it was restored from before that. */
import { accept, type Result } from '#base/result.ts';
import { removalSigningBytes, type RemovalSlip } from '#protocol/second-factor.ts';
import { noteAudit } from './audit-log.ts';
import type { BookWriter } from './book-store.ts';
import { readNote, writeNote } from './notes.ts';
import { no, type Refusal } from './refusal.ts';
import { passkeysNote, type KnownPasskey } from './second-factor.ts';
import type { ServerContext } from './server-context.ts';
import { isSignedBy } from './server-key.ts';
import { endSessionsOf } from './session-families.ts';
import type { HeldSession } from './sessions.ts';

/** For the device that removed them. @param of as `factorKey` names whose they were */
export const slipsOf = (
  { key, nowMs }: ServerContext,
  of: string,
  removed: readonly KnownPasskey[],
): readonly RemovalSlip[] => {
  const removedMs = nowMs();
  return removed.map(({ id: passkey }) => {
    const said = { of, passkey, removedMs };
    return { ...said, signature: key.sign(removalSigningBytes(said)) };
  });
};

/** POST /api/second-factor/removed: whoever brings a slip, only what this very key has signed counts, and it only removes. */
export const retellRemovals = async (
  server: ServerContext,
  session: HeldSession,
  { slips }: { readonly slips: readonly RemovalSlip[] },
): Promise<Result<{ readonly ok: true }, Refusal>> => {
  const waitMs = server.throttles.passkeys.take(session.device, server.nowMs());
  if (waitMs > 0) return no('too-many-attempts', { retryAfterMs: waitMs });
  const genuine = slips.filter((slip) =>
    isSignedBy(server.key.publicKey, removalSigningBytes(slip), slip.signature),
  );
  await server.store.write(async (tx) => {
    for (const slip of genuine) await removeAgain(server, tx, session, slip);
  });
  return accept({ ok: true });
};

const removeAgain = async (
  server: ServerContext,
  tx: BookWriter,
  session: HeldSession,
  { of, passkey, removedMs }: RemovalSlip,
): Promise<void> => {
  const before = (await readNote(tx, passkeysNote, of, server.nowMs())) ?? [];
  const back = before.find(({ id, addedMs }) => id === passkey && addedMs <= removedMs);
  if (back === undefined) return;
  const after = before.filter((one) => one !== back);
  await writeNote(tx, passkeysNote, of, after);
  const officer = server.practice ? null : of;
  // What it has confirmed since it was back ends with it.
  if (officer !== null && (back.usedMs ?? 0) >= server.epoch.startedMs)
    await endSessionsOf(server, tx, { officer });
  await noteAudit(server, tx, {
    ...{ what: 'passkey-removed', officer: session.officer, device: session.device },
    about: officer,
  });
};
