/** Finds the heading of a roster sheet and says what each column holds. */
import { cellText, type SheetRow } from './sheet-cell.ts';
import { fieldFromLabel, type SheetField } from './sheet-label.ts';

/** `group` is the column of the heading a sub-heading stands under. */
export type SheetColumn = {
  readonly index: number;
  readonly field: SheetField;
  readonly group: number;
};

export type SheetHeader = {
  /** 0-based row of the heading that names people, and of the first row below the whole heading. */
  readonly at: number;
  readonly dataFrom: number;
  readonly columns: readonly SheetColumn[];
};

const scannedRowsMax = 200;
const columnsMax = 256;

/**
 * The first row among the first 200 with a heading for names and one more that is known; failing
 * that, a heading for names alone. Headings of two lines are read as one ("Năm sinh" over "Nam | Nữ").
 */
export const findSheetHeader = (rows: readonly SheetRow[]): SheetHeader | null => {
  const scanned = rows.slice(0, scannedRowsMax).map((row) => labelsOfRow(row));
  const found = scanned.findIndex((labels) => knownLabels(labels) >= 2 && namesPeople(labels));
  const at = found >= 0 ? found : scanned.findIndex(namesPeople);
  const main = scanned[at];
  if (main === undefined) return null;
  const above = scanned[at - 1] ?? [];
  const below = scanned[at + 1] ?? [];
  const hasBelow = !hasNumber(rows[at + 1] ?? []) && isSubHeading(below, main);
  const hasAbove =
    !namesPeople(above) &&
    above.some((label, index) => (main[index] ?? '') === '' && fieldFromLabel(label) !== null);
  const columns = hasBelow
    ? columnsOf(main, below)
    : hasAbove
      ? columnsOf(above, main)
      : columnsOf(main, []);
  const dataFrom = skipNumbering(rows, at + (hasBelow ? 2 : 1));
  return { at, dataFrom, columns: withNamePart(columns, rows, dataFrom) };
};

/** Is this row, with `name` where names stand, the heading once more, as printed on each page? */
export const isRepeatedHeading = (name: string, row: SheetRow): boolean =>
  namesPeople([name]) && knownLabels(labelsOfRow(row)) >= 2;

type Labels = readonly string[];

const labelsOfRow = (row: SheetRow): Labels =>
  row.slice(0, columnsMax).map((cell) => (typeof cell === 'string' ? cellText(cell) : ''));

const knownLabels = (labels: Labels): number =>
  labels.filter((label) => label !== '' && fieldFromLabel(label) !== null).length;

const namesPeople = (labels: Labels): boolean =>
  labels.some((label) => {
    const field = label === '' ? null : fieldFromLabel(label);
    return field === 'fullName' || field === 'givenPart';
  });

/** Nothing in it but headings, none of them where names stand, and no figures. */
const isSubHeading = (labels: Labels, main: Labels): boolean => {
  const filled = labels.flatMap((label, index) => (label === '' ? [] : [{ label, index }]));
  return (
    filled.length > 0 &&
    filled.every(({ label, index }) => {
      const parent = parentOf(main, index).label;
      return (
        !/[0-9]/.test(label) &&
        subField(parent, label) !== null &&
        (fieldFromLabel(parent) !== 'fullName' || fieldFromLabel(label) !== null)
      );
    }) &&
    // Under headings of their own a lone "Nam" is somebody's sex, not a heading.
    filled.some(({ index }) => (main[index] ?? '') === '' || (main[index + 1] ?? '') === '')
  );
};

const hasNumber = (row: SheetRow): boolean => row.some((cell) => typeof cell === 'number');

/** The heading over a column: its own, or the nearest to the left of a merged cell. */
const parentOf = (main: Labels, index: number): { label: string; group: number } => {
  let group = index;
  while (group > 0 && (main[group] ?? '') === '') group -= 1;
  return { label: main[group] ?? '', group };
};

const subField = (parent: string, sub: string): SheetField | null => {
  const own = fieldFromLabel(sub);
  return own ?? fieldFromLabel(`${parent} ${sub}`);
};

const columnsOf = (main: Labels, below: Labels): readonly SheetColumn[] => {
  const columns: SheetColumn[] = [];
  for (let index = 0; index < Math.max(main.length, below.length); index++) {
    const sub = below[index] ?? '';
    const own = main[index] ?? '';
    if (sub === '' && own === '') continue;
    const { label, group } = sub === '' ? { label: own, group: index } : parentOf(main, index);
    const field = sub === '' ? fieldFromLabel(label) : subField(label, sub);
    if (field !== null) columns.push({ index, field, group });
  }
  return columns;
};

/** A row of column numbers ("1 2 3", "(1) (2)", "A B 1 2") under the heading is no person. */
const skipNumbering = (rows: readonly SheetRow[], from: number): number => {
  const filled = (rows[from] ?? [])
    .slice(0, columnsMax)
    .map(cellText)
    .filter((text) => text !== '');
  const isNumbering =
    filled.length > 2 && filled.every((text) => /^\(?([0-9]{1,2}|[A-Z])\)?$/.test(text));
  return isNumbering ? from + 1 : from;
};

/**
 * "Họ và tên" merged over two columns leaves the second without a heading: where its cells hold
 * single words beside most names, it is the given name.
 */
const withNamePart = (
  columns: readonly SheetColumn[],
  rows: readonly SheetRow[],
  dataFrom: number,
): readonly SheetColumn[] => {
  const name = columns.find(({ field }) => field === 'fullName');
  const given = columns.find(({ field }) => field === 'givenPart');
  const family = columns.find(({ field }) => field === 'familyPart');
  if (name === undefined) {
    const isWhole = given !== undefined && family === undefined;
    return isWhole
      ? columns.map((column) => (column === given ? { ...column, field: 'fullName' } : column))
      : columns;
  }
  const next = name.index + 1;
  if (columns.some(({ index }) => index === next)) return columns;
  const sample = rows.slice(dataFrom, dataFrom + scannedRowsMax);
  const named = sample.filter((row) => cellText(row[name.index]) !== '');
  const split = named.filter((row) => /^\p{L}+$/u.test(cellText(row[next])));
  return split.length * 2 > named.length
    ? [
        ...columns.filter((column) => column !== name && column !== given && column !== family),
        { ...name, field: 'familyPart' },
        { index: next, field: 'givenPart', group: name.group },
      ]
    : columns;
};
