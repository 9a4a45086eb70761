/** Which rights a hand-over ends and which it begins, and who can confirm it: nobody gives what they do not hold. */
import { isInForce, reaches, type HeldGrant } from '#domain/access.ts';
import { ROLE_RIGHTS } from '#domain/access-table.ts';
import type { CalendarDate } from '#domain/calendar-date.ts';
import { mayGive } from '#domain/giving-rights.ts';
import { heldGrants, type OfficeGrants } from '#domain/office/held-grants.ts';
import type { BeginningRight } from '#domain/office/handover-acts.ts';
import { unitPathOf } from '#domain/office/unit-path.ts';
import type { unit } from '#domain/office/unit.ts';
import type { BookKind } from '#domain/record-kind.ts';
import type { RecordOf } from '#domain/record-of.ts';

export interface RightsKnown {
  readonly units: readonly RecordOf<typeof unit>[];
  readonly books: readonly OfficeGrants[];
  readonly today: CalendarDate;
}

export interface HandedRight extends HeldGrant {
  readonly id: string;
  /** Whether this viewer can pass it on; the others are for somebody above. */
  readonly mayPass: boolean;
}

/** Rights of an officer at that very union that still stand, those whose term has run out among them. */
export const rightsToHand = (
  officer: string,
  at: string,
  viewer: string,
  known: RightsKnown,
): readonly HandedRight[] => {
  const path = unitPathOf(at, known.units);
  const grants = heldGrants(viewer, known.books).filter(
    (grant) => isInForce(grant, known.today) && reaches(grant, path),
  );
  return heldGrants(officer, known.books)
    .filter(({ unit: where, from }) => where === at && from <= known.today)
    .map((right) => ({
      ...right,
      mayPass: grants.some((grant) => mayGive({ grant, grants }, right)),
    }));
};

/** Unions where that officer still has a right. */
export const unionsOf = (officer: string, known: RightsKnown): readonly string[] => [
  ...new Set(heldGrants(officer, known.books).map(({ unit: where }) => where)),
];

/**
 * What the incoming officer gets for the rights that end: the same, and no end that is past already; nothing
 * that this officer holds as far and as long at that union.
 */
export const rightsToBegin = (
  ends: readonly HandedRight[],
  to: string,
  known: RightsKnown,
): readonly BeginningRight[] => {
  const own = heldGrants(to, known.books).filter((grant) => isInForce(grant, known.today));
  const wanted = new Map<string, BeginningRight>();
  for (const { role, unit: at, reach, until } of ends) {
    const term = until !== null && until < known.today ? null : until;
    const isHeld = own.some(
      (held) =>
        held.role === role &&
        held.unit === at &&
        (reach === 'unit' || held.reach === 'below') &&
        (held.until === null || (term !== null && held.until >= term)),
    );
    if (!isHeld) wanted.set(`${role} ${reach}`, { role, reach, until: term });
  }
  return [...wanted.values()];
};

/** Whether one of these rights has to do with books of that kind. */
export const concerns = (rights: readonly HeldGrant[], kind: BookKind): boolean =>
  rights.some(({ role }) => ROLE_RIGHTS[role].opens.includes(kind));

/** Officers, of those named, who could pass on every right that one holds there. */
export const whoConfirms = (
  rights: readonly HandedRight[],
  from: string,
  officers: readonly string[],
  known: RightsKnown,
): readonly string[] =>
  officers.filter((viewer) => {
    const [first] = rights;
    if (viewer === from || first === undefined) return false;
    return rightsToHand(from, first.unit, viewer, known).every(({ mayPass }) => mayPass);
  });
