/** Which books an officer may open now, in the order in which they are sent: the roster first, a confidential case after the others. */
import { bookId, parseBookId, type BookId } from '#book/book-id.ts';
import { ROLE_RIGHTS } from '#domain/access-table.ts';
import { mayOpen } from '#domain/access.ts';
import { BOOK_KINDS, type BookKind } from '#domain/record-kind.ts';
import type { OfficeState } from './office-state.ts';

/** The app is usable as soon as the roll is there; who may do what stands in the office, which is small. */
const ORDER: readonly BookKind[] = [
  'roster',
  'dues',
  'cases',
  'office',
  'pay',
  'files',
  'news',
  'training',
];

export const openBooks = (
  office: OfficeState,
  officer: string,
  today: string,
): readonly BookId[] => {
  const grants = office.grantsOf(officer);
  if (grants.length === 0) return [];
  const units = office.units().map((unit) => ({ ...unit, path: office.pathOf(unit.id) ?? [] }));
  // What is nearest to the officer comes first, what lies below after it.
  const sorted = [...units].sort((a, b) => a.path.length - b.path.length || (a.id < b.id ? -1 : 1));
  const readsReferred = grants.some(({ role }) => ROLE_RIGHTS[role].readsReferred === true);
  const apart = new Set([
    ...office.readers.booksOf(officer),
    ...(readsReferred ? office.readers.referredBooks() : []),
  ]);
  const confidential = [...apart].sort().filter((book) => mayOpenNow(office, officer, book, today));
  return ORDER.flatMap((kind) => [
    ...sorted
      .filter(({ ownBooks }) => ownBooks || kind === 'office')
      .map(({ id, path }) => ({ book: bookId(kind, id), path }))
      .filter(({ book, path }) => mayOpen(grants, book, path, today))
      .map(({ book }) => book),
    ...(kind === 'cases' ? confidential : []),
  ]);
};

export const mayOpenNow = (
  office: OfficeState,
  officer: string,
  book: BookId,
  today: string,
): boolean => {
  const name = parseBookId(book);
  if (!name.ok || !BOOK_KINDS.some((kind) => kind === name.value.kind)) return false;
  const unit = office.unit(name.value.unit);
  const path = office.pathOf(name.value.unit);
  if (unit === undefined || path === undefined || (!unit.ownBooks && name.value.kind !== 'office'))
    return false;
  const isReader = office.readers.has(book, officer);
  const referredTo = office.readers.referredTo(book);
  return mayOpen(office.grantsOf(officer), book, path, today, isReader, referredTo);
};
