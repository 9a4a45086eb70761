/** The requests that wait: what is due first stands first. */
import type { CalendarDate } from '#domain/calendar-date.ts';
import { CASE_URGENCIES, isEnded, type caseFile } from '#domain/cases/case-file.ts';
import { daysBetween } from '#domain/day-number.ts';
import type { RecordOf } from '#domain/record-of.ts';

export type CaseFile = RecordOf<typeof caseFile>;

export interface OpenCase {
  readonly file: CaseFile;
  /** Negative when the day has passed; undefined without a due day. */
  readonly daysLeft: number | undefined;
  readonly isOverdue: boolean;
}

/**
 * The requests nobody has ended, by due day; those without one after them. Of one day the more urgent
 * first, then the one that came first.
 */
export const openCases = (files: readonly CaseFile[], today: CalendarDate): readonly OpenCase[] =>
  files
    .filter(({ values }) => values.stage === undefined || !isEnded(values.stage.stage))
    .map((file) => ({ file, key: waitingKey(file) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ file }) => {
      const dueOn = file.values.dueOn ?? undefined;
      const daysLeft = dueOn === undefined ? undefined : daysBetween(today, dueOn);
      return { file, daysLeft, isOverdue: daysLeft !== undefined && daysLeft < 0 };
    });

const waitingKey = ({ id, values }: CaseFile): string => {
  const urgency = CASE_URGENCIES.length - CASE_URGENCIES.indexOf(values.urgency ?? 'normal');
  return `${values.dueOn ?? '9999-12-31'} ${urgency} ${values.receivedOn ?? ''} ${id}`;
};
