/** Where this officer may import into, and the sections people can be put in there. */
import { unitPathOf } from '#domain/office/unit-path.ts';
import type { unit } from '#domain/office/unit.ts';
import type { RecordOf } from '#domain/record-of.ts';
import type { SectionPlace } from '#domain/roster/import-line.ts';
import {
  mayFoundSections,
  unitsToImportInto,
  type OfficeRecords,
  type WhoWrites,
} from '#domain/roster/import-rights.ts';
import type { SectionUnit } from '#domain/roster/import-sections.ts';
import { useOfficeRights } from '#replica/use-replica.ts';
import { useToday } from '#replica/use-union.ts';

type UnitRow = RecordOf<typeof unit>;

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
export const useImportUnits = (): readonly ImportUnit[] | undefined =>
  useOfficeRights(importUnits, useToday());

const importUnits = (office: OfficeRecords, who: WhoWrites): readonly ImportUnit[] =>
  unitsToImportInto(office, who).map((id) => ({
    ...importUnit(id, office.units, who.books),
    mayFound: mayFoundSections(office, who, id),
  }));

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
