/** One person of the sheet as the roll would take them, and what is wrong with the line. */
import type { CalendarDate } from '#domain/calendar-date.ts';
import { CODE_TEXT_MAX, SHORT_TEXT_MAX } from '#domain/written-text.ts';
import { ADDRESS_MAX } from './member-facts.ts';
import type { RosterPerson, RosterProblem } from './roster-person.ts';

export const IMPORT_FAULTS = [
  'missing-name',
  'bad-national-number',
  'rounded-national-number',
  'bad-date',
  'future-date',
  'bad-sex',
  'bad-phone',
  'cell-error',
  'text-too-long',
] as const;
export type ImportFault = (typeof IMPORT_FAULTS)[number];

/** Read with a repair that the officer should know of. */
export type ImportRepair = 'padded-national-number' | 'legacy-encoding';

export interface ImportFacts {
  readonly fullName: string;
  readonly nationalNumber?: string;
  readonly bornOn?: string;
  readonly sex?: 'male' | 'female';
  readonly phone?: string;
  readonly address?: string;
  readonly employeeNo?: string;
  /** Id of the section's unit. */
  readonly section?: string;
  readonly sectionNote?: string;
  /** A member since then, where the sheet says so. */
  readonly joinedOn?: CalendarDate;
}

export interface ImportLine {
  /** Row of the sheet, from 1. */
  readonly row: number;
  readonly facts: ImportFacts;
  /** The book the person is or will be in. */
  readonly book: string;
  readonly faults: readonly ImportFault[];
  readonly repairs: readonly ImportRepair[];
}

/** Where the people of a section named in the sheet are put. */
export interface SectionPlace {
  /** The section's own book, where it keeps one. */
  readonly book?: string;
  readonly section?: string;
  readonly note?: string;
}

/** The line with its faults named; what is faulty is left out of the facts. */
export const importLine = (
  person: RosterPerson,
  input: {
    readonly rosterBook: string;
    readonly places: Readonly<Record<string, SectionPlace>>;
    readonly today: CalendarDate;
  },
): ImportLine => {
  const faults = new Set<ImportFault>(person.problems.flatMap((problem) => FAULT_OF[problem]));
  const { section } = person;
  const place: SectionPlace =
    section === undefined ? {} : (input.places[section] ?? { note: section });
  const text = (value: string | undefined, lengthMax: number): string | undefined => {
    if (value === undefined) return undefined;
    const fault = isCellError(value)
      ? 'cell-error'
      : value.length > lengthMax
        ? 'text-too-long'
        : null;
    if (fault !== null) faults.add(fault);
    return fault === null ? value : undefined;
  };
  const day = (value: string | undefined): string | undefined => {
    if (value === undefined || value <= input.today.slice(0, value.length)) return value;
    faults.add('future-date');
    return undefined;
  };
  const number = wholeNumber(person.nationalNumber);
  if (number === 'rounded') faults.add('rounded-national-number');
  const fullName = text(person.fullName, SHORT_TEXT_MAX);
  if (fullName === undefined) faults.add('missing-name');
  const joinedOn = day(person.joinedOn);
  const facts = {
    fullName: fullName ?? '',
    nationalNumber: number === 'rounded' ? undefined : number,
    bornOn: day(person.bornOn),
    sex: person.sex,
    phone: person.phone,
    address: text(person.address, ADDRESS_MAX),
    employeeNo: text(person.employeeNo, CODE_TEXT_MAX),
    section: place.section,
    sectionNote: text(place.note, SHORT_TEXT_MAX),
    // Of a year alone the first day is taken, as an officer writes who does not know the day.
    joinedOn: joinedOn?.length === 4 ? `${joinedOn}-01-01` : joinedOn,
  };
  return {
    row: person.row,
    facts: known(facts),
    book: place.book ?? input.rosterBook,
    faults: [...faults],
    repairs: person.problems.flatMap((problem) => REPAIR_OF[problem] ?? []),
  };
};

/** Without the fields nobody knows: sixty thousand lines travel from the worker to the screen. */
const known = (facts: {
  readonly [K in keyof ImportFacts]-?: ImportFacts[K] | undefined;
}): ImportFacts => {
  // One by one, in an order that is always the same: spread into each other they take three times as long.
  const found: { -readonly [K in keyof ImportFacts]: ImportFacts[K] } = {
    fullName: facts.fullName ?? '',
  };
  if (facts.nationalNumber !== undefined) found.nationalNumber = facts.nationalNumber;
  if (facts.bornOn !== undefined) found.bornOn = facts.bornOn;
  if (facts.sex !== undefined) found.sex = facts.sex;
  if (facts.phone !== undefined) found.phone = facts.phone;
  if (facts.address !== undefined) found.address = facts.address;
  if (facts.employeeNo !== undefined) found.employeeNo = facts.employeeNo;
  if (facts.section !== undefined) found.section = facts.section;
  if (facts.sectionNote !== undefined) found.sectionNote = facts.sectionNote;
  if (facts.joinedOn !== undefined) found.joinedOn = facts.joinedOn;
  return found;
};

const FAULT_OF: Readonly<Record<RosterProblem, readonly ImportFault[]>> = {
  'missing-name': ['missing-name'],
  'bad-national-number': ['bad-national-number'],
  'bad-date': ['bad-date'],
  'bad-sex': ['bad-sex'],
  'bad-phone': ['bad-phone'],
  // Salaries are not brought in; the other three are no faults.
  'bad-salary': [],
  'padded-national-number': [],
  'duplicate-in-sheet': [],
  'legacy-encoding': [],
};

const REPAIR_OF: Readonly<Partial<Record<RosterProblem, readonly ImportRepair[]>>> = {
  'padded-national-number': ['padded-national-number'],
  'legacy-encoding': ['legacy-encoding'],
};

/** "#REF!", "#N/A": what stands in a cell whose formula has lost its way. */
const isCellError = (text: string): boolean =>
  /^#(REF|N\/A|VALUE|NAME|DIV\/0|NUM|NULL|SPILL|CALC|GETTING_DATA)[!?]?$/i.test(text.trim());

/** Excel shows 1.9E+10 and saves it so: the last digits are gone for good, and zeros stand for them. */
const wholeNumber = (number: string | undefined): string | undefined =>
  number?.length === 12 && number.endsWith('00000') ? 'rounded' : number;
