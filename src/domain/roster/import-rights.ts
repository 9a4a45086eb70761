/** Who may bring a whole list in, or admit applicants: whoever may write all that it writes. */
import { bookId } from '#book/book-id.ts';
import type { Change } from '#crdt/fold.ts';
import { judgeChanges } from '#domain/access.ts';
import type { CalendarDate } from '#domain/calendar-date.ts';
import { heldUnits, unitOfBook } from '#domain/held-units.ts';
import type { grant, revocation } from '#domain/office/grant.ts';
import { heldGrants } from '#domain/office/held-grants.ts';
import { unitPathOf } from '#domain/office/unit-path.ts';
import type { unit } from '#domain/office/unit.ts';
import type { RecordOf } from '#domain/record-of.ts';

/** What an import and its undo write, as far as rights look at it. */
const WRITTEN: readonly Change[] = [
  { type: 'member', id: 'anybody', set: { fullName: {}, importedIn: 'import' } },
  { type: 'member', id: 'anybody', set: {}, undoes: ['any.0'] },
  { type: 'membershipStep', id: 'anystep', set: { member: 'anybody', what: 'admitted' } },
  { type: 'consent', id: 'anyconsent', set: { member: 'anybody' } },
];

/** What the committee's decision on an applicant writes. */
const ADMITTED: readonly Change[] = [
  { type: 'membershipStep', id: 'anystep', set: { member: 'anybody', what: 'admitted' } },
];

type InBook<T> = T & { readonly book: string };

/** The office as this device knows it. */
export interface OfficeRecords {
  readonly units: readonly RecordOf<typeof unit>[];
  readonly grants: readonly InBook<RecordOf<typeof grant>>[];
  readonly revocations: readonly InBook<RecordOf<typeof revocation>>[];
}

export interface WhoWrites {
  readonly officer: string;
  readonly homeUnit: string;
  /** Books this device holds. */
  readonly books: readonly string[];
  readonly today: CalendarDate;
}

/** Ids of the units into whose roll this officer may import on this device, the own union first. */
export const unitsToImportInto = (office: OfficeRecords, who: WhoWrites): readonly string[] =>
  unitsToWriteIn(office, who, WRITTEN);

/** Ids of the units whose applicants this officer may admit on this device, the own union first. */
export const unitsToAdmitIn = (office: OfficeRecords, who: WhoWrites): readonly string[] =>
  unitsToWriteIn(office, who, ADMITTED);

/** Whether what is imported may go into the own books of sections founded below that union: a right that reaches them. */
export const mayFillNewBooks = (office: OfficeRecords, who: WhoWrites, union: string): boolean => {
  const id = 'anysection';
  return judgeChanges({
    grants: grantsOf(office, who),
    book: bookId('roster', id),
    unitPath: [id, ...unitPathOf(union, office.units)],
    changes: WRITTEN,
    today: who.today,
  }).ok;
};

/** Whether this officer may found sections below that union; an administrator's right, whoever imports. */
export const mayFoundSections = (office: OfficeRecords, who: WhoWrites, union: string): boolean => {
  const id = 'anysection';
  return judgeChanges({
    grants: grantsOf(office, who),
    book: bookId('office', id),
    unitPath: [id, ...unitPathOf(union, office.units)],
    pathOf: (unit) => unitPathOf(unit, office.units),
    changes: [
      { type: 'unit', id, set: { name: '', kind: 'section', parent: union, ownBooks: false } },
    ],
    today: who.today,
  }).ok;
};

const unitsToWriteIn = (
  office: OfficeRecords,
  who: WhoWrites,
  changes: readonly Change[],
): readonly string[] => {
  const grants = grantsOf(office, who);
  return heldUnits(who.books, 'roster', who.homeUnit).filter(
    (id) =>
      judgeChanges({
        grants,
        book: bookId('roster', id),
        unitPath: unitPathOf(id, office.units),
        changes,
        today: who.today,
      }).ok,
  );
};

/** What the officer holds by the office as this device knows it, dates not looked at. */
export const grantsOf = (office: OfficeRecords, { officer }: WhoWrites) => {
  const inBook = <T extends { readonly book: string }>(rows: readonly T[], book: string): T[] =>
    rows.filter((row) => row.book === book);
  return heldGrants(
    officer,
    [...new Set(office.grants.map(({ book }) => book))].map((book) => ({
      unit: unitOfBook(book),
      grants: inBook(office.grants, book),
      revocations: inBook(office.revocations, book),
    })),
  );
};
