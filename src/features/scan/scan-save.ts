/** From the looked-through list to one act, and from its refusal to a sentence beside each row. */
import type { CalendarDate } from '#domain/calendar-date.ts';
import type { ListLine, ListProblem, RefusedLine } from '#domain/roster/register-list.ts';
import type { Replica } from '#replica/replica.ts';
import { dayFromTyped } from '#text/day-text.ts';
import { rosterSentence } from '#text/roster-problem-text.ts';
import type { Catalogue } from '#text/catalogue.ts';
import { WHOLE_FORM, type FormError } from '#ui/form.tsx';
import { bornOnOf, type RollMatch } from './roll-match.ts';
import { isBlank, type ScanList, type ScanRow } from './scan-list.ts';

export interface MatchedRow {
  readonly row: ScanRow;
  readonly match: RollMatch;
}

/** In the summary the person is named; beside the row the reason stands alone. */
export interface ListError extends FormError {
  readonly why?: string;
}

export interface SaveContext {
  readonly today: CalendarDate;
  readonly consentText: { readonly textVersion: string; readonly textHash: string };
  readonly record: (book: string, id: string) => ReturnType<Replica['record']>;
}

/** Ids of the fields that an error of the list may name. */
export const ONCE_FIELD = { stepOn: 'scan-since', decision: 'scan-decision' } as const;
export const rowField = (id: string): string => `scan-row-${id}`;

/** Whether a row is written at the save: somebody new, or news of somebody who is on the roll. */
export const isWritten = ({ row, match }: MatchedRow): boolean =>
  !isBlank(row) && (match.kind !== 'on-roll' || (row.isUpdate && match.changes.length > 0));

/** The lines of the act, oldest first, as they were scanned. */
export const linesOf = (
  list: ScanList,
  matched: readonly MatchedRow[],
  context: SaveContext,
): readonly ListLine[] =>
  [...matched]
    .reverse()
    .filter(isWritten)
    .flatMap((one) => lineOf(list, one, context));

const lineOf = (
  list: ScanList,
  { row, match }: MatchedRow,
  context: SaveContext,
): readonly ListLine[] => {
  if (match.kind === 'on-roll') {
    const { book, id } = match.member;
    const record = context.record(book, id);
    return record === undefined
      ? []
      : [{ kind: 'update', line: row.id, rosterBook: book, record, edits: match.edits }];
  }
  const { consentMs } = row;
  return [
    {
      kind: 'new',
      line: row.id,
      registration: {
        rosterBook: `roster.${list.unit}`,
        fullName: row.fullName,
        nationalNumber: row.number,
        bornOn: bornOnOf(row),
        sex: row.sex,
        phone: row.phone,
        address: row.address,
        section: list.section === '' ? null : list.section,
        source: row.source,
        step: list.step,
        stepOn: stepOnOf(list, context.today),
        decision: list.step === 'admitted' ? list.decision : undefined,
        ...(consentMs === undefined
          ? {}
          : { consent: { ...context.consentText, how: 'read-aloud', atMs: consentMs } }),
      },
    },
  ];
};

/** Who wants to join does so today; since when they are members is asked once for all. */
const stepOnOf = (list: ScanList, today: CalendarDate): string => {
  if (list.step === 'applied') return today;
  const parsed = dayFromTyped(list.stepOn);
  return parsed.ok ? parsed.value : '';
};

/** What stands in the way before the act is even asked: a day for all, or a likeness not decided. */
export const problemsBefore = (
  list: ScanList,
  matched: readonly MatchedRow[],
  today: CalendarDate,
  text: Catalogue,
): readonly ListError[] => {
  const on = stepOnOf(list, today);
  const since =
    list.step === 'applied' || (on !== '' && on <= today)
      ? []
      : [
          {
            field: ONCE_FIELD.stepOn,
            text: text.roster.problems[
              on !== '' ? 'future-date' : list.stepOn.trim() === '' ? 'missing-since' : 'bad-day'
            ],
          },
        ];
  const undecided = matched
    .filter(({ row, match }) => match.kind === 'maybe' && !isBlank(row))
    .map(({ row }) => rowError(row, text.scan.maybeUndecided, text));
  return [...since, ...undecided];
};

/** Every refused line as a sentence that names the person; nothing of the list was written. */
export const problemErrors = (
  problem: ListProblem,
  list: ScanList,
  text: Catalogue,
): readonly ListError[] => {
  switch (problem.kind) {
    case 'empty-list':
      return [{ field: WHOLE_FORM, text: text.scan.empty }];
    case 'list-too-long':
      return [{ field: WHOLE_FORM, text: text.scan.listTooLong(problem.linesMax) }];
    case 'lines-refused':
      return problem.lines.flatMap((refused) => {
        const row = list.rows.find(({ id }) => id === refused.line);
        return row === undefined ? [] : [rowError(row, refusalText(refused, list, text), text)];
      });
  }
};

const refusalText = ({ problem }: RefusedLine, list: ScanList, text: Catalogue): string => {
  if (problem.kind !== 'twice-in-list') return rosterSentence(problem, text.roster);
  const other = list.rows.find(({ id }) => id === problem.other);
  return text.scan.twiceInList(nameOf(other, text));
};

const rowError = (row: ScanRow, why: string, text: Catalogue): ListError => ({
  field: rowField(row.id),
  why,
  text: text.scan.lineProblem(nameOf(row, text), why),
});

export const nameOf = (row: ScanRow | undefined, text: Catalogue): string => {
  const name = row?.fullName.trim() ?? '';
  return name === '' ? text.scan.noName : name;
};
