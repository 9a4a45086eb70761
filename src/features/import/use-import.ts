/** The import on the screen: its state, and what the officer can do at each step. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { vietnamDate } from '#domain/day-number.ts';
import { pastImports } from '#domain/roster/import-undo.ts';
import type { Replica } from '#replica/replica.ts';
import { useReplica } from '#replica/use-replica.ts';
import type { ConsentGiven } from '#domain/roster/acts.ts';
import { readingActs, type ImportDesk, type ReadingActs } from './import-reading.ts';
import {
  continuedImport,
  emptyImport,
  newRows,
  rowsToWrite,
  sinceOf,
  type ImportState,
  type ImportStep,
  type ImportTerms,
} from './import-state.ts';
import { importedMembers, writeImport } from './import-writing.ts';
import type { ImportUnit } from './use-import-place.ts';

export interface ImportFlow extends ReadingActs {
  readonly startOver: () => void;
  readonly goTo: (step: ImportStep) => void;
  readonly addAnyway: (row: number, isNew: boolean) => void;
  readonly updateKnown: (updatesKnown: boolean) => void;
  readonly changeTerms: (terms: ImportTerms) => void;
  /** Those who agreed, for a start: all who signed, or nobody yet. */
  readonly beginTicks: (all: boolean) => void;
  readonly tick: (row: number, isTicked: boolean) => void;
  readonly write: (consent: ConsentGiven) => Promise<void>;
  readonly stop: () => void;
}

export interface OpenImport {
  readonly state: ImportState;
  readonly flow: ImportFlow;
}

export const useImport = (unit: ImportUnit): OpenImport => {
  const replica = useReplica();
  const [desk] = useState(() => createImportFlow(replica, unit));
  // A section that came in by sync meanwhile can be chosen too.
  useEffect(() => desk.setUnit(unit), [desk, unit]);
  useEffect(() => () => desk.flow.end(), [desk]);
  return { state: useSyncExternalStore(desk.watch, desk.state), flow: desk.flow };
};

const createImportFlow = (replica: Replica, first: ImportUnit) => {
  const watchers = new Set<() => void>();
  let state = emptyImport;
  let unit = first;
  const set = (part: Partial<ImportState>): void => {
    state = { ...state, ...part };
    for (const watcher of [...watchers]) watcher();
  };
  const desk: ImportDesk = {
    replica,
    set,
    state: () => state,
    unit: () => unit,
  };
  return {
    state: () => state,
    watch: (onChange: () => void) => {
      watchers.add(onChange);
      return () => void watchers.delete(onChange);
    },
    setUnit: (next: ImportUnit) => {
      unit = next;
    },
    flow: { ...readingActs(desk), ...writingActs(desk) },
  };
};

const writingActs = ({
  replica,
  set,
  state,
  unit,
}: ImportDesk): Omit<ImportFlow, keyof ReadingActs> => {
  let isStopped = false;
  return {
    startOver: () => set(emptyImport),
    goTo: (step) => set({ step, problem: undefined }),
    addAnyway: (row, isNew) => set({ asNew: withOne(state().asNew, row, isNew) }),
    updateKnown: (updatesKnown) => set({ updatesKnown }),
    changeTerms: (terms) => set({ terms }),
    beginTicks: (all) =>
      set({ ticked: new Set(all ? newRows(state()).map(({ row }) => row) : []) }),
    tick: (row, isTicked) => set({ ticked: withOne(state().ticked, row, isTicked) }),
    stop: () => {
      isStopped = true;
    },
    write: async (consent) => {
      isStopped = false;
      const { terms, rows: planned, done: before } = state();
      const rows = rowsToWrite(state()).slice(doneRows(state()));
      const group = before?.group ?? (await groupToContinue(replica, planned));
      set({ step: 'writing', progress: { done: 0, of: rows.length }, problem: undefined });
      const today = vietnamDate(replica.correctedNow().ms);
      const written = await writeImport(replica, {
        rows,
        group,
        newSections: state().newSections,
        newBooks: state().newBooks,
        union: unit().id,
        terms: {
          step: terms.step ?? 'applied',
          stepOn: sinceOf(terms, today) ?? today,
          decision: terms.decision.trim() === '' ? undefined : terms.decision.trim(),
          consent,
        },
        onProgress: (done) => set({ progress: { done, of: rows.length } }),
        isStopped: () => isStopped,
      });
      set({
        step: 'done',
        done: {
          ...written,
          created: written.created + (before?.created ?? 0),
          changed: written.changed + (before?.changed ?? 0),
          sectionsFounded: written.sectionsFounded + (before?.sectionsFounded ?? 0),
          refusedRows: [...(before?.refusedRows ?? []), ...written.refusedRows],
        },
      });
    },
  };
};

/** How many of the rows an earlier run of this import has dealt with. */
const doneRows = (state: ImportState): number =>
  state.done === undefined ? 0 : rowsToWrite(state).length - state.done.left;

const groupToContinue = async (
  replica: Replica,
  rows: ImportState['rows'],
): Promise<string | undefined> => {
  const past = pastImports(await importedMembers(replica));
  return continuedImport(rows, new Map(past.map(({ group, created }) => [group, created])))?.group;
};

const withOne = (set: ReadonlySet<number>, one: number, isIn: boolean): ReadonlySet<number> => {
  const next = new Set(set);
  if (isIn) next.add(one);
  else next.delete(one);
  return next;
};
