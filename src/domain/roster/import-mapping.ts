/** Which column of a sheet means what: as found, and as the officer puts it right. */
import {
  cellText,
  dateFromCell,
  isBlankText,
  isTick,
  nationalNumberFromCell,
  phoneFromCell,
  sexFromCell,
  type SheetCell,
  type SheetRow,
} from './sheet-cell.ts';
import { findSheetHeader, type SheetHeader } from './sheet-header.ts';
import { fieldFromLabel, type SheetField } from './sheet-label.ts';

/** What the roll keeps of a sheet. Salaries, positions and the rest stay in the file. */
export const IMPORT_FIELDS = [
  'fullName',
  'familyPart',
  'givenPart',
  'nationalNumber',
  'bornOn',
  'sex',
  'male',
  'female',
  'phone',
  'address',
  'employeeNo',
  'section',
  'joinedOn',
] as const satisfies readonly SheetField[];
export type ImportField = (typeof IMPORT_FIELDS)[number];

export interface MappedColumn {
  /** From 0. */
  readonly index: number;
  /** What stands above the column, in one line; '' where nothing does. */
  readonly label: string;
  /** The first filled cells below the heading. */
  readonly samples: readonly string[];
  readonly field: SheetField | null;
  /** Most of the cells do not look like what the column is said to be: headings and cells may have shifted. */
  readonly isDoubtful: boolean;
}

export interface SheetMapping {
  /** Row of the heading that names people, from 1; 0 where the sheet has none. */
  readonly headerRow: number;
  /** Rows above the first person. */
  readonly dataFrom: number;
  readonly columns: readonly MappedColumn[];
}

const COLUMNS_MAX = 60;
const SAMPLES_MAX = 3;
const SAMPLED_ROWS = 200;
const SAMPLE_LENGTH_MAX = 40;

/** The mapping found by the headings; without a heading every column is left for the officer to name. */
export const foundMapping = (cells: readonly SheetRow[]): SheetMapping => {
  const header = findSheetHeader(cells);
  return header === null ? mappingAt(cells, 0) : describe(cells, header, header.at + 1);
};

/** The mapping where the officer says in which row the headings stand; 0 for none. */
export const mappingAt = (cells: readonly SheetRow[], headerRow: number): SheetMapping => {
  const labels = cells[headerRow - 1] ?? [];
  const columns = labels.flatMap((cell, index) => {
    const field = typeof cell === 'string' ? fieldFromLabel(cellText(cell)) : null;
    return field === null ? [] : [{ index, field, group: index }];
  });
  return describe(cells, { at: headerRow - 1, dataFrom: headerRow, columns }, headerRow);
};

/** Says what one column is; null says it is not brought in. */
export const withField = (
  cells: readonly SheetRow[],
  mapping: SheetMapping,
  index: number,
  field: ImportField | null,
): SheetMapping => ({
  ...mapping,
  columns: mapping.columns.map((column) =>
    column.index === index
      ? { ...column, field, isDoubtful: isDoubtful(cells, mapping.dataFrom, index, field) }
      : column,
  ),
});

/** The heading as the sheet's reader takes it. */
export const headerOf = (mapping: SheetMapping): SheetHeader => ({
  at: mapping.headerRow - 1,
  dataFrom: mapping.dataFrom,
  columns: mapping.columns.flatMap(({ index, label, field }, place) => {
    if (field === null) return [];
    // Parts of an address under one heading belong together; the merged heading left the others bare.
    const before = mapping.columns[place - 1];
    const isPart = label === '' && before?.field === field;
    return [{ index, field, group: isPart ? before.index : index }];
  }),
});

/** Whether anybody can be read with it: some column must hold names. */
export const hasNames = ({ columns }: SheetMapping): boolean =>
  columns.some(({ field }) => field === 'fullName' || field === 'givenPart');

const describe = (
  cells: readonly SheetRow[],
  header: SheetHeader,
  headerRow: number,
): SheetMapping => {
  const { dataFrom } = header;
  const fieldByIndex = new Map(header.columns.map(({ index, field }) => [index, field]));
  const headings = cells.slice(Math.max(0, headerRow - 1), dataFrom);
  const sampled = cells.slice(dataFrom, dataFrom + SAMPLED_ROWS);
  const width = Math.min(
    COLUMNS_MAX,
    [...headings, ...sampled].reduce((most, row) => Math.max(most, row.length), 0),
  );
  const columns: MappedColumn[] = [];
  for (let index = 0; index < width; index++) {
    const texts = headings.map((row) => cellText(row[index]));
    const label = texts.filter((text) => text !== '' && !isColumnNumber(text)).join(' · ');
    const field = fieldByIndex.get(index) ?? null;
    const samples = filledCells(sampled, index, SAMPLES_MAX).map(sampleText);
    if (label === '' && samples.length === 0 && field === null) continue;
    columns.push({
      index,
      label,
      samples,
      field,
      isDoubtful: isDoubtful(cells, dataFrom, index, field),
    });
  }
  return { headerRow, dataFrom, columns };
};

const isColumnNumber = (text: string): boolean => /^\(?\d{1,2}\)?$/.test(text);

const sampleText = (cell: SheetCell): string => cellText(cell).slice(0, SAMPLE_LENGTH_MAX);

const filledCells = (
  rows: readonly SheetRow[],
  index: number,
  countMax: number,
): readonly SheetCell[] => {
  const filled: SheetCell[] = [];
  for (const row of rows) {
    const cell = row[index] ?? null;
    if (filled.length < countMax && !isBlankText(cellText(cell))) filled.push(cell);
  }
  return filled;
};

const isDoubtful = (
  cells: readonly SheetRow[],
  dataFrom: number,
  index: number,
  field: SheetField | null,
): boolean => {
  const looksRight = field === null ? undefined : LOOKS_RIGHT[field];
  if (looksRight === undefined) return false;
  const filled = filledCells(cells.slice(dataFrom, dataFrom + SAMPLED_ROWS), index, SAMPLED_ROWS);
  return filled.length > 0 && filled.filter(looksRight).length * 2 < filled.length;
};

const isName = (cell: SheetCell): boolean =>
  typeof cell === 'string' && !/\d{3}/.test(cell) && /\p{L}/u.test(cell);
const isDate = (cell: SheetCell): boolean => dateFromCell(cell).ok;
const isSexOrDate = (cell: SheetCell): boolean =>
  isTick(cellText(cell)) || sexFromCell(cellText(cell)) !== null || isDate(cell);

const LOOKS_RIGHT: Readonly<Partial<Record<SheetField, (cell: SheetCell) => boolean>>> = {
  fullName: isName,
  familyPart: isName,
  givenPart: isName,
  nationalNumber: (cell) => nationalNumberFromCell(cellText(cell)).ok,
  phone: (cell) => phoneFromCell(cellText(cell)).ok,
  bornOn: isDate,
  joinedOn: isDate,
  sex: (cell) => sexFromCell(cellText(cell)) !== null,
  male: isSexOrDate,
  female: isSexOrDate,
};
