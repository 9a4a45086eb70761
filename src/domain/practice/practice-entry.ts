/** What the generator writes: acts with the moment they were done, to be signed by whoever seeds them. */
import { assert } from '#base/assert.ts';
import type { Result } from '#base/result.ts';
import type { BookId } from '#book/book-id.ts';
import type { Change } from '#crdt/fold.ts';
import type { CalendarDate } from '#domain/calendar-date.ts';
import { vietnamInstantMs } from '#domain/day-number.ts';
import type { Draft, Moment } from '#domain/draft.ts';
import type { SeededChance } from './seeded-chance.ts';

export interface PracticeEntry {
  readonly act: string;
  readonly group?: string | undefined;
  readonly changes: readonly Change[];
  /** When it was done, ms since 1970; rises within a run. */
  readonly atMs: number;
}

/** The entries of one author in one book, in the order of writing: one chain of one device. */
export interface PracticeRun {
  readonly book: BookId;
  /** Sign-in name of the officer. */
  readonly author: string;
  /** Series code of the receipts in it, where there are any. */
  readonly series?: string | undefined;
  readonly entries: readonly PracticeEntry[];
}

/** An officer at work: acts are done at rising moments and gathered. */
export interface Desk {
  readonly moment: (day: CalendarDate) => Moment;
  /** Takes what an act gave; a refusal here is a bug of the generator. */
  readonly write: (at: Moment, drafted: Result<readonly Draft[], unknown>) => readonly Change[];
  readonly entries: () => readonly PracticeEntry[];
}

export const openDesk = (
  chance: SeededChance,
  officerId: string,
  series?: { readonly code: string },
): Desk => {
  const entries: PracticeEntry[] = [];
  let number = 0;
  let lastMs = 0;
  return {
    moment: (day) => {
      // Working hours; never before what was written last at this desk.
      const nowMs = Math.max(vietnamInstantMs(day, 7) + chance.whole(0, 36_000_000), lastMs + 1000);
      return {
        officer: officerId,
        device: 'practice',
        nowMs,
        today: day,
        newId: chance.id,
        nextNumber: () =>
          series === undefined ? undefined : { series: series.code, number: ++number },
      };
    },
    write: (at, drafted) => {
      assert(
        drafted.ok,
        `practice act refused: ${drafted.ok ? '' : JSON.stringify(drafted.error)}`,
      );
      for (const { act, group, changes } of drafted.value) {
        lastMs = Math.max(at.nowMs, lastMs + 1);
        const entry = { act, changes, atMs: lastMs };
        entries.push(group === undefined ? entry : { ...entry, group });
      }
      return drafted.value.flatMap(({ changes }) => changes);
    },
    entries: () => entries,
  };
};
