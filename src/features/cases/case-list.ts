/** Requests as a list: whose, what, how far, and how long there is left. Nothing here draws. */
import type { CalendarDate } from '#domain/calendar-date.ts';
import { isEnded, type caseFile } from '#domain/cases/case-file.ts';
import { isWorkingDay } from '#domain/cases/working-days.ts';
import { addDays, daysBetween } from '#domain/day-number.ts';
import { foldName } from '#domain/roster/person-name.ts';
import { openCases } from '#domain/views/case-view.ts';
import type { Catalogue } from '#text/catalogue.ts';
import { dayText } from '#text/day-text.ts';
import type { Row } from '#replica/use-replica.ts';

export type CaseRow = Row<typeof caseFile>;
type CasesText = Catalogue['cases'];

export const CASE_FILTERS = ['open', 'late', 'closed', 'all'] as const;
export type CaseFilter = (typeof CASE_FILTERS)[number];

export interface CaseEntry {
  readonly row: CaseRow;
  readonly title: string;
  readonly applicant: string;
  readonly haystack: string;
  readonly isEnded: boolean;
  readonly isLate: boolean;
}

/** Open ones by due day, the ended after them, the newest first. */
export const caseEntries = (
  rows: readonly CaseRow[],
  nameOf: (member: string) => string | undefined,
  today: CalendarDate,
  text: CasesText,
): readonly CaseEntry[] => {
  const rowById = new Map(rows.map((row) => [row.id, row]));
  const open = openCases(rows, today).flatMap(({ file, isOverdue }) => {
    const row = rowById.get(file.id);
    return row === undefined ? [] : [entryOf(row, false, isOverdue, nameOf, text)];
  });
  const ended = rows
    .filter(({ values }) => values.stage !== undefined && isEnded(values.stage.stage))
    .sort((a, b) => ((a.values.receivedOn ?? '') < (b.values.receivedOn ?? '') ? 1 : -1))
    .map((row) => entryOf(row, true, false, nameOf, text));
  return [...open, ...ended];
};

const entryOf = (
  row: CaseRow,
  isOver: boolean,
  isLate: boolean,
  nameOf: (member: string) => string | undefined,
  text: CasesText,
): CaseEntry => {
  const applicant = applicantName(row, nameOf, text);
  const title = row.values.kind === undefined ? text.caseTitle : text.kinds[row.values.kind];
  return {
    row,
    title,
    applicant,
    haystack: ` ${foldName(applicant)} ${row.searchText} ${foldName(title)}`,
    isEnded: isOver,
    isLate,
  };
};

export const applicantName = (
  { values }: CaseRow,
  nameOf: (member: string) => string | undefined,
  text: CasesText,
): string => {
  const { applicant } = values;
  switch (applicant?.who) {
    case 'member':
      return nameOf(applicant.member) ?? text.unknownMember;
    case 'other':
      return applicant.name;
    case 'anonymous':
    case undefined:
      return text.anonymous;
  }
};

export const casesIn = (entries: readonly CaseEntry[], filter: CaseFilter): readonly CaseEntry[] =>
  entries.filter((entry) => {
    switch (filter) {
      case 'open':
        return !entry.isEnded;
      case 'late':
        return entry.isLate;
      case 'closed':
        return entry.isEnded;
      case 'all':
        return true;
    }
  });

export const casesFound = (entries: readonly CaseEntry[], typed: string): readonly CaseEntry[] => {
  const query = foldName(typed);
  if (query === '') return entries;
  const words = query.split(' ').map((word) => ` ${word}`);
  return entries.filter(({ haystack }) => words.every((word) => haystack.includes(word)));
};

export interface DueText {
  readonly day: string;
  /** "còn 2 ngày làm việc". */
  readonly left: string;
  readonly tone: 'late' | 'wait' | 'plain';
}

/** Working days left that count as near. */
const NEAR_WORKING_DAYS = 3;

/** When a request is due, in words; undefined for one without a due day or already ended. */
export const dueText = (
  row: CaseRow,
  today: CalendarDate,
  text: Pick<CasesText, 'dueToday' | 'dueIn' | 'dueBefore'>,
): DueText | undefined => {
  const { dueOn, stage } = row.values;
  if (dueOn === undefined || dueOn === null || (stage !== undefined && isEnded(stage.stage)))
    return undefined;
  const days = daysBetween(today, dueOn);
  const day = dayText(dueOn).slice(0, 5);
  if (days < 0) return { day, left: text.dueBefore(-days), tone: 'late' };
  if (days === 0) return { day, left: text.dueToday, tone: 'late' };
  const working = workingDaysUntil(today, dueOn);
  return { day, left: text.dueIn(working), tone: working <= NEAR_WORKING_DAYS ? 'wait' : 'plain' };
};

const COUNT_MAX = 400;

/** Working days after a day up to and with another. */
export const workingDaysUntil = (from: CalendarDate, to: CalendarDate): number => {
  let working = 0;
  const days = Math.min(daysBetween(from, to), COUNT_MAX);
  for (let i = 1; i <= days; i++) if (isWorkingDay(addDays(from, i))) working += 1;
  return working;
};
