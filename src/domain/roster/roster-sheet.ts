/** Reads a list of people out of a sheet as companies and unions really make them. */
import { accept, refuse, type Result } from '#base/result.ts';
import { foldName } from './person-name.ts';
import type { RosterPerson } from './roster-person.ts';
import type { SheetRow } from './sheet-cell.ts';
import { findSheetHeader, type SheetHeader } from './sheet-header.ts';
import { isGroupTitle } from './sheet-line.ts';
import { columnReaders, lineFromRow, type SheetPersonLine } from './sheet-row.ts';

export type RosterSheet = {
  /** Row (from 1) of the heading that names people. */
  readonly headerRow: number;
  readonly people: readonly RosterPerson[];
};

export type RosterSheetRefusal =
  | { readonly kind: 'empty-sheet' }
  | { readonly kind: 'header-not-found' }
  | { readonly kind: 'too-many-rows'; readonly rowsMax: number };

/** What one sheet may hold; more than any union has members. */
export const SHEET_ROWS_MAX = 100_000;

/**
 * People by the cells of a sheet (text, number or null; dates as text or Excel serials of the 1900
 * system). The heading is looked for, in one line or two, in Unicode, TCVN3 or VNI; titles, totals,
 * groups and signatures are left out. A bad value leaves its field absent and names the problem;
 * text that looks like a formula stays text. Of two lines that are one person the later is marked.
 * Refused: no cells, no heading with names, more than 100,000 rows. Time is linear in the cells.
 * Shapes: Mẫu 5b (HD 38/HD-TLĐ 2024) and payrolls.
 */
export const parseRosterSheet = (
  cells: readonly SheetRow[],
): Result<RosterSheet, RosterSheetRefusal> => {
  if (cells.length > SHEET_ROWS_MAX)
    return refuse({ kind: 'too-many-rows', rowsMax: SHEET_ROWS_MAX });
  if (cells.every((row) => row.every((cell) => cell === null || cell === ''))) {
    return refuse({ kind: 'empty-sheet' });
  }
  const header = findSheetHeader(cells);
  if (header === null) return refuse({ kind: 'header-not-found' });
  return accept({ headerRow: header.at + 1, people: peopleUnder(cells, header) });
};

/** The people below a heading: the one that was found, or as an officer put it right. */
export const peopleUnder = (
  cells: readonly SheetRow[],
  header: SheetHeader,
  onLine: (done: number, of: number) => void = () => undefined,
): readonly RosterPerson[] => {
  const rows = cells.slice(header.dataFrom);
  const readers = columnReaders(header.columns, rows);
  const lines = rows.map((row, index) => {
    onLine(index, rows.length);
    return lineFromRow(row, header.dataFrom + index + 1, readers);
  });
  return markDuplicates(peopleOfLines(lines));
};

/**
 * Which lines are people. A name with nothing beside it is one in a plain list of names, but not where
 * the others are numbered, nor below totals and signatures, where those who signed have their names.
 */
const peopleOfLines = (lines: readonly SheetPersonLine[]): readonly SheetPersonLine[] => {
  const isNumbered = lines.some(({ order, name }) => name !== '' && isOrderNumber(order));
  let isBelowList = false;
  return lines.filter((line) => {
    const { kind, name, order, facts } = line;
    if (kind === 'total' || kind === 'signature') isBelowList = true;
    if (kind !== 'person') return false;
    const hasOrder = isOrderNumber(order);
    if (name === '') {
      if (line.draft.nationalNumber !== undefined) return true;
      return hasOrder ? facts.told > 0 : isBelowList ? facts.told > 1 : facts.good > 0;
    }
    if (facts.good > 0) return true;
    if (isGroupTitle(name)) return false;
    if (isBelowList) return hasOrder;
    return hasOrder || !isNumbered || line.hasMore;
  });
};

const isOrderNumber = (order: string): boolean => /^[0-9]{1,6}[.)]?$/.test(order);

/** The same national number, or the same name and birthday where one of the two has no number. */
const markDuplicates = (lines: readonly SheetPersonLine[]): readonly RosterPerson[] => {
  const numbers = new Set<string>();
  const numberByBirth = new Map<string, string>();
  return lines.map(({ draft }) => {
    const { problems, nationalNumber = '', fullName, bornOn } = draft;
    const birth =
      fullName !== undefined && bornOn?.length === 10 ? `${foldName(fullName)}|${bornOn}` : null;
    const other = birth === null ? undefined : numberByBirth.get(birth);
    const isSameBirth = other !== undefined && (other === '' || nationalNumber === '');
    if (isSameBirth || numbers.has(nationalNumber)) problems.add('duplicate-in-sheet');
    if (nationalNumber !== '') numbers.add(nationalNumber);
    if (birth !== null) numberByBirth.set(birth, other === undefined ? nationalNumber : other);
    return { ...draft, problems: [...problems] };
  });
};
