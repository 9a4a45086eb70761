/** Invitations: a link or an 8-character code that lets one device in. Looking spends nothing. */
import { accept, type Result } from '#base/result.ts';
import { judgeChanges } from '#domain/access.ts';
import type { GivenRight } from '#domain/giving-rights.ts';
import { write } from '#domain/draft.ts';
import { grant as grantType } from '#domain/office/grant.ts';
import type { InvitationAnswer, InvitationMade } from '#protocol/sign-in.ts';
import type { BookReader, BookWriter } from './book-store.ts';
import {
  invitationKeyNote,
  invitationNote,
  readNote,
  secretHash,
  wordsNote,
  writeNote,
} from './notes.ts';
import type { OfficerFacts } from './office-facts.ts';
import { officeBookOf, type OfficeState } from './office-state.ts';
import { mayOpenNow } from './open-books.ts';
import { no, type Refusal } from './refusal.ts';
import { hasTakenName } from './taken-names.ts';
import { todayFrom, type ServerContext } from './server-context.ts';
import type { Session } from './sessions.ts';
import { lookBelow } from './union-of-one.ts';

export const INVITATION_MS = 7 * 24 * 60 * 60 * 1000;
/** Letters and digits that cannot be taken for one another when read aloud: no 0 O 1 I L. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const CODE_LENGTH = 8;

/** POST /api/invitations: for the own next device, or for an officer whom one may give rights. */
export const invite = async (
  server: ServerContext,
  session: Session,
  officerId: string,
): Promise<Result<InvitationMade, Refusal>> => {
  const { committed } = server.store;
  const office = await server.office.now(committed);
  const officer = await officerToLetIn(server, committed, office, session.officer, officerId);
  if (!officer.ok) return officer;
  const made = await server.store.write((tx) =>
    makeInvitation(server, tx, {
      officer: officerId,
      reusable: false,
      madeBy: session.officer,
    }),
  );
  return accept(made);
};

/** Whom one may invite, or approve the phone of. */
export const officerToLetIn = async (
  server: ServerContext,
  reader: BookReader,
  office: OfficeState,
  inviter: string,
  officerId: string,
): Promise<Result<OfficerFacts, Refusal>> => {
  const officer = office.officer(officerId);
  if (officer === undefined)
    return (await hasTakenName(server, officerId)) ? no('sign-in-name-taken') : no('not-found');
  if (!(await mayLetIn(server, reader, office, inviter, officer))) {
    // Of people whom one cannot see, nobody learns that they are there.
    const book = officeBookOf(officer.homeUnit);
    const isSeen = mayOpenNow(office, inviter, book, todayFrom(server.nowMs()));
    return no(isSeen ? 'not-allowed' : 'not-found');
  }
  const owner = office.officerNamed(officer.signInName);
  return owner !== undefined && owner !== officer.id ? no('sign-in-name-taken') : accept(officer);
};

/**
 * The own next device; or an officer whom one may give rights, and who has words already or holds no right
 * that one could not give: the first to use the link is that officer from then on.
 */
const mayLetIn = async (
  server: ServerContext,
  reader: BookReader,
  office: OfficeState,
  inviter: string,
  { id, homeUnit }: OfficerFacts,
): Promise<boolean> => {
  if (inviter === id) return true;
  const nowMs = server.nowMs();
  const today = todayFrom(nowMs);
  if (!mayStaff(office, inviter, homeUnit, today)) return false;
  if ((await readNote(reader, wordsNote, id, nowMs)) !== undefined) return true;
  return office
    .grantsOf(id)
    .filter(({ until }) => until === null || until >= today)
    .every((given) => mayStaff(office, inviter, given.unit, today, given));
};

const SOMEBODY: GivenRight = { role: 'collector', reach: 'unit' };

/** Whether the officer may give somebody a right, or this very one, at that unit today. */
export const mayStaff = (
  office: OfficeState,
  officer: string,
  unit: string,
  today: string,
  { role, reach }: GivenRight = SOMEBODY,
): boolean => {
  const unitPath = office.pathOf(unit);
  if (unitPath === undefined) return false;
  const given = { officer: 'somebody', role, unit, reach, from: today, until: null };
  const changes = [write(grantType, 'somebody', given)];
  return judgeChanges({
    grants: office.grantsOf(officer),
    book: officeBookOf(unit),
    unitPath,
    changes,
    today,
  }).ok;
};

export const makeInvitation = async (
  server: ServerContext,
  tx: BookWriter,
  {
    officer,
    reusable,
    madeBy,
    below,
  }: {
    readonly officer: string | null;
    readonly reusable: boolean;
    readonly madeBy?: string;
    /** The unit below which a union is founded. */
    readonly below?: string;
  },
): Promise<InvitationMade> => {
  const expiresMs = server.nowMs() + INVITATION_MS;
  const token = server.randomId(32);
  const code = randomCode(server, CODE_LENGTH);
  const isSetUp = officer === null && below === undefined;
  const invitation = isSetUp ? SET_UP_INVITATION : server.randomId(12);
  await writeNote(
    tx,
    invitationNote,
    invitation,
    {
      officer,
      expiresMs,
      reusable,
      spentBy: null,
      ...(below === undefined ? {} : { below }),
      ...(madeBy === undefined ? {} : { madeBy, madeMs: server.nowMs() }),
    },
    expiresMs,
  );
  for (const secret of [token, code])
    await writeNote(tx, invitationKeyNote, secretHash(secret), { invitation }, expiresMs);
  return { token, code, link: `${server.origin}/#/m/${token}`, expiresMs };
};

/** There is one at a time: a new start of an unused server prints a new one. */
export const SET_UP_INVITATION = 'set-up';

export const randomCode = (server: ServerContext, length: number): string => {
  let code = '';
  while (code.length < length)
    for (const byte of Buffer.from(server.randomId(16), 'base64url'))
      // Bytes beyond the last whole alphabet would make some letters likelier.
      if (byte < 248 && code.length < length)
        code += CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length);
  return code;
};

export interface FoundInvitation {
  readonly key: string;
  readonly officer: string | null;
  readonly expiresMs: number;
  readonly reusable: boolean;
  readonly spentBy: string | null;
  readonly below?: string | undefined;
  readonly madeBy?: string | undefined;
  readonly joining?: { readonly device: string; readonly publicKey: string } | undefined;
}

/**
 * Of a phone that was approved from afar: whoever approved it has to be one who may let the officer in, also at the
 * moment when it is used.
 */
export const isStillApproved = async (
  server: ServerContext,
  reader: BookReader,
  office: OfficeState,
  { joining, madeBy, officer }: FoundInvitation,
): Promise<boolean> =>
  joining === undefined ||
  (madeBy !== undefined &&
    officer !== null &&
    (await officerToLetIn(server, reader, office, madeBy, officer)).ok);

/** By token or code; a code may be typed in small letters and with spaces or dashes. */
export const findInvitation = async (
  reader: BookReader,
  token: string,
  nowMs: number,
): Promise<FoundInvitation | undefined> => {
  for (const secret of [token, token.toUpperCase().replaceAll(/[\s-]/g, '')]) {
    const key = await readNote(reader, invitationKeyNote, secretHash(secret), nowMs);
    const found =
      key === undefined ? undefined : await readNote(reader, invitationNote, key.invitation, nowMs);
    if (key !== undefined && found !== undefined) return { key: key.invitation, ...found };
  }
  return undefined;
};

/** POST /api/invitation/look: what it is for. */
export const lookAtInvitation = async (
  server: ServerContext,
  token: string,
): Promise<Result<InvitationAnswer, Refusal>> => {
  const nowMs = server.nowMs();
  const { committed } = server.store;
  const found = await findInvitation(committed, token, nowMs);
  if (found === undefined || found.spentBy !== null) return no('no-such-invitation');
  const office = await server.office.now(committed);
  if (found.below !== undefined) return lookBelow(office, found, todayFrom(nowMs));
  if (found.officer === null)
    return accept({
      kind: 'set-up',
      displayName: '',
      unitName: '',
      roles: ['administrator'],
      signInName: null,
      words: null,
      expiresMs: found.expiresMs,
    });
  const officer = office.officer(found.officer);
  if (officer === undefined || !(await isStillApproved(server, committed, office, found)))
    return no('no-such-invitation');
  const words = server.practice
    ? undefined
    : await readNote(committed, wordsNote, officer.id, nowMs);
  return accept({
    kind: 'device',
    displayName: officer.displayName,
    unitName: office.unit(officer.homeUnit)?.name ?? '',
    roles: [...new Set(office.grantsOf(officer.id).map(({ role }) => role))],
    signInName: officer.signInName,
    words: words?.settings ?? null,
    expiresMs: found.expiresMs,
  });
};
