/** Referring a request to a union above, noting what came of it, and taking it back. */
import { assert } from '#base/assert.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { BookId } from '#book/book-id.ts';
import { write, type Draft, type Moment } from '#domain/draft.ts';
import type { CalendarDate } from '#domain/calendar-date.ts';
import { LONG_TEXT_MAX, optionalText, requiredText, SHORT_TEXT_MAX } from '#domain/written-text.ts';
import { moveCaseStage, type CaseKind, type CaseProblem } from './acts.ts';
import type { CaseStage } from './case-file.ts';
import { isConfidential } from './confidential-book.ts';
import { namedReaders } from './reader-acts.ts';
import {
  referral,
  referralEnd,
  referralNote,
  referralPaper,
  type ReferralStep,
} from './referral.ts';

type Drafts = Result<readonly Draft[], CaseProblem>;

export interface Referring {
  /** The book the request stands in, and a fresh one for the paper. */
  readonly casesBook: BookId;
  readonly paperBook: BookId;
  readonly caseFile: string;
  readonly current: { readonly round: number; readonly stage: CaseStage } | undefined;
  /** A unit above; that it is one, the judge sees to. */
  readonly to: string;
  readonly why: string;
  /** What the paper says of the request. */
  readonly kind: CaseKind;
  readonly applicant: string | undefined;
  readonly receivedOn: CalendarDate;
  readonly summary: string;
  /** Officers of the own union who go on reading the paper, besides whoever refers it. */
  readonly readers: readonly string[];
}

/**
 * Writes the paper and moves the request on; the id is that of the referral.
 * Refuses: missing-text, text-too-long, too-many-readers, too-many-rounds.
 */
export const referCase = (input: Referring, moment: Moment): Drafts => {
  assert(isConfidential(input.paperBook), 'a referral stands in a book of its own');
  const why = requiredText('why', input.why, LONG_TEXT_MAX);
  if (!why.ok) return why;
  const summary = requiredText('summary', input.summary, LONG_TEXT_MAX);
  if (!summary.ok) return summary;
  const applicant = optionalText('applicant', input.applicant, SHORT_TEXT_MAX);
  if (!applicant.ok) return applicant;
  const { caseFile, casesBook, current, kind, paperBook, receivedOn, to } = input;
  const id = moment.newId();
  const paper = [
    write(referral, id, { caseFile, to, on: moment.today }),
    write(referralPaper, moment.newId(), {
      ...{ referral: id, kind, receivedOn },
      ...{ applicant: applicant.value, summary: summary.value, why: why.value },
    }),
  ];
  const readers = namedReaders([moment.officer, ...input.readers], [], moment);
  if (!readers.ok) return readers;
  const drafts = [{ book: paperBook, act: 'referCase', changes: [...paper, ...readers.value] }];
  if (current?.stage === 'referred') return accept(drafts);
  const moved = moveCaseStage({ casesBook, caseFile, current, to: 'referred' });
  return moved.ok ? accept([...drafts, ...moved.value]) : moved;
};

/** Either end writes down what was done or decided. Refuses: missing-text (unless received), text-too-long. */
export const addReferralNote = (
  input: {
    readonly paperBook: BookId;
    readonly referral: string;
    readonly what: ReferralStep;
    readonly text: string;
  },
  moment: Moment,
): Drafts => {
  const { referral: id, what } = input;
  const ask = what === 'received' ? optionalText : requiredText;
  const text = ask('text', input.text, LONG_TEXT_MAX);
  if (!text.ok) return text;
  const values = { referral: id, what, text: text.value, on: moment.today };
  const changes = [write(referralNote, moment.newId(), values)];
  return accept([{ book: input.paperBook, act: 'addReferralNote', changes }]);
};

/** Takes it back. Refuses: nothing-changed (it is taken back already). */
export const takeBackReferral = (
  input: { readonly paperBook: BookId; readonly referral: string; readonly isEnded: boolean },
  moment: Moment,
): Drafts => {
  if (input.isEnded) return refuse({ kind: 'nothing-changed' });
  const values = { referral: input.referral, on: moment.today };
  const changes = [write(referralEnd, moment.newId(), values)];
  return accept([{ book: input.paperBook, act: 'takeBackReferral', changes }]);
};
