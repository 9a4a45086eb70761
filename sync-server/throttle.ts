/** Slows down guessing: a bucket of attempts a name, refilled steadily, so nobody is locked out for good. */

export interface Throttle {
  /** Takes one attempt: 0 where it may go ahead, else how long to wait, ms. */
  take(name: string, nowMs: number): number;
  /** How long to wait, ms, without taking anything. */
  waitMs(name: string, nowMs: number): number;
}

/** Names kept at a time; beyond, the one longest unused is forgotten. */
const NAMES_MAX = 20_000;

/**
 * @param burst attempts that may come at once
 * @param refillMs one attempt comes back after this long
 */
export const throttle = (burst: number, refillMs: number): Throttle => {
  const buckets = new Map<string, { left: number; atMs: number }>();
  const leftNow = (name: string, nowMs: number): number => {
    const bucket = buckets.get(name);
    if (bucket === undefined) return burst;
    return Math.min(burst, bucket.left + Math.max(0, nowMs - bucket.atMs) / refillMs);
  };
  const waitFor = (left: number): number => (left >= 1 ? 0 : Math.ceil((1 - left) * refillMs));
  return {
    waitMs: (name, nowMs) => waitFor(leftNow(name, nowMs)),
    take: (name, nowMs) => {
      const left = leftNow(name, nowMs);
      const waitMs = waitFor(left);
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
 * account is only what its own device has signed, each device by itself: neither a stranger nor the thief of
 * one phone can use up the attempts of an officer.
 */
export interface Throttles {
  readonly byAddress: Throttle;
  readonly byAccount: Throttle;
  readonly guesses: Throttle;
  readonly digits: Throttle;
  /** By officer: entries that could only have been written to learn what is there. */
  readonly probes: Throttle;
}

export const throttles = (): Throttles => ({
  byAddress: throttle(120, 500),
  byAccount: throttle(10, 5_000),
  guesses: throttle(30, 4_000),
  digits: throttle(5, 30_000),
  probes: throttle(100, 10_000),
});
