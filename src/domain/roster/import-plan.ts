/** What an import would do, line by line, before anything is written. */
import type { CalendarDate } from '#domain/calendar-date.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { changesToPerson, type FieldChange } from './import-changes.ts';
import { importLine, type ImportFacts, type ImportLine, type SectionPlace } from './import-line.ts';
import { rollIndex, type MatchReason, type RollIndex, type RollPerson } from './import-roll.ts';
import { foldName } from './person-name.ts';
import type { RosterPerson } from './roster-person.ts';

export const IMPORT_KINDS = ['new', 'changed', 'same', 'duplicate', 'faulty'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export interface ImportRow extends ImportLine {
  readonly kind: ImportKind;
  /** Whom on the roll it is about. */
  readonly known?: { readonly book: string; readonly id: string; readonly fullName: string };
  readonly importedIn?: string;
  readonly why?: MatchReason | 'archived' | 'in-sheet';
  /** The earlier line of the sheet that is the same person. */
  readonly sameAsRow?: number;
  readonly changes?: readonly FieldChange[];
  /** The section the sheet names, where the person stands in the book of another one and stays there. */
  readonly sheetSection?: string;
}

export interface PlanInput {
  readonly people: readonly RosterPerson[];
  readonly roll: readonly RollPerson[];
  /** The roll of the union that is imported into. */
  readonly rosterBook: string;
  /** By the text in the sheet; a text without a place is kept as a note. */
  readonly places: Readonly<Record<string, SectionPlace>>;
  /** Lines with a bad cell come in all the same, the bad cell left blank. */
  readonly takesFaulty: boolean;
  readonly today: CalendarDate;
}

/** One line of the plan for each person of the sheet. Time is linear in both. */
export const planImport = (
  input: PlanInput,
  onLine: (done: number, of: number) => void = () => undefined,
): readonly ImportRow[] => {
  const index = rollIndex(input.roll);
  const seenInSheet = sheetTwins();
  const takenOnRoll = new Map<string, number>();
  return input.people.map((person, at) => {
    onLine(at, input.people.length);
    const line = importLine(person, input);
    if (line.faults.includes('missing-name') || (line.faults.length > 0 && !input.takesFaulty))
      return { ...line, kind: 'faulty' };
    const row = matchedLine(line, index, input.rosterBook);
    const earlier = seenInSheet(line.facts, line.row) ?? takenOnRoll.get(row.known?.id ?? '');
    if (earlier !== undefined || person.problems.includes('duplicate-in-sheet'))
      return {
        ...line,
        kind: 'duplicate',
        why: 'in-sheet',
        ...(earlier === undefined ? {} : { sameAsRow: earlier }),
      };
    if (row.known !== undefined && row.kind !== 'duplicate') takenOnRoll.set(row.known.id, row.row);
    return row;
  });
};

const matchedLine = (line: ImportLine, index: RollIndex, rosterBook: string): ImportRow => {
  const found = index.match(line.facts);
  if (found === null) return { ...line, kind: 'new' };
  const { person, why, isSure } = found;
  const about = {
    ...line,
    book: isSure ? person.book : line.book,
    known: { book: person.book, id: person.id, fullName: person.fullName[0] ?? '' },
    ...(person.importedIn === null ? {} : { importedIn: person.importedIn }),
  };
  if (person.archived) return { ...about, kind: 'duplicate', why: 'archived' };
  if (!isSure) return { ...about, kind: 'duplicate', why };
  // From one book to another is a move, with a decision of its own: a list does not do it, and says so.
  const movesSection = line.book === person.book;
  const named =
    line.facts.section ?? (line.book === rosterBook ? undefined : unitOfBook(line.book));
  const stays = movesSection || named === undefined ? {} : { sheetSection: named };
  const changes = changesToPerson(line.facts, person, { movesSection });
  return changes.length === 0
    ? { ...about, ...stays, kind: 'same', why }
    : { ...about, ...stays, kind: 'changed', why, changes };
};

/** Tells the row above that was the same person: by number, or by name with birthday, phone or code. */
const sheetTwins = (): ((facts: ImportFacts, row: number) => number | undefined) => {
  const rowByKey = new Map<string, { readonly row: number; readonly number: string }>();
  return ({ fullName, nationalNumber = '', bornOn, phone, employeeNo }, row) => {
    const name = foldName(fullName);
    const keys = [
      nationalNumber === '' ? '' : `n ${nationalNumber}`,
      bornOn?.length === 10 ? `b ${name} ${bornOn}` : '',
      phone === undefined ? '' : `p ${name} ${phone}`,
      employeeNo === undefined ? '' : `e ${name} ${employeeNo}`,
    ].filter((key) => key !== '');
    const own = { row, number: nationalNumber };
    let twin: number | undefined;
    for (const key of keys) {
      const before = rowByKey.get(key);
      if (before === undefined) rowByKey.set(key, own);
      else if (before.number === '' || nationalNumber === '' || before.number === nationalNumber)
        twin ??= before.row;
    }
    return twin;
  };
};
