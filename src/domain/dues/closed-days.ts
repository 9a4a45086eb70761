/** Which business days a device has closed, so that no receipt is dated inside one of them. */
import type { CalendarDate } from '#domain/calendar-date.ts';
import type { DayClose } from '#domain/views/day-view.ts';

/** Whether a business day has been closed; a `Set` of days is one, too. */
export interface ClosedDays {
  readonly has: (day: CalendarDate) => boolean;
}

/**
 * The days a device can date no receipt in any more: those up to its last close, for that close counted
 * all of its money until then. Never today: who collects after closing goes on, and the next close counts it.
 */
export const closedDaysOf = (
  closes: readonly DayClose[],
  device: string,
  today: CalendarDate,
): ClosedDays => {
  const last = closes
    .filter(({ values }) => values.device === device)
    .reduce(
      (latest, { values }) => ((values.day ?? '') > latest ? (values.day ?? '') : latest),
      '',
    );
  return { has: (day) => day <= last && day < today };
};

/** The day a new receipt gets where the day asked for is closed: today. */
export const openDayFor = (
  asked: CalendarDate,
  closed: ClosedDays,
  today: CalendarDate,
): CalendarDate => (closed.has(asked) ? today : asked);
