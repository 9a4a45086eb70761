/** Where this officer may import into, and the sections people can be put in there. */
import { useMemo } from 'react';
import { grant, revocation } from '#domain/office/grant.ts';
import { unitPathOf } from '#domain/office/unit-path.ts';
import { unit } from '#domain/office/unit.ts';
import type { SectionPlace } from '#domain/roster/import-line.ts';
import { mayFoundSections, unitsToImportInto } from '#domain/roster/import-rights.ts';
import type { SectionUnit } from '#domain/roster/import-sections.ts';
import { useRecords, useReplica, type Row } from '#replica/use-replica.ts';
import { todayFromMs } from '#text/day-text.ts';

type UnitRow = Row<typeof unit>;

export interface ImportUnit {
  readonly id: string;
  readonly name: string;
  readonly sections: readonly SectionUnit[];
  /** Whether this officer may found sections there. */
  readonly mayFound: boolean;
  /** By the id of a section: its own book, or the mark in the union's. */
  readonly places: Readonly<Record<string, SectionPlace>>;
  /** Books of the roll that an import looks through. */
  readonly books: readonly string[];
}

/** Undefined until the office has been read; empty where this officer may import nowhere. */
export const useImportUnits = (): readonly ImportUnit[] | undefined => {
  const replica = useReplica();
  const units = useRecords(unit);
  const grants = useRecords(grant);
  const revocations = useRecords(revocation);
  const today = todayFromMs(replica.correctedNow().ms);
  return useMemo(() => {
    if (units === undefined || grants === undefined || revocations === undefined) return undefined;
    const books = replica.books();
    const { officer, homeUnit } = replica.identity;
    const office = { units, grants, revocations };
    const who = { officer, homeUnit, books, today };
    return unitsToImportInto(office, who).map((id) => ({
      ...importUnit(id, units, books),
      mayFound: mayFoundSections(office, who, id),
    }));
  }, [units, grants, revocations, replica, today]);
};

const importUnit = (
  id: string,
  units: readonly UnitRow[],
  books: readonly string[],
): Omit<ImportUnit, 'mayFound'> => {
  const sections = units.filter(
    ({ id: own, values }) =>
      own !== id &&
      (values.kind === 'section' || values.kind === 'group') &&
      (values.closedOn ?? null) === null &&
      unitPathOf(own, units).includes(id) &&
      // A section whose own book is not on this device cannot be written in.
      (values.ownBooks !== true || books.includes(`roster.${own}`)),
  );
  const places = sections.map(({ id: own, values }): readonly [string, SectionPlace] => [
    own,
    values.ownBooks === true ? { book: `roster.${own}` } : { section: own },
  ]);
  const ownBooks = places.flatMap(([, { book }]) => (book === undefined ? [] : [book]));
  return {
    id,
    name: units.find((row) => row.id === id)?.values.name ?? id,
    sections: sections.map((row) => ({ id: row.id, name: row.values.name ?? row.id })),
    places: Object.fromEntries(places),
    books: [`roster.${id}`, ...ownBooks],
  };
};
