/**
 * What a transaction has read or written, held until it ends, so that transactions of several processes are as if one
 * had come after the other. All take their areas in one order; whoever comes to an earlier one later does not wait for
 * it but begins again with all it needs, in order. So nobody ever waits in a circle.
 */
import { createHash } from 'node:crypto';
import type { BookId } from '#book/book-id.ts';
import type { Ask } from './postgres-ask.ts';

/** Advisory locks of PostgreSQL have two numbers: the kind of area, by which they are ordered, and which one. */
export interface Area {
  readonly kind: number;
  readonly key: number;
}

export interface Wish {
  readonly area: Area;
  /** Alone: for what is written. Else beside others that only read. */
  readonly alone: boolean;
}

/** Every office record and its version. */
export const OFFICE: Area = { kind: 1, key: 0 };
/** Shared by whoever works in single books, alone for whoever asks for all of them. */
export const ALL_BOOKS: Area = { kind: 4, key: 0 };
/** The log and its signatures: one chain for all. */
export const AUDIT: Area = { kind: 6, key: 0 };

/** Shared by whoever works with single notes of the kind, alone for whoever asks for all of them. */
export const notesArea = (kind: string): Area => ({ kind: 2, key: numberOf(kind) });
/** Notes share some areas, so that a transaction over very many of them holds a bounded number. */
export const noteArea = (kind: string, key: string): Area => ({
  kind: 3,
  key: numberOf(`${kind}|${numberOf(key) & (NOTE_AREAS - 1)}`),
});
export const bookArea = (book: BookId): Area => ({ kind: 5, key: numberOf(book) });

const NOTE_AREAS = 256;

/** Two names with one number wait for each other without need, nothing worse. */
const numberOf = (name: string): number => createHash('sha256').update(name).digest().readInt32BE();

/** Thrown out of a transaction that has to begin again. */
export class InTheWay extends Error {
  override readonly name = 'InTheWay';
}

export interface AreaLocks {
  /** Throws `InTheWay` where another transaction has it and waiting could be for ever. */
  hold(...wishes: readonly Wish[]): Promise<void>;
  /** All that was asked for: what the next attempt takes first. */
  readonly wishes: () => readonly Wish[];
  /** True once `InTheWay` was thrown, whatever became of it on its way. */
  readonly isLost: () => boolean;
}

/** Of one attempt at a transaction; the database lets go of them when it ends. */
export const areaLocks = (ask: Ask): AreaLocks => {
  const wished = new Map<string, Wish>();
  const held = new Map<string, Wish>();
  let highest: Area = { kind: 0, key: 0 };
  let isLost = false;
  // Questions of one transaction may be asked side by side; areas are taken one after the other.
  let last: Promise<unknown> = Promise.resolve();

  const take = async (wishes: readonly Wish[]): Promise<void> => {
    const missing = wishes.filter(({ area, alone }) => {
      const known = held.get(nameOf(area));
      return known === undefined || (alone && !known.alone);
    });
    if (missing.length === 0) return;
    for (const wish of missing) wished.set(nameOf(wish.area), wish);
    const ordered = [...missing].sort((a, b) => compareAreas(a.area, b.area));
    const isNext = ordered.every(({ area }) => compareAreas(area, highest) > 0);
    const [got] = await ask(
      {
        name: `lock${isNext ? '' : '-try'}${ordered.map(({ alone }) => (alone ? '-alone' : '-shared')).join('')}`,
        text: `SELECT ${ordered.map((wish, index) => callOf(wish, isNext, index)).join(', ')}`,
      },
      ...ordered.flatMap(({ area }) => [area.kind, area.key]),
    );
    if (!isNext && Object.values(got ?? {}).includes(false)) {
      isLost = true;
      throw new InTheWay('another transaction has what this one came to too late');
    }
    for (const wish of ordered) {
      held.set(nameOf(wish.area), wish);
      if (compareAreas(wish.area, highest) > 0) highest = wish.area;
    }
  };

  return {
    hold: (...wishes) => {
      const done = last.then(() => take(wishes));
      last = done.catch(() => undefined);
      return done;
    },
    wishes: () => [...wished.values()],
    isLost: () => isLost,
  };
};

const callOf = ({ alone }: Wish, waits: boolean, index: number): string =>
  `pg_${waits ? '' : 'try_'}advisory_xact_lock${alone ? '' : '_shared'}($${2 * index + 1}::int, $${2 * index + 2}::int) AS a${index}`;

const nameOf = ({ kind, key }: Area): string => `${kind}.${key}`;

export const compareAreas = (a: Area, b: Area): number => a.kind - b.kind || a.key - b.key;
