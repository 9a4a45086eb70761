/** The offline lease as screens see it. */
import type { LeaseState } from '#domain/lease.ts';

export interface Lease {
  /** The same object while nothing changed. Watch it by `replica.watch`. */
  readonly state: () => LeaseState;
  /** A look at the clock: counts a day that was not seen before, and closes what has run out. */
  readonly observe: () => Promise<void>;
}
