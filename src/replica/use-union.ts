/** What many screens ask of the union's book in the same words: the business day, names of units, twins. */
import type { CalendarDate } from '#domain/calendar-date.ts';
import { vietnamDate } from '#domain/day-number.ts';
import { unit, unitNames } from '#domain/office/unit.ts';
import { twinLink } from '#domain/roster/membership.ts';
import { twinPairsOf } from '#domain/views/people-view.ts';
import { sectionsWithin, type SectionChoice } from '#domain/views/union-sections.ts';
import { unitsToWriteIn } from '#domain/writing-units.ts';
import { heldUnits } from '#domain/held-units.ts';
import { useOfficeRights, useRecordsView, useReplica } from './use-replica.ts';

/** The business day by the corrected clock. */
export const useToday = (): CalendarDate => vietnamDate(useReplica().correctedNow().ms);

/** Names of units by id; a unit this device does not know has none. */
export const useUnitNames = (): ReadonlyMap<string, string> => useRecordsView(unit, unitNames);

/** `idA~idB`: two records of one person. */
export const useTwinPairs = (): readonly string[] => useRecordsView(twinLink, twinPairsOf);

/** Gives the sections of a union into which a person can be put. */
export const useSectionsOf = (): ((ofUnit: string) => readonly SectionChoice[]) =>
  useRecordsView(unit, sectionsWithin);

/** Units in whose books of that kind this officer's roles write, the own first; all held until the office is read. */
export const useUnitsToWriteIn = (kind: keyof typeof unitsToWriteIn): readonly string[] => {
  const replica = useReplica();
  const allowed = useOfficeRights(unitsToWriteIn[kind], useToday());
  return allowed ?? heldUnits(replica.books(), kind, replica.identity.homeUnit);
};
