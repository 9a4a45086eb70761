/** Whom this officer may let in for the first time: only who holds nothing that this officer could not give. */
import type { CalendarDate } from '#domain/calendar-date.ts';
import type { Office } from './office-view.ts';

export interface Inviter {
  readonly office: Office;
  /** The officer who asks. */
  readonly me: string;
  /** Officers who work on a device already: they have words, and a second device is no way in for somebody else. */
  readonly withDevice: ReadonlySet<string>;
  readonly today: CalendarDate;
}

/** As the server decides on an invitation (decision 0022), by what this device knows. */
export const mayInvite = (
  { office, me, withDevice, today }: Inviter,
  officer: { readonly id: string; readonly homeUnit: string },
): boolean => {
  if (officer.id === me) return true;
  if (office.rolesToGiveAt(officer.homeUnit).length === 0) return false;
  return withDevice.has(officer.id) || !holdsMore({ office, today }, officer.id);
};

/** Whether the officer holds a right, now or later, that the asking one could not give. */
export const holdsMore = (
  { office, today }: Pick<Inviter, 'office' | 'today'>,
  officer: string,
): boolean =>
  office.grants.some(
    (grant) =>
      grant.officer === officer &&
      !grant.isRevoked &&
      (grant.until === null || grant.until >= today) &&
      !office.mayGiveAt(grant.unit, grant),
  );
