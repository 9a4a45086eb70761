/** A due day to propose: by what the law asks of a kind of request, and by how urgent the officer finds it. */
import type { CalendarDate } from '#domain/calendar-date.ts';
import type { CaseKind, CaseUrgency } from './acts.ts';
import { addWorkingDays, type WorkingDeadline } from './working-days.ts';

/** Working days the law gives for the first answer, where it names any. */
const LEGAL_WORKING_DAYS: Partial<Readonly<Record<CaseKind, number>>> = {
  // Acceptance of a first complaint: NĐ 24/2018/NĐ-CP art. 15-17.
  'labour-complaint': 7,
  // Processing of a denunciation: Luật Tố cáo 2018 art. 24.
  denunciation: 7,
  // The mediator ends within five working days: Labour Code 45/2019/QH14 art. 188.
  'individual-dispute': 5,
  'collective-dispute': 5,
};

/** What a union promises by itself; the shorter of the two counts. */
const WORKING_DAYS_BY_URGENCY: Readonly<Record<CaseUrgency, number>> = {
  urgent: 1,
  soon: 3,
  normal: 10,
};

export interface ProposedDue extends WorkingDeadline {
  readonly workingDays: number;
}

/** @param kind undefined while nobody has said what it is about: then only the union's own promise counts */
export const proposedDue = (
  kind: CaseKind | undefined,
  urgency: CaseUrgency,
  from: CalendarDate,
): ProposedDue => {
  const legal = kind === undefined ? undefined : LEGAL_WORKING_DAYS[kind];
  const own = WORKING_DAYS_BY_URGENCY[urgency];
  const workingDays = legal === undefined ? own : Math.min(legal, own);
  return { workingDays, ...addWorkingDays(from, workingDays) };
};
