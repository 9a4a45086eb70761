/** Writes an import, and takes one back, a few hundred people at a time: shown, stoppable, never half an entry. */
import { accept, refuse } from '#base/result.ts';
import type { Draft } from '#domain/draft.ts';
import { unit } from '#domain/office/unit.ts';
import {
  foundSections,
  type NewBooks,
  type NewSection,
} from '#domain/roster/import-new-sections.ts';
import { importMembers, type ImportInput } from '#domain/roster/import-acts.ts';
import { undoImport, type ImportUndo, type KeptMember } from '#domain/roster/import-undo.ts';
import type { ImportRow } from '#domain/roster/import-plan.ts';
import { member } from '#domain/roster/member.ts';
import type { Replica } from '#replica/replica.ts';
import type { WritingDone } from './import-state.ts';

/** Some four entries a save: a strict write to the disk costs as much for one as for four. */
const PEOPLE_PER_SAVE = 250;
const UNDO_ENTRIES_PER_SAVE = 4;

export interface Writing {
  readonly rows: readonly ImportRow[];
  /** To be founded with the first people, below that union. */
  readonly newSections: readonly NewSection[];
  readonly newBooks: NewBooks;
  readonly union: string;
  readonly terms: Omit<ImportInput, 'rows' | 'group'>;
  /** The import that is continued. */
  readonly group: string | undefined;
  readonly onProgress: (done: number) => void;
  readonly isStopped: () => boolean;
}

/** What was written before a stop or a failure stays, under one group, to be continued or undone. */
export const writeImport = async (replica: Replica, writing: Writing): Promise<WritingDone> => {
  const { rows, union, newBooks: books } = writing;
  const refusedRows: number[] = [];
  let { group } = writing;
  let done = 0;
  let problem: string | undefined;
  let sectionsFounded = 0;
  // An import that was stopped and goes on finds them there.
  const toFound = writing.newSections.filter(
    ({ id }) => replica.record(`office.${id}`, unit.type, id) === undefined,
  );
  while (done < rows.length && !writing.isStopped()) {
    const batch = rows.slice(done, done + PEOPLE_PER_SAVE);
    let refusedNow: readonly number[] = [];
    let foundedNow = 0;
    const saved = await replica.save<{ readonly kind: string }>((moment) => {
      group ??= moment.newId();
      const founded = foundSections(done === 0 ? toFound : [], { union, books }, rows, moment);
      if (!founded.ok) return founded;
      foundedNow = founded.value.length;
      const made = importMembers({ ...writing.terms, rows: batch, group }, moment, (book, id) =>
        replica.record(book, member.type, id),
      );
      refusedNow = made.refused.map(({ row }) => row);
      return made.drafts.length === 0
        ? refuse({ kind: 'nothing-to-write' })
        : accept([...founded.value, ...made.drafts]);
    });
    if (!saved.ok && saved.error.kind !== 'refused') {
      problem = saved.error.kind;
      break;
    }
    if (saved.ok) sectionsFounded += foundedNow;
    refusedRows.push(...refusedNow);
    done += batch.length;
    writing.onProgress(done);
  }
  const refused = new Set(refusedRows);
  const written = rows.slice(0, done).filter(({ row }) => !refused.has(row));
  const changed = written.filter(({ kind }) => kind === 'changed').length;
  return {
    created: written.length - changed,
    changed,
    sectionsFounded,
    left: rows.length - done,
    refusedRows,
    problem,
    group,
  };
};

/** Members that some import has written on, as folded here. */
export const importedMembers = async (replica: Replica): Promise<readonly KeptMember[]> =>
  (await replica.shelf.find({ type: member.type })).flatMap(({ book, id, values }) => {
    const record =
      values['importedIn'] === undefined ? undefined : replica.record(book, member.type, id);
    return record === undefined ? [] : [{ book, record }];
  });

/** What undoing would do, and the drafts of it. */
export const plannedUndo = async (replica: Replica, group: string): Promise<ImportUndo> => {
  const [members, receipts, cases] = [
    await importedMembers(replica),
    await replica.shelf.find({ type: 'receipt' }),
    await replica.shelf.find({ type: 'caseFile' }),
  ];
  const used = new Set<unknown>([
    ...receipts.map(({ values }) => values['member']),
    ...cases.map(({ values }) => memberOf(values['applicant'])),
  ]);
  return undoImport(members, group, (id) => used.has(id));
};

const memberOf = (applicant: unknown): unknown =>
  typeof applicant === 'object' && applicant !== null && 'member' in applicant
    ? applicant.member
    : undefined;

/** @returns the kind of the save that failed, or undefined; what was taken back by then stays so */
export const writeUndo = async (
  replica: Replica,
  { drafts }: ImportUndo,
  onProgress: (done: number) => void,
): Promise<string | undefined> => {
  let people = 0;
  for (let at = 0; at < drafts.length; at += UNDO_ENTRIES_PER_SAVE) {
    const batch: readonly Draft[] = drafts.slice(at, at + UNDO_ENTRIES_PER_SAVE);
    const saved = await replica.save<never>(() => accept(batch));
    if (!saved.ok) return saved.error.kind;
    people += batch.reduce((sum, { changes }) => sum + changes.length, 0);
    onProgress(people);
  }
  return undefined;
};
