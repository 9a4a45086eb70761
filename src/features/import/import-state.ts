/** Where an import stands: the steps and what each of them knows. Nothing here draws or writes. */
import { isCalendarDate, type CalendarDate } from '#domain/calendar-date.ts';
import type { RollPerson } from '#domain/roster/import-roll.ts';
import { IMPORT_KINDS, type ImportKind, type ImportRow } from '#domain/roster/import-plan.ts';
import type { SectionPlace } from '#domain/roster/import-line.ts';
import {
  canBeSection,
  newSectionFor,
  newSectionPlace,
  type NewBooks,
  type NewSection,
} from '#domain/roster/import-new-sections.ts';
import type { SheetSection } from '#domain/roster/import-sections.ts';
import type { member } from '#domain/roster/member.ts';
import type { ConsentGiven } from '#domain/roster/acts.ts';
import { SHORT_TEXT_MAX } from '#domain/written-text.ts';
import type { Row } from '#replica/use-replica.ts';
import { dayFromTyped } from '#text/day-text.ts';
import type { ReadProblem, ReadSheet } from './import-reader.ts';

export const FILE_BYTES_MAX = 50 * 1024 * 1024;

export type ImportProblem =
  | ReadProblem['kind']
  | 'no-memory'
  | 'nobody-found'
  | { readonly kind: 'too-large'; readonly megabytes: number };

export type ImportStep =
  'choose' | 'sheets' | 'mapping' | 'sections' | 'preview' | 'terms' | 'ticks' | 'writing' | 'done';

/** What is said about all the new people at once. */
export interface ImportTerms {
  readonly step: 'applied' | 'admitted' | undefined;
  /** As typed. */
  readonly since: string;
  readonly decision: string;
  readonly how: 'list' | 'read-aloud' | undefined;
  readonly isAttested: boolean;
}

export interface WritingDone {
  readonly created: number;
  readonly changed: number;
  readonly sectionsFounded: number;
  /** People still to write; 0 where it ran to the end. */
  readonly left: number;
  readonly refusedRows: readonly number[];
  /** A save that failed, by its kind. */
  readonly problem?: string | undefined;
  readonly group: string | undefined;
}

export interface ImportState {
  readonly step: ImportStep;
  /** At work on what, while the screen waits. */
  readonly busy?: 'reading' | 'comparing' | undefined;
  readonly problem?: ImportProblem | undefined;
  readonly fileName: string;
  readonly sheetNames: readonly string[];
  readonly read?: ReadSheet | undefined;
  readonly sections: readonly SheetSection[];
  /** Section unit by the text of the sheet; '' keeps the text. */
  readonly chosenSections: Readonly<Record<string, string>>;
  /** Sections that will be founded with the first people put into them. */
  readonly newSections: readonly NewSection[];
  readonly newBooks: NewBooks;
  readonly rows: readonly ImportRow[];
  readonly takesFaulty: boolean;
  /** Duplicates the officer says are somebody else, by row. */
  readonly asNew: ReadonlySet<number>;
  readonly updatesKnown: boolean;
  readonly terms: ImportTerms;
  /** Rows whose people agreed. */
  readonly ticked: ReadonlySet<number>;
  readonly progress: { readonly done: number; readonly of: number };
  readonly done?: WritingDone | undefined;
}

/** All that was there is named, so that laying it over another state leaves nothing of that one. */
export const emptyImport: Required<ImportState> = {
  step: 'choose',
  busy: undefined,
  problem: undefined,
  read: undefined,
  done: undefined,
  fileName: '',
  sheetNames: [],
  sections: [],
  chosenSections: {},
  newSections: [],
  newBooks: 'shared',
  rows: [],
  takesFaulty: false,
  asNew: new Set(),
  updatesKnown: true,
  terms: { step: undefined, since: '', decision: '', how: undefined, isAttested: false },
  ticked: new Set(),
  progress: { done: 0, of: 0 },
};

export const kindCounts = (rows: readonly ImportRow[]): Readonly<Record<ImportKind, number>> => {
  const counts = { new: 0, changed: 0, same: 0, duplicate: 0, faulty: 0 };
  for (const { kind } of rows) counts[kind] += 1;
  return counts;
};

/** The kind to show first: what will be written, else what stands in the way. */
export const firstKind = (rows: readonly ImportRow[]): ImportKind => {
  const counts = kindCounts(rows);
  return IMPORT_KINDS.find((kind) => kind !== 'same' && counts[kind] > 0) ?? 'same';
};

/** Lines that become new people. */
export const newRows = ({ rows, asNew }: ImportState): readonly ImportRow[] =>
  rows.filter(({ kind, row }) => kind === 'new' || (kind === 'duplicate' && asNew.has(row)));

/** Lines that change somebody on the roll. */
export const changedRows = ({ rows, updatesKnown }: ImportState): readonly ImportRow[] =>
  updatesKnown ? rows.filter(({ kind }) => kind === 'changed') : [];

/** All that will be written: changes, and new people who agreed. */
export const rowsToWrite = (state: ImportState): readonly ImportRow[] => [
  ...changedRows(state),
  ...newRows(state)
    .filter(({ row }) => state.ticked.has(row))
    // Somebody the officer calls another person is written like any other.
    .map((row) => (row.kind === 'new' ? row : { ...row, kind: 'new' as const })),
];

/**
 * The earlier import that this file continues: all it wrote, and nothing else, stands in this sheet as
 * it is. Undefined where there is none, or nothing is left to write.
 */
export const continuedImport = (
  rows: readonly ImportRow[],
  created: ReadonlyMap<string, readonly string[]>,
): { readonly group: string; readonly people: number } | undefined => {
  const standing = new Set<string>();
  const groups = new Map<string, number>();
  for (const { known, importedIn } of rows) {
    if (known === undefined || importedIn === undefined) continue;
    standing.add(known.id);
    groups.set(importedIn, (groups.get(importedIn) ?? 0) + 1);
  }
  const [best] = [...groups].sort((a, b) => b[1] - a[1]);
  if (best === undefined) return undefined;
  const [group, people] = best;
  const ids = created.get(group) ?? [];
  return ids.length > 0 && ids.every((id) => standing.has(id)) ? { group, people } : undefined;
};

/** Where the people of each section named in the sheet go. */
export const placesOf = (
  {
    chosenSections,
    newSections,
    newBooks,
  }: Pick<ImportState, 'chosenSections' | 'newSections' | 'newBooks'>,
  places: Readonly<Record<string, SectionPlace>>,
): Readonly<Record<string, SectionPlace>> => {
  const founded = new Set(newSections.map(({ id }) => id));
  return Object.fromEntries(
    Object.entries(chosenSections).map(([text, unit]) => [
      text,
      places[unit] ?? (founded.has(unit) ? newSectionPlace(unit, newBooks) : { note: text }),
    ]),
  );
};

/** The state with a section to be founded for each of these names of the sheet. */
export const withNewSections = (
  state: Pick<ImportState, 'chosenSections' | 'newSections'>,
  texts: readonly string[],
  newId: () => string,
): Pick<ImportState, 'chosenSections' | 'newSections'> => {
  const newSections = [...state.newSections];
  const chosenSections = { ...state.chosenSections };
  for (const text of texts.filter(canBeSection)) {
    const section = newSectionFor(text, newSections, newId);
    if (!newSections.includes(section)) newSections.push(section);
    chosenSections[text] = section.id;
  }
  return { newSections, chosenSections };
};

export type TermsField = 'since' | 'how' | 'attest' | 'decision';

/** What is missing or cannot be so. */
export const termsErrors = (terms: ImportTerms, today: CalendarDate): readonly TermsField[] => [
  ...(terms.step === 'admitted' && sinceOf(terms, today) === undefined ? (['since'] as const) : []),
  ...(terms.decision.trim().length > SHORT_TEXT_MAX ? (['decision'] as const) : []),
  ...(terms.how === undefined ? (['how'] as const) : []),
  ...(terms.how === 'list' && !terms.isAttested ? (['attest'] as const) : []),
];

/** The day of the step; who applies does so today. Undefined where what was typed is no past day. */
export const sinceOf = (terms: ImportTerms, today: CalendarDate): CalendarDate | undefined => {
  if (terms.step !== 'admitted') return today;
  const day = dayFromTyped(terms.since);
  return day.ok && isCalendarDate(day.value) && day.value <= today ? day.value : undefined;
};

export const consentOf = (
  terms: ImportTerms,
  text: { readonly consentVersion: string; readonly consentHash: string },
): ConsentGiven => ({
  textVersion: text.consentVersion,
  textHash: text.consentHash,
  how: terms.how ?? 'read-aloud',
});

export const rollPersonOf = ({ book, id, values }: Row<typeof member>): RollPerson => ({
  book,
  id,
  fullName: values.fullName,
  nationalNumber: values.nationalNumber,
  bornOn: values.bornOn ?? null,
  sex: values.sex ?? null,
  phone: values.phone ?? null,
  address: values.address ?? null,
  employeeNo: values.employeeNo ?? null,
  section: values.section ?? null,
  sectionNote: values.sectionNote ?? null,
  archived: values.archived === true,
  importedIn: values.importedIn ?? null,
});

/** A, B … Z, AA: as Excel names its columns. @param index from 0 */
export const columnLetters = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : columnLetters(Math.floor(index / 26) - 1) + columnLetters(index % 26);
