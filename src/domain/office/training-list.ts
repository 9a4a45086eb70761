/** A list of officers out of a sheet, for a training day: who is to be invited, and which lines cannot be. */
import { foldName } from '#domain/roster/person-name.ts';
import { phoneFact } from '#domain/roster/member-facts.ts';
import { SHORT_TEXT_MAX, tidyText } from '#domain/written-text.ts';
import type { Role } from './grant.ts';
import { proposedSignInName } from './sign-in-name.ts';

/** So many come to one day; more make two lists. */
export const TRAINEES_MAX = 300;

export interface Trainee {
  /** Line of the sheet, from 1. */
  readonly line: number;
  readonly displayName: string;
  readonly unit: string;
  readonly role: Role;
  /** E.164, or null. */
  readonly phone: string | null;
  readonly signInName: string;
  /** Where the officer is in the book already: only what is missing is written. */
  readonly known: KnownOfficer | undefined;
}

export type TraineeProblem =
  | 'name-missing'
  | 'name-too-long'
  | 'role-missing'
  | 'role-unknown'
  | 'role-not-yours'
  | 'union-missing'
  | 'union-unknown'
  | 'union-twice'
  | 'bad-phone'
  | 'twice'
  | 'has-device'
  | 'has-more';

export interface FaultyTrainee {
  readonly line: number;
  readonly name: string;
  readonly problem: TraineeProblem;
  /** What stands in the cell that is wrong. */
  readonly text: string;
}

export interface KnownOfficer {
  readonly id: string;
  readonly hasRole: boolean;
  /** Works on a phone already: a slip would let whoever finds it in under that name. */
  readonly hasDevice: boolean;
  /** Holds a right the reader of the list could not give: the server would not let the officer in. */
  readonly hasMore: boolean;
}

export interface TrainingFacts {
  /** By the name of a role, folded; in every language the screens speak. */
  readonly roles: ReadonlyMap<string, Role>;
  /** Open unions by their name or code, folded; several ids where two are called the same. */
  readonly units: ReadonlyMap<string, readonly string[]>;
  /** Where the sheet says nothing and only one is meant. */
  readonly onlyUnit: string | undefined;
  readonly mayGive: (unit: string, role: Role) => boolean;
  /** The officer of that name at home in that union, as the role in question sees it. */
  readonly known: (unit: string, foldedName: string, role: Role) => KnownOfficer | undefined;
  readonly isNameTaken: (signInName: string) => boolean;
}

export interface TrainingList {
  readonly trainees: readonly Trainee[];
  readonly faulty: readonly FaultyTrainee[];
  /** Lines beyond the bound: none of them is invited. */
  readonly beyond: number;
}

type Cells = readonly (readonly (string | number | null)[])[];
type Column = 'name' | 'role' | 'union' | 'phone';

/** Headings as they stand over such lists, folded. */
const HEADINGS: Readonly<Record<Column, RegExp>> = {
  name: /^(ho (va )?(chu dem )?ten|ho ten|ten can bo|ho va ten can bo|full name|name)$/,
  role: /^(chuc vu|chuc danh|nhiem vu|vai tro|role)$/,
  union: /^(cong doan|cong doan co so|cdcs|to cong doan|to|don vi|noi lam viec|union|section)$/,
  phone: /^(dien thoai|so dien thoai|so dt|sdt|dt|di dong|phone|mobile)$/,
};
const COLUMNS: readonly Column[] = ['name', 'role', 'union', 'phone'];
/** A title and a date stand above the headings of most sheets. */
const HEADING_ROWS_MAX = 10;

/** Reads the sheet line by line; each is either invited or named with what is wrong. */
export const readTrainingList = (cells: Cells, facts: TrainingFacts): TrainingList => {
  const { columns, from } = columnsOf(cells);
  const trainees: Trainee[] = [];
  const faulty: FaultyTrainee[] = [];
  const taken = new Set<string>();
  const listed = new Set<string>();
  let beyond = 0;
  for (const [index, row] of cells.entries()) {
    const cell = (column: Column): string => textOf(row[columns[column] ?? -1]);
    if (index < from || COLUMNS.every((column) => cell(column) === '')) continue;
    if (trainees.length + faulty.length >= TRAINEES_MAX) {
      beyond += 1;
      continue;
    }
    const line = index + 1;
    const read = traineeOf(cell, facts);
    if ('problem' in read) {
      faulty.push({ line, name: cell('name'), ...read });
      continue;
    }
    const key = `${read.unit}|${foldName(read.displayName)}`;
    if (listed.has(key)) {
      faulty.push({ line, name: read.displayName, problem: 'twice', text: read.displayName });
      continue;
    }
    listed.add(key);
    const signInName = proposedSignInName(
      read.displayName,
      (name) => taken.has(name) || facts.isNameTaken(name),
    );
    taken.add(signInName);
    trainees.push({ line, ...read, signInName });
  }
  return { trainees, faulty, beyond };
};

/** The columns by their headings; without any, in the order name, role, union, phone. */
const columnsOf = (
  cells: Cells,
): { readonly columns: Partial<Record<Column, number>>; readonly from: number } => {
  for (const [index, row] of cells.slice(0, HEADING_ROWS_MAX).entries()) {
    const folded = row.map((value) => foldName(textOf(value)).replace(/\s*\(.*\)$/, ''));
    const columns: Partial<Record<Column, number>> = {};
    for (const column of COLUMNS) {
      const at = folded.findIndex((text) => HEADINGS[column].test(text));
      if (at >= 0) columns[column] = at;
    }
    if (columns.name !== undefined) return { columns, from: index + 1 };
  }
  return { columns: { name: 0, role: 1, union: 2, phone: 3 }, from: 0 };
};

type Read =
  | Omit<Trainee, 'line' | 'signInName'>
  | { readonly problem: TraineeProblem; readonly text: string };

const traineeOf = (cell: (column: Column) => string, facts: TrainingFacts): Read => {
  const wrong = (problem: TraineeProblem, column: Column): Read => ({
    problem,
    text: cell(column),
  });
  const displayName = cell('name');
  if (displayName === '') return wrong('name-missing', 'name');
  if (displayName.length > SHORT_TEXT_MAX) return wrong('name-too-long', 'name');
  if (cell('role') === '') return wrong('role-missing', 'role');
  const role = facts.roles.get(foldName(cell('role')));
  if (role === undefined) return wrong('role-unknown', 'role');
  const named = facts.units.get(foldName(cell('union'))) ?? [];
  if (cell('union') === '' && facts.onlyUnit === undefined) return wrong('union-missing', 'union');
  if (named.length > 1) return wrong('union-twice', 'union');
  const unit = cell('union') === '' ? facts.onlyUnit : named[0];
  if (unit === undefined) return wrong('union-unknown', 'union');
  if (!facts.mayGive(unit, role)) return wrong('role-not-yours', 'role');
  const phone = phoneFact(cell('phone'));
  if (!phone.ok) return wrong('bad-phone', 'phone');
  const known = facts.known(unit, foldName(displayName), role);
  if (known?.hasDevice === true) return wrong('has-device', 'name');
  if (known?.hasMore === true) return wrong('has-more', 'name');
  return { displayName, role, unit, phone: phone.value, known };
};

const textOf = (value: string | number | null | undefined): string =>
  (tidyText(value === null || value === undefined ? '' : String(value)) ?? '').replace(/\s+/g, ' ');
