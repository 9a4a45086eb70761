/** Of which unions an officer is told how their days were closed: those below the unit of a right that hears of it. */
import { ROLE_RIGHTS } from './access-table.ts';
import { isInForce, type HeldGrant, type UnitPath } from './access.ts';
import type { CalendarDate } from './calendar-date.ts';

/** Rights in force today that hear of closes, wherever that may be. */
export const closesGrants = (
  grants: readonly HeldGrant[],
  today: CalendarDate,
): readonly HeldGrant[] =>
  grants.filter(
    (grant) =>
      ROLE_RIGHTS[grant.role].hearsOfCloses === true &&
      grant.reach === 'below' &&
      isInForce(grant, today),
  );

/**
 * @param unitPath from the unit of the dues book up to the root
 * @param ruling the part of it up to the union itself: whoever is of that union is not above it
 */
export const hearsOfClosesAt = (
  grants: readonly HeldGrant[],
  unitPath: UnitPath,
  ruling: UnitPath,
  today: CalendarDate,
): boolean =>
  closesGrants(grants, today).some(({ unit }) => unitPath.includes(unit) && !ruling.includes(unit));
