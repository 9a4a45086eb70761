/** What the worker does with a sheet: opens it, says what its columns mean, and lays it beside the roll. */
import { accept, refuse, type Result } from '#base/result.ts';
import type { CalendarDate } from '#domain/calendar-date.ts';
import {
  foundMapping,
  headerOf,
  mappingAt,
  withField,
  type ImportField,
  type SheetMapping,
} from '#domain/roster/import-mapping.ts';
import { planImport, type ImportRow } from '#domain/roster/import-plan.ts';
import type { SectionPlace } from '#domain/roster/import-line.ts';
import type { RollPerson } from '#domain/roster/import-roll.ts';
import {
  sheetSections,
  type SectionUnit,
  type SheetSection,
} from '#domain/roster/import-sections.ts';
import type { RosterPerson } from '#domain/roster/roster-person.ts';
import { peopleUnder, SHEET_ROWS_MAX } from '#domain/roster/roster-sheet.ts';
import {
  openSheetFile,
  textSheet,
  type FileSheet,
  type SheetFile,
  type SheetFileProblem,
} from '#platform/sheet-file.ts';

export type ReadProblem =
  | SheetFileProblem
  | { readonly kind: 'empty-sheet' }
  | { readonly kind: 'too-many-rows'; readonly rowsMax: number };

export interface ReadSheet {
  readonly mapping: SheetMapping;
  readonly rows: number;
}

export interface PlanAsked {
  readonly roll: readonly RollPerson[];
  readonly rosterBook: string;
  readonly places: Readonly<Record<string, SectionPlace>>;
  readonly takesFaulty: boolean;
  readonly today: CalendarDate;
}

export interface ImportReader {
  /** Names of the sheets. */
  readonly openBytes: (bytes: Uint8Array) => Result<readonly string[], ReadProblem>;
  readonly openText: (text: string) => Result<readonly string[], ReadProblem>;
  readonly choose: (sheet: number) => Result<ReadSheet, ReadProblem>;
  /** The headings stand in another row, counted from 1; 0 where there are none. */
  readonly headingsAt: (row: number) => ReadSheet;
  readonly setField: (column: number, field: ImportField | null) => ReadSheet;
  /** Reads the people by the mapping; the sections they name. */
  readonly sections: (units: readonly SectionUnit[]) => {
    readonly people: number;
    readonly sections: readonly SheetSection[];
  };
  readonly plan: (asked: PlanAsked) => readonly ImportRow[];
}

/** A list of five thousand is told of five times: often enough for the eye, too seldom to cost anything. */
const LINES_A_TELLING = 1_000;

/** @param tell how far a long list has come, in lines */
export const createImportReader = (
  tell: (done: number, of: number) => void = () => undefined,
): ImportReader => {
  const onLine = (done: number, of: number): void => {
    if (done > 0 && done % LINES_A_TELLING === 0) tell(done, of);
  };
  let file: SheetFile | undefined;
  let cells: FileSheet['cells'] = [];
  let joined: FileSheet['joined'] = [];
  let mapping: SheetMapping = { headerRow: 0, dataFrom: 0, columns: [] };
  let people: readonly RosterPerson[] | undefined;

  const opened = (
    found: Result<SheetFile, SheetFileProblem>,
  ): Result<readonly string[], ReadProblem> => {
    if (!found.ok) return found;
    file = found.value;
    return accept(file.names);
  };
  const mapped = (next: SheetMapping): ReadSheet => {
    mapping = next;
    people = undefined;
    return { mapping, rows: cells.length };
  };
  const readPeople = (): readonly RosterPerson[] => {
    people ??= peopleUnder(filledDown(cells, joined, mapping.dataFrom), headerOf(mapping), onLine);
    return people;
  };

  return {
    openBytes: (bytes) => opened(openSheetFile(bytes, SHEET_ROWS_MAX)),
    openText: (text) => opened(accept(textSheet(text, SHEET_ROWS_MAX))),
    choose: (index) => {
      const sheet = file?.sheet(index) ?? refuse({ kind: 'damaged' as const });
      if (!sheet.ok) return sheet;
      if (sheet.value.cells.length > SHEET_ROWS_MAX)
        return refuse({ kind: 'too-many-rows', rowsMax: SHEET_ROWS_MAX });
      if (sheet.value.cells.every((row) => row.every((cell) => cell === null)))
        return refuse({ kind: 'empty-sheet' });
      ({ cells, joined } = sheet.value);
      return accept(mapped(foundMapping(cells)));
    },
    headingsAt: (row) => mapped(mappingAt(cells, row)),
    setField: (column, field) => mapped(withField(cells, mapping, column, field)),
    sections: (units) => {
      const found = readPeople();
      return { people: found.length, sections: sheetSections(found, units) };
    },
    plan: (asked) => planImport({ ...asked, people: readPeople() }, onLine),
  };
};

/** A section joined over the lines of its people stands in each of them; headings stay as they are. */
const filledDown = (
  cells: FileSheet['cells'],
  joined: FileSheet['joined'],
  dataFrom: number,
): FileSheet['cells'] => {
  const below = joined.filter(({ from }) => from >= dataFrom);
  if (below.length === 0) return cells;
  const filled = cells.map((row) => [...row]);
  for (const { column, from, to } of below) {
    const value = cells[from]?.[column] ?? null;
    for (let at = from + 1; at <= to; at++) {
      const row = filled[at];
      // Lines without anything else are no people.
      if (row === undefined || row.length === 0) continue;
      while (row.length <= column) row.push(null);
      row[column] = value;
    }
  }
  return filled;
};
