/** One made-up worker: a name, a number that looks right, a phone, a birth date; some of it missing. */
import type { MemberFacts, Sex } from '#domain/roster/member-facts.ts';
import {
  BIRTH_CODES,
  COMMUNES,
  FEMALE_GIVEN,
  FEMALE_MIDDLES,
  HAMLETS,
  MALE_GIVEN,
  MALE_MIDDLES,
  MOBILE_PREFIXES,
  PEOPLES,
} from './name-lists.ts';
import type { SeededChance } from './seeded-chance.ts';

export const madeUpName = (chance: SeededChance, sex: Sex): string => {
  let place = chance.fraction() * 100;
  const people = PEOPLES.find(({ of100 }) => (place -= of100) < 0);
  const family = chance.pick(people?.families ?? ['Nguyễn']);
  return sex === 'female'
    ? `${family} ${chance.pick(FEMALE_MIDDLES)} ${chance.pick(FEMALE_GIVEN)}`
    : `${family} ${chance.pick(MALE_MIDDLES)} ${chance.pick(MALE_GIVEN)}`;
};

export const madeUpPhone = (chance: SeededChance): string =>
  `0${chance.pick(MOBILE_PREFIXES)}${chance.digits(7)}`;

/**
 * Facts with the gaps that real rolls have: of 100 about 8 without a national number, 4 with an old
 * one of nine digits, 15 without a phone, 5 with a year of birth only, 2 without any.
 */
export const madeUpPerson = (
  chance: SeededChance,
  options: {
    readonly femaleOf100: number;
    readonly employeeNo: string;
    readonly latestYear: number;
  },
): MemberFacts => {
  const sex: Sex = chance.percent(options.femaleOf100) ? 'female' : 'male';
  const year = options.latestYear - chance.whole(19, 58);
  const birthday = `${pad(chance.whole(1, 12))}-${pad(chance.whole(1, 28))}`;
  const gap = chance.fraction() * 100;
  const bornOn = gap < 2 ? undefined : gap < 7 ? String(year) : `${year}-${birthday}`;
  return {
    fullName: madeUpName(chance, sex),
    nationalNumber: madeUpNumber(chance, sex, year),
    bornOn,
    sex: chance.percent(97) ? sex : null,
    phone: chance.percent(85) ? madeUpPhone(chance) : undefined,
    address: chance.percent(70)
      ? `${chance.pick(HAMLETS)}, ${chance.pick(COMMUNES)}, tỉnh thực hành`
      : undefined,
    employeeNo: chance.percent(88) ? options.employeeNo : undefined,
  };
};

/** Province, century and sex, year, then six digits of chance (NĐ 137/2015 art. 13). */
const madeUpNumber = (chance: SeededChance, sex: Sex, year: number): string | undefined => {
  const gap = chance.fraction() * 100;
  if (gap < 8) return undefined;
  if (gap < 12) return `0${chance.digits(8)}`;
  const century = (year >= 2000 ? 2 : 0) + (sex === 'female' ? 1 : 0);
  return `${chance.pick(BIRTH_CODES)}${century}${pad(year % 100)}${chance.digits(6)}`;
};

const pad = (value: number): string => String(value).padStart(2, '0');
