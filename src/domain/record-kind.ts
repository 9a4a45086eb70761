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

/** The record that one of this type belongs to: a step belongs to its member, a note to its request. */
export interface BelongsTo {
  /** The field that names it, by its id or (for a pair) by both ids. */
  readonly field: string;
  readonly type: string;
}

export interface UnionRecordType<F extends Fields = Fields> extends RecordType<F> {
  readonly book: BookKind;
  /** It stands in the history of that record. */
  readonly belongsTo?: BelongsTo | undefined;
}

/**
 * Declares a record type: one file, one call, one line in THE LIST.
 * @param belongsTo a name alone where the field that names the owner is called after the owner's type
 */
export const recordType = <const B extends BookKind, const F extends Fields>(
  type: string,
  book: B,
  fields: F,
  belongsTo?: (keyof F & string) | { readonly field: keyof F & string; readonly type: string },
): UnionRecordType<F> & { readonly book: B } => {
  const owner = typeof belongsTo === 'string' ? { field: belongsTo, type: belongsTo } : belongsTo;
  return { type, book, fields, ...(owner && { belongsTo: owner }) };
};
