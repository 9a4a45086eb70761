/** Writing an import: several people an entry, every entry of it under one group. */
import { utf8FromText } from '#base/bytes.ts';
import type { BookId } from '#book/book-id.ts';
import { ENTRY_CHANGES_MAX } from '#book/entry.ts';
import type { Change, FoldedRecord } from '#crdt/fold.ts';
import type { CalendarDate } from '#domain/calendar-date.ts';
import type { Draft, Moment } from '#domain/draft.ts';
import { registerMember, type ConsentGiven, type RosterProblem } from './acts.ts';
import { editMember, type MemberEdits } from './edit-member.ts';
import type { ImportRow } from './import-plan.ts';
import { member } from './member.ts';

export interface ImportInput {
  /** Shared by all entries of the import, and written on every member it touches. */
  readonly group: string;
  readonly rows: readonly ImportRow[];
  readonly step: 'applied' | 'admitted';
  /** For whom the sheet does not say since when. */
  readonly stepOn: CalendarDate;
  readonly decision?: string | undefined;
  readonly consent: ConsentGiven;
}

export interface ImportDrafts {
  readonly drafts: readonly Draft[];
  /** Lines that were refused after all: an edit of another phone came in between. */
  readonly refused: readonly { readonly row: number; readonly problem: RosterProblem['kind'] }[];
}

/** Three quarters of what an entry may hold: the envelope and a long address fit beside it. */
const CHANGES_BYTES_MAX = 48 * 1024;

/**
 * The drafts of these lines: new people are registered with step and consent, known ones edited field by
 * field. A line that is refused leaves the others as they are. `recordOf` gives the member as folded here.
 */
export const importMembers = (
  input: ImportInput,
  moment: Moment,
  recordOf: (book: string, id: string) => FoldedRecord | undefined,
): ImportDrafts => {
  const refused: { row: number; problem: RosterProblem['kind'] }[] = [];
  const peopleByBook = new Map<BookId, (readonly Change[])[]>();
  for (const row of input.rows) {
    const written =
      row.kind === 'changed' ? editOf(row, moment, recordOf) : registrationOf(row, input, moment);
    if (!written.ok) {
      // What has been brought up to date meanwhile needs nothing more.
      if (written.error.kind !== 'nothing-changed')
        refused.push({ row: row.row, problem: written.error.kind });
      continue;
    }
    const changes = written.value
      .flatMap((draft) => draft.changes)
      .map((change) => marked(change, input.group));
    const people = peopleByBook.get(row.book);
    if (people === undefined) peopleByBook.set(row.book, [changes]);
    else people.push(changes);
  }
  const drafts = [...peopleByBook].flatMap(([book, people]) =>
    packed(people).map((changes) => ({
      book,
      act: 'importMembers',
      group: input.group,
      changes,
    })),
  );
  return { drafts, refused };
};

/** Cuts what belongs together into lists that an entry can hold; nobody is torn apart. */
export const packed = (parts: readonly (readonly Change[])[]): readonly (readonly Change[])[] => {
  const lists: Change[][] = [];
  let bytes = 0;
  for (const part of parts) {
    const size = utf8FromText(JSON.stringify(part)).length;
    const last = lists.at(-1);
    if (
      last === undefined ||
      last.length + part.length > ENTRY_CHANGES_MAX ||
      bytes + size > CHANGES_BYTES_MAX
    ) {
      lists.push([...part]);
      bytes = size;
    } else {
      last.push(...part);
      bytes += size;
    }
  }
  return lists;
};

const registrationOf = (
  row: ImportRow,
  input: ImportInput,
  moment: Moment,
): ReturnType<typeof registerMember> => {
  const { joinedOn, ...facts } = row.facts;
  return registerMember(
    {
      ...facts,
      rosterBook: row.book,
      source: 'import',
      step: input.step,
      stepOn: input.step === 'admitted' ? (joinedOn ?? input.stepOn) : input.stepOn,
      decision: input.decision,
      consent: input.consent,
    },
    moment,
  );
};

const editOf = (
  row: ImportRow,
  moment: Moment,
  recordOf: (book: string, id: string) => FoldedRecord | undefined,
): ReturnType<typeof editMember> => {
  const record = row.known === undefined ? undefined : recordOf(row.known.book, row.known.id);
  if (record === undefined) return { ok: false, error: { kind: 'nothing-changed' } };
  const edits: MemberEdits = Object.fromEntries(
    (row.changes ?? []).map(({ field, to }) => [field, to]),
  );
  return editMember({ rosterBook: row.book, record, edits }, moment);
};

const marked = (change: Change, group: string): Change =>
  change.type === member.type
    ? { ...change, set: { ...change.set, source: 'import', importedIn: group } }
    : change;
