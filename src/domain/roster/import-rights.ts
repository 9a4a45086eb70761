/** Who may bring a whole list in: whoever may write all of it, and take it back. */
import { bookId } from '#book/book-id.ts';
import type { Change } from '#crdt/fold.ts';
import { judgeChanges } from '#domain/access.ts';
import type { CalendarDate } from '#domain/calendar-date.ts';
import { heldUnits, unitOfBook } from '#domain/held-units.ts';
import type { grant, revocation } from '#domain/office/grant.ts';
import { heldGrants } from '#domain/office/held-grants.ts';
import type { unit } from '#domain/office/unit.ts';
import type { RecordOf } from '#domain/record-of.ts';

/** What an import and its undo write, as far as rights look at it. */
const WRITTEN: readonly Change[] = [
  { type: 'member', id: 'anybody', set: { fullName: {}, importedIn: 'import' } },
  { type: 'member', id: 'anybody', set: {}, undoes: ['any.0'] },
  { type: 'membershipStep', id: 'anystep', set: { member: 'anybody', what: 'admitted' } },
  { type: 'consent', id: 'anyconsent', set: { member: 'anybody' } },
];

type InBook<T> = T & { readonly book: string };

/** The office as this device knows it. */
export interface OfficeRecords {
  readonly units: readonly RecordOf<typeof unit>[];
  readonly grants: readonly InBook<RecordOf<typeof grant>>[];
  readonly revocations: readonly InBook<RecordOf<typeof revocation>>[];
}

/** Ids of the units into whose roll this officer may import on this device, the own union first. */
export const unitsToImportInto = (
  office: OfficeRecords,
  who: {
    readonly officer: string;
    readonly homeUnit: string;
    /** Books this device holds. */
    readonly books: readonly string[];
    readonly today: CalendarDate;
  },
): readonly string[] => {
  const inBook = <T extends { readonly book: string }>(rows: readonly T[], book: string): T[] =>
    rows.filter((row) => row.book === book);
  const grants = heldGrants(
    who.officer,
    [...new Set(office.grants.map(({ book }) => book))].map((book) => ({
      unit: unitOfBook(book),
      grants: inBook(office.grants, book),
      revocations: inBook(office.revocations, book),
    })),
  );
  return heldUnits(who.books, 'roster', who.homeUnit).filter(
    (id) =>
      judgeChanges({
        grants,
        book: bookId('roster', id),
        unitPath: unitPathOf(id, office.units),
        changes: WRITTEN,
        today: who.today,
      }).ok,
  );
};

const DEPTH_MAX = 20;

/** From the unit up to the highest one known here. */
export const unitPathOf = (
  id: string,
  units: readonly RecordOf<typeof unit>[],
): readonly string[] => {
  const path = [id];
  for (let at: string | undefined = id; at !== undefined && path.length < DEPTH_MAX;) {
    at = units.find((row) => row.id === at)?.values.parent ?? undefined;
    if (at !== undefined) path.push(at);
  }
  return path;
};
