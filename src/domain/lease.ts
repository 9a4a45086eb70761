/** The offline lease: how many observed days a device may go without the server before books close on it, and which never do. */
import { DAY_MS, VIETNAM_OFFSET_MS } from './day-number.ts';

export const LEASE_DAYS_MIN = 7;
export const LEASE_DAYS_MAX = 90;
export const USUAL_LEASE_DAYS = 30;
export const USUAL_LEASE_CASE_DAYS = 14;
/** From here on it is told. */
export const LEASE_TOLD_DAYS = 7;

/** How long it runs, in observed days without contact, as the union has it. */
export interface LeaseTerm {
  /** What of the roll is not needed for collecting. */
  readonly days: number;
  /** Requests, confidential ones too; never longer than the roll. */
  readonly caseDays: number;
}

export const USUAL_LEASE: LeaseTerm = {
  days: USUAL_LEASE_DAYS,
  caseDays: USUAL_LEASE_CASE_DAYS,
};

/** What was counted since the last contact. It never shrinks but by a contact. */
export interface LeaseCount {
  readonly counted: number;
  /** Days (since 1970, in Vietnam) that the clock has shown since then, the day of the contact among them. */
  readonly seenDays: readonly number[];
  /** The moment the clock showed last. */
  readonly lastMs: number;
}

/** A clock further back than this was put back; a network that sets it right moves it by less. */
const SET_BACK_MS = 3_600_000;
/** Within a day the moment is written down no oftener: each one is a row on the disk. */
const NOTED_EVERY_MS = 10 * 60_000;

/** A contact has given the rights anew: nothing is counted for its own day. */
export const leaseFromContact = (nowMs: number): LeaseCount => ({
  counted: 0,
  seenDays: [dayOf(nowMs)],
  lastMs: nowMs,
});

/**
 * One look at the clock while the book is open. It counts at most one day, however far the clock has jumped, and
 * none for a day that was shown before. A clock that was put back counts one too: which day it is, nobody knows.
 * @returns the same object where there is nothing to write down
 */
export const observed = (before: LeaseCount, nowMs: number): LeaseCount => {
  const day = dayOf(nowMs);
  const isNew = !before.seenDays.includes(day);
  const isSetBack = nowMs < before.lastMs - SET_BACK_MS;
  // Every term has run out by then: the list of days has an end.
  const counts = (isNew || isSetBack) && before.counted < LEASE_DAYS_MAX;
  if (!counts)
    return isSetBack || nowMs >= before.lastMs + NOTED_EVERY_MS
      ? { ...before, lastMs: nowMs }
      : before;
  return {
    counted: before.counted + 1,
    seenDays: isNew ? [...before.seenDays, day] : before.seenDays,
    lastMs: nowMs,
  };
};

/** What a term still gives: `told` from a week before its end, `over` once it has run out. */
export interface LeasePart {
  readonly is: 'running' | 'told' | 'over';
  /** Observed days left; 0 once it is over. */
  readonly daysLeft: number;
}

export interface LeaseState {
  readonly roll: LeasePart;
  readonly cases: LeasePart;
}

export const leaseState = ({ counted }: LeaseCount, term: LeaseTerm): LeaseState => ({
  roll: partOf(term.days - counted),
  cases: partOf(Math.min(term.caseDays, term.days) - counted),
});

const partOf = (left: number): LeasePart => {
  if (left <= 0) return { is: 'over', daysLeft: 0 };
  return { is: left <= LEASE_TOLD_DAYS ? 'told' : 'running', daysLeft: left };
};

/**
 * What an officer does, and whether a lease that has run out stops it. Collecting, one's own receipts, the close and
 * the backup file never stop: money in hand must find its receipt, and what exists only here its way out.
 */
export const LEASE_STOPS = {
  collect: 'never',
  'own-receipts': 'never',
  'void-receipt': 'never',
  'close-day': 'never',
  'send-off': 'never',
  'backup-file': 'never',
  'take-in-request': 'never',
  'read-requests': 'cases',
  'change-roll': 'roll',
  'read-whole-roll': 'roll',
} as const satisfies Readonly<Record<string, 'never' | keyof LeaseState>>;
export type LeasedAct = keyof typeof LEASE_STOPS;

export const isStopped = (act: LeasedAct, state: LeaseState): boolean => {
  const part = LEASE_STOPS[act];
  return part !== 'never' && state[part].is === 'over';
};

const dayOf = (ms: number): number => Math.floor((ms + VIETNAM_OFFSET_MS) / DAY_MS);
