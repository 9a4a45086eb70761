/** Takes a whole list of people in at once: all of them or none, and if none, which line is in the way. */
import { accept, refuse, type Result } from '#base/result.ts';
import type { BookId } from '#book/book-id.ts';
import type { FoldedRecord } from '#crdt/fold.ts';
import type { Draft, Moment } from '#domain/draft.ts';
import { registerMember, type Registration, type RosterProblem } from './acts.ts';
import { editMember, type MemberEdits } from './edit-member.ts';
import { nationalNumberFact } from './member-facts.ts';

export type ListLine =
  | { readonly kind: 'new'; readonly line: string; readonly registration: Registration }
  /** Somebody who is on the roll already: facts are brought up to date, no second record is made. */
  | {
      readonly kind: 'update';
      readonly line: string;
      readonly rosterBook: BookId;
      readonly record: FoldedRecord;
      readonly edits: MemberEdits;
    };

export interface RefusedLine {
  readonly line: string;
  readonly problem: RosterProblem | { readonly kind: 'twice-in-list'; readonly other: string };
}

export type ListProblem =
  | { readonly kind: 'empty-list' }
  | { readonly kind: 'list-too-long'; readonly linesMax: number }
  /** In the order of the list; the first problem of each line. */
  | { readonly kind: 'lines-refused'; readonly lines: readonly RefusedLine[] };

/** As many as an officer looks through in one go, and as a draft of the list can hold. */
export const LIST_LINES_MAX = 50;

/**
 * One entry a person, all of one group, so that the list can be undone whole.
 * Refuses the whole list where a line is refused, naming every such line; a number that stands in two
 * lines; a list that is empty or longer than `LIST_LINES_MAX`.
 */
export const registerList = (
  lines: readonly ListLine[],
  moment: Moment,
): Result<readonly Draft[], ListProblem> => {
  if (lines.length === 0) return refuse({ kind: 'empty-list' });
  if (lines.length > LIST_LINES_MAX)
    return refuse({ kind: 'list-too-long', linesMax: LIST_LINES_MAX });
  const group = moment.newId();
  const lineByNumber = new Map<string, string>();
  const drafts: Draft[] = [];
  const refused: RefusedLine[] = [];
  for (const line of lines) {
    const number = numberOf(line);
    const other = number === undefined ? undefined : lineByNumber.get(number);
    if (other !== undefined) {
      refused.push({ line: line.line, problem: { kind: 'twice-in-list', other } });
      continue;
    }
    if (number !== undefined) lineByNumber.set(number, line.line);
    const written =
      line.kind === 'new' ? registerMember(line.registration, moment) : editMember(line, moment);
    if (written.ok) drafts.push(...written.value.map((draft) => ({ ...draft, group })));
    else refused.push({ line: line.line, problem: written.error });
  }
  return refused.length > 0 ? refuse({ kind: 'lines-refused', lines: refused }) : accept(drafts);
};

const numberOf = (line: ListLine): string | undefined => {
  if (line.kind === 'update') return undefined;
  const number = nationalNumberFact(line.registration.nationalNumber);
  return number.ok ? (number.value ?? undefined) : undefined;
};
