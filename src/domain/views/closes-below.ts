/** What the union above is told of closes nobody else has looked at: sums by unit, day and collector, no paper and no member. */
import type { CalendarDate } from '#domain/calendar-date.ts';
import { waitsTooLong, type CloseStanding } from './close-standing.ts';

/**
 * Self-checked; or waiting for a second officer for longer than is left to the union itself; or the second officer
 * counted another sum than the first.
 */
export const CLOSE_CONCERNS = ['self-checked', 'waiting', 'differs'] as const;
export type CloseConcern = (typeof CLOSE_CONCERNS)[number];

export interface CloseBelow {
  readonly unit: string;
  /** As written on the close. */
  readonly day: CalendarDate;
  /** Who closed; null for a device that is not known. */
  readonly officer: string | null;
  readonly concern: CloseConcern;
  readonly closes: number;
  readonly receipts: number;
  readonly sumVnd: number;
  readonly cashVnd: number;
  readonly countedVnd: number;
  /** The day on which the last of them reached the server: long after `day` is worth a question. */
  readonly arrivedOn: CalendarDate;
  /** What the second officer counted; only where that differs. */
  readonly checkedVnd?: number | undefined;
}

export interface CloseSeen {
  readonly unit: string;
  readonly day: CalendarDate;
  readonly writtenOn: CalendarDate;
  readonly arrivedOn: CalendarDate;
  readonly officer: string | null;
  readonly receipts: number;
  readonly sumVnd: number;
  readonly cashVnd: number;
  readonly countedVnd: number;
  readonly standing: CloseStanding;
}

/** Newest day first; what is neither self-checked nor waits too long nor differs is not told. */
export const closesToTell = (
  seen: readonly CloseSeen[],
  today: CalendarDate,
): readonly CloseBelow[] => {
  const lines = new Map<string, CloseBelow>();
  for (const close of seen) {
    const concern = concernOf(close, today);
    if (concern === undefined) continue;
    const { unit, day, officer } = close;
    const key = `${unit}|${day}|${officer ?? ''}|${concern}`;
    const known = lines.get(key);
    lines.set(key, {
      ...{ unit, day, officer, concern },
      closes: (known?.closes ?? 0) + 1,
      receipts: (known?.receipts ?? 0) + close.receipts,
      sumVnd: added(known?.sumVnd, close.sumVnd),
      cashVnd: added(known?.cashVnd, close.cashVnd),
      countedVnd: added(known?.countedVnd, close.countedVnd),
      arrivedOn:
        known === undefined || close.arrivedOn > known.arrivedOn
          ? close.arrivedOn
          : known.arrivedOn,
      ...(concern === 'differs'
        ? { checkedVnd: added(known?.checkedVnd, close.standing.check?.countedVnd ?? 0) }
        : {}),
    });
  }
  return [...lines.entries()]
    .sort(([a, { day: dayA }], [b, { day: dayB }]) =>
      dayA === dayB ? (a < b ? -1 : 1) : dayA < dayB ? 1 : -1,
    )
    .map(([, line]) => line);
};

/** What somebody forged may be as large as a number is: the list is to be read all the same. */
const added = (before: number | undefined, more: number): number =>
  Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, (before ?? 0) + more));

const concernOf = (
  { standing, writtenOn }: CloseSeen,
  today: CalendarDate,
): CloseConcern | undefined => {
  if (standing.kind === 'self-checked' || standing.kind === 'differs') return standing.kind;
  return standing.kind === 'waiting' && waitsTooLong(writtenOn, today) ? 'waiting' : undefined;
};

/** What the server answered, once it was checked. */
export interface ClosesPortion {
  readonly lines: readonly CloseBelow[];
  /** The union at which it ended; null where none is left. */
  readonly next: string | null;
  /** Names of those who closed. */
  readonly people: ReadonlyMap<string, string>;
}
