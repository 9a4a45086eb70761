/** Tỉnh thực hành: a made-up province to practise on, the same for everyone who starts from the same seed. */
import { addMonths, type Period } from '#domain/calendar-date.ts';
import type { Role } from '#domain/office/grant.ts';
import type { Sex } from '#domain/roster/member-facts.ts';
import { bookId, type BookId } from '#book/book-id.ts';
import { madeUpName } from './made-up-person.ts';
import { practiceCases } from './practice-cases.ts';
import { practiceDues, type PracticeCollector } from './practice-dues.ts';
import type { PracticeRun } from './practice-entry.ts';
import { practiceRoster } from './practice-roster.ts';
import { practiceTree, unitsOf, type PracticeUnion, type PracticeUnit } from './practice-units.ts';
import { seededChance, type SeededChance } from './seeded-chance.ts';

export interface PracticeOfficer {
  readonly id: string;
  readonly signInName: string;
  readonly displayName: string;
  readonly homeUnit: string;
}

export interface PracticeGrant {
  readonly id: string;
  readonly officer: string;
  readonly role: Role;
  readonly unit: string;
  readonly reach: 'unit' | 'below';
  readonly from: string;
}

export interface PracticeSeries {
  readonly code: string;
  /** Sign-in name of the collector whose device bears it. */
  readonly author: string;
  readonly duesBook: BookId;
}

export interface PracticeProvince {
  /** Parents before children. */
  readonly units: readonly PracticeUnit[];
  readonly officers: readonly PracticeOfficer[];
  readonly grants: readonly PracticeGrant[];
  readonly series: readonly PracticeSeries[];
  /**
   * One run for each book and author: a chain of that officer's device. Rosters come before what refers
   * to them. Every entry is within the bounds of an entry and the rights of its author.
   */
  readonly books: readonly PracticeRun[];
}

export const PRACTICE_MONTHS = 12;

/**
 * Three levels, seven grassroots unions (one with six sections), 2,000 members, twelve months of dues
 * ending with `endPeriod`, 60 requests with notes. In `endPeriod` nothing is later than its 10th.
 * Everyone and everything in it is made up.
 */
export const practiceProvince = (seed: number, endPeriod: Period): PracticeProvince => {
  const chance = seededChance(seed);
  const tree = practiceTree(chance);
  const first = addMonths(endPeriod, 1 - PRACTICE_MONTHS);
  const periods = Array.from({ length: PRACTICE_MONTHS }, (_, at) => addMonths(first, at));
  const staff = staffOf(chance, `${addMonths(first, -2)}-01`);
  staff.add('quantri', tree.province, 'administrator', 'below');
  for (const [at, commune] of tree.communes.entries())
    staff.add(`quantri.xa${at + 1}`, commune, 'administrator', 'below');
  const series: PracticeSeries[] = [];
  const books: PracticeRun[] = [];
  for (const union of tree.unions) {
    const people = unionStaff(staff, union, series);
    const roster = practiceRoster(chance, union, people.treasurer, first);
    books.push(
      roster.run,
      ...practiceDues(chance, union, roster.members, people, periods),
      practiceCases(chance, union, people.caseOfficer, roster.members, endPeriod),
    );
  }
  return { units: unitsOf(tree), officers: staff.officers, grants: staff.grants, series, books };
};

/** Officers as they are appointed, with the rights they are given. */
export interface Staff {
  readonly officers: readonly PracticeOfficer[];
  readonly grants: readonly PracticeGrant[];
  readonly add: (
    signInName: string,
    unit: PracticeUnit,
    role: Role,
    reach?: 'unit' | 'below',
  ) => PracticeOfficer;
}

/** @param from first day of the rights */
export const staffOf = (chance: SeededChance, from: string): Staff => {
  const officers: PracticeOfficer[] = [];
  const grants: PracticeGrant[] = [];
  return {
    officers,
    grants,
    add: (signInName, unit, role, reach = 'unit') => {
      const sex: Sex = chance.percent(55) ? 'female' : 'male';
      const displayName = madeUpName(chance, sex);
      const officer = { id: chance.id(), signInName, displayName, homeUnit: unit.id };
      officers.push(officer);
      grants.push({ id: chance.id(), officer: officer.id, role, unit: unit.id, reach, from });
      return officer;
    },
  };
};

const unionStaff = (
  staff: Staff,
  { unit, short, collectors: count }: PracticeUnion,
  series: PracticeSeries[],
): {
  readonly treasurer: PracticeOfficer;
  readonly caseOfficer: PracticeOfficer;
  readonly collectors: readonly PracticeCollector[];
} => {
  staff.add(`chutich.${short}`, unit, 'chair');
  const treasurer = staff.add(`thuquy.${short}`, unit, 'treasurer');
  const caseOfficer = staff.add(`tiepnhan.${short}`, unit, 'case-officer');
  const collectors: PracticeCollector[] = [];
  for (let at = 1; at <= count; at++) {
    const officer = staff.add(`thu${at}.${short}`, unit, 'collector');
    const code = `TH${series.length + 1}`;
    series.push({ code, author: officer.signInName, duesBook: bookId('dues', unit.id) });
    collectors.push({ ...officer, series: code });
  }
  return { treasurer, caseOfficer, collectors };
};
