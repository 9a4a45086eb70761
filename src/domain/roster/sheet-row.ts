/** Reads one row of a roster sheet, column by column. */
import { columnDecoder } from './legacy-encoding.ts';
import { tidyName } from './person-name.ts';
import type { RosterPerson, RosterProblem } from './roster-person.ts';
import {
  cellText,
  dateFromCell,
  isBlankText,
  isTick,
  nationalNumberFromCell,
  phoneFromCell,
  salaryFromCell,
  sexFromCell,
  type SheetCell,
  type SheetRow,
} from './sheet-cell.ts';
import { isRepeatedHeading, type SheetColumn } from './sheet-header.ts';
import type { SheetField } from './sheet-label.ts';
import { lineFromTexts } from './sheet-line.ts';

const labelCellsMax = 40;

/** A person while the row is being read. */
type Draft = { -readonly [K in keyof Omit<RosterPerson, 'problems'>]: RosterPerson[K] } & {
  readonly problems: Set<RosterProblem>;
};

type ColumnReader = SheetColumn & { readonly decode: (text: string) => string };

/** One row with all that decides whether it is a person. */
export type SheetPersonLine = {
  readonly draft: Draft;
  readonly order: string;
  readonly name: string;
  readonly kind: 'person' | 'total' | 'signature' | 'heading';
  /** Cells only a person has (number, birthday, phone, employee number): filled in, and well read. */
  readonly facts: { readonly told: number; readonly good: number };
  /** Anything beside order and name. */
  readonly hasMore: boolean;
};

const DECODED_FIELDS: ReadonlySet<SheetField> = new Set([
  'fullName',
  'familyPart',
  'givenPart',
  'sex',
  'address',
  'homeTown',
  'section',
  'position',
]);

const FACT_FIELDS: readonly SheetField[] = [
  'nationalNumber',
  'phone',
  'bornOn',
  'male',
  'female',
  'employeeNo',
];
const NAME_FIELDS = ['fullName', 'familyPart', 'givenPart'] as const;

/** Columns with what turns their text into Unicode, decided over all rows. */
export const columnReaders = (
  columns: readonly SheetColumn[],
  rows: readonly SheetRow[],
): readonly ColumnReader[] =>
  columns
    .filter(({ field }) => field !== 'ignored')
    .map((column) => ({
      ...column,
      decode: DECODED_FIELDS.has(column.field)
        ? columnDecoder(rows.map((row) => cellText(row[column.index]))).decode
        : (text: string) => text,
    }));

/** Reads one row; `number` is its row in the sheet, from 1. */
export const lineFromRow = (
  row: SheetRow,
  number: number,
  readers: readonly ColumnReader[],
): SheetPersonLine => {
  const draft: Draft = { row: number, problems: new Set() };
  const values: Value[] = [];
  for (const reader of readers) {
    const cell = row[reader.index] ?? null;
    const raw = cellText(cell);
    const text = reader.decode(raw);
    if (!isBlankText(text)) values.push({ ...reader, cell, text, isDecoded: text !== raw });
  }
  for (const value of values) {
    if (value.isDecoded) draft.problems.add('legacy-encoding');
    readValue(draft, value, values);
  }
  const order = values.find(({ field }) => field === 'order')?.text ?? '';
  const name = nameFromValues(values);
  if (name === '') draft.problems.add('missing-name');
  else draft.fullName = name;
  const { nationalNumber, phone, bornOn, employeeNo } = draft;
  const rest = values.filter(({ field }) => !isNameOrOrder(field));
  return {
    draft,
    order,
    name,
    kind: kindOfLine(row, name, order, draft),
    facts: {
      told: rest.filter(({ field }) => FACT_FIELDS.includes(field)).length,
      good: [nationalNumber, phone, bornOn, employeeNo].filter((fact) => fact !== undefined).length,
    },
    hasMore: rest.length > 0,
  };
};

const isNameOrOrder = (field: SheetField): boolean =>
  field === 'order' || NAME_FIELDS.some((nameField) => nameField === field);

const kindOfLine = (
  row: SheetRow,
  name: string,
  order: string,
  draft: Draft,
): SheetPersonLine['kind'] => {
  // No heading, total or signature has a number, a phone or (beside a name) a birthday. Asked first, for
  // it is quick: most lines are people.
  const isSomebody = draft.nationalNumber !== undefined || draft.phone !== undefined;
  if (isSomebody || (name !== '' && draft.bornOn !== undefined)) return 'person';
  if (name !== '' && isRepeatedHeading(name, row)) return 'heading';
  const labels = name === '' ? row.slice(0, labelCellsMax).map(cellText) : [name, order];
  return lineFromTexts(labels.filter((label) => label !== ''));
};

type Value = ColumnReader & {
  readonly cell: SheetCell;
  readonly text: string;
  readonly isDecoded: boolean;
};

/** The whole name, or family and given part joined; a bare figure is no name. */
const nameFromValues = (values: readonly Value[]): string => {
  const parts = NAME_FIELDS.flatMap((field) => values.find((value) => value.field === field) ?? []);
  const name = tidyName(parts.map(({ text }) => text).join(' '));
  if (/^[\d\s.,()/-]*$/.test(name)) return '';
  // .VnTime has no toned capitals, so "¸nh" was typed for "Ánh".
  return parts.some(({ isDecoded }) => isDecoded)
    ? name.replace(
        /(^| )([^\0-\u007F])/g,
        (_, gap: string, first: string) => gap + first.toUpperCase(),
      )
    : name;
};

const readValue = (draft: Draft, value: Value, all: readonly Value[]): void => {
  const { field, text, cell } = value;
  switch (field) {
    case 'bornOn':
    case 'joinedOn':
    case 'startedOn':
      return readDate(draft, field, cell);
    case 'sex':
      return readSex(draft, text);
    case 'male':
    case 'female':
      draft.sex ??= field;
      return isTick(text) || sexFromCell(text) === field
        ? undefined
        : readDate(draft, 'bornOn', cell);
    case 'nationalNumber':
      return readNationalNumber(draft, text);
    case 'phone':
      return readPhone(draft, text);
    case 'salaryVnd':
      return readSalary(draft, cell);
    case 'otherSalaryVnd':
      return all.some((other) => other.field === 'salaryVnd') ? undefined : readSalary(draft, cell);
    case 'address':
    case 'homeTown': {
      // Parts of one address under one heading belong together; a second address does not.
      const first = all.find((other) => other.field === field);
      const isPart = first?.group === value.group;
      if (isPart) draft[field] = [draft[field], text].filter(Boolean).join(', ');
      return;
    }
    case 'section':
      draft.section = [draft.section, text].filter(Boolean).join(' / ');
      return;
    case 'employeeNo':
    case 'memberNo':
    case 'position':
    case 'email':
      draft[field] ??= text;
      return;
    case 'order':
    case 'fullName':
    case 'familyPart':
    case 'givenPart':
    case 'ignored':
      return;
  }
};

const readDate = (
  draft: Draft,
  field: 'bornOn' | 'joinedOn' | 'startedOn',
  cell: SheetCell,
): void => {
  // "Ngày sinh" beside "Năm sinh": the fuller one stays.
  const date = dateFromCell(cell);
  const before = draft[field];
  if (!date.ok) draft.problems.add('bad-date');
  else if (before === undefined || before.length < date.value.length) draft[field] = date.value;
};

const readSex = (draft: Draft, text: string): void => {
  const sex = sexFromCell(text);
  if (sex === null) draft.problems.add('bad-sex');
  else draft.sex = sex;
};

const readNationalNumber = (draft: Draft, text: string): void => {
  if (draft.nationalNumber !== undefined) return;
  const found = nationalNumberFromCell(text);
  if (!found.ok) draft.problems.add('bad-national-number');
  else {
    draft.nationalNumber = found.value.number;
    if (found.value.isPadded) draft.problems.add('padded-national-number');
  }
};

const readPhone = (draft: Draft, text: string): void => {
  if (draft.phone !== undefined) return;
  const phone = phoneFromCell(text);
  if (phone.ok) draft.phone = phone.value;
  else draft.problems.add('bad-phone');
};

const readSalary = (draft: Draft, cell: SheetCell): void => {
  if (draft.salaryVnd !== undefined) return;
  const salary = salaryFromCell(cell);
  if (salary.ok) draft.salaryVnd = salary.value;
  else draft.problems.add('bad-salary');
};
