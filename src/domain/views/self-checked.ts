/** "Tự kiểm": a close of a union where nobody but the collector could look at the cash that day. It is valid all the same. */
import { ROLE_RIGHTS } from '#domain/access-table.ts';
import { isInForce, reaches, type HeldGrant, type UnitPath } from '#domain/access.ts';
import type { CalendarDate } from '#domain/calendar-date.ts';
import { addDays } from '#domain/day-number.ts';
import type { grant, revocation } from '#domain/office/grant.ts';
import type { RecordOf } from '#domain/record-of.ts';

export interface OfficerRight extends HeldGrant {
  readonly officer: string;
}

/** @param close who counted and closed, the business day, and whose officers count: from the book's unit to its union */
export const isSelfChecked = (
  close: { readonly by: string; readonly day: CalendarDate; readonly unitPath: UnitPath },
  rights: readonly OfficerRight[],
): boolean =>
  !rights.some(
    (right) =>
      right.officer !== close.by &&
      ROLE_RIGHTS[right.role].checksCash === true &&
      isInForce(right, close.day) &&
      reaches(right, close.unitPath),
  );

/**
 * Every right that was ever given, with the last day on which it held: a right ended later was there on the
 * day of the close, and what a close is does not change afterwards.
 * @param endedOn the day on which a revocation was written
 */
export const rightsEver = (
  grants: readonly RecordOf<typeof grant>[],
  revocations: readonly RecordOf<typeof revocation>[],
  endedOn: (revocation: string) => CalendarDate,
): readonly OfficerRight[] => {
  const lastDays = new Map<string, CalendarDate>();
  for (const { id, values } of revocations) {
    // On the day of its end it holds no more.
    const last = addDays(endedOn(id), -1);
    const known = values.grant === undefined ? undefined : lastDays.get(values.grant);
    if (values.grant !== undefined && (known === undefined || last < known))
      lastDays.set(values.grant, last);
  }
  return grants.flatMap(({ id, values }) => {
    const { officer, role, unit, reach, from, until = null } = values;
    if (officer === undefined || role === undefined || unit === undefined) return [];
    if (reach === undefined || from === undefined) return [];
    const ended = lastDays.get(id);
    const last = ended !== undefined && (until === null || ended < until) ? ended : until;
    return [{ officer, role, unit, reach, from, until: last }];
  });
};
