/** The people already on the roll, laid out so that each line of a long sheet finds its own at once. */
import { foldName } from './person-name.ts';

/** A member as far as a sheet can tell somebody apart or bring something new. */
export interface RollPerson {
  readonly book: string;
  readonly id: string;
  readonly fullName: readonly string[];
  readonly nationalNumber: readonly string[];
  readonly bornOn: string | null;
  readonly sex: 'male' | 'female' | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly employeeNo: string | null;
  readonly section: string | null;
  readonly sectionNote: string | null;
  readonly archived: boolean;
  /** The import that wrote last; null for whoever came in otherwise. */
  readonly importedIn: string | null;
}

/** By what somebody was taken for somebody on the roll. */
export type MatchReason =
  'national-number' | 'phone' | 'name-and-birth' | 'employee-no' | 'name-only' | 'other-name';

export interface RollMatch {
  readonly person: RollPerson;
  readonly why: MatchReason;
  /** Surely the same person; else somebody has to look. */
  readonly isSure: boolean;
}

/** What a line of the sheet is told apart by. */
export interface Sought {
  readonly fullName: string;
  readonly nationalNumber?: string | undefined;
  readonly bornOn?: string | undefined;
  readonly phone?: string | undefined;
  readonly employeeNo?: string | undefined;
}

export interface RollIndex {
  /** The surest match, or null. */
  readonly match: (sought: Sought) => RollMatch | null;
}

/**
 * The same person for sure: the same national number with the given name or birthday agreeing; or, where
 * the numbers do not contradict each other, the folded name with the whole birthday, the phone or the
 * employee number. Somebody has to look: the number under quite another name, the phone alone, the name
 * with a year of birth alone, and a bare name. The phone of a family and twins of a name are no errors.
 */
export const rollIndex = (people: readonly RollPerson[]): RollIndex => {
  const byNumber = new Map<string, RollPerson[]>();
  const byPhone = new Map<string, RollPerson[]>();
  const byName = new Map<string, RollPerson[]>();
  for (const person of people) {
    for (const number of person.nationalNumber) put(byNumber, number, person);
    if (person.phone !== null) put(byPhone, person.phone, person);
    for (const name of new Set(person.fullName.map(foldName))) put(byName, name, person);
  }
  return {
    match: (sought) => {
      const name = foldName(sought.fullName);
      const named = best(byName.get(name));
      const numbered = best(byNumber.get(sought.nationalNumber ?? ''));
      for (const person of numbered)
        if (isSameName(name, person) || isSameBirth(sought, person))
          return { person, why: 'national-number', isSure: true };
      const agreeing = named.filter((person) => !contradicts(sought, person));
      const sure = sureByName(sought, agreeing);
      if (sure !== null) return sure;
      if (numbered[0] !== undefined)
        return { person: numbered[0], why: 'other-name', isSure: false };
      return weakMatch(sought, named, best(byPhone.get(sought.phone ?? '')));
    },
  };
};

/** People who stand twice: the same number, or name and whole birthday with numbers that agree. */
export const twinsOnRoll = (
  people: readonly RollPerson[],
): readonly (readonly [RollPerson, RollPerson])[] => {
  const seen = new Map<string, RollPerson>();
  const twins: [RollPerson, RollPerson][] = [];
  for (const person of people) {
    if (person.archived) continue;
    const keys = [
      ...person.nationalNumber.map((number) => `n ${number}`),
      ...(person.bornOn?.length === 10
        ? person.fullName.map((name) => `b ${foldName(name)} ${person.bornOn ?? ''}`)
        : []),
    ];
    const other = keys
      .map((key) => seen.get(key))
      .find((known) => known !== undefined && known.id !== person.id && !differ(known, person));
    if (other !== undefined) twins.push([other, person]);
    for (const key of keys) if (!seen.has(key)) seen.set(key, person);
  }
  return twins;
};

const put = (map: Map<string, RollPerson[]>, key: string, person: RollPerson): void => {
  const known = map.get(key);
  if (known === undefined) map.set(key, [person]);
  else known.push(person);
};

/** Of a person who stands on the roll twice every phone takes the same record. */
const best = (found: readonly RollPerson[] | undefined): readonly RollPerson[] =>
  found === undefined || found.length < 2
    ? (found ?? [])
    : [...found].sort((a, b) => Number(a.archived) - Number(b.archived) || (a.id < b.id ? -1 : 1));

const sureByName = (sought: Sought, named: readonly RollPerson[]): RollMatch | null => {
  for (const person of named) {
    if (sought.bornOn?.length === 10 && person.bornOn === sought.bornOn)
      return { person, why: 'name-and-birth', isSure: true };
    if (sought.phone !== undefined && person.phone === sought.phone)
      return { person, why: 'phone', isSure: true };
    if (sought.employeeNo !== undefined && person.employeeNo === sought.employeeNo)
      return { person, why: 'employee-no', isSure: true };
  }
  return null;
};

const weakMatch = (
  sought: Sought,
  named: readonly RollPerson[],
  sharing: readonly RollPerson[],
): RollMatch | null => {
  const born = named.find((person) => isSameBirth(sought, person));
  if (born !== undefined) return { person: born, why: 'name-and-birth', isSure: false };
  if (sharing[0] !== undefined) return { person: sharing[0], why: 'phone', isSure: false };
  const isBare =
    sought.nationalNumber === undefined &&
    sought.bornOn === undefined &&
    sought.phone === undefined &&
    sought.employeeNo === undefined;
  return isBare && named[0] !== undefined
    ? { person: named[0], why: 'name-only', isSure: false }
    : null;
};

const isSameName = (folded: string, person: RollPerson): boolean =>
  person.fullName.some((name) => givenName(foldName(name)) === givenName(folded));

const givenName = (folded: string): string => folded.slice(folded.lastIndexOf(' ') + 1);

/** As far as both know it: a year alone agrees with every day of that year. */
const isSameBirth = (sought: Sought, person: RollPerson): boolean => {
  const a = sought.bornOn ?? '';
  const b = person.bornOn ?? '';
  const known = Math.min(a.length, b.length);
  return known >= 4 && a.slice(0, known) === b.slice(0, known);
};

/** Both have a number of the same kind, and they differ; nine digits of an old card say nothing against twelve. */
const contradicts = (sought: Sought, person: RollPerson): boolean => {
  const { nationalNumber } = sought;
  if (nationalNumber === undefined) return false;
  const alike = person.nationalNumber.filter((own) => own.length === nationalNumber.length);
  return alike.length > 0 && !alike.includes(nationalNumber);
};

const differ = (a: RollPerson, b: RollPerson): boolean =>
  a.nationalNumber.length > 0 &&
  b.nationalNumber.length > 0 &&
  !a.nationalNumber.some((number) => b.nationalNumber.includes(number));
