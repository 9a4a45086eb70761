/** Slows down guessing: a bucket of attempts a name, refilled steadily, so nobody is locked out for good. */

export interface Throttle {
  /** Takes one attempt: 0 where it may go ahead, else how long to wait, ms. */
  take(name: string, nowMs: number): number;
}

/** Names kept at a time; beyond, the one longest unused is forgotten. */
const NAMES_MAX = 20_000;

/**
 * @param burst attempts that may come at once
 * @param refillMs one attempt comes back after this long
 */
export const throttle = (burst: number, refillMs: number): Throttle => {
  const buckets = new Map<string, { left: number; atMs: number }>();
  return {
    take: (name, nowMs) => {
      const bucket = buckets.get(name) ?? { left: burst, atMs: nowMs };
      const elapsedMs = Math.max(0, nowMs - bucket.atMs);
      const left = Math.min(burst, bucket.left + elapsedMs / refillMs);
      const waitMs = left >= 1 ? 0 : Math.ceil((1 - left) * refillMs);
      buckets.delete(name);
      buckets.set(name, { left: waitMs === 0 ? left - 1 : left, atMs: nowMs });
      if (buckets.size > NAMES_MAX) {
        const oldest = buckets.keys().next();
        if (oldest.done !== true) buckets.delete(oldest.value);
      }
      return waitMs;
    },
  };
};

/**
 * A whole commune may share one address, so an address gets many attempts. What is counted against an
 * account is only what its own device has signed: a stranger cannot use up an officer's attempts.
 */
export interface Throttles {
  readonly byAddress: Throttle;
  readonly byAccount: Throttle;
  readonly guesses: Throttle;
  readonly digits: Throttle;
}

export const throttles = (): Throttles => ({
  byAddress: throttle(120, 500),
  byAccount: throttle(10, 5_000),
  guesses: throttle(30, 4_000),
  digits: throttle(5, 30_000),
});
