/** Mending a member's facts: only what differs is written, and an identity names the values it replaces. */
import { accept, refuse, type Result } from '#base/result.ts';
import type { BookId } from '#book/book-id.ts';
import { survivingValues, valuesOf, type FoldedRecord } from '#crdt/fold.ts';
import type { WrittenOf } from '#crdt/record-type.ts';
import { write, type Draft, type Moment } from '#domain/draft.ts';
import { LONG_TEXT_MAX, optionalText } from '#domain/written-text.ts';
import { identityFact, type IdentityField, type RosterProblem } from './acts.ts';
import {
  addressFact,
  birthFact,
  employeeNoFact,
  phoneFact,
  sectionNoteFact,
  type FactProblem,
  type MemberFacts,
} from './member-facts.ts';
import { member } from './member.ts';

/** What the form holds. A field left out was not shown; an empty text says the fact is not known. */
export interface MemberEdits extends Partial<MemberFacts> {
  readonly bankAccount?: string | undefined;
  readonly note?: string | undefined;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Writes the fields that differ from the record, and only those, so that a colleague's edit of
 * another field survives.
 * @param input.record the member as folded on this device; its value names go into `replaces`
 * Refuses: nothing-changed, and what each field refuses. An identity cannot be emptied, only replaced.
 */
export const editMember = (
  input: {
    readonly rosterBook: BookId;
    readonly record: FoldedRecord;
    readonly edits: MemberEdits;
  },
  moment: Moment,
): Result<readonly Draft[], RosterProblem> => {
  const identities = identityEdits(input.record, input.edits);
  if (!identities.ok) return identities;
  const facts = factEdits(input.record, input.edits, moment);
  if (!facts.ok) return facts;
  const set = { ...identities.value, ...facts.value };
  return Object.keys(set).length === 0
    ? refuse({ kind: 'nothing-changed' })
    : accept([
        {
          book: input.rosterBook,
          act: 'editMember',
          changes: [write(member, input.record.id, set)],
        },
      ]);
};

const IDENTITY_FIELDS: readonly IdentityField[] = ['fullName', 'nationalNumber', 'bankAccount'];

type MemberSet = Writable<WrittenOf<typeof member>>;

const identityEdits = (
  record: FoldedRecord,
  edits: MemberEdits,
): Result<MemberSet, FactProblem> => {
  const set: MemberSet = {};
  for (const field of IDENTITY_FIELDS) {
    const typed = edits[field];
    if (typed === undefined) continue;
    const standing = survivingValues(record, field, member.fields[field]);
    if (typed.trim() === '' && standing.length === 0) continue;
    const fact = identityFact(field, typed);
    if (!fact.ok) return fact;
    const { value } = fact;
    // Of two values one typed again is a choice: it is written, and the other is set aside.
    if (standing.length > 0 && standing.every((write) => write.value === value)) continue;
    const replaces = standing.map(({ name }) => name);
    set[field] = replaces.length === 0 ? { value } : { value, replaces };
  }
  return accept(set);
};

const factEdits = (
  record: FoldedRecord,
  edits: MemberEdits,
  { today }: Moment,
): Result<MemberSet, FactProblem> => {
  const now = valuesOf(member, record);
  const set: MemberSet = {};
  if (edits.bornOn !== undefined) {
    const bornOn = birthFact(edits.bornOn, today);
    if (!bornOn.ok) return bornOn;
    if (bornOn.value !== (now.bornOn ?? null)) set.bornOn = bornOn.value;
  }
  if (edits.phone !== undefined) {
    const phone = phoneFact(edits.phone);
    if (!phone.ok) return phone;
    if (phone.value !== (now.phone ?? null)) set.phone = phone.value;
  }
  if (edits.address !== undefined) {
    const address = addressFact(edits.address);
    if (!address.ok) return address;
    if (address.value !== (now.address ?? null)) set.address = address.value;
  }
  if (edits.employeeNo !== undefined) {
    const employeeNo = employeeNoFact(edits.employeeNo);
    if (!employeeNo.ok) return employeeNo;
    if (employeeNo.value !== (now.employeeNo ?? null)) set.employeeNo = employeeNo.value;
  }
  if (edits.sectionNote !== undefined) {
    const sectionNote = sectionNoteFact(edits.sectionNote);
    if (!sectionNote.ok) return sectionNote;
    if (sectionNote.value !== (now.sectionNote ?? null)) set.sectionNote = sectionNote.value;
  }
  if (edits.note !== undefined) {
    const note = optionalText('note', edits.note, LONG_TEXT_MAX);
    if (!note.ok) return note;
    if (note.value !== (now.note ?? null)) set.note = note.value;
  }
  if (edits.sex !== undefined && edits.sex !== (now.sex ?? null)) set.sex = edits.sex;
  if (edits.section !== undefined && edits.section !== (now.section ?? null))
    set.section = edits.section;
  return accept(set);
};
