// What an act of an officer is: it decides on what its own device shows.
import type { Result } from '#base/result.ts';
import type { Draft, Moment } from '#domain/draft.ts';
import type { SeededChance } from '#domain/practice/seeded-chance.ts';
import type { OpenedReplica } from '#replica/engine.ts';
import type { ShelfRow } from '#replica/shelf-row.ts';

export type Build = (moment: Moment) => Result<readonly Draft[], unknown>;

/** What an act may look at besides its own device. */
export interface ActPlace {
  readonly units: readonly string[];
  /** Held entries in a book, as the server shows them to who decides. */
  readonly held: (book: string) => Promise<readonly string[]>;
  /** Officers whom somebody names as readers of a confidential request. */
  readonly letIn: (book: string, officers: readonly string[]) => void;
}

/** Undefined where there is nothing to do it on. */
export type Act = (
  replica: OpenedReplica,
  chance: SeededChance,
  place: ActPlace,
) => Promise<Build | undefined>;

export const oneOf = <T>(chance: SeededChance, list: readonly T[]): T | undefined =>
  list[chance.whole(0, Math.max(0, list.length - 1))];

export const rowsIn = async (
  replica: OpenedReplica,
  type: string,
  book: string | undefined,
): Promise<readonly ShelfRow[]> =>
  (await replica.shelf.find({ type })).filter((row) => row.book === book);

export const unitOf = (book: string): string => book.split('.')[1] ?? '';
