/** A device that several people use, as the screens of an open book see it. */
import type { Result } from '#base/result.ts';
import type { Door } from '#replica/door-row.ts';
import type { StoreProblem } from '#replica/ports.ts';

export interface SharedState extends Door {
  /** How many other books lie here. */
  readonly others: number;
}

export interface SharedControl {
  /** The same object while nothing changed. */
  readonly state: () => SharedState;
  readonly watch: (onChange: () => void) => () => void;
  /** Keeps what the lock shows of this officer, and whether others use the device. */
  readonly keep: (door: Door) => Promise<Result<void, StoreProblem>>;
}

/** Others have a book here, or the officer says that they use the device. */
export const isShared = ({ isShared: isSaid, others }: SharedState): boolean =>
  isSaid || others > 0;
