/** Hybrid logical clock readings, and the total order in which concurrent changes are settled. */

/** A clock reading: milliseconds since 1970 and a counter for readings within one millisecond. */
export interface Stamp {
  readonly ms: number;
  readonly counter: number;
}

/** Past this many readings in one millisecond the physical part moves on (70,000 rows of an import). */
export const COUNTER_MAX = 65_535;

export const compareStamps = (a: Stamp, b: Stamp): number => a.ms - b.ms || a.counter - b.counter;

export const laterStamp = (a: Stamp, b: Stamp): Stamp => (compareStamps(a, b) >= 0 ? a : b);

/** The reading right after another one. */
export const stampAfter = (stamp: Stamp): Stamp =>
  stamp.counter < COUNTER_MAX
    ? { ms: stamp.ms, counter: stamp.counter + 1 }
    : { ms: stamp.ms + 1, counter: 0 };

/**
 * The next reading of a device: its corrected wall clock, but never before what it has seen take effect.
 * @param newestSeen the newest *effective* stamp seen; other people's raw stamps are never merged,
 *   so a phone set to 2035 drags nobody along
 */
export const nextStamp = (wallMs: number, newestSeen: Stamp): Stamp =>
  wallMs > newestSeen.ms ? { ms: Math.trunc(wallMs), counter: 0 } : stampAfter(newestSeen);

/**
 * The stamp by which an entry counts: bounded by when the server received it, yet always later than
 * the entry before it in its own chain, so that nobody's later edit loses to the own earlier one.
 */
export const effectiveStamp = (
  signed: Stamp,
  receivedMs: number,
  before: Stamp | undefined,
): Stamp => {
  const bounded = { ms: Math.min(signed.ms, receivedMs), counter: signed.counter };
  return before === undefined || compareStamps(bounded, before) > 0 ? bounded : stampAfter(before);
};

/** Where one entry stands among all others; its changes follow each other by index. */
export interface EntryOrder {
  readonly ms: number;
  readonly counter: number;
  readonly device: string;
  /** The life as signed: a life derived for a fork's tail names a chain, never a change. */
  readonly life: string;
  readonly seq: number;
  /** base64url SHA-256 of the entry; the name of the entry in the whole system. */
  readonly hash: string;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Total: two entries compare equal only if they are the same entry. */
export const compareEntryOrder = (a: EntryOrder, b: EntryOrder): number =>
  a.ms - b.ms ||
  a.counter - b.counter ||
  compareText(a.device, b.device) ||
  compareText(a.life, b.life) ||
  a.seq - b.seq ||
  compareText(a.hash, b.hash);
