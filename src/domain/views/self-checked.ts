/** "Tự kiểm": a close of a union where nobody but the collector could look at the cash at the time. It is valid all the same. */
import { ROLE_RIGHTS } from '#domain/access-table.ts';
import { isInForce, reaches, type HeldGrant, type UnitPath } from '#domain/access.ts';
import type { CalendarDate } from '#domain/calendar-date.ts';
import { addDays, vietnamDate } from '#domain/day-number.ts';
import { cashCheck } from '#domain/dues/cash-check.ts';
import type { grant, revocation, Role } from '#domain/office/grant.ts';
import type { RecordOf } from '#domain/record-of.ts';

export interface OfficerRight extends HeldGrant {
  readonly officer: string;
  /** Its beginning and end to the moment, for a close of that very day; absent where only the days are known. */
  readonly hours?: {
    readonly givenMs: number;
    /** Null where nobody ended it. */
    readonly endedMs: number | null;
    /** The last day as it was given, whoever ended it before. */
    readonly until: CalendarDate | null;
  };
}

/** Whether the table of rights lets the role say what cash there is that somebody else has counted. */
export const checksCash = (role: Role): boolean =>
  ROLE_RIGHTS[role].writes.dues?.[cashCheck.type] !== undefined;

export interface CloseMade {
  /** Officers whose hands the cash went through. */
  readonly hands: ReadonlySet<string>;
  /** The business day written on it. */
  readonly day: CalendarDate;
  /** When it was written, as its place in the order of the book says. */
  readonly writtenMs: number;
  /** From the unit of its book up to the union: whose officers count. */
  readonly unitPath: UnitPath;
}

/**
 * One who was there on either of the two days counts: no clock turned back by days makes a close a self-check. On the
 * day of the writing itself hours count: who was appointed in the afternoon was not there for a close of the morning,
 * and who was revoked in the afternoon was.
 */
export const isSelfChecked = (
  { hands, day, writtenMs, unitPath }: CloseMade,
  rights: readonly OfficerRight[],
): boolean =>
  !rights.some(
    (right) =>
      !hands.has(right.officer) &&
      checksCash(right.role) &&
      [day, vietnamDate(writtenMs)].some((on) => wasThere(right, on, writtenMs)) &&
      reaches(right, unitPath),
  );

const wasThere = (right: OfficerRight, on: CalendarDate, writtenMs: number): boolean => {
  const { hours } = right;
  if (hours === undefined || on !== vietnamDate(writtenMs)) return isInForce(right, on);
  const { givenMs, endedMs, until } = hours;
  const isBegun = givenMs <= writtenMs || vietnamDate(givenMs) !== on;
  const endsLater = endedMs !== null && endedMs > writtenMs && vietnamDate(endedMs) === on;
  return isBegun && isInForce(endsLater ? { ...right, until } : right, on);
};

/** Whether the officer may say what cash there is in that unit on that day, as one of the union's own. */
export const mayCheckCash = (
  officer: string,
  rights: readonly OfficerRight[],
  unitPath: UnitPath,
  today: CalendarDate,
): boolean =>
  rights.some(
    (right) =>
      right.officer === officer &&
      checksCash(right.role) &&
      isInForce(right, today) &&
      reaches(right, unitPath),
  );

/** When a record of the office was written, by its place in the order. */
export interface OfficeTimes {
  readonly givenMs: (grant: string) => number;
  readonly endedMs: (revocation: string) => number;
}

/**
 * Every right that was ever given, with the first and last day on which it held: a right ended later was there
 * on the day of the close, one dated back was not, and what a close is does not change afterwards.
 */
export const rightsEver = (
  grants: readonly RecordOf<typeof grant>[],
  revocations: readonly RecordOf<typeof revocation>[],
  { givenMs, endedMs }: OfficeTimes,
): readonly OfficerRight[] => {
  const ends = new Map<string, number>();
  for (const { id, values } of revocations) {
    const ms = endedMs(id);
    const known = values.grant === undefined ? undefined : ends.get(values.grant);
    if (values.grant !== undefined && (known === undefined || ms < known))
      ends.set(values.grant, ms);
  }
  return grants.flatMap(({ id, values }) => {
    const { officer, role, unit, reach, from, until = null } = values;
    if (officer === undefined || role === undefined || unit === undefined) return [];
    if (reach === undefined || from === undefined) return [];
    const given = vietnamDate(givenMs(id));
    const ended = ends.get(id);
    // From the day of its end on it holds no more.
    const last = ended === undefined ? until : addDays(vietnamDate(ended), -1);
    return [
      {
        ...{ officer, role, unit, reach, from: given > from ? given : from },
        until: last === null || (until !== null && until < last) ? until : last,
        hours: { givenMs: givenMs(id), endedMs: ended ?? null, until },
      },
    ];
  });
};
