/** Where this officer may import into, and the sections people can be put in there. */
import { useMemo } from 'react';
import { unitPathOf } from '#domain/office/unit-path.ts';
import type { unit } from '#domain/office/unit.ts';
import type { RecordOf } from '#domain/record-of.ts';
import type { SectionPlace } from '#domain/roster/import-line.ts';
import {
  mayFillNewBooks,
  mayFoundSections,
  unitsToImportInto,
  type OfficeRecords,
  type WhoWrites,
} from '#domain/roster/import-rights.ts';
import type { SectionUnit } from '#domain/roster/import-sections.ts';
import { useOfficeRights, useReplica } from '#replica/use-replica.ts';
import { useToday } from '#replica/use-union.ts';

type UnitRow = RecordOf<typeof unit>;

export interface ImportUnit {
  readonly id: string;
  readonly name: string;
  readonly sections: readonly SectionUnit[];
  /** Whether this officer may found sections there. */
  readonly mayFound: boolean;
  /** Whether this officer may found such as keep books of their own, and write the people into those. */
  readonly mayFillNewBooks: boolean;
  /** By the id of a section: its own book, or the mark in the union's. */
  readonly places: Readonly<Record<string, SectionPlace>>;
  /** Books of the roll that an import looks through. */
  readonly books: readonly string[];
}

/** Undefined until the office has been read; empty where this officer may import nowhere. */
export const useImportUnits = (): readonly ImportUnit[] | undefined => {
  const replica = useReplica();
  const asked = useOfficeRights(asAsked, useToday());
  return useMemo(
    () =>
      asked &&
      importUnits(
        asked.office,
        asked.who,
        replica.ownEntries().map(({ book }) => book),
      ),
    [asked, replica],
  );
};

const asAsked = (office: OfficeRecords, who: WhoWrites) => ({ office, who });

/**
 * @param written books that this device has written in: of a section founded here a moment ago all there is to
 *   know lies on this device, although the server has not opened its book yet
 */
export const importUnits = (
  office: OfficeRecords,
  who: WhoWrites,
  written: readonly string[],
): readonly ImportUnit[] => {
  const books = [...new Set([...who.books, ...written])];
  const writable = new Set(unitsToImportInto(office, { ...who, books }));
  return unitsToImportInto(office, who).map((id) => {
    const mayFound = mayFoundSections(office, who, id);
    return {
      ...importUnit(id, office.units, writable),
      mayFound,
      mayFillNewBooks: mayFound && mayFillNewBooks(office, who, id),
    };
  });
};

const importUnit = (
  id: string,
  units: readonly UnitRow[],
  writable: ReadonlySet<string>,
): Omit<ImportUnit, 'mayFound' | 'mayFillNewBooks'> => {
  const sharing = new Set(
    units.filter(({ values }) => values.ownBooks === false).map((row) => row.id),
  );
  /** Whose books a section writes in: its own, or those of the nearest above it that keeps some. */
  const keeperOf = (own: string): string =>
    unitPathOf(own, units).find((at) => !sharing.has(at)) ?? id;
  const sections = units.filter(
    ({ id: own, values }) =>
      own !== id &&
      (values.kind === 'section' || values.kind === 'group') &&
      (values.closedOn ?? null) === null &&
      unitPathOf(own, units).includes(id) &&
      // A section whose book is not on this device, or not this officer's to write in, takes nobody.
      (keeperOf(own) === id || writable.has(keeperOf(own))),
  );
  const places = sections.map(({ id: own }): readonly [string, SectionPlace] => {
    const keeper = keeperOf(own);
    if (keeper === id) return [own, { section: own }];
    const book = `roster.${keeper}`;
    return [own, keeper === own ? { book } : { book, section: own }];
  });
  const ownBooks = [...new Set(places.flatMap(([, { book }]) => book ?? []))];
  return {
    id,
    name: units.find((row) => row.id === id)?.values.name ?? id,
    sections: sections.map((row) => ({ id: row.id, name: row.values.name ?? row.id })),
    places: Object.fromEntries(places),
    books: [`roster.${id}`, ...ownBooks],
  };
};
