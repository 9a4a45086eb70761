/** What a replica can bring back to a server that was restored: the books as the server itself once signed them. */
import type { PageLine } from '#protocol/pull.ts';
import type { BookProof } from '#protocol/restore.ts';

export interface OfferedPage {
  readonly line: PageLine;
  readonly bodies: readonly Uint8Array[];
}

export interface Offers {
  /** The office first: in it stand the devices whose signatures the other books bear. Nothing of a closed tier. */
  readonly books: () => readonly string[];
  /** The newest word of the server on the book that lies here; undefined where nothing of it came yet. */
  readonly proofOf: (book: string) => Promise<BookProof | undefined>;
  /** Pages that end after that position, in order and without a gap, as many as one offer takes. */
  readonly pagesAfter: (book: string, n: number) => Promise<readonly OfferedPage[]>;
  /** Own entries of books that were given up, sealed for the server, as long as this incarnation of it has none of them. */
  readonly parcelsDue: () => Promise<readonly string[]>;
  /** All of them have been taken. */
  readonly parcelsTold: () => Promise<void>;
}
