/** Lines of the log under the day they happened on, the newest day first. */
import type { AuditLine } from '#domain/audit-kinds.ts';
import type { CalendarDate } from '#domain/calendar-date.ts';
import { vietnamDate } from '#domain/day-number.ts';

export interface AuditDay {
  readonly day: CalendarDate;
  readonly lines: readonly AuditLine[];
}

/** @param lines the newest first, as the server sends them */
export const linesByDay = (lines: readonly AuditLine[]): readonly AuditDay[] => {
  const days = new Map<CalendarDate, AuditLine[]>();
  for (const line of lines) {
    const day = vietnamDate(line.atMs);
    const known = days.get(day);
    if (known === undefined) days.set(day, [line]);
    else known.push(line);
  }
  return [...days].map(([day, here]) => ({ day, lines: here }));
};
