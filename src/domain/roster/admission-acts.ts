/** Kết nạp: the committee's decision on those who have applied, one person or many, written whole. */
import { accept, refuse, type Result } from '#base/result.ts';
import type { BookId } from '#book/book-id.ts';
import type { Change } from '#crdt/fold.ts';
import type { CalendarDate } from '#domain/calendar-date.ts';
import type { Draft, Moment } from '#domain/draft.ts';
import { requiredText, SHORT_TEXT_MAX, type TextProblem } from '#domain/written-text.ts';
import { recordMembershipStep, type RosterProblem } from './acts.ts';
import { packed } from './import-acts.ts';
import type { MembershipState } from './membership-state.ts';

export interface Admission {
  readonly applicants: readonly { readonly rosterBook: BookId; readonly member: string }[];
  /** Day of the decision: from its month on dues are owed. */
  readonly on: CalendarDate;
  /** Number of the decision, or what paper it stands in. */
  readonly number: string;
  /** Who decided: the union's committee; for who joins again the level above (QĐ 174/QĐ-TLĐ 2020). */
  readonly decidedBy: string;
}

export type AdmissionProblem =
  | { readonly kind: 'no-applicants' }
  | { readonly kind: 'too-many-applicants'; readonly applicantsMax: number }
  /** A colleague admitted them meanwhile, or they never applied. */
  | { readonly kind: 'not-an-applicant'; readonly members: readonly string[] }
  | RosterProblem
  | TextProblem;

/** As many as one collective application holds with ease. */
export const APPLICANTS_MAX = 2000;

/**
 * Admits applicants by one decision: one step each, all of one group, whichever books they stand in.
 * Refuses, without writing anybody: no-applicants, too-many-applicants, not-an-applicant, missing-text
 * (number, decidedBy), text-too-long, bad-date, future-date.
 */
export const admitMembers = (
  input: Admission,
  moment: Moment,
  facts: { readonly stateOf: (member: string) => MembershipState | undefined },
): Result<readonly Draft[], AdmissionProblem> => {
  const { applicants } = input;
  if (applicants.length === 0) return refuse({ kind: 'no-applicants' });
  if (applicants.length > APPLICANTS_MAX)
    return refuse({ kind: 'too-many-applicants', applicantsMax: APPLICANTS_MAX });
  const others = applicants.filter(({ member }) => facts.stateOf(member) !== 'applied');
  if (others.length > 0)
    return refuse({ kind: 'not-an-applicant', members: others.map(({ member }) => member) });
  const number = requiredText('number', input.number, SHORT_TEXT_MAX);
  if (!number.ok) return number;
  const decidedBy = requiredText('decidedBy', input.decidedBy, SHORT_TEXT_MAX);
  if (!decidedBy.ok) return decidedBy;
  const decision = requiredText('number', `${number.value}, ${decidedBy.value}`, SHORT_TEXT_MAX);
  if (!decision.ok) return decision;

  const stepsByBook = new Map<BookId, (readonly Change[])[]>();
  for (const { rosterBook, member } of applicants) {
    const step = recordMembershipStep(
      { rosterBook, member, what: 'admitted', on: input.on, decision: decision.value },
      moment,
    );
    if (!step.ok) return step;
    const changes = step.value.flatMap((draft) => draft.changes);
    const steps = stepsByBook.get(rosterBook);
    if (steps === undefined) stepsByBook.set(rosterBook, [changes]);
    else steps.push(changes);
  }
  const group = moment.newId();
  return accept(
    [...stepsByBook].flatMap(([book, steps]) =>
      packed(steps).map((changes) => ({ book, act: 'admitMembers', group, changes })),
    ),
  );
};
