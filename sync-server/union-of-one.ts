/** A grassroots union below another one, founded by its own first officer, who is chair, treasurer and case officer at once. */
import { accept, type Result } from '#base/result.ts';
import { judgeChanges } from '#domain/access.ts';
import { write, type Moment } from '#domain/draft.ts';
import { addOfficer, createUnit, grantRole } from '#domain/office/acts.ts';
import { grant as grantType, type Role } from '#domain/office/grant.ts';
import { proposedSignInName } from '#domain/office/sign-in-name.ts';
import { unit as unitType } from '#domain/office/unit.ts';
import type { InvitationAnswer, RedeemRequest } from '#protocol/sign-in.ts';
import type { BookWriter } from './book-store.ts';
import type { Ledger } from './ledger.ts';
import type { OfficerFacts } from './office-facts.ts';
import { officeBookOf, type OfficeState } from './office-state.ts';
import { no, type Refusal } from './refusal.ts';
import { SERVER_DEVICE, todayFrom, type ServerContext } from './server-context.ts';
import { writeAsServer } from './server-entries.ts';

const ROLES_OF_ONE: readonly Role[] = ['chair', 'treasurer', 'case-officer'];

/** As an invitation names them: where, and on whose word. */
export interface FoundingOffer {
  readonly below?: string | undefined;
  readonly madeBy?: string | undefined;
  readonly expiresMs: number;
}

/** Whether the officer may write down a union below that unit and give all of its first officer's roles there today. */
export const mayFoundBelow = (
  office: OfficeState,
  officer: string,
  below: string,
  today: string,
): boolean => {
  const above = office.pathOf(below);
  // Nothing is founded any more below a union that was closed.
  if (above === undefined || office.unit(below)?.isClosed === true) return false;
  const unit = 'to-be-founded';
  const right = { officer: 'somebody', unit, reach: 'below', from: today, until: null } as const;
  return judgeChanges({
    grants: office.grantsOf(officer),
    book: officeBookOf(unit),
    unitPath: [unit, ...above],
    changes: [
      write(unitType, unit, { name: 'A', kind: 'grassroots', parent: below, ownBooks: true }),
      ...ROLES_OF_ONE.map((role) => write(grantType, role, { ...right, role })),
    ],
    today,
    pathOf: (id) => office.pathOf(id),
  }).ok;
};

/** What such an invitation is for. It is worth nothing once who made it may no longer found there. */
export const lookBelow = (
  office: OfficeState,
  offer: FoundingOffer,
  today: string,
): Result<InvitationAnswer, Refusal> => {
  const place = placeOf(office, offer, today);
  if (place === undefined) return no('no-such-invitation');
  return accept({
    kind: 'set-up',
    displayName: '',
    unitName: '',
    roles: [...ROLES_OF_ONE],
    signInName: null,
    words: null,
    expiresMs: offer.expiresMs,
    under: office.unit(place)?.name ?? '',
  });
};

/**
 * Writes down the union and its first officer. The level is not for the guest to choose, and a sign-in name
 * somebody has already gets a number: whoever founds a union knows nobody to ask.
 * Refuses: no-such-invitation, bad-request (a name that is none).
 */
export const foundUnionOfOne = async (
  server: ServerContext,
  tx: BookWriter,
  ledger: Ledger,
  offer: FoundingOffer,
  setUp: NonNullable<RedeemRequest['setUp']>,
): Promise<Result<OfficerFacts, Refusal>> => {
  const { office } = ledger;
  const moment = momentOf(server);
  const below = placeOf(office, offer, moment.today);
  if (below === undefined) return no('no-such-invitation');
  const unit = server.randomId(12);
  const { unitName, displayName } = setUp;
  const founded = createUnit(
    { id: unit, name: unitName, kind: 'grassroots', parent: below, ownBooks: true },
    moment,
  );
  const isTaken = (name: string): boolean => office.officerNamed(name) !== undefined;
  const signInName = proposedSignInName(displayName, isTaken);
  const added = addOfficer({ homeUnit: unit, signInName, displayName }, moment);
  const officer = added.ok ? added.value[0]?.changes[0]?.id : undefined;
  if (!founded.ok || !added.ok || officer === undefined) return no('bad-request');
  const right = { officer, unit, reach: 'below', from: moment.today } as const;
  const given = ROLES_OF_ONE.flatMap((role) => {
    const drafts = grantRole({ ...right, role }, moment);
    return drafts.ok ? drafts.value : [];
  });
  for (const draft of [...founded.value, ...added.value, ...given])
    await writeAsServer(server, tx, ledger, draft);
  const known = office.officer(officer);
  return known === undefined ? no('bad-request') : accept(known);
};

/** The unit it is founded below, while who made the invitation may still found there. */
const placeOf = (
  office: OfficeState,
  { below, madeBy }: FoundingOffer,
  today: string,
): string | undefined =>
  below !== undefined && madeBy !== undefined && mayFoundBelow(office, madeBy, below, today)
    ? below
    : undefined;

const momentOf = (server: ServerContext): Moment => {
  const nowMs = server.nowMs();
  return {
    officer: SERVER_DEVICE,
    device: SERVER_DEVICE,
    nowMs,
    today: todayFrom(nowMs),
    newId: () => server.randomId(12),
    nextNumber: () => undefined,
  };
};
