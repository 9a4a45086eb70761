/** Where an officer's screens offer to write: what the table of rights gives one of the roles held there, ever. */
import { bookId } from '#book/book-id.ts';
import type { Change } from '#crdt/fold.ts';
import { judgeChanges } from './access.ts';
import { heldUnits } from './held-units.ts';
import { unitPathsIn } from './office/unit-path.ts';
import type { BookKind } from './record-kind.ts';
import { grantsOf, type OfficeRecords, type WhoWrites } from './roster/import-rights.ts';

type UnitsOf = (office: OfficeRecords, who: WhoWrites) => readonly string[];

/** In force on this day whatever its dates. */
const SOME_DAY = '2000-01-01';

/**
 * Ids of the units in whose books of that kind the officer may write such a record, the own union first.
 * Dates and ends of rights are left aside, and where no right has come here yet nothing is denied: money in
 * hand is taken in on any day, and the server looks at the right when it comes.
 */
const unitsToWrite =
  (kind: BookKind, change: Change): UnitsOf =>
  ({ units, grants }, who) => {
    const ever = grantsOf({ units, grants, revocations: [] }, who).map((grant) => ({
      ...grant,
      from: SOME_DAY,
      until: null,
    }));
    const held = heldUnits(who.books, kind, who.homeUnit);
    if (ever.length === 0) return held;
    const pathOf = unitPathsIn(units);
    return held.filter(
      (id) =>
        judgeChanges({
          grants: ever,
          book: bookId(kind, id),
          unitPath: pathOf(id),
          changes: [change],
          today: SOME_DAY,
        }).ok,
    );
  };

/** Taking in money, writing members down, taking in requests. */
export const unitsToWriteIn = {
  dues: unitsToWrite('dues', { type: 'receipt', id: 'any', set: {} }),
  roster: unitsToWrite('roster', { type: 'member', id: 'any', set: {} }),
  cases: unitsToWrite('cases', { type: 'caseFile', id: 'any', set: {} }),
} as const satisfies Partial<Record<BookKind, UnitsOf>>;
