/** Who may be admitted, and the decision as it is typed: read, checked, and what stands in the way. Nothing here draws. */
import { storedFields, storedText, storedTexts } from '#base/stored-fields.ts';
import { isCalendarDate, type CalendarDate } from '#domain/calendar-date.ts';
import { rulingPath } from '#domain/office/unit-path.ts';
import type { unit } from '#domain/office/unit.ts';
import type { AdmissionProblem } from '#domain/roster/admission-acts.ts';
import type { LastStep } from '#domain/roster/membership-state.ts';
import type { DraftForm } from '#replica/draft-form.ts';
import type { Row } from '#replica/use-replica.ts';
import type { Catalogue } from '#text/catalogue.ts';
import { dayFromTyped, dayText } from '#text/day-text.ts';
import { rosterSentence } from '#text/roster-problem-text.ts';
import { sectionText } from '#text/section-text.ts';
import type { FormError } from '#ui/form.tsx';
import type { RosterEntry } from './roster-list.ts';

export interface Applicant {
  readonly id: string;
  readonly book: string;
  readonly unit: string;
  readonly fullName: string;
  readonly section: string;
  readonly appliedOn: CalendarDate | undefined;
}

/** Those who ask to join in the rolls this officer may admit in, in the order of the roll. */
export const applicantsOf = (
  entries: readonly RosterEntry[],
  mayAdmitIn: readonly string[],
  steps: ReadonlyMap<string, LastStep>,
  unitNames: ReadonlyMap<string, string>,
): readonly Applicant[] =>
  entries
    .filter(({ standing, unit: own }) => standing === 'applied' && mayAdmitIn.includes(own))
    .map(({ row, unit: own }) => ({
      id: row.id,
      book: row.book,
      unit: own,
      fullName: row.values.fullName[0] ?? '',
      section: sectionText(row.values, unitNames) || (unitNames.get(own) ?? ''),
      appliedOn: steps.get(row.id)?.on,
    }));

/** The union whose committee decides for a roll: a section has none of its own. */
export const decidingUnit = (id: string, units: readonly Row<typeof unit>[]): string =>
  rulingPath(id, units).at(-1) ?? id;

export interface AdmissionDraft {
  readonly number: string;
  /** As typed; undefined for today. */
  readonly day: string | undefined;
  /** Undefined: the union's own committee. */
  readonly decidedBy: string | undefined;
  /** Ids of members. */
  readonly chosen: readonly string[];
}

export const admissionDraft: DraftForm<AdmissionDraft> = {
  first: () => ({ number: '', day: undefined, decidedBy: undefined, chosen: [] }),
  read: (kept) => {
    const fields = storedFields(kept);
    if (fields === undefined) return undefined;
    return {
      number: storedText(fields, 'number', ''),
      day: storedText(fields, 'day', undefined),
      decidedBy: storedText(fields, 'decidedBy', undefined),
      chosen: storedTexts(fields, 'chosen') ?? [],
    };
  },
  isEmpty: ({ number, day, decidedBy, chosen }) =>
    number.trim() === '' && day === undefined && decidedBy === undefined && chosen.length === 0,
};

export const ADMISSION_FIELD = {
  number: 'admission-number',
  day: 'admission-day',
  decidedBy: 'admission-by',
  who: 'admission-who',
} as const;

/** Together with the comma between them they fit the field of the step. */
export const DECISION_LENGTH_MAX = { number: 40, decidedBy: 78 } as const;

/** The union's committee by its name, or, where that is too long for the paper's line, without it. */
export const committeeName = (union: string, text: Catalogue['admission']): string => {
  const whole = text.committeeOf(union);
  return union === '' || whole.length > DECISION_LENGTH_MAX.decidedBy ? text.committee : whole;
};

/** The day of the decision, or '' where what was typed is none. */
export const decisionDay = (typed: string | undefined, today: CalendarDate): CalendarDate => {
  if (typed === undefined) return today;
  const parsed = dayFromTyped(typed);
  return parsed.ok ? parsed.value : '';
};

/** What is missing, before it is asked once more whether to go on. */
export const errorsBefore = (
  draft: AdmissionDraft,
  today: CalendarDate,
  chosen: number,
  text: Catalogue['admission']['problems'],
): readonly FormError[] => {
  const day = decisionDay(draft.day, today);
  return [
    ...(draft.number.trim() === ''
      ? [{ field: ADMISSION_FIELD.number, text: text['missing-number'] }]
      : []),
    ...(!isCalendarDate(day)
      ? [{ field: ADMISSION_FIELD.day, text: text['bad-day'] }]
      : day > today
        ? [{ field: ADMISSION_FIELD.day, text: text['future-day'] }]
        : []),
    ...(draft.decidedBy?.trim() === ''
      ? [{ field: ADMISSION_FIELD.decidedBy, text: text['missing-by'] }]
      : []),
    ...(chosen === 0 ? [{ field: ADMISSION_FIELD.who, text: text['no-applicants'] }] : []),
  ];
};

/** A refusal of the act, beside the field it is about. */
export const admissionError = (
  problem: AdmissionProblem,
  nameOf: (member: string) => string,
  text: Catalogue,
): FormError => {
  const words = text.admission.problems;
  switch (problem.kind) {
    case 'no-applicants':
      return { field: ADMISSION_FIELD.who, text: words['no-applicants'] };
    case 'too-many-applicants':
      return {
        field: ADMISSION_FIELD.who,
        text: words['too-many-applicants'](problem.applicantsMax),
      };
    case 'not-an-applicant':
      return {
        field: ADMISSION_FIELD.who,
        text: words['not-an-applicant'](problem.members.map(nameOf).join(', ')),
      };
    case 'future-date':
      return { field: ADMISSION_FIELD.day, text: words['future-day'] };
    case 'bad-date':
      return { field: ADMISSION_FIELD.day, text: words['bad-day'] };
    default:
      return { field: ADMISSION_FIELD.number, text: rosterSentence(problem, text.roster) };
  }
};

/** "22/11/2026" and "11/2026" of the decision. */
export const decisionWords = (day: CalendarDate): readonly [day: string, month: string] => [
  dayText(day),
  dayText(day).slice(3),
];
