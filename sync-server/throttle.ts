/** Slows down guessing: a bucket of attempts a name, refilled steadily, so nobody is locked out for good. */

export interface Throttle {
  /** Takes one attempt: 0 where it may go ahead, else how long to wait, ms. */
  take(name: string, nowMs: number): number;
  /** How long to wait, ms, without taking anything. */
  waitMs(name: string, nowMs: number): number;
  /**
   * For what came in one go and could not be refused: it is paid off later, within a bound. A negative count
   * gives attempts back.
   */
  charge(name: string, count: number, nowMs: number): void;
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
  const keep = (name: string, left: number, atMs: number): void => {
    buckets.delete(name);
    buckets.set(name, { left, atMs });
    if (buckets.size <= NAMES_MAX) return;
    const oldest = buckets.keys().next();
    if (oldest.done !== true) buckets.delete(oldest.value);
  };
  return {
    waitMs: (name, nowMs) => waitFor(leftNow(name, nowMs)),
    take: (name, nowMs) => {
      const left = leftNow(name, nowMs);
      const waitMs = waitFor(left);
      keep(name, waitMs === 0 ? left - 1 : left, nowMs);
      return waitMs;
    },
    charge: (name, count, nowMs) =>
      keep(name, Math.min(burst, Math.max(leftNow(name, nowMs) - count, -burst)), nowMs),
  };
};

/**
 * What an address is counted by: with version 6 one customer has a whole network of them (its first 64 bits),
 * and would otherwise never meet the same count twice.
 */
export const countedAddress = (address: string): string => {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? 0 : tail.split(':').length;
  const filled = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after);
  return [...groups, ...Array.from({ length: filled }, () => '0'), ...(tail ?? '').split(':')]
    .slice(0, 4)
    .join(':');
};

/**
 * A whole commune may share one address, so an address gets many attempts. What is counted against an
 * account is only what its own device has signed, each device by itself: neither a stranger nor the thief of
 * one phone can use up the attempts of an officer.
 */
export interface Throttles {
  readonly byAddress: Throttle;
  readonly byAccount: Throttle;
  /** By the hash of a good invitation: looking at it and using it, again where an answer got lost. */
  readonly byInvitation: Throttle;
  /** By address: codes that nobody has given out. */
  readonly guesses: Throttle;
  /** The same from all addresses together: thousands of them guess no faster. Only codes wait for it. */
  readonly guessesInAll: Throttle;
  /** Strangers at the sign-in, all together: what they use up is their own. */
  readonly strangersInAll: Throttle;
  /** By device: renewals are few, and each is a write. */
  readonly renewals: Throttle;
  readonly digits: Throttle;
  /** By device: help asked for with forgotten words. */
  readonly asks: Throttle;
  /** By address and all together: phones that ask to be let in. A full list refuses none (`joining-crowd.ts`). */
  readonly joinsByAddress: Throttle;
  readonly joinsInAll: Throttle;
  /** By request: a phone that waits asks again and again. */
  readonly joinLooks: Throttle;
  /** By officer: entries that could only have been written to learn what is there. */
  readonly probes: Throttle;
  /** By device: notes on requests that were looked at. */
  readonly seen: Throttle;
  /** By device: what it says about itself. */
  readonly reports: Throttle;
  /** By device: passkeys asked for. */
  readonly passkeys: Throttle;
  /** By device: files of colleagues that it carries, a part each. */
  readonly relays: Throttle;
  /** By address: what phones bring back after a restore; a whole union may come from one. */
  readonly offers: Throttle;
}

export const throttles = (): Throttles => ({
  byAddress: throttle(120, 500),
  byAccount: throttle(10, 5_000),
  byInvitation: throttle(10, 30_000),
  guesses: throttle(30, 4_000),
  guessesInAll: throttle(600, 100),
  strangersInAll: throttle(2_000, 50),
  renewals: throttle(30, 10_000),
  digits: throttle(5, 30_000),
  asks: throttle(5, 30_000),
  joinsByAddress: throttle(20, 60_000),
  joinsInAll: throttle(300, 1_000),
  joinLooks: throttle(20, 1_500),
  probes: throttle(100, 10_000),
  seen: throttle(60, 5_000),
  reports: throttle(30, 10_000),
  passkeys: throttle(20, 10_000),
  relays: throttle(120, 2_000),
  offers: throttle(6_000, 20),
});
