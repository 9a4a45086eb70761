/** A confidential case is a book of its own, named by chance: who may open it stands inside, officer by officer. */
import { bookId, parseBookId, type BookId } from '#book/book-id.ts';
import type { RecordOf } from '#domain/record-of.ts';
import type { caseReader } from './case-reader.ts';

/** The kind of book that an ordinary case is written in, and a confidential one has a part of. */
const CASES = 'cases';

/**
 * The book of one confidential case.
 * @param unit the unit that keeps it
 * @param part a fresh random id; no officer ever sees it
 */
export const confidentialBook = (unit: string, part: string): BookId => bookId(CASES, unit, part);

/** Whether the book is a confidential case: opened by those it names, never by a role alone. */
export const isConfidential = (book: string): boolean => {
  const name = parseBookId(book);
  return name.ok && name.value.kind === CASES && name.value.part !== undefined;
};

/** Whether requests are kept in the book, ordinary or confidential. */
export const isCases = (book: string): boolean => {
  const name = parseBookId(book);
  return name.ok && name.value.kind === CASES;
};

/** The officers a confidential book names, each once, in the order of their ids. */
export const readersOf = (readers: readonly RecordOf<typeof caseReader>[]): readonly string[] =>
  [...new Set(readers.flatMap(({ values }) => values.officer ?? []))].sort();
