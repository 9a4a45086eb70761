/** A union of ten thousand in the practice province: fifty sections that keep their own books, and a group head for each. */
import { bookId } from '#book/book-id.ts';
import { addMonths, type Period } from '#domain/calendar-date.ts';
import { practiceDues } from './practice-dues.ts';
import type { PracticeRun } from './practice-entry.ts';
import {
  PRACTICE_MONTHS,
  practiceProvince,
  staffOf,
  type PracticeProvince,
  type PracticeSeries,
} from './practice-province.ts';
import { practiceRoster } from './practice-roster.ts';
import type { PracticeUnit } from './practice-units.ts';
import { seededChance, type SeededChance } from './seeded-chance.ts';

/** Sign-in names end on it: `to01.lamgiang`. */
export const LARGE_UNION = 'lamgiang';
export const LARGE_UNION_SECTIONS = 50;
export const LARGE_UNION_MEMBERS = 10_000;
/** A closed month and the one being collected: each further month of so many people costs seconds of setting up. */
const DUES_MONTHS = 2;

/** What a section stands away from the mean, at most: 150 to 250. */
const SPREAD = 50;
const WORKSHOPS = ['Lắp ráp', 'Hàn mạch', 'Kiểm tra', 'Đóng gói', 'Kho vận'] as const;
/** Its own chance, so that the rest of the province is the same with it and without it. */
const OWN_SEED = 0x4c47;

/**
 * The practice province with the large union after it. Every section has a roster book and a dues book; the
 * chair and the treasurer reach all of them, a group head only the section's.
 */
export const provinceWithSections = (seed: number, endPeriod: Period): PracticeProvince => {
  const province = practiceProvince(seed, endPeriod);
  const commune = province.units.find(({ kind }) => kind === 'commune');
  if (commune === undefined) return province;
  const places = province.units.filter(({ parent }) => parent === commune.id).length;
  const large = largeUnion(seed, endPeriod, commune, places + 1);
  return {
    units: [...province.units, ...large.units],
    officers: [...province.officers, ...large.officers],
    grants: [...province.grants, ...large.grants],
    series: [...province.series, ...large.series],
    books: [...province.books, ...large.books],
  };
};

const largeUnion = (
  seed: number,
  endPeriod: Period,
  commune: PracticeUnit,
  place: number,
): PracticeProvince => {
  const chance = seededChance(seed ^ OWN_SEED);
  const unit: PracticeUnit = {
    id: chance.id(),
    name: 'CĐCS Công ty Điện tử Lam Giang',
    kind: 'grassroots',
    code: `${commune.code}.${place}`,
    parent: commune.id,
    ownBooks: true,
  };
  const yearBegan = addMonths(endPeriod, 1 - PRACTICE_MONTHS);
  const periods = Array.from({ length: DUES_MONTHS }, (_, at) =>
    addMonths(endPeriod, at + 1 - DUES_MONTHS),
  );
  const staff = staffOf(chance, `${addMonths(yearBegan, -2)}-01`);
  staff.add(`chutich.${LARGE_UNION}`, unit, 'chair', 'below');
  const treasurer = staff.add(`thuquy.${LARGE_UNION}`, unit, 'treasurer', 'below');
  const units = [unit];
  const series: PracticeSeries[] = [];
  const books: PracticeRun[] = [];
  for (const [at, members] of sizes(chance).entries()) {
    const section = sectionAt(chance, unit, at);
    const no = twoDigits(at + 1);
    const head = staff.add(`to${no}.${LARGE_UNION}`, section, 'collector');
    const code = `LG${no}`;
    // With books of its own a section is to the generator what a union is.
    const asUnion = {
      unit: section,
      sections: [],
      short: `lg${no}`,
      members,
      collectors: 1,
      cases: 0,
      femaleOf100: 68,
      payingOf100: 95,
      fixedVnd: 30_000,
    };
    const roster = practiceRoster(chance, asUnion, treasurer, yearBegan);
    const people = { treasurer, collectors: [{ ...head, series: code }] };
    units.push(section);
    series.push({ code, author: head.signInName, duesBook: bookId('dues', section.id) });
    books.push(roster.run, ...practiceDues(chance, asUnion, roster.members, people, periods));
  }
  return { units, officers: staff.officers, grants: staff.grants, series, books };
};

/** A group head's phone does not know the union's own books: the name says which union it is. */
const sectionAt = (chance: SeededChance, union: PracticeUnit, at: number): PracticeUnit => {
  const workshop = WORKSHOPS[at % WORKSHOPS.length] ?? WORKSHOPS[0];
  const line = Math.floor(at / WORKSHOPS.length) + 1;
  return {
    id: chance.id(),
    name: `CĐBP ${workshop} ${line} – Điện tử Lam Giang`,
    kind: 'section',
    code: `${union.code}.${at + 1}`,
    parent: union.id,
    ownBooks: true,
  };
};

/** Uneven, in pairs around the mean: together they are exactly as many as the union has. */
const sizes = (chance: SeededChance): readonly number[] =>
  Array.from({ length: LARGE_UNION_SECTIONS / 2 }, () => chance.whole(0, SPREAD)).flatMap((off) => {
    const mean = LARGE_UNION_MEMBERS / LARGE_UNION_SECTIONS;
    return [mean + off, mean - off];
  });

const twoDigits = (value: number): string => String(value).padStart(2, '0');
