/** Taking in a yêu cầu and carrying it on: open, note, mend, move from stage to stage, say how it ended. */
import { assert } from '#base/assert.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { BookId } from '#book/book-id.ts';
import { survivingValues, valuesOf, type Change, type FoldedRecord } from '#crdt/fold.ts';
import type { WrittenOf } from '#crdt/record-type.ts';
import { isCalendarDate, type CalendarDate } from '#domain/calendar-date.ts';
import { write, type Draft, type Moment } from '#domain/draft.ts';
import {
  LONG_TEXT_MAX,
  optionalText,
  requiredText,
  SHORT_TEXT_MAX,
  type TextProblem,
} from '#domain/written-text.ts';
import {
  CASE_STAGES,
  caseFile,
  caseNote,
  isEnded,
  type CASE_CHANNELS,
  type CASE_KINDS,
  type CASE_URGENCIES,
  type CaseStage,
} from './case-file.ts';
import { isConfidential } from './confidential-book.ts';
import { namedReaders } from './reader-acts.ts';

export type CaseChannel = (typeof CASE_CHANNELS)[number];
export type CaseKind = (typeof CASE_KINDS)[number];
export type CaseUrgency = (typeof CASE_URGENCIES)[number];

/** Who asks. The contact of somebody who is no member is as they gave it. */
export type Applicant =
  | { readonly who: 'member'; readonly member: string }
  | { readonly who: 'other'; readonly name: string; readonly contact?: string | undefined }
  | { readonly who: 'anonymous' };

export interface Intake {
  readonly casesBook: BookId;
  readonly applicant: Applicant;
  readonly channel: CaseChannel;
  readonly kind: CaseKind;
  readonly summary: string;
  readonly urgency: CaseUrgency;
  readonly dueOn?: CalendarDate | undefined;
  readonly receivedOn: CalendarDate;
  /** Only of a confidential case: officers who may open it besides whoever takes it in. */
  readonly readers?: readonly string[] | undefined;
}

export type CaseProblem =
  | TextProblem
  | { readonly kind: 'bad-day'; readonly field: string; readonly day: string }
  | { readonly kind: 'future-day'; readonly field: string; readonly day: CalendarDate }
  | { readonly kind: 'due-before-received' }
  | { readonly kind: 'nothing-changed' }
  | { readonly kind: 'too-many-rounds' }
  | { readonly kind: 'too-many-readers'; readonly readersMax: number };

type Drafts = Result<readonly Draft[], CaseProblem>;

/**
 * Takes a request in; the id is that of the entry's first change. A confidential one, in a fresh book of
 * its own, names its author and the other readers in the same entry: nobody could open it otherwise.
 * Refuses: missing-text, text-too-long, bad-day, future-day (received tomorrow), due-before-received,
 * too-many-readers.
 */
export const openCase = (input: Intake, moment: Moment): Drafts => {
  const summary = requiredText('summary', input.summary, LONG_TEXT_MAX);
  if (!summary.ok) return summary;
  const applicant = writtenApplicant(input.applicant);
  if (!applicant.ok) return applicant;
  const received = pastDay('receivedOn', input.receivedOn, moment);
  if (!received.ok) return received;
  const { dueOn } = input;
  if (dueOn !== undefined && !isCalendarDate(dueOn))
    return refuse({ kind: 'bad-day', field: 'dueOn', day: dueOn });
  if (dueOn !== undefined && dueOn < received.value) return refuse({ kind: 'due-before-received' });
  const change = write(caseFile, moment.newId(), {
    applicant: applicant.value,
    channel: input.channel,
    receivedOn: received.value,
    stage: { round: 0, stage: 'new' },
    kind: input.kind,
    summary: summary.value,
    urgency: input.urgency,
    ...(dueOn === undefined ? {} : { dueOn }),
  });
  const readers = firstReaders(input, moment);
  if (!readers.ok) return readers;
  const changes = [change, ...readers.value];
  return accept([{ book: input.casesBook, act: 'openCase', changes }]);
};

/** Writes down what was done or heard. Refuses: missing-text, text-too-long, bad-day, future-day. */
export const addCaseNote = (
  input: {
    readonly casesBook: BookId;
    readonly caseFile: string;
    readonly text: string;
    /** The day it is about; today where nothing is said. */
    readonly on?: CalendarDate | undefined;
  },
  moment: Moment,
): Drafts => {
  const text = requiredText('text', input.text, LONG_TEXT_MAX);
  if (!text.ok) return text;
  const on = pastDay('on', input.on ?? moment.today, moment);
  if (!on.ok) return on;
  const note = write(caseNote, moment.newId(), {
    caseFile: input.caseFile,
    text: text.value,
    on: on.value,
  });
  return accept([{ book: input.casesBook, act: 'addCaseNote', changes: [note] }]);
};

export interface CaseEdits {
  readonly kind?: CaseKind | undefined;
  readonly summary?: string | undefined;
  readonly urgency?: CaseUrgency | undefined;
  readonly dueOn?: CalendarDate | null | undefined;
  readonly handler?: string | null | undefined;
}

/** Writes the fields that differ. Refuses: nothing-changed, missing-text, text-too-long, bad-day. */
export const editCase = (input: {
  readonly casesBook: BookId;
  readonly record: FoldedRecord;
  readonly edits: CaseEdits;
}): Drafts => {
  const { edits, record } = input;
  const now = valuesOf(caseFile, record);
  const set: { -readonly [K in keyof WrittenOf<typeof caseFile>]: WrittenOf<typeof caseFile>[K] } =
    {};
  if (edits.summary !== undefined) {
    const summary = requiredText('summary', edits.summary, LONG_TEXT_MAX);
    if (!summary.ok) return summary;
    if (summary.value !== now.summary) set.summary = summary.value;
  }
  const { dueOn } = edits;
  if (dueOn !== undefined && dueOn !== null && !isCalendarDate(dueOn))
    return refuse({ kind: 'bad-day', field: 'dueOn', day: dueOn });
  if (dueOn !== undefined && dueOn !== (now.dueOn ?? null)) set.dueOn = dueOn;
  if (edits.kind !== undefined && edits.kind !== now.kind) set.kind = edits.kind;
  if (edits.urgency !== undefined && edits.urgency !== now.urgency) set.urgency = edits.urgency;
  if (edits.handler !== undefined && edits.handler !== (now.handler ?? null))
    set.handler = edits.handler;
  return Object.keys(set).length === 0
    ? refuse({ kind: 'nothing-changed' })
    : accept([
        { book: input.casesBook, act: 'editCase', changes: [write(caseFile, record.id, set)] },
      ]);
};

const ROUNDS_MAX = 1000;

/**
 * Moves a request on. Going back to an earlier stage, above all reopening, raises the round, so that a phone
 * that has not heard of it cannot undo it by its own later stage of the round before.
 * Refuses: nothing-changed, too-many-rounds.
 */
export const moveCaseStage = (input: {
  readonly casesBook: BookId;
  readonly caseFile: string;
  readonly current: { readonly round: number; readonly stage: CaseStage } | undefined;
  readonly to: CaseStage;
}): Drafts => {
  const { current, to } = input;
  if (current?.stage === to) return refuse({ kind: 'nothing-changed' });
  const isReopening =
    current !== undefined && CASE_STAGES.indexOf(to) < CASE_STAGES.indexOf(current.stage);
  const round = (current?.round ?? 0) + (isReopening ? 1 : 0);
  if (round > ROUNDS_MAX) return refuse({ kind: 'too-many-rounds' });
  const change = write(caseFile, input.caseFile, { stage: { round, stage: to } });
  const act = isReopening && isEnded(current.stage) ? 'reopenCase' : 'moveCaseStage';
  return accept([{ book: input.casesBook, act, changes: [change] }]);
};

/**
 * Says how it ended, in place of every outcome shown so far; one written meanwhile elsewhere stays
 * beside it. Refuses: missing-text, text-too-long, nothing-changed.
 */
export const setOutcome = (input: {
  readonly casesBook: BookId;
  readonly record: FoldedRecord;
  readonly outcome: string;
}): Drafts => {
  const outcome = requiredText('outcome', input.outcome, LONG_TEXT_MAX);
  if (!outcome.ok) return outcome;
  const standing = survivingValues(input.record, 'outcome', caseFile.fields.outcome);
  if (standing.length > 0 && standing.every(({ value }) => value === outcome.value))
    return refuse({ kind: 'nothing-changed' });
  const replaces = standing.map(({ name }) => name);
  const value = outcome.value;
  const change = write(caseFile, input.record.id, {
    outcome: replaces.length === 0 ? { value } : { value, replaces },
  });
  return accept([{ book: input.casesBook, act: 'setOutcome', changes: [change] }]);
};

const firstReaders = (
  { casesBook, readers = [] }: Intake,
  moment: Moment,
): Result<readonly Change[], CaseProblem> => {
  if (isConfidential(casesBook)) return namedReaders([moment.officer, ...readers], [], moment);
  assert(readers.length === 0, 'an ordinary request is read by whoever opens the book');
  return accept([]);
};

type WrittenApplicant = NonNullable<WrittenOf<typeof caseFile>['applicant']>;

const writtenApplicant = (applicant: Applicant): Result<WrittenApplicant, CaseProblem> => {
  if (applicant.who !== 'other') return accept(applicant);
  const name = requiredText('name', applicant.name, SHORT_TEXT_MAX);
  if (!name.ok) return name;
  const contact = optionalText('contact', applicant.contact, SHORT_TEXT_MAX);
  return contact.ok ? accept({ who: 'other', name: name.value, contact: contact.value }) : contact;
};

const pastDay = (
  field: string,
  day: CalendarDate,
  { today }: Moment,
): Result<CalendarDate, CaseProblem> => {
  if (!isCalendarDate(day)) return refuse({ kind: 'bad-day', field, day });
  return day > today ? refuse({ kind: 'future-day', field, day }) : accept(day);
};
