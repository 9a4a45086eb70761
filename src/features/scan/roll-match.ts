/** Whether a scanned person is on the roll already, and what the card would change there. */
import { duplicatesOf, type Duplicate, type DuplicateReason } from '#domain/roster/duplicates.ts';
import { phoneFact } from '#domain/roster/member-facts.ts';
import type { MemberEdits } from '#domain/roster/edit-member.ts';
import type { member } from '#domain/roster/member.ts';
import type { Row } from '#replica/use-replica.ts';
import { dayText, partialDayFromTyped } from '#text/day-text.ts';
import { digitsOf, type ScanRow } from './scan-list.ts';

export type MemberRow = Row<typeof member>;

export type ChangedField = 'address' | 'bornOn' | 'sex' | 'phone' | 'nationalNumber';

export interface FactChange {
  readonly field: ChangedField;
  readonly before: string;
  readonly after: string;
}

export type RollMatch =
  | { readonly kind: 'new' }
  /** Somebody shares phone, or name and birth date: the officer is to say whether it is the same person. */
  | { readonly kind: 'maybe'; readonly member: MemberRow; readonly why: readonly DuplicateReason[] }
  | {
      readonly kind: 'on-roll';
      readonly member: MemberRow;
      readonly changes: readonly FactChange[];
      readonly edits: MemberEdits;
    };

/** @param members everybody on this device; the surest likeness counts */
export const rollMatch = (row: ScanRow, members: readonly MemberRow[]): RollMatch => {
  const facts = {
    fullName: row.fullName,
    nationalNumber: row.number,
    phone: row.phone,
    bornOn: bornOnOf(row),
  };
  const [first] = duplicatesOf(facts, members);
  const found = first === undefined ? undefined : members.find(({ id }) => id === first.member);
  if (first === undefined || found === undefined) return { kind: 'new' };
  if (isSurely(first) || row.twin === 'same') return onRoll(row, found);
  return row.twin === 'other' ? { kind: 'new' } : { kind: 'maybe', member: found, why: first.why };
};

/** A national number is one person's; two who share it are one. */
const isSurely = ({ why }: Duplicate): boolean => why.includes('national-number');

/** Birth date as the acts want it; what cannot be read goes through as it is, to be refused there. */
export const bornOnOf = (row: ScanRow): string => {
  const parsed = partialDayFromTyped(row.bornOn);
  return parsed.ok ? parsed.value : row.bornOn.trim();
};

const onRoll = (row: ScanRow, found: MemberRow): RollMatch => {
  const { values } = found;
  const phone = phoneFact(row.phone);
  const said: Readonly<Record<ChangedField, { readonly now: string; readonly card: string }>> = {
    address: { now: values.address ?? '', card: row.address.trim() },
    bornOn: { now: values.bornOn ?? '', card: bornOnOf(row) },
    sex: { now: values.sex ?? '', card: row.sex ?? '' },
    phone: { now: values.phone ?? '', card: (phone.ok ? phone.value : row.phone) ?? '' },
    // A number that stands is never replaced from here: of two, a person chooses on the member's page.
    nationalNumber:
      values.nationalNumber.length > 0
        ? { now: '', card: '' }
        : { now: '', card: digitsOf(row.number) },
  };
  const isNews = ({ now, card }: { now: string; card: string }): boolean =>
    // A year alone says nothing new about a whole date.
    card !== '' && card !== now && !(now.length > card.length && now.startsWith(card));
  const fields = (Object.keys(said) as ChangedField[]).filter((field) => isNews(said[field]));
  return {
    kind: 'on-roll',
    member: found,
    changes: fields.map((field) => ({
      field,
      before: field === 'bornOn' ? dayText(said[field].now) : said[field].now,
      after: field === 'bornOn' ? dayText(said[field].card) : said[field].card,
    })),
    edits: Object.fromEntries(
      fields.map((field) => [field, field === 'sex' ? row.sex : said[field].card]),
    ),
  };
};
