/** From a filled-in form to an act: every problem at once, each beside its field. */
import type { Result } from '#base/result.ts';
import { isCalendarDate, type CalendarDate } from '#domain/calendar-date.ts';
import type { ConsentGiven, Registration, RosterProblem } from '#domain/roster/acts.ts';
import type { MemberEdits } from '#domain/roster/edit-member.ts';
import {
  addressFact,
  birthFact,
  employeeNoFact,
  nameFact,
  nationalNumberFact,
  phoneFact,
  sectionNoteFact,
  type FactProblem,
} from '#domain/roster/member-facts.ts';
import type { Catalogue } from '#text/catalogue.ts';
import { dayFromTyped, partialDayFromTyped } from '#text/day-text.ts';
import { rosterSentence } from '#text/roster-problem-text.ts';
import type { MemberDraft } from './member-draft.ts';

/** Ids of the form's fields: an error names one of them. */
export const FIELD = {
  unit: 'member-unit',
  stepOn: 'member-step-on',
  decision: 'member-decision',
  number: 'member-number',
  fullName: 'member-name',
  bornOn: 'member-born',
  phone: 'member-phone',
  address: 'member-address',
  employeeNo: 'member-code',
  section: 'member-section',
  sectionNote: 'member-section-note',
  note: 'member-note',
  consent: 'member-consent',
} as const;

export interface FieldError {
  /** Id of the field. */
  readonly field: string;
  readonly text: string;
}

type RosterText = Catalogue['roster'];

/** Birth date as the acts want it; what cannot be read goes through as it is, to be refused there. */
export const bornOnOf = (draft: MemberDraft): string => {
  const parsed = partialDayFromTyped(draft.bornOn);
  return parsed.ok ? parsed.value : draft.bornOn.trim();
};

/** Who wants to join does so today; since when somebody is a member is asked. */
const stepOnOf = (draft: MemberDraft, today: CalendarDate): string => {
  if (draft.step === 'applied') return today;
  const parsed = dayFromTyped(draft.stepOn);
  return parsed.ok ? parsed.value : '';
};

/** Everything the act would refuse, so that the officer mends it all in one go. */
export const registrationErrors = (
  draft: MemberDraft,
  today: CalendarDate,
  text: RosterText,
): readonly FieldError[] => [
  ...factErrors(draft, today, text),
  ...stepErrors(draft, today, text),
  ...(draft.hasConsent ? [] : [{ field: FIELD.consent, text: text.problems['missing-consent'] }]),
];

/** The same for mending a member: no step and no consent are asked again. */
export const factErrors = (
  draft: MemberDraft,
  today: CalendarDate,
  text: RosterText,
): readonly FieldError[] => {
  const checks: readonly (readonly [string, Result<unknown, FactProblem>])[] = [
    [FIELD.number, nationalNumberFact(draft.number)],
    [FIELD.fullName, nameFact(draft.fullName)],
    [FIELD.bornOn, birthFact(bornOnOf(draft), today)],
    [FIELD.phone, phoneFact(draft.phone)],
    [FIELD.address, addressFact(draft.address)],
    [FIELD.employeeNo, employeeNoFact(draft.employeeNo)],
    [FIELD.sectionNote, sectionNoteFact(draft.sectionNote)],
  ];
  return checks.flatMap(([field, checked]) =>
    checked.ok ? [] : [{ field, text: rosterSentence(checked.error, text) }],
  );
};

const stepErrors = (
  draft: MemberDraft,
  today: CalendarDate,
  text: RosterText,
): readonly FieldError[] => {
  const on = stepOnOf(draft, today);
  if (draft.step === 'admitted' && draft.stepOn.trim() === '')
    return [{ field: FIELD.stepOn, text: text.problems['missing-since'] }];
  if (!isCalendarDate(on)) return [{ field: FIELD.stepOn, text: text.problems['bad-day'] }];
  return on > today ? [{ field: FIELD.stepOn, text: text.problems['future-date'] }] : [];
};

/** What the form says of the person, in the words of the acts. */
const personOf = (draft: MemberDraft) => ({
  fullName: draft.fullName,
  nationalNumber: draft.number,
  bornOn: bornOnOf(draft),
  sex: draft.sex,
  phone: draft.phone,
  address: draft.address,
  employeeNo: draft.employeeNo,
  section: draft.section === '' ? null : draft.section,
  sectionNote: draft.sectionNote,
});

export const registrationOf = (
  draft: MemberDraft,
  rosterBook: string,
  today: CalendarDate,
  consentText: { readonly textVersion: string; readonly textHash: string },
): Registration => {
  const consent: ConsentGiven = { ...consentText, how: 'read-aloud' };
  return {
    rosterBook,
    ...personOf(draft),
    source: draft.source,
    step: draft.step,
    stepOn: stepOnOf(draft, today),
    decision: draft.step === 'admitted' ? draft.decision : undefined,
    ...(draft.hasConsent ? { consent } : {}),
  };
};

/**
 * What the officer changed in the form. A field left alone is not named, so that of two numbers side by
 * side none is chosen by mending the phone.
 */
export const editsOf = (draft: MemberDraft, before: MemberDraft): MemberEdits => {
  const edits = { ...personOf(draft), note: draft.note };
  const isSame: Readonly<Record<keyof typeof edits, boolean>> = {
    fullName: draft.fullName === before.fullName,
    nationalNumber: draft.number === before.number,
    bornOn: draft.bornOn === before.bornOn,
    sex: draft.sex === before.sex,
    phone: draft.phone === before.phone,
    address: draft.address === before.address,
    employeeNo: draft.employeeNo === before.employeeNo,
    section: draft.section === before.section,
    sectionNote: draft.sectionNote === before.sectionNote,
    note: draft.note === before.note,
  };
  return Object.fromEntries(
    Object.entries(edits).filter(([name]) => !(isSame as Readonly<Record<string, boolean>>)[name]),
  );
};

const FIELD_BY_NAME: Readonly<Record<string, string>> = {
  ...FIELD,
  nationalNumber: FIELD.number,
};

/** A refusal of an act beside its field. */
export const refusalError = (problem: RosterProblem, text: RosterText): FieldError => ({
  field: fieldOf(problem),
  text: rosterSentence(problem, text),
});

const fieldOf = (problem: RosterProblem): string => {
  switch (problem.kind) {
    case 'missing-name':
      return FIELD.fullName;
    case 'bad-national-number':
      return FIELD.number;
    case 'bad-phone':
      return FIELD.phone;
    case 'missing-consent':
      return FIELD.consent;
    case 'bad-date':
    case 'future-date':
    case 'missing-text':
    case 'text-too-long':
    case 'nothing-to-resolve':
      return FIELD_BY_NAME[problem.field] ?? FIELD.fullName;
    case 'nothing-changed':
    case 'no-such-tag':
      return FIELD.fullName;
  }
};
