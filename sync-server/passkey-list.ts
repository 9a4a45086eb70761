/** The passkeys of an officer shown to them, removed by them, or ended by somebody above who was told of a loss. */
import { accept, type Result } from '#base/result.ts';
import type { RemovalSlip, SecondFactorAnswer } from '#protocol/second-factor.ts';
import { noteAudit } from './audit-log.ts';
import { mayStaff, officerToLetIn } from './invitations.ts';
import { readNote, writeNote } from './notes.ts';
import { slipsOf } from './passkey-removals.ts';
import { no, type Refusal } from './refusal.ts';
import { factorKey, factorStanding, passkeysNote, passkeysOf } from './second-factor.ts';
import { todayFrom, type ServerContext } from './server-context.ts';
import { endSessionsOf } from './session-families.ts';
import type { HeldSession } from './sessions.ts';

type Removed = Result<{ readonly ok: true; readonly slips: readonly RemovalSlip[] }, Refusal>;

/** POST /api/second-factor */
export const showSecondFactor = async (
  server: ServerContext,
  session: HeldSession,
): Promise<Result<SecondFactorAnswer, Refusal>> => {
  const { committed } = server.store;
  const office = await server.office.now(committed);
  const standing = await factorStanding(server, committed, office, session);
  const passkeys = await passkeysOf(server, committed, session);
  return accept({
    standing: standing ?? null,
    isGiven: session.hasSecondFactor,
    passkeys: passkeys.map(({ id, device, addedMs, usedMs }) => ({
      ...{ passkey: id, addedMs, usedMs },
      label: office.device(device)?.label ?? '',
      isOfThisDevice: device === session.device,
    })),
  });
};

/** POST /api/second-factor/remove: one of the own. Who removes the last is asked to make another before the next such act. */
export const removePasskey = (
  server: ServerContext,
  session: HeldSession,
  { passkey }: { readonly passkey: string },
): Promise<Removed> =>
  server.store.write(async (tx) => {
    const before = await passkeysOf(server, tx, session);
    const after = before.filter(({ id }) => id !== passkey);
    if (after.length === before.length) return no('not-found');
    await writeNote(tx, passkeysNote, factorKey(server, session), after);
    await noteAudit(server, tx, {
      ...{
        what: 'passkey-removed',
        officer: session.officer,
        device: session.device,
        about: session.officer,
      },
    });
    const removed = before.filter((one) => !after.includes(one));
    return accept({ ok: true, slips: slipsOf(server, factorKey(server, session), removed) });
  });

/** POST /api/second-factor/end: for an officer whose every right one could give; their sessions end too. */
export const endSecondFactor = async (
  server: ServerContext,
  session: HeldSession,
  { officer: id }: { readonly officer: string },
): Promise<Removed> => {
  const { committed } = server.store;
  const office = await server.office.now(committed);
  const found = await officerToLetIn(server, committed, office, session.officer, id);
  if (!found.ok) return found;
  const today = todayFrom(server.nowMs());
  const isAbove = office
    .grantsOf(id)
    .every((right) => mayStaff(office, session.officer, right.unit, today, right));
  if (!isAbove || id === session.officer || server.practice) return no('not-allowed');
  return server.store.write(async (tx) => {
    const removed = (await readNote(tx, passkeysNote, id, server.nowMs())) ?? [];
    await tx.dropNote(passkeysNote.kind, id);
    await endSessionsOf(server, tx, { officer: id });
    await noteAudit(server, tx, {
      what: 'passkey-removed',
      officer: session.officer,
      device: session.device,
      about: id,
    });
    return accept({ ok: true, slips: slipsOf(server, id, removed) });
  });
};
