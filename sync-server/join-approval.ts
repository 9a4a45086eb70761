/** A phone without an invitation asks to be let in: the side of the officer above, who approves it from afar. */
import { accept, type Result } from '#base/result.ts';
import { valuesOf } from '#crdt/fold.ts';
import { officer as officerType } from '#domain/office/officer.ts';
import {
  joinApprovalBytes,
  joinDigits,
  type JoinApproval,
  type JoinOpened,
  type JoinRequest,
} from '#protocol/joining.ts';
import { noteAudit } from './audit-log.ts';
import type { BookReader, BookWriter } from './book-store.ts';
import { officerToLetIn } from './invitations.ts';
import { joinAddress } from './joining.ts';
import { WAITING_FOR_ONE_MAX } from './joining-crowd.ts';
import {
  invitationKeyNote,
  invitationNote,
  joiningNote,
  readNote,
  readNotes,
  writeNote,
  type Joining,
} from './notes.ts';
import { officeBookOf, type OfficeState } from './office-state.ts';
import { no, type Refusal } from './refusal.ts';
import type { ServerContext } from './server-context.ts';
import { isSignedBy } from './server-key.ts';
import type { Session } from './sessions.ts';

/** From the approval on, the phone may take its time with its words. */
export const APPROVED_MS = 24 * 60 * 60 * 1000;

/** POST /api/joining/list: only what names this very officer, the newest first. */
export const listJoining = async (
  server: ServerContext,
  session: Session,
): Promise<Result<{ readonly requests: readonly JoinRequest[] }, Refusal>> => {
  const { committed } = server.store;
  const office = await server.office.now(committed);
  const mine = addressesOf(office, session.officer);
  const requests = (await readNotes(committed, joiningNote, server.nowMs()))
    .filter(({ value }) => isOpen(value) && mine.includes(value.to))
    .map(({ key, value: { name, union, device, askedMs, expiresMs, commitment } }) => ({
      ...{ request: key, name, union, label: device.label, askedMs, expiresMs },
      ...{ device: device.id, publicKey: device.publicKey, commitment },
    }))
    .sort((a, b) => b.askedMs - a.askedMs)
    .slice(0, WAITING_FOR_ONE_MAX);
  return accept({ requests });
};

const isOpen = ({ approved, ended }: Joining): boolean => approved === null && ended === null;

/** By what an officer can be asked: the sign-in name, where it is this officer's own, and the phone number. */
const addressesOf = (office: OfficeState, id: string): readonly string[] => {
  const officer = office.officer(id);
  if (officer === undefined) return [];
  const { signInName, homeUnit } = officer;
  const record = office.record(officeBookOf(homeUnit), officerType.type, id);
  const phone = record === undefined ? undefined : valuesOf(officerType, record).phone;
  const names = office.officerNamed(signInName) === id ? [signInName] : [];
  return [...names, ...(phone === undefined || phone === null ? [] : [phone])].map(joinAddress);
};

/** A request for this officer; nothing tells one for somebody else from none. */
const forOfficer = async (
  server: ServerContext,
  reader: BookReader,
  office: OfficeState,
  { officer }: Session,
  request: string,
): Promise<Joining | undefined> => {
  const found = await readNote(reader, joiningNote, request, server.nowMs());
  return found !== undefined && addressesOf(office, officer).includes(found.to) ? found : undefined;
};

const deviceKeyOf = (office: OfficeState, session: Session): string | undefined =>
  office.device(session.device)?.publicKey;

/**
 * POST /api/joining/open: the first secret given counts, because the phone answers one alone. Asked again with the
 * same, it tells whether the phone has answered.
 */
export const openJoining = (
  server: ServerContext,
  session: Session,
  { request, nonce }: { readonly request: string; readonly nonce: string },
): Promise<Result<JoinOpened, Refusal>> =>
  server.store.write(async (tx) => {
    const office = await server.office.now(tx);
    const found = await forOfficer(server, tx, office, session, request);
    const publicKey = deviceKeyOf(office, session);
    if (found === undefined || publicKey === undefined || !isOpen(found))
      return no('no-such-request');
    const { opened, reveal, triesLeft, expiresMs } = found;
    if (opened === null) {
      const by = { device: session.device, nonce, publicKey };
      await writeNote(tx, joiningNote, request, { ...found, opened: by }, expiresMs);
    } else if (opened.device !== session.device || opened.nonce !== nonce)
      return no('opened-elsewhere');
    return accept({ reveal, triesLeft });
  });

/** POST /api/joining/refuse: the phone is told at its next look. */
export const refuseJoining = (
  server: ServerContext,
  session: Session,
  request: string,
): Promise<Result<{ readonly ok: true }, Refusal>> =>
  server.store.write(async (tx) => {
    const office = await server.office.now(tx);
    const found = await forOfficer(server, tx, office, session, request);
    if (found === undefined || !isOpen(found)) return no('no-such-request');
    await end(tx, request, found, 'refused');
    return accept({ ok: true });
  });

/**
 * POST /api/joining/approve: an invitation for that officer, which this very key alone can use. Who may not invite
 * the officer cannot approve; each wrong set of digits counts, and the third ends the request.
 */
export const approveJoining = (
  server: ServerContext,
  session: Session,
  approval: JoinApproval,
): Promise<Result<{ readonly ok: true }, Refusal>> =>
  server.store.write(async (tx) => {
    const { request, officer } = approval;
    const office = await server.office.now(tx);
    const found = await forOfficer(server, tx, office, session, request);
    if (found === undefined || found.ended !== null) return no('no-such-request');
    // The answer was lost on the way.
    if (found.approved !== null)
      return found.approved.by === session.officer && found.approved.officer === officer
        ? accept({ ok: true as const })
        : no('no-such-request');
    const { opened } = found;
    if (opened === null || found.reveal === null || opened.device !== session.device)
      return no('not-compared');
    const letIn = await officerToLetIn(server, tx, office, session.officer, officer);
    if (!letIn.ok) return letIn;
    const facts = {
      ...{ request, officer, device: found.device.id, publicKey: found.device.publicKey },
      ...{ reveal: found.reveal, nonce: opened.nonce, approverKey: opened.publicKey },
    };
    const isHeard = joinDigits({ ...facts, serverKey: server.key.publicKey }) === approval.digits;
    if (!isHeard || approval.signature === undefined) return wrong(tx, request, found);
    if (!isSignedBy(opened.publicKey, joinApprovalBytes(facts), approval.signature))
      return no('bad-signature');
    await invitePhone(
      server,
      tx,
      session,
      { ...found, request, officer },
      {
        approverKey: opened.publicKey,
        signature: approval.signature,
      },
    );
    await noteAudit(server, tx, {
      ...{ what: 'phone-approved', officer: session.officer, device: session.device },
      about: officer,
    });
    return accept({ ok: true as const });
  });

const wrong = async (tx: BookWriter, request: string, found: Joining) => {
  const triesLeft = found.triesLeft - 1;
  if (triesLeft === 0) await end(tx, request, found, 'wrong-digits');
  else await writeNote(tx, joiningNote, request, { ...found, triesLeft }, found.expiresMs);
  return no(triesLeft === 0 ? 'no-tries-left' : 'wrong-digits');
};

/** Stays until its time is over, so that the phone hears why. */
const end = (
  tx: BookWriter,
  request: string,
  found: Joining,
  ended: 'refused' | 'wrong-digits',
): Promise<void> => writeNote(tx, joiningNote, request, { ...found, ended }, found.expiresMs);

/** The ticket is its token, so no secret is kept here; the code of eight characters that others have is not made. */
const invitePhone = async (
  server: ServerContext,
  tx: BookWriter,
  { officer: by }: Session,
  { request, officer, ...found }: Joining & { readonly request: string; readonly officer: string },
  signed: { readonly approverKey: string; readonly signature: string },
): Promise<void> => {
  const madeMs = server.nowMs();
  const expiresMs = madeMs + APPROVED_MS;
  const { id, publicKey } = found.device;
  const invitation = {
    ...{ officer, expiresMs, reusable: false, spentBy: null, madeBy: by, madeMs },
    joining: { device: id, publicKey },
  };
  const approved = { by, officer, ...signed };
  await writeNote(tx, joiningNote, request, { ...found, approved, expiresMs }, expiresMs);
  await writeNote(tx, invitationNote, request, invitation, expiresMs);
  await writeNote(tx, invitationKeyNote, found.ticketHash, { invitation: request }, expiresMs);
};
