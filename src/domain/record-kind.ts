/** What a union record type declares beyond its fields: the kind of book it lives in. */
import type { Fields, RecordType } from '#crdt/record-type.ts';

export const BOOK_KINDS = [
  'office',
  'roster',
  'pay',
  'dues',
  'cases',
  'files',
  'news',
  'training',
] as const;
export type BookKind = (typeof BOOK_KINDS)[number];

export interface UnionRecordType<F extends Fields = Fields> extends RecordType<F> {
  readonly book: BookKind;
}

/** Declares a record type: one file, one call, one line in THE LIST. */
export const recordType = <const B extends BookKind, const F extends Fields>(
  type: string,
  book: B,
  fields: F,
): UnionRecordType<F> & { readonly book: B } => ({ type, book, fields });
