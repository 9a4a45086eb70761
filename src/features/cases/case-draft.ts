/** A request half written, and what it lacks. */
import { accept, refuse, type Result } from '#base/result.ts';
import { storedChoice, storedFields, storedText, storedTexts } from '#base/stored-fields.ts';
import { isCalendarDate, type CalendarDate } from '#domain/calendar-date.ts';
import { isConfidential } from '#domain/cases/confidential-book.ts';
import { CASE_CHANNELS, CASE_KINDS, CASE_URGENCIES } from '#domain/cases/case-file.ts';
import { proposedDue } from '#domain/cases/proposed-due.ts';
import type {
  Applicant,
  CaseChannel,
  CaseKind,
  CaseProblem,
  CaseUrgency,
  Intake,
} from '#domain/cases/acts.ts';
import type { DraftForm } from '#replica/draft-form.ts';
import type { Catalogue } from '#text/catalogue.ts';
import { dayFromTyped, dayText } from '#text/day-text.ts';

type CasesText = Catalogue['cases'];

/** Days are as typed. */
export interface CaseDraft {
  readonly unit: string;
  readonly kind: CaseKind | '';
  readonly who: Applicant['who'];
  readonly member: string;
  readonly name: string;
  readonly contact: string;
  readonly channel: CaseChannel;
  readonly summary: string;
  readonly urgency: CaseUrgency;
  /** Undefined while the proposed day stands. */
  readonly due: string | undefined;
  /** Only asked where the clock is suspect. */
  readonly receivedOn: string;
  readonly isConfidential: boolean;
  /** Officers who may read a confidential one besides its author. */
  readonly readers: readonly string[];
}

export const emptyCase = (unit: string, member: string): CaseDraft => ({
  unit,
  kind: '',
  who: 'member',
  member,
  name: '',
  contact: '',
  channel: 'floor',
  summary: '',
  urgency: 'normal',
  due: undefined,
  receivedOn: '',
  isConfidential: false,
  readers: [],
});

/** Nothing but what the form began with: not worth keeping. */
export const isCaseUntouched = (draft: CaseDraft, fresh: CaseDraft): boolean =>
  draft.kind + draft.name + draft.contact + draft.summary.trim() === '' &&
  draft.member === fresh.member;

/** A draft that was kept, perhaps by an older version: what it lacks is as in an empty form. */
export const readCaseDraft = (kept: unknown, fresh: CaseDraft): CaseDraft | undefined => {
  const fields = storedFields(kept);
  if (fields === undefined) return undefined;
  return {
    isConfidential: fields['isConfidential'] === true,
    readers: storedTexts(fields, 'readers') ?? [],
    unit: storedText(fields, 'unit', fresh.unit),
    kind: storedChoice(fields, 'kind', CASE_KINDS, fresh.kind),
    who: storedChoice(fields, 'who', ['member', 'other', 'anonymous'] as const, fresh.who),
    member: storedText(fields, 'member', fresh.member),
    name: storedText(fields, 'name', fresh.name),
    contact: storedText(fields, 'contact', fresh.contact),
    channel: storedChoice(fields, 'channel', CASE_CHANNELS, fresh.channel),
    summary: storedText(fields, 'summary', fresh.summary),
    urgency: storedChoice(fields, 'urgency', CASE_URGENCIES, fresh.urgency),
    due: storedText(fields, 'due', undefined),
    receivedOn: storedText(fields, 'receivedOn', fresh.receivedOn),
  };
};

/** A single text that is kept while it is written, in the tier of the request's book. */
export const textDraft = (before: string, book: string): DraftForm<string> => ({
  tier: () => (isConfidential(book) ? 'confidential' : 'cases'),
  first: () => before,
  read: (kept) => (typeof kept === 'string' ? kept : undefined),
  isEmpty: (typed) => typed.trim() === '' || typed === before,
});

export const CASE_FIELD = {
  kind: 'case-kind',
  member: 'case-member',
  name: 'case-name',
  contact: 'case-contact',
  summary: 'case-summary',
  dueOn: 'case-due',
  receivedOn: 'case-received',
  text: 'case-note',
  outcome: 'case-outcome',
  stage: 'case-stage',
  why: 'referral-why',
} as const;

export interface FieldError {
  readonly field: string;
  readonly text: string;
}

/** The due day in the field: what was typed, else what is proposed. */
export const dueShown = (draft: CaseDraft, today: CalendarDate): string =>
  draft.due ??
  dayText(proposedDue(draft.kind === '' ? undefined : draft.kind, draft.urgency, today).on);

/** The act's input without its book, or everything that is missing, each beside its field. */
export const intakeOf = (
  draft: CaseDraft,
  today: CalendarDate,
  asksDay: boolean,
  text: CasesText,
): Result<
  Omit<Intake, 'casesBook'>,
  { readonly kind: 'incomplete'; readonly errors: readonly FieldError[] }
> => {
  const { problems } = text;
  const due = dueShown(draft, today);
  const dueOn = dayFromTyped(due);
  const received = asksDay ? dayFromTyped(draft.receivedOn) : accept(today);
  const errors: readonly FieldError[] = [
    ...(draft.kind === '' ? [{ field: CASE_FIELD.kind, text: problems['missing-kind'] }] : []),
    ...(draft.who === 'member' && draft.member === ''
      ? [{ field: CASE_FIELD.member, text: problems['missing-member'] }]
      : []),
    ...(draft.who === 'other' && draft.name.trim() === ''
      ? [{ field: CASE_FIELD.name, text: problems['missing-name'] }]
      : []),
    ...(draft.summary.trim() === ''
      ? [{ field: CASE_FIELD.summary, text: problems['missing-summary'] }]
      : []),
    ...(due.trim() !== '' && !dueOn.ok
      ? [{ field: CASE_FIELD.dueOn, text: problems['bad-date'] }]
      : []),
    ...(received.ok ? [] : [{ field: CASE_FIELD.receivedOn, text: problems['bad-date'] }]),
  ];
  if (errors.length > 0 || draft.kind === '' || !received.ok)
    return refuse({ kind: 'incomplete' as const, errors });
  return accept({
    applicant: applicantOf(draft),
    channel: draft.channel,
    kind: draft.kind,
    summary: draft.summary,
    urgency: draft.urgency,
    receivedOn: received.value,
    ...(draft.isConfidential ? { readers: draft.readers } : {}),
    ...(dueOn.ok && isCalendarDate(dueOn.value) ? { dueOn: dueOn.value } : {}),
  });
};

const applicantOf = (draft: CaseDraft): Applicant => {
  switch (draft.who) {
    case 'member':
      return { who: 'member', member: draft.member };
    case 'other':
      return { who: 'other', name: draft.name, contact: draft.contact };
    case 'anonymous':
      return { who: 'anonymous' };
  }
};

const FIELD_BY_NAME: Readonly<Record<string, string>> = {
  ...CASE_FIELD,
  on: CASE_FIELD.text,
  applicant: CASE_FIELD.name,
};

/** A refusal of an act beside its field; `field` is where those go that are about none. */
export const caseError = (problem: CaseProblem, field: string, text: CasesText): FieldError => {
  const { problems } = text;
  switch (problem.kind) {
    case 'missing-text':
      return {
        field: FIELD_BY_NAME[problem.field] ?? field,
        text: missingText(problem.field, text),
      };
    case 'text-too-long':
      return {
        field: FIELD_BY_NAME[problem.field] ?? field,
        text: problems['text-too-long'](problem.lengthMax),
      };
    case 'bad-day':
      return { field: FIELD_BY_NAME[problem.field] ?? field, text: problems['bad-date'] };
    case 'future-day':
      return { field: FIELD_BY_NAME[problem.field] ?? field, text: problems['future-date'] };
    case 'due-before-received':
      return { field: CASE_FIELD.dueOn, text: problems['due-before'] };
    case 'nothing-changed':
      return { field, text: problems['nothing-changed'] };
    case 'too-many-rounds':
      return { field, text: problems['too-many-rounds'] };
    case 'too-many-readers':
      return { field, text: problems['too-many-readers'](problem.readersMax) };
  }
};

const missingText = (field: string, { problems }: CasesText): string => {
  switch (field) {
    case 'summary':
      return problems['missing-summary'];
    case 'name':
      return problems['missing-name'];
    case 'why':
      return problems['missing-why'];
    case 'outcome':
      return problems['missing-outcome'];
    default:
      return problems['missing-note'];
  }
};
