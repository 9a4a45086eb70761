/** Whether somebody on the roll may be the person who is about to be written down. */
import type { RecordOf } from '#domain/record-of.ts';
import type { member } from './member.ts';
import { nationalNumberFact, phoneFact, type MemberFacts } from './member-facts.ts';
import { foldName } from './person-name.ts';

/** From the surest to the weakest. */
export const DUPLICATE_REASONS = ['national-number', 'phone', 'name-and-birth'] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

export interface Duplicate {
  readonly member: string;
  /** Surest first. */
  readonly why: readonly DuplicateReason[];
}

/**
 * Members who share the national number, the phone, or the name (accents aside) with the birth date;
 * where only a year of birth is known, the year. Nobody is refused for it: an honest officer may be
 * writing down the second of two people. Surest first.
 */
export const duplicatesOf = (
  candidate: Pick<MemberFacts, 'fullName' | 'nationalNumber' | 'phone' | 'bornOn'>,
  members: readonly RecordOf<typeof member>[],
): readonly Duplicate[] => {
  const number = nationalNumberFact(candidate.nationalNumber);
  const phone = phoneFact(candidate.phone);
  const name = foldName(candidate.fullName);
  const born = candidate.bornOn ?? '';
  return members
    .map(({ id, values }) => {
      const isHit: Readonly<Record<DuplicateReason, boolean>> = {
        'national-number':
          number.ok && number.value !== null && values.nationalNumber.includes(number.value),
        phone: phone.ok && phone.value !== null && values.phone === phone.value,
        'name-and-birth':
          name !== '' &&
          isSameBirth(born, values.bornOn ?? '') &&
          values.fullName.some((other) => foldName(other) === name),
      };
      return { member: id, why: DUPLICATE_REASONS.filter((reason) => isHit[reason]) };
    })
    .filter(({ why }) => why.length > 0)
    .sort((a, b) => sureness(a) - sureness(b));
};

const sureness = ({ why }: Duplicate): number =>
  why[0] === undefined ? DUPLICATE_REASONS.length : DUPLICATE_REASONS.indexOf(why[0]);

const isSameBirth = (a: string, b: string): boolean => {
  const known = Math.min(a.length, b.length);
  return known >= 4 && a.slice(0, known) === b.slice(0, known);
};
