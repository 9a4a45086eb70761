/** Which rights ask for a second factor at the server, and what is left of them where it was not given. */
import { ROLE_RIGHTS } from './access-table.ts';
import { isInForce, type HeldGrant } from './access.ts';
import type { CalendarDate } from './calendar-date.ts';

/** From the first sign-in with such a right: long enough to found a union and to close a first day. */
export const SECOND_FACTOR_GRACE_DAYS = 14;

const needsIt = ({ role }: HeldGrant): boolean => ROLE_RIGHTS[role].needsSecondFactor === true;

export const asksSecondFactor = (grants: readonly HeldGrant[], today: CalendarDate): boolean =>
  grants.some((grant) => needsIt(grant) && isInForce(grant, today));

/** What device and words alone may do. */
export const withoutSecondFactor = <G extends HeldGrant>(grants: readonly G[]): readonly G[] =>
  grants.filter((grant) => !needsIt(grant));
