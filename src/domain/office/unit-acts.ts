/** Moving a union to another place in the tree, closing it and opening it again. */
import { accept, refuse, type Result } from '#base/result.ts';
import { bookId } from '#book/book-id.ts';
import { isCalendarDate, type CalendarDate } from '#domain/calendar-date.ts';
import { write, type Draft } from '#domain/draft.ts';
import { unit } from './unit.ts';

/** A union of the tree, as far as its place is concerned. */
export interface UnitPlace {
  readonly id: string;
  readonly parent: string | null;
  readonly closedOn: CalendarDate | null;
  readonly ownBooks: boolean;
}

export type UnitProblem =
  | { readonly kind: 'nothing-changed' }
  | { readonly kind: 'unknown-unit'; readonly unit: string }
  /** The new place lies below the union itself. */
  | { readonly kind: 'circle'; readonly parent: string }
  /** Its members and receipts stand in the books of where it is now. */
  | { readonly kind: 'shares-books' }
  | { readonly kind: 'parent-closed'; readonly parent: string }
  | { readonly kind: 'bad-day'; readonly day: string }
  | { readonly kind: 'future-day'; readonly day: CalendarDate }
  | { readonly kind: 'open-below'; readonly count: number }
  | { readonly kind: 'already-closed'; readonly closedOn: CalendarDate }
  | { readonly kind: 'not-closed' };

type Drafts = Result<readonly Draft[], UnitProblem>;

/**
 * Puts a union, with all that stands below it, under another one; written in its own office book.
 * The server judges the circle again, in the order of entries: two officers may move at once.
 * Refuses: unknown-unit, shares-books, circle, parent-closed, nothing-changed.
 */
export const moveUnit = (
  input: { readonly unit: string; readonly parent: string },
  units: readonly UnitPlace[],
): Drafts => {
  const moved = units.find(({ id }) => id === input.unit);
  if (moved === undefined) return refuse({ kind: 'unknown-unit', unit: input.unit });
  const parent = units.find(({ id }) => id === input.parent);
  if (parent === undefined) return refuse({ kind: 'unknown-unit', unit: input.parent });
  if (moved.parent === parent.id) return refuse({ kind: 'nothing-changed' });
  if (isWithin(parent.id, moved.id, units)) return refuse({ kind: 'circle', parent: parent.id });
  if (!moved.ownBooks) return refuse({ kind: 'shares-books' });
  if (parent.closedOn !== null) return refuse({ kind: 'parent-closed', parent: parent.id });
  return written('moveUnit', moved.id, { parent: parent.id });
};

/**
 * Closes a union from a day on. Nothing is deleted: books and receipts stay, and it can be opened again.
 * Refuses: unknown-unit, already-closed, bad-day, future-day, open-below (they are closed or moved first).
 */
export const closeUnit = (
  input: { readonly unit: string; readonly closedOn: string },
  units: readonly UnitPlace[],
  today: CalendarDate,
): Drafts => {
  const closed = units.find(({ id }) => id === input.unit);
  if (closed === undefined) return refuse({ kind: 'unknown-unit', unit: input.unit });
  if (closed.closedOn !== null)
    return refuse({ kind: 'already-closed', closedOn: closed.closedOn });
  const { closedOn } = input;
  if (!isCalendarDate(closedOn)) return refuse({ kind: 'bad-day', day: closedOn });
  if (closedOn > today) return refuse({ kind: 'future-day', day: closedOn });
  const count = openBelow(closed.id, units).length;
  if (count > 0) return refuse({ kind: 'open-below', count });
  return written('closeUnit', closed.id, { closedOn });
};

/** Refuses: unknown-unit, not-closed, parent-closed (what stands above is opened first). */
export const reopenUnit = (
  input: { readonly unit: string },
  units: readonly UnitPlace[],
): Drafts => {
  const opened = units.find(({ id }) => id === input.unit);
  if (opened === undefined) return refuse({ kind: 'unknown-unit', unit: input.unit });
  if (opened.closedOn === null) return refuse({ kind: 'not-closed' });
  const parent = units.find(({ id }) => id === opened.parent);
  if (parent !== undefined && parent.closedOn !== null)
    return refuse({ kind: 'parent-closed', parent: parent.id });
  return written('reopenUnit', opened.id, { closedOn: null });
};

/** Unions at any depth below this one that are not closed. */
export const openBelow = <U extends UnitPlace>(of: string, units: readonly U[]): readonly U[] =>
  units.filter(({ id, closedOn }) => id !== of && closedOn === null && isWithin(id, of, units));

/** Whether a union is that one or stands below it, by what this device knows of the tree. */
export const isWithin = (id: string, of: string, units: readonly UnitPlace[]): boolean => {
  const parentById = new Map(units.map((one) => [one.id, one.parent]));
  const seen = new Set<string>();
  for (let at: string | null = id; at !== null && !seen.has(at);) {
    if (at === of) return true;
    seen.add(at);
    at = parentById.get(at) ?? null;
  }
  return false;
};

const written = (
  act: string,
  id: string,
  set: { readonly parent?: string; readonly closedOn?: CalendarDate | null },
): Drafts => accept([{ book: bookId('office', id), act, changes: [write(unit, id, set)] }]);
