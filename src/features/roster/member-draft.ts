/** What stands in a member's form before it is saved, and how a citizen card or its number fills it. */
import { storedChoice, storedFields, storedText } from '#base/stored-fields.ts';
import {
  parseCitizenCard,
  type CitizenCardRefusal,
  type CitizenCardWarning,
} from '#domain/roster/citizen-card.ts';
import {
  citizenNumberFacts,
  type CitizenNumberFacts,
  type Sex,
} from '#domain/roster/citizen-number.ts';
import type { FactSource } from '#domain/roster/member-facts.ts';
import { formatPhone } from '#domain/roster/phone.ts';
import { dayText } from '#text/day-text.ts';
import type { MemberRow } from './roster-list.ts';
import { unitOfBook } from '#domain/held-units.ts';

/** Days are as typed (22/11/2026); everything is a text the officer can mend. */
export interface MemberDraft {
  readonly unit: string;
  readonly step: 'applied' | 'admitted';
  readonly stepOn: string;
  readonly decision: string;
  readonly number: string;
  readonly fullName: string;
  readonly bornOn: string;
  readonly sex: Sex | null;
  readonly phone: string;
  readonly address: string;
  readonly employeeNo: string;
  /** Id of a unit; '' for none. */
  readonly section: string;
  readonly sectionNote: string;
  readonly note: string;
  readonly source: FactSource;
  readonly hasConsent: boolean;
}

export const emptyDraft = (unit: string): MemberDraft => ({
  unit,
  step: 'applied',
  stepOn: '',
  decision: '',
  number: '',
  fullName: '',
  bornOn: '',
  sex: null,
  phone: '',
  address: '',
  employeeNo: '',
  section: '',
  sectionNote: '',
  note: '',
  source: 'typed',
  hasConsent: false,
});

/** The form for mending: of several names or numbers the newest stands in it. */
export const draftOfMember = ({ book, values }: MemberRow): MemberDraft => ({
  ...emptyDraft(unitOfBook(book)),
  number: values.nationalNumber[0] ?? '',
  fullName: values.fullName[0] ?? '',
  bornOn: dayText(values.bornOn ?? ''),
  sex: values.sex ?? null,
  phone: formatPhone(values.phone ?? ''),
  address: values.address ?? '',
  employeeNo: values.employeeNo ?? '',
  section: values.section ?? '',
  sectionNote: values.sectionNote ?? '',
  note: values.note ?? '',
  source: values.source ?? 'typed',
});

/** Nothing but what an empty form holds: not worth keeping. */
export const isUntouched = (draft: MemberDraft): boolean =>
  draft.number +
    draft.fullName +
    draft.bornOn +
    draft.phone +
    draft.address +
    draft.employeeNo +
    draft.note ===
  '';

/**
 * A form that was kept, perhaps by an older version: what it lacks is as in the fresh one. The consent is
 * never taken up again: it is read aloud and ticked anew.
 */
export const readMemberDraft = (kept: unknown, fresh: MemberDraft): MemberDraft | undefined => {
  const fields = storedFields(kept);
  if (fields === undefined) return undefined;
  const text = (name: string, otherwise: string): string => storedText(fields, name, otherwise);
  return {
    unit: text('unit', fresh.unit),
    step: storedChoice(fields, 'step', ['applied', 'admitted'] as const, fresh.step),
    stepOn: text('stepOn', fresh.stepOn),
    decision: text('decision', fresh.decision),
    number: text('number', fresh.number),
    fullName: text('fullName', fresh.fullName),
    bornOn: text('bornOn', fresh.bornOn),
    sex: storedChoice(fields, 'sex', ['female', 'male'] as const, null),
    phone: text('phone', fresh.phone),
    address: text('address', fresh.address),
    employeeNo: text('employeeNo', fresh.employeeNo),
    section: text('section', fresh.section),
    sectionNote: text('sectionNote', fresh.sectionNote),
    note: text('note', fresh.note),
    source: storedChoice(fields, 'source', ['typed', 'card', 'import'] as const, fresh.source),
    hasConsent: false,
  };
};

/** What the number field makes known: a card's words, or what the twelve digits say by themselves. */
export type NumberNews =
  | { readonly kind: 'none' }
  | { readonly kind: 'card'; readonly warnings: readonly CitizenCardWarning[] }
  | { readonly kind: 'not-a-card'; readonly why: CitizenCardRefusal['kind'] }
  | { readonly kind: 'number'; readonly facts: CitizenNumberFacts };

export interface NumberTyped {
  readonly draft: MemberDraft;
  readonly news: NumberNews;
}

/** Longer leaps than this are pasted or dictated, never typed. */
const LEAP_MIN = 4;

/**
 * The form after a keystroke or a paste in the number field. Pasted text that is more than a number is
 * read as a card at once; a scanner that types is read by `numberLeft`, when its line is whole.
 */
export const numberChanged = (draft: MemberDraft, typed: string): NumberTyped => {
  const isPasted = typed.length - draft.number.length >= LEAP_MIN;
  if (isPasted && !isNumberText(typed)) return readCard(draft, typed);
  return withNumberFacts({ ...draft, number: typed });
};

/** The form when the number field is left or Enter is pressed in it. */
export const numberLeft = (draft: MemberDraft): NumberTyped =>
  isNumberText(draft.number) ? withNumberFacts(draft) : readCard(draft, draft.number);

const isNumberText = (text: string): boolean => /^[0-9\s.]*$/.test(text);

const readCard = (draft: MemberDraft, text: string): NumberTyped => {
  const card = parseCitizenCard(text);
  if (!card.ok)
    return {
      draft: { ...draft, number: text },
      news: { kind: 'not-a-card', why: card.error.kind },
    };
  const { number, fullName, bornOn, sex, residence, warnings } = card.value;
  const filled: MemberDraft = {
    ...draft,
    number,
    fullName,
    bornOn: bornOn === null ? draft.bornOn : dayText(bornOn),
    sex,
    address: residence === '' ? draft.address : residence,
    source: 'card',
  };
  return { draft: filled, news: { kind: 'card', warnings } };
};

/** Twelve digits fill sex and year of birth where nothing stands there yet: a hint, never a verdict. */
const withNumberFacts = (draft: MemberDraft): NumberTyped => {
  const facts = citizenNumberFacts(draft.number.replace(/[\s.]/g, ''));
  if (!facts.ok) return { draft, news: { kind: 'none' } };
  const { sex, birthYear } = facts.value;
  return {
    draft: {
      ...draft,
      sex: draft.sex ?? sex,
      bornOn: draft.bornOn === '' ? String(birthYear) : draft.bornOn,
    },
    news: { kind: 'number', facts: facts.value },
  };
};
