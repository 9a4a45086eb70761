/** What an officer does on the roll: take a member in, mend facts, choose between two, archive, tag. */
import { accept, refuse, type Result } from '#base/result.ts';
import type { BookId } from '#book/book-id.ts';
import type { ChangeName } from '#crdt/field.ts';
import { survivingValues, type FoldedRecord } from '#crdt/fold.ts';
import { isCalendarDate, type CalendarDate } from '#domain/calendar-date.ts';
import { write, type Draft, type Moment } from '#domain/draft.ts';
import {
  CODE_TEXT_MAX,
  optionalText,
  requiredText,
  SHORT_TEXT_MAX,
  type TextProblem,
} from '#domain/written-text.ts';
import {
  addressFact,
  birthFact,
  employeeNoFact,
  nameFact,
  nationalNumberFact,
  phoneFact,
  sectionNoteFact,
  type FactProblem,
  type FactSource,
  type MemberFacts,
} from './member-facts.ts';
import { member } from './member.ts';
import { consent, membershipStep, type MembershipStepKind } from './membership.ts';

export interface ConsentGiven {
  readonly textVersion: string;
  /** base64url SHA-256 of the text that was read. */
  readonly textHash: string;
  readonly how: 'read-aloud' | 'written' | 'list';
  /** When the person agreed, where a list is saved later; left out, at the save. */
  readonly atMs?: number | undefined;
}

export interface Registration extends MemberFacts {
  readonly rosterBook: BookId;
  readonly source: FactSource;
  readonly step: 'applied' | 'admitted';
  readonly stepOn: CalendarDate;
  /** Number and day of the committee's decision. */
  readonly decision?: string | undefined;
  readonly consent?: ConsentGiven | undefined;
}

export type RosterProblem =
  | FactProblem
  | { readonly kind: 'missing-consent' }
  | { readonly kind: 'nothing-changed' }
  | { readonly kind: 'nothing-to-resolve'; readonly field: string }
  | { readonly kind: 'no-such-tag'; readonly tag: string };

type Drafts<P = RosterProblem> = Result<readonly Draft[], P>;

/**
 * Takes a person in: member, first step and consent in one entry, so that none is ever without the
 * others. The member's id is that of the entry's first change.
 * Refuses: missing-name, bad-national-number, bad-date, future-date, bad-phone, text-too-long,
 * missing-consent (silence is not consent, Law 91/2025/QH15).
 */
export const registerMember = (input: Registration, moment: Moment): Drafts => {
  const name = nameFact(input.fullName);
  if (!name.ok) return name;
  const nationalNumber = nationalNumberFact(input.nationalNumber);
  if (!nationalNumber.ok) return nationalNumber;
  const bornOn = birthFact(input.bornOn, moment.today);
  if (!bornOn.ok) return bornOn;
  const phone = phoneFact(input.phone);
  if (!phone.ok) return phone;
  const address = addressFact(input.address);
  if (!address.ok) return address;
  const employeeNo = employeeNoFact(input.employeeNo);
  if (!employeeNo.ok) return employeeNo;
  const sectionNote = sectionNoteFact(input.sectionNote);
  if (!sectionNote.ok) return sectionNote;
  const stepOn = pastDay('stepOn', input.stepOn, moment.today);
  if (!stepOn.ok) return stepOn;
  const decision = optionalText('decision', input.decision, SHORT_TEXT_MAX);
  if (!decision.ok) return decision;
  const agreed = input.consent;
  if (agreed === undefined || agreed.textVersion === '' || agreed.textHash === '')
    return refuse({ kind: 'missing-consent' });

  const id = moment.newId();
  // What is not known is not written: a field left out costs no byte and claims nothing.
  const person = write(member, id, {
    fullName: { value: name.value },
    ...(nationalNumber.value === null ? {} : { nationalNumber: { value: nationalNumber.value } }),
    ...(bornOn.value === null ? {} : { bornOn: bornOn.value }),
    ...(input.sex === undefined || input.sex === null ? {} : { sex: input.sex }),
    ...(phone.value === null ? {} : { phone: phone.value }),
    ...(address.value === null ? {} : { address: address.value }),
    ...(employeeNo.value === null ? {} : { employeeNo: employeeNo.value }),
    ...(input.section === undefined || input.section === null ? {} : { section: input.section }),
    ...(sectionNote.value === null ? {} : { sectionNote: sectionNote.value }),
    source: input.source,
  });
  const step = write(membershipStep, moment.newId(), {
    member: id,
    what: input.step,
    on: stepOn.value,
    decision: decision.value,
  });
  const agreement = write(consent, moment.newId(), {
    member: id,
    ...agreed,
    officer: moment.officer,
    atMs: agreed.atMs ?? moment.nowMs,
  });
  return accept([
    { book: input.rosterBook, act: 'registerMember', changes: [person, step, agreement] },
  ]);
};

export type IdentityField = 'fullName' | 'nationalNumber' | 'bankAccount';

/**
 * Settles which of several values of a person's identity is right.
 * @param replaces names of the changes whose values are set aside, as the screen showed them
 * Refuses: nothing-to-resolve without such names, and what the field itself refuses.
 */
export const resolveIdentity = (input: {
  readonly rosterBook: BookId;
  readonly member: string;
  readonly field: IdentityField;
  readonly value: string;
  readonly replaces: readonly ChangeName[];
}): Drafts => {
  const { field, replaces } = input;
  if (replaces.length === 0) return refuse({ kind: 'nothing-to-resolve', field });
  const value = identityFact(field, input.value);
  if (!value.ok) return value;
  const change = write(member, input.member, { [field]: { value: value.value, replaces } });
  return accept([{ book: input.rosterBook, act: 'resolveIdentity', changes: [change] }]);
};

/** A name, number or account as it is kept. */
export const identityFact = (field: IdentityField, typed: string): Result<string, FactProblem> => {
  switch (field) {
    case 'fullName':
      return nameFact(typed);
    case 'bankAccount':
      return requiredText(field, typed, SHORT_TEXT_MAX);
    case 'nationalNumber': {
      const digits = nationalNumberFact(typed);
      if (!digits.ok) return digits;
      return digits.value === null
        ? refuse({ kind: 'bad-national-number', text: typed })
        : accept(digits.value);
    }
  }
};

/** Puts a member among the archived, or back. Receipts and history stay. */
export const archiveMember = (input: {
  readonly rosterBook: BookId;
  readonly member: string;
  readonly archived: boolean;
}): Drafts<never> =>
  accept([
    {
      book: input.rosterBook,
      act: input.archived ? 'archiveMember' : 'unarchiveMember',
      changes: [write(member, input.member, { archived: input.archived })],
    },
  ]);

/** Notes one more step of a membership. Refuses: bad-date, future-date, text-too-long. */
export const recordMembershipStep = (
  input: {
    readonly rosterBook: BookId;
    readonly member: string;
    readonly what: MembershipStepKind;
    readonly on: CalendarDate;
    readonly decision?: string | undefined;
  },
  moment: Moment,
): Drafts => {
  const on = pastDay('on', input.on, moment.today);
  if (!on.ok) return on;
  const decision = optionalText('decision', input.decision, SHORT_TEXT_MAX);
  if (!decision.ok) return decision;
  const step = write(membershipStep, moment.newId(), {
    member: input.member,
    what: input.what,
    on: on.value,
    decision: decision.value,
  });
  return accept([{ book: input.rosterBook, act: 'recordMembershipStep', changes: [step] }]);
};

/** Refuses: missing-text, text-too-long. */
export const addTag = (input: {
  readonly rosterBook: BookId;
  readonly member: string;
  readonly tag: string;
}): Drafts<TextProblem> => {
  const tag = requiredText('tags', input.tag, CODE_TEXT_MAX);
  if (!tag.ok) return tag;
  const change = write(member, input.member, { tags: { add: [tag.value] } });
  return accept([{ book: input.rosterBook, act: 'addTag', changes: [change] }]);
};

/** Takes a tag away, naming the additions seen: one that a colleague makes meanwhile stays. */
export const removeTag = (input: {
  readonly rosterBook: BookId;
  readonly record: FoldedRecord;
  readonly tag: string;
}): Drafts => {
  const { record, tag } = input;
  const of = survivingValues(record, 'tags', member.fields.tags)
    .filter(({ value }) => value === tag)
    .map(({ name }) => name);
  if (of.length === 0) return refuse({ kind: 'no-such-tag', tag });
  const change = write(member, record.id, { tags: { remove: [{ value: tag, of }] } });
  return accept([{ book: input.rosterBook, act: 'removeTag', changes: [change] }]);
};

const pastDay = (
  field: string,
  date: CalendarDate,
  today: CalendarDate,
): Result<CalendarDate, FactProblem> => {
  if (!isCalendarDate(date)) return refuse({ kind: 'bad-date', field, text: date });
  return date > today ? refuse({ kind: 'future-date', field, date }) : accept(date);
};
