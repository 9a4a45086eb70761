/** Where a membership stands on a day, read off its steps. */
import type { CalendarDate } from '#domain/calendar-date.ts';
import type { RecordOf } from '#domain/record-of.ts';
import { MEMBERSHIP_STEPS, type membershipStep, type MembershipStepKind } from './membership.ts';

/** none: no step known yet, or all of them lie ahead. */
export type MembershipState = MembershipStepKind | 'none';

/**
 * The last step of each member up to and with that day. Of two steps of one day the later in the
 * course of a membership counts: admitted after applied, left after admitted.
 */
export const membershipStates = (
  steps: readonly RecordOf<typeof membershipStep>[],
  on: CalendarDate,
): ReadonlyMap<string, MembershipStepKind> => {
  const last = new Map<string, { readonly on: CalendarDate; readonly what: MembershipStepKind }>();
  for (const { values } of steps) {
    const { member, what, on: day } = values;
    if (member === undefined || what === undefined || day === undefined || day > on) continue;
    const before = last.get(member);
    if (
      before === undefined ||
      before.on < day ||
      (before.on === day && rank(before.what) < rank(what))
    )
      last.set(member, { on: day, what });
  }
  return new Map([...last].map(([member, { what }]) => [member, what]));
};

/** On the roll and owing dues: admitted, or back after a suspension. */
export const isActiveState = (state: MembershipState | undefined): boolean =>
  state === 'admitted' || state === 'resumed';

const rank = (what: MembershipStepKind): number => MEMBERSHIP_STEPS.indexOf(what);
