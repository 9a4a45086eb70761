/** From a file to the preview: what the officer does before anything is written. */
import { vietnamDate } from '#domain/day-number.ts';
import type { ImportField } from '#domain/roster/import-mapping.ts';
import { proposedBooks, type NewBooks } from '#domain/roster/import-new-sections.ts';
import { member } from '#domain/roster/member.ts';
import type { Replica } from '#replica/replica.ts';
import type { Row } from '#replica/use-replica.ts';
import { ReaderGone, startImportClient, type ImportClient } from './import-client.ts';
import type { ImportReader, ReadProblem } from './import-reader.ts';
import {
  emptyImport,
  FILE_BYTES_MAX,
  placesOf,
  rollPersonOf,
  withNewSections,
  type ImportProblem,
  type ImportState,
} from './import-state.ts';
import type { ImportUnit } from './use-import-place.ts';

const NOT_BEGUN = { done: 0, of: 0 } as const;

export interface ImportDesk {
  readonly replica: Replica;
  readonly unit: () => ImportUnit;
  readonly state: () => ImportState;
  readonly set: (part: Partial<ImportState>) => void;
}

export interface ReadingActs {
  readonly chooseFile: (file: File) => Promise<void>;
  readonly choosePasted: (text: string) => Promise<void>;
  readonly chooseSheet: (index: number) => Promise<void>;
  readonly headingsAt: (row: number) => Promise<void>;
  readonly setField: (column: number, field: ImportField | null) => Promise<void>;
  readonly mappingDone: () => Promise<void>;
  readonly chooseSection: (text: string, unit: string) => void;
  /** Sections of these names are to be founded with the import. */
  readonly foundSections: (texts: readonly string[]) => void;
  /** Whether those keep books of their own. */
  readonly chooseNewBooks: (newBooks: NewBooks) => void;
  readonly sectionsDone: () => Promise<void>;
  readonly takeFaulty: (takesFaulty: boolean) => Promise<void>;
  /** Gives up what is being read or compared, and the file with it. */
  readonly stopReading: () => void;
  /** Ends the worker; its memory goes with it. */
  readonly end: () => void;
}

export const readingActs = (desk: ImportDesk): ReadingActs => {
  const { set, state } = desk;
  let client: ImportClient | undefined;
  /** Rises with every file and every stop: what was read for an earlier one is let go. */
  let turn = 0;

  /** Undefined where the worker broke down; the screen then says so. */
  const ask = async <K extends keyof ImportReader>(
    act: K,
    ...given: Parameters<ImportReader[K]>
  ): Promise<ReturnType<ImportReader[K]> | undefined> => {
    client ??= startImportClient((progress) => set({ progress }));
    set({ progress: NOT_BEGUN });
    try {
      return await client.ask(act, ...given);
    } catch (error) {
      if (!(error instanceof ReaderGone)) throw error;
      client = undefined;
      set({ ...emptyImport, problem: 'no-memory' });
      return undefined;
    }
  };
  const stopAt = (problem: ImportProblem): void => set({ busy: undefined, problem });

  const open = async (
    fileName: string,
    act: 'openBytes' | 'openText',
    given: Uint8Array | string,
  ): Promise<void> => {
    const opened =
      act === 'openBytes' && typeof given !== 'string'
        ? await ask('openBytes', given)
        : await ask('openText', String(given));
    if (opened === undefined) return;
    if (!opened.ok) {
      stopAt(opened.error.kind);
      return;
    }
    set({ fileName, sheetNames: opened.value });
    if (opened.value.length === 1) await choose(0);
    else set({ step: 'sheets', busy: undefined });
  };
  const choose = async (index: number): Promise<void> => {
    set({ busy: 'reading', problem: undefined });
    const read = await ask('choose', index);
    if (read === undefined) return;
    if (read.ok) set({ step: 'mapping', busy: undefined, read: read.value });
    else stopAt(problemOf(read.error));
  };
  const plan = async (takesFaulty: boolean): Promise<void> => {
    set({ busy: 'comparing', problem: undefined });
    const unit = desk.unit();
    const rows = await ask('plan', {
      roll: await rollOf(desk.replica, unit),
      rosterBook: `roster.${unit.id}`,
      places: placesOf(state(), unit.places),
      takesFaulty,
      today: vietnamDate(desk.replica.correctedNow().ms),
    });
    if (rows === undefined) return;
    set({ step: 'preview', busy: undefined, rows, takesFaulty, asNew: new Set() });
  };

  const end = (): void => {
    turn += 1;
    client?.end();
    client = undefined;
  };

  return {
    chooseFile: async (file) => {
      // Asked of the file system, not of the file: nothing of a hundred megabytes is read.
      if (file.size > FILE_BYTES_MAX) {
        stopAt({ kind: 'too-large', megabytes: Math.ceil(file.size / 1024 / 1024) });
        return;
      }
      set({ ...emptyImport, busy: 'reading' });
      turn += 1;
      const own = turn;
      const bytes = await bytesOf(file);
      if (own !== turn) return;
      if (bytes === undefined) stopAt('damaged');
      else await open(file.name, 'openBytes', bytes);
    },
    choosePasted: async (text) => {
      set({ ...emptyImport, busy: 'reading' });
      await open('', 'openText', text);
    },
    chooseSheet: choose,
    headingsAt: async (row) => {
      const read = await ask('headingsAt', row);
      if (read !== undefined) set({ read, problem: undefined });
    },
    setField: async (column, field) => {
      const read = await ask('setField', column, field);
      if (read !== undefined) set({ read, problem: undefined });
    },
    mappingDone: async () => {
      set({ busy: 'reading', problem: undefined });
      const found = await ask('sections', desk.unit().sections);
      if (found === undefined) return;
      const { people, sections } = found;
      if (people === 0) {
        stopAt('nobody-found');
        return;
      }
      set({
        sections,
        newSections: [],
        newBooks: desk.unit().mayFillNewBooks
          ? proposedBooks(sections, desk.unit().places)
          : 'shared',
        chosenSections: Object.fromEntries(sections.map(({ text, unit }) => [text, unit ?? ''])),
      });
      const { sections: known, mayFound } = desk.unit();
      // Without a section to choose, and nobody to found one, there is nothing to ask.
      if (sections.some(({ unit }) => unit === null) && (known.length > 0 || mayFound))
        set({ step: 'sections', busy: undefined });
      else await plan(state().takesFaulty);
    },
    chooseSection: (text, unit) =>
      set({ chosenSections: { ...state().chosenSections, [text]: unit } }),
    foundSections: (texts) => set(withNewSections(state(), texts, desk.replica.drafts.newId)),
    chooseNewBooks: (newBooks) => set({ newBooks }),
    sectionsDone: () => plan(state().takesFaulty),
    takeFaulty: plan,
    stopReading: () => {
      end();
      set(emptyImport);
    },
    end,
  };
};

const problemOf = (problem: ReadProblem): ImportProblem => problem.kind;

/** A file that was taken away meanwhile (a memory card, Zalo tidying up) cannot be read. */
const bytesOf = async (file: File): Promise<Uint8Array | undefined> => {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
};

const rollOf = async (replica: Replica, unit: ImportUnit) =>
  ((await replica.shelf.find({ type: member.type })) as readonly Row<typeof member>[])
    .filter(({ book }) => unit.books.includes(book))
    .map(rollPersonOf);
