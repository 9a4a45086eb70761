/** Whose doings an officer may look through: the units over which a right of theirs reads the audit log. */
import { ROLE_RIGHTS } from './access-table.ts';
import { isInForce, reaches, type HeldGrant, type UnitPath } from './access.ts';
import type { CalendarDate } from './calendar-date.ts';

/** Rights in force today that read the log, wherever they hold. */
export const auditGrants = (
  grants: readonly HeldGrant[],
  today: CalendarDate,
): readonly HeldGrant[] =>
  grants.filter((grant) => ROLE_RIGHTS[grant.role].readsAudit === true && isInForce(grant, today));

/** @param unitPath from the unit of the book, or the officer's own unit, up to the root */
export const readsAuditOf = (
  grants: readonly HeldGrant[],
  unitPath: UnitPath,
  today: CalendarDate,
): boolean => auditGrants(grants, today).some((grant) => reaches(grant, unitPath));
