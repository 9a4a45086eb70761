/** Who may be named a reader of a confidential case: officers with a right to the cases of that union today. */
import { bookId } from '#book/book-id.ts';
import { mayOpen, type HeldGrant } from '#domain/access.ts';
import type { CalendarDate } from '#domain/calendar-date.ts';
import type { grant as grantType, revocation as revocationType } from '#domain/office/grant.ts';
import type { unit as unitType } from '#domain/office/unit.ts';
import type { RecordOf } from '#domain/record-of.ts';

const DEPTH_MAX = 32;

export interface OfficeKnown {
  readonly units: readonly RecordOf<typeof unitType>[];
  readonly grants: readonly RecordOf<typeof grantType>[];
  readonly revocations: readonly RecordOf<typeof revocationType>[];
}

/** Ids, each once. As far as this device knows: the server asks again whenever the book is opened. */
export const possibleReaders = (
  { units, grants, revocations }: OfficeKnown,
  unit: string,
  today: CalendarDate,
): readonly string[] => {
  const revoked = new Set(revocations.flatMap(({ values }) => values.grant ?? []));
  const path = pathUp(units, unit);
  const heldByOfficer = new Map<string, HeldGrant[]>();
  for (const { id, values } of grants) {
    const { officer, role, unit: at, reach, from, until = null } = values;
    if (revoked.has(id) || officer === undefined || role === undefined) continue;
    if (at === undefined || reach === undefined || from === undefined) continue;
    const held = { role, unit: at, reach, from, until };
    heldByOfficer.set(officer, [...(heldByOfficer.get(officer) ?? []), held]);
  }
  return [...heldByOfficer]
    .filter(([, held]) => mayOpen(held, bookId('cases', unit), path, today))
    .map(([officer]) => officer)
    .sort();
};

/**
 * Of those a case names, who has lost the right to the cases of that union as far as this device knows: the server
 * gives them nothing any more. One whose rights this device has never heard of is not among them.
 */
export const readersWithoutRight = (
  known: OfficeKnown,
  unit: string,
  today: CalendarDate,
  named: readonly string[],
): readonly string[] => {
  const heardOf = new Set(known.grants.flatMap(({ values }) => values.officer ?? []));
  const possible = new Set(possibleReaders(known, unit, today));
  return named.filter((officer) => heardOf.has(officer) && !possible.has(officer));
};

const pathUp = (units: OfficeKnown['units'], unit: string): readonly string[] => {
  const parentById = new Map(units.map(({ id, values }) => [id, values.parent]));
  const path: string[] = [];
  for (
    let at: string | null | undefined = unit;
    typeof at === 'string' && path.length < DEPTH_MAX && !path.includes(at);
    at = parentById.get(at)
  )
    path.push(at);
  return path;
};
