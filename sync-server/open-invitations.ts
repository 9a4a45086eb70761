/** Invitations nobody has used yet: listed without their secrets, and taken back. */
import { accept, type Result } from '#base/result.ts';
import type { OpenInvitations } from '#protocol/sign-in.ts';
import { mayStaff } from './invitations.ts';
import { invitationNote, readNote, readNotes } from './notes.ts';
import type { OfficeState } from './office-state.ts';
import { no, type Refusal } from './refusal.ts';
import { todayFrom, type ServerContext } from './server-context.ts';
import type { Session } from './sessions.ts';

/** POST /api/invitations/open: those of one officer; link and code lie here as hashes only, so nobody sees them again. */
export const openInvitations = async (
  server: ServerContext,
  session: Session,
  officer: string,
): Promise<Result<OpenInvitations, Refusal>> => {
  const { committed } = server.store;
  const office = await server.office.now(committed);
  if (!mayInvite(server, office, session, officer)) return no('not-allowed');
  const notes = await readNotes(committed, invitationNote, server.nowMs());
  return accept({
    invitations: notes
      // Those of the practice province serve everybody again and again: nobody's to take back.
      .filter(({ value }) => value.officer === officer && value.spentBy === null && !value.reusable)
      .map(({ key, value }) => ({
        invitation: key,
        madeBy: office.officer(value.madeBy ?? '')?.displayName ?? '',
        madeMs: value.madeMs ?? null,
        expiresMs: value.expiresMs,
      }))
      .sort((a, b) => b.expiresMs - a.expiresMs),
  });
};

/** POST /api/invitations/cancel: link and code open nothing any more. Once it is spent it is too late. */
export const cancelInvitation = async (
  server: ServerContext,
  session: Session,
  invitation: string,
): Promise<Result<{ readonly ok: true }, Refusal>> =>
  server.store.write(async (tx) => {
    const found = await readNote(tx, invitationNote, invitation, server.nowMs());
    if (found?.officer === undefined || found.officer === null) return no('no-such-invitation');
    const office = await server.office.now(tx);
    // Says the same whether there is none or it is not one's own to take back.
    if (!mayInvite(server, office, session, found.officer)) return no('no-such-invitation');
    if (found.spentBy !== null || found.reusable) return no('no-such-invitation');
    // The hashes that lead to it lead nowhere now, and go when they expire.
    await tx.dropNote(invitationNote.kind, invitation);
    return accept({ ok: true });
  });

/** Whoever may make an invitation may see and take back what was made. */
const mayInvite = (
  server: ServerContext,
  office: OfficeState,
  session: Session,
  officer: string,
): boolean => {
  const known = office.officer(officer);
  return (
    known !== undefined &&
    (session.officer === officer ||
      mayStaff(office, session.officer, known.homeUnit, todayFrom(server.nowMs())))
  );
};
