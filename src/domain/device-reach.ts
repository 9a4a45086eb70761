/** Whose devices an officer is shown: those of the officers whom a right of theirs lets them write down. */
import { ROLE_RIGHTS } from './access-table.ts';
import { isInForce, reaches, type HeldGrant, type UnitPath } from './access.ts';
import type { CalendarDate } from './calendar-date.ts';

/** Rights in force today whose officer is shown the devices of other officers, wherever they hold. */
export const deviceGrants = (
  grants: readonly HeldGrant[],
  today: CalendarDate,
): readonly HeldGrant[] =>
  grants.filter(
    (grant) =>
      ROLE_RIGHTS[grant.role].writes.office?.['officer'] !== undefined && isInForce(grant, today),
  );

/** @param unitPath from the home of the device's officer up to the root */
export const seesDevicesOf = (
  grants: readonly HeldGrant[],
  unitPath: UnitPath,
  today: CalendarDate,
): boolean => deviceGrants(grants, today).some((grant) => reaches(grant, unitPath));
