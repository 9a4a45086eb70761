/** How much one push carries: what a line and a server answer soon grows, what they answer late or not at all shrinks. */

export interface PushPortion {
  /** Of the next push. */
  readonly limit: () => { readonly entries: number; readonly bytes: number };
  /** @param sent entries that were in it; one that was not full says nothing of what more would take */
  readonly answered: (sent: number, tookMs: number) => void;
  readonly failed: () => void;
}

/** Entries in the first push after the app was opened. */
export const FIRST_PORTION = 100;
const LEAST = 50;
/** Half of what the protocol allows: the server takes a push in one piece, and others wait meanwhile. */
const MOST = 1000;
const SOON_MS = 700;
const LATE_MS = 4_000;
const BYTES_EACH = 512;
/** A story is longer than a receipt. */
const BYTES_LEAST = 128 * 1024;

export const createPushPortion = (): PushPortion => {
  let entries = FIRST_PORTION;
  const smaller = (): void => {
    entries = Math.max(LEAST, Math.floor(entries / 2));
  };
  return {
    limit: () => ({ entries, bytes: Math.max(BYTES_LEAST, entries * BYTES_EACH) }),
    answered: (sent, tookMs) => {
      if (tookMs > LATE_MS) smaller();
      else if (sent >= entries && tookMs < SOON_MS) entries = Math.min(MOST, entries * 2);
    },
    failed: smaller,
  };
};
