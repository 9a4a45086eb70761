/** How a close stands with a second pair of eyes: self-checked, waiting for them, confirmed, or found to differ. */
import type { CalendarDate } from '#domain/calendar-date.ts';
import { daysBetween } from '#domain/day-number.ts';
import { waitingDaysOf } from '#domain/dues/cash-check-rules.ts';

export interface CashCheckMade {
  readonly id: string;
  readonly close: string;
  /** Undefined where the device that wrote it is not known here. */
  readonly officer: string | undefined;
  readonly countedVnd: number;
  readonly isTakenOver: boolean;
  readonly why: string | null;
  /** Its place in the order of the book. */
  readonly atMs: number;
}

export type StandingKind =
  /** Nobody else could look at it at the time; whatever is said later, that stays. */
  | 'self-checked'
  /** Nothing was to lie in the till and nothing did. */
  | 'no-cash'
  /** Valid, and somebody else is still to look. */
  | 'waiting'
  | 'confirmed'
  | 'differs'
  /** The office of that union is not here, so nothing is said of anybody. */
  | 'unknown';

export interface CloseStanding {
  readonly kind: StandingKind;
  /** The first word of somebody else; it stands. */
  readonly check: CashCheckMade | undefined;
  /** What others said besides: a person looks where they differ. */
  readonly further: readonly CashCheckMade[];
}

export interface CloseLookedAt {
  readonly id: string;
  readonly cashVnd: number;
  readonly countedVnd: number;
  readonly hands: ReadonlySet<string>;
}

/**
 * @param isSelfChecked undefined where the office of that day is not known
 * @param checks those that count, of any close. The server takes none from the hands the cash went through; one
 *   let in by a person's mistake says nothing here either
 */
export const closeStanding = (
  close: CloseLookedAt,
  isSelfChecked: boolean | undefined,
  checks: readonly CashCheckMade[],
): CloseStanding => {
  const [check, ...further] = checks
    .filter((made) => made.close === close.id)
    .filter(({ officer }) => officer === undefined || !close.hands.has(officer))
    .sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1));
  return { kind: kindOf(close, isSelfChecked, check), check, further };
};

const kindOf = (
  close: CloseLookedAt,
  isSelfChecked: boolean | undefined,
  check: CashCheckMade | undefined,
): StandingKind => {
  if (isSelfChecked === true) return 'self-checked';
  if (check !== undefined) return check.countedVnd === close.countedVnd ? 'confirmed' : 'differs';
  if (isSelfChecked === undefined) return 'unknown';
  return close.cashVnd <= 0 && close.countedVnd === 0 ? 'no-cash' : 'waiting';
};

/** Whether it has waited longer than the union above leaves to the union itself. */
export const waitsTooLong = (closedOn: CalendarDate, today: CalendarDate): boolean =>
  daysBetween(closedOn, today) > waitingDaysOf(closedOn);
