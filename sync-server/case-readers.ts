/** Who reads which confidential case, and to which unions it was referred, as the books of those cases say; in layers, like the office. */
import type { BookId } from '#book/book-id.ts';
import { valuesOf, type FoldedRecord } from '#crdt/fold.ts';
import { caseReader } from '#domain/cases/case-reader.ts';
import { referral, referralEnd } from '#domain/cases/referral.ts';
import { isConfidential } from '#domain/cases/confidential-book.ts';

/** Whether a change of that type in that book says who may open it, so that the server must know of it. */
export const namesReader = (book: BookId, type: string): boolean =>
  (type === caseReader.type || type === referral.type || type === referralEnd.type) &&
  isConfidential(book);

export class CaseReaders {
  readonly #below: CaseReaders | undefined;
  readonly #readersByBook = new Map<BookId, Set<string>>();
  readonly #booksByOfficer = new Map<string, Set<BookId>>();

  /** Book → referral → the unit it went to; and what was taken back, wherever it stands in the order. */
  readonly #referralsByBook = new Map<BookId, Map<string, string>>();
  readonly #endedByBook = new Map<BookId, Set<string>>();

  constructor(below?: CaseReaders) {
    this.#below = below;
  }

  /** Nobody is ever taken off again. */
  put(book: BookId, record: FoldedRecord): void {
    if (!namesReader(book, record.type)) return;
    if (record.type === referral.type) return this.#putReferral(book, record);
    if (record.type === referralEnd.type) {
      const ended = valuesOf(referralEnd, record).referral;
      return ended === undefined ? undefined : addTo(this.#endedByBook, book, ended);
    }
    const { officer } = valuesOf(caseReader, record);
    if (officer === undefined) return;
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

  /** Units that the book was referred to, and not taken back from. */
  referredTo(book: BookId): ReadonlySet<string> {
    const ended = this.endedIn(book);
    return new Set([...this.referralsIn(book)].flatMap(([id, to]) => (ended.has(id) ? [] : [to])));
  }

  /** Units that it was ever referred to. */
  everReferredTo(book: BookId): ReadonlySet<string> {
    return new Set(this.referralsIn(book).values());
  }

  /** Every book that was ever referred, in the order of their names. */
  referredBooks(): readonly BookId[] {
    const below = this.#below?.referredBooks() ?? [];
    return [...new Set([...below, ...this.#referralsByBook.keys()])].sort();
  }

  /** The books that name the officer, in the order of their names; whether a grant opens them is another question. */
  booksOf(officer: string): readonly BookId[] {
    const below = this.#below?.booksOf(officer) ?? [];
    return [...new Set([...below, ...(this.#booksByOfficer.get(officer) ?? [])])].sort();
  }

  /** Referral → the unit it went to, whatever became of it. */
  referralsIn(book: BookId): ReadonlyMap<string, string> {
    const below = this.#below?.referralsIn(book) ?? [];
    return new Map([...below, ...(this.#referralsByBook.get(book) ?? [])]);
  }

  /** Referrals that were taken back. */
  endedIn(book: BookId): ReadonlySet<string> {
    const below = this.#below?.endedIn(book) ?? [];
    return new Set([...below, ...(this.#endedByBook.get(book) ?? [])]);
  }

  #putReferral(book: BookId, record: FoldedRecord): void {
    const { to } = valuesOf(referral, record);
    if (to === undefined) return;
    const here = this.#referralsByBook.get(book) ?? new Map<string, string>();
    this.#referralsByBook.set(book, here.set(record.id, to));
  }
}

const addTo = (sets: Map<string, Set<string>>, key: string, value: string): void => {
  const set = sets.get(key) ?? new Set<string>();
  set.add(value);
  sets.set(key, set);
};
