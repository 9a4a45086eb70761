/** A draft: what an act wants to write in one book, before the replica gives it a place in a chain. */
import type { BookId } from '#book/book-id.ts';
import type { Change } from '#crdt/fold.ts';
import type { WrittenOf } from '#crdt/record-type.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { UnionRecordType } from './record-kind.ts';

export interface Draft {
  readonly book: BookId;
  /** The verb, e.g. `issueReceipt`. */
  readonly act: string;
  /** Shared by the drafts of one larger act. */
  readonly group?: string | undefined;
  readonly changes: readonly Change[];
}

/** What the moment of writing lends an act. Pure acts get it as an argument; the replica makes it. */
export interface Moment {
  readonly officer: string;
  readonly device: string;
  readonly nowMs: number;
  /** By the corrected clock in Asia/Ho_Chi_Minh, or the officer's word where the clock is suspect. */
  readonly today: CalendarDate;
  /** A fresh random record id. */
  readonly newId: () => string;
  /** Takes the next receipt number of this device's series in that dues book; undefined without a series. */
  readonly nextNumber: (
    duesBook: BookId,
  ) => { readonly series: string; readonly number: number } | undefined;
}

/** A change on a record of a known type: what it may write is checked by the compiler. */
export const write = <T extends UnionRecordType>(
  recordType: T,
  id: string,
  set: WrittenOf<T>,
): Change => ({ type: recordType.type, id, set });
