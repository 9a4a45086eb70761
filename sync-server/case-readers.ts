/** Who reads which confidential case, as the books of those cases say; in layers, like the office. */
import type { BookId } from '#book/book-id.ts';
import { valuesOf, type FoldedRecord } from '#crdt/fold.ts';
import { caseReader } from '#domain/cases/case-reader.ts';
import { isConfidential } from '#domain/cases/confidential-book.ts';

/** Whether a change of that type in that book says who may open it, so that the server must know of it. */
export const namesReader = (book: BookId, type: string): boolean =>
  type === caseReader.type && isConfidential(book);

export class CaseReaders {
  readonly #below: CaseReaders | undefined;
  readonly #readersByBook = new Map<BookId, Set<string>>();
  readonly #booksByOfficer = new Map<string, Set<BookId>>();

  constructor(below?: CaseReaders) {
    this.#below = below;
  }

  /** Nobody is ever taken off again. */
  put(book: BookId, record: FoldedRecord): void {
    const { officer } = valuesOf(caseReader, record);
    if (officer === undefined || !namesReader(book, record.type)) return;
    addTo(this.#readersByBook, book, officer);
    addTo(this.#booksByOfficer, officer, book);
  }

  /** Empty for a book that has not begun, and for every book that is no confidential case. */
  of(book: BookId): ReadonlySet<string> {
    const below = this.#below?.of(book);
    const here = this.#readersByBook.get(book);
    return new Set([...(below ?? []), ...(here ?? [])]);
  }

  has(book: BookId, officer: string): boolean {
    return this.of(book).has(officer);
  }

  /** The books that name the officer, in the order of their names; whether a grant opens them is another question. */
  booksOf(officer: string): readonly BookId[] {
    const below = this.#below?.booksOf(officer) ?? [];
    return [...new Set([...below, ...(this.#booksByOfficer.get(officer) ?? [])])].sort();
  }
}

const addTo = (sets: Map<string, Set<string>>, key: string, value: string): void => {
  const set = sets.get(key) ?? new Set<string>();
  set.add(value);
  sets.set(key, set);
};
