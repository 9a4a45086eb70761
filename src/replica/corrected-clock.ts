/** The device's clock set right by the server's. */
import type { Clock } from './ports.ts';
import type { ReplicaState } from './replica-state.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A device off by more than this is asked for the day once it is without contact. */
const SUSPECT_OFFSET_MS = DAY_MS;
/** Nothing was written before the project began or a working life after it. */
const EARLIEST_MS = 1_760_000_000_000;
const LATEST_MS = EARLIEST_MS + 40 * 365 * DAY_MS;

export interface CorrectedTime {
  readonly ms: number;
  /** The day is asked: no contact ever, or the clock says something that cannot be. */
  readonly suspect: boolean;
}

export const correctedNow = (state: ReplicaState, clock: Clock): CorrectedTime => {
  const wall = clock.nowMs();
  const contact = state.contact;
  const ms = Math.max(0, Math.trunc(wall + (contact?.offsetMs ?? 0)));
  const impossible = ms < EARLIEST_MS || ms > LATEST_MS;
  // The clock stands before the last contact: it has been set back since.
  const setBack = contact !== undefined && ms < contact.atMs - HOUR_MS;
  const farOff = Math.abs(contact?.offsetMs ?? 0) > SUSPECT_OFFSET_MS;
  return { ms, suspect: impossible || setBack || farOff };
};
