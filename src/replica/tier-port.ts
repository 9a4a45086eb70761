/** The higher tier as screens see it: open or closed, what waits in it, and the words that open it. */
import type { Result } from '#base/result.ts';
import type { TierProblem } from './ports.ts';

export interface TierState {
  readonly isOpen: boolean;
  /** Confidential books on this device that cannot be read now. */
  readonly books: number;
  /** Own entries in them that no server has yet. */
  readonly waiting: number;
}

export interface Tier {
  /** The same object while nothing changed. Watch it by `replica.watch`. */
  readonly state: () => TierState;
  /** About a second. Refuses: wrong-words, no-tier. */
  readonly open: (words: string) => Promise<Result<void, TierProblem>>;
  /** Forgets the key, the records and what else of it is in memory. */
  readonly close: () => Promise<void>;
  /** A screen of it is in use: it stays open a while longer. */
  readonly touch: () => void;
}
