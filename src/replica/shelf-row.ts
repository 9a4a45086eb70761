/** A row of the shelf: one folded record as the screens read it. */
import type { FieldNotice } from '#crdt/fold.ts';

/**
 * waiting: something of it is not sent yet. safe: all of it is at the server.
 * check: the server holds or does not understand something of it, or two values wait for a person.
 */
export type RowState = 'waiting' | 'safe' | 'check';

export interface ShelfRow {
  /** `book|type|id`. */
  readonly key: string;
  readonly book: string;
  readonly type: string;
  readonly id: string;
  /** Plain text whose code-unit order is the order of the list. */
  readonly sortKey: string;
  /** Folded text that a search scans. */
  readonly searchText: string;
  /** The record's values, as `valuesOf` reads them. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly state: RowState;
  readonly notices: readonly FieldNotice[];
  /** When, by effective order, and by whom it was last changed. */
  readonly changedMs: number;
  readonly changedByDevice: string;
}

export const shelfKey = (book: string, type: string, id: string): string => `${book}|${type}|${id}`;
