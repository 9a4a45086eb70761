/** The row by which a PIN opens a book for one shift, and when such a shift is over; asked before the vault itself is read. */
import { CLOCK_SLACK_MS, fieldsOf, type TimeHere } from './clock-rows.ts';

/** In the table `keys`: the replica's key and the sealing half of its backups, wrapped by a PIN. */
export const SHIFT_ROW = 'shift';
/** Ends the shift together with what ends it, in one transaction. */
export const SHIFT_GONE = { op: 'delete', table: 'keys', key: SHIFT_ROW } as const;

export const SHIFT_MS_MAX = 12 * 3_600_000;
/** Wrong tries in a whole shift, however many right ones lie between them. */
export const PIN_TRIES_MAX = 8;
/** How often the time seen is worth writing down. */
const SEEN_EVERY_MS = 60_000;

/** What of the row tells how far a shift has come. Begin and end stand under the seal of the wraps too. */
export interface ShiftProgress {
  readonly beginMs: number;
  readonly endMs: number;
  /** The latest time at which the app has looked at it. */
  readonly seenMs: number;
  /** Wrong tries, and one that was begun and not finished. */
  readonly tries: number;
}

/** A shift that goes on, as the lock screen needs it. */
export interface Shift {
  readonly endMs: number;
  readonly triesLeft: number;
}

/** Over by its end, or because the clock stands before what this disk has seen: a clock put back prolongs nothing. */
export const isShiftOver = (shift: ShiftProgress, { nowMs, witnessMs }: TimeHere): boolean =>
  nowMs >= shift.endMs ||
  shift.endMs - shift.beginMs > SHIFT_MS_MAX ||
  shift.tries >= PIN_TRIES_MAX ||
  nowMs < Math.max(shift.beginMs, shift.seenMs, witnessMs) - CLOCK_SLACK_MS;

export const shiftOf = ({ endMs, tries }: ShiftProgress): Shift => ({
  endMs,
  triesLeft: PIN_TRIES_MAX - tries,
});

/** `undefined` for what is no such row; it is then treated as one that is over. */
export const progressOf = (row: unknown): ShiftProgress | undefined => {
  const { beginMs, endMs, seenMs, tries } = fieldsOf(row);
  return typeof beginMs === 'number' &&
    typeof endMs === 'number' &&
    typeof seenMs === 'number' &&
    typeof tries === 'number'
    ? { beginMs, endMs, seenMs, tries }
    : undefined;
};

/** The row as it is to lie there after a look: `undefined` where it is over, itself where nothing is to be written. */
export const lookedAt = <T>(row: T, time: TimeHere): T | string | undefined => {
  const shift = progressOf(row);
  if (shift === undefined || isShiftOver(shift, time)) return undefined;
  return time.nowMs < shift.seenMs + SEEN_EVERY_MS ? row : changed(row, { seenMs: time.nowMs });
};

/** As `lookedAt`, with one try more: written down before the try is computed. */
export const withTry = <T>(row: T, time: TimeHere): string | undefined => {
  const shift = progressOf(row);
  if (shift === undefined || isShiftOver(shift, time)) return undefined;
  return changed(row, { seenMs: Math.max(shift.seenMs, time.nowMs), tries: shift.tries + 1 });
};

/** That try was the right one. */
export const withoutTry = <T>(row: T, of: ShiftProgress): T | string => {
  const shift = progressOf(row);
  // Another shift may have begun meanwhile, in another window.
  if (shift === undefined || shift.beginMs !== of.beginMs || shift.tries === 0) return row;
  return changed(row, { tries: shift.tries - 1 });
};

const changed = (row: unknown, part: Partial<ShiftProgress>): string =>
  JSON.stringify({ ...fieldsOf(row), ...part });
