/** Where a membership stands on a day, read off its steps. */
import type { CalendarDate } from '#domain/calendar-date.ts';
import type { RecordOf } from '#domain/record-of.ts';
import { MEMBERSHIP_STEPS, type membershipStep, type MembershipStepKind } from './membership.ts';

/** none: no step known yet, or all of them lie ahead. */
export type MembershipState = MembershipStepKind | 'none';

export interface LastStep {
  readonly what: MembershipStepKind;
  readonly on: CalendarDate;
}

/**
 * The step that says how each member stands on that day. Of two steps of one day the later in the
 * course of a membership counts: admitted after applied, left after admitted. An application is noted on
 * the day it is typed in, often after the committee has decided: it makes no applicant of who is a member.
 */
export const lastSteps = (
  steps: readonly RecordOf<typeof membershipStep>[],
  on: CalendarDate,
): ReadonlyMap<string, LastStep> => {
  const applied = new Map<string, LastStep>();
  const last = new Map<string, LastStep>();
  for (const { values } of steps) {
    const { member, what, on: day } = values;
    if (member === undefined || what === undefined || day === undefined || day > on) continue;
    const known = what === 'applied' ? applied : last;
    const before = known.get(member);
    if (
      before === undefined ||
      before.on < day ||
      (before.on === day && rank(before.what) < rank(what))
    )
      known.set(member, { what, on: day });
  }
  for (const [member, application] of applied) {
    const before = last.get(member);
    if (before === undefined || (hasGone(before.what) && before.on < application.on))
      last.set(member, application);
  }
  return last;
};

/** How each member stands on that day. */
export const membershipStates = (
  steps: readonly RecordOf<typeof membershipStep>[],
  on: CalendarDate,
): ReadonlyMap<string, MembershipStepKind> =>
  new Map([...lastSteps(steps, on)].map(([member, { what }]) => [member, what]));

/** On the roll and owing dues: admitted, or back after a suspension. */
export const isActiveState = (state: MembershipState | undefined): boolean =>
  state === 'admitted' || state === 'resumed';

/** Who has left or was expelled may apply again (QĐ 174/QĐ-TLĐ 2020, art. 3). */
const hasGone = (what: MembershipStepKind): boolean => what === 'left' || what === 'expelled';

const rank = (what: MembershipStepKind): number => MEMBERSHIP_STEPS.indexOf(what);
