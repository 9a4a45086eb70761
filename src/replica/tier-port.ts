/** The higher tier as screens see it: open or closed, what waits in it, and the words that open it. */
import type { Result } from '#base/result.ts';
import type { TierProblem, WhyNoRequests } from './ports.ts';

export interface TierState {
  readonly isOpen: boolean;
  /** Confidential books on this device that cannot be read now. */
  readonly books: number;
  /** Own entries in them that no server has yet. */
  readonly waiting: number;
  /** Why no words open it now; undefined where they would. */
  readonly notHere?: WhyNoRequests | undefined;
  /** May not be read here, but what waits in it goes with the next contact: the words have opened it for that. */
  readonly isSending?: boolean | undefined;
}

export interface Tier {
  /** The same object while nothing changed. Watch it by `replica.watch`. */
  readonly state: () => TierState;
  /**
   * About a second. Refuses: wrong-words, no-tier, lease-over. On a shared device nothing is opened for reading:
   * what waits is sent with the next contact.
   */
  readonly open: (
    words: string,
  ) => Promise<Result<void, TierProblem | { readonly kind: WhyNoRequests }>>;
  /** Forgets the key, the records and what else of it is in memory. */
  readonly close: () => Promise<void>;
  /** A screen of it is in use: it stays open a while longer. */
  readonly touch: () => void;
}

/** A tier that the replica itself may close, and open again without words where it was open by them. */
export interface BarredTier {
  readonly bar: () => Promise<void>;
  readonly unbar: () => Promise<void>;
}
