/** The first moments of a server: the root of the unit tree and its first administrator, by a one-time link. */
import { accept, type Result } from '#base/result.ts';
import { assert } from '#base/assert.ts';
import type { Change } from '#crdt/fold.ts';
import { write } from '#domain/draft.ts';
import { grant as grantType } from '#domain/office/grant.ts';
import { officer as officerType } from '#domain/office/officer.ts';
import { unit as unitType } from '#domain/office/unit.ts';
import type { Role } from '#domain/office/grant.ts';
import type { InvitationMade, RedeemRequest } from '#protocol/sign-in.ts';
import type { BookWriter } from './book-store.ts';
import { makeInvitation } from './invitations.ts';
import type { Ledger } from './ledger.ts';
import type { OfficerFacts } from './office-facts.ts';
import { officeBookOf } from './office-state.ts';
import { no, type Refusal } from './refusal.ts';
import { todayFrom, type ServerContext } from './server-context.ts';
import { writeAsServer } from './server-entries.ts';

/** No administrator exists yet. There is no default password: the set-up link is the only way in. */
export const isSetUpNeeded = async (server: ServerContext): Promise<boolean> =>
  (await server.office.now(server.store.committed)).officers().length === 0;

/** A new link each start until it is used; the one of the start before is worth nothing then. */
export const makeSetUpInvitation = async (
  server: ServerContext,
): Promise<InvitationMade | undefined> =>
  (await isSetUpNeeded(server))
    ? server.store.write(async (tx) => {
        for (const { key } of await tx.notes('invitation-key', 0))
          await tx.dropNote('invitation-key', key);
        return makeInvitation(server, tx, { officer: null, reusable: false });
      })
    : undefined;

export const foundUnion = async (
  server: ServerContext,
  tx: BookWriter,
  ledger: Ledger,
  setUp: NonNullable<RedeemRequest['setUp']>,
): Promise<Result<OfficerFacts, Refusal>> => {
  if (ledger.office.officers().length > 0) return no('already-set-up');
  const unit = server.randomId(12);
  const officer = server.randomId(12);
  const { unitName: name, unitKind: kind, displayName, signInName } = setUp;
  const from = todayFrom(server.nowMs());
  const union = { name, kind, code: null, parent: null, closedOn: null, ownBooks: true };
  const grant = { officer, unit, reach: 'below', from, until: null } as const;
  // The grants in an entry of their own: it travels in directories, and a person's name must not.
  const acts: readonly (readonly Change[])[] = [
    [write(unitType, unit, union)],
    [write(officerType, officer, { signInName, displayName, phone: null, homeUnit: unit })],
    rolesOfFounder(kind).map((role) => write(grantType, server.randomId(12), { ...grant, role })),
  ];
  for (const changes of acts)
    await writeAsServer(server, tx, ledger, {
      book: officeBookOf(unit),
      act: 'foundUnion',
      changes,
    });
  const founded = ledger.office.officer(officer);
  assert(founded !== undefined, 'the first administrator has just been written down');
  return accept(founded);
};

/** Whoever sets up a grassroots union works in it; above that, an administrator sees no one's books. */
const rolesOfFounder = (kind: string): readonly Role[] =>
  kind === 'grassroots'
    ? ['administrator', 'chair', 'treasurer', 'case-officer']
    : ['administrator'];
