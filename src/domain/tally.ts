/** How things count, per unit and month: one function for the phone's screen and the server's reports. */
import { daysInMonth, type Period } from './calendar-date.ts';
import type { waiver } from './dues/assessment.ts';
import { DUES_METHODS, type DuesMethod } from './dues/receipt.ts';
import type { RecordOf } from './record-of.ts';
import type { member } from './roster/member.ts';
import type { membershipStep } from './roster/membership.ts';
import { isActiveState, membershipStates } from './roster/membership-state.ts';
import { standingReceipts, type Receipt, type Void } from './views/dues-view.ts';
import { canonicalIds } from './views/people-view.ts';

export interface TallyRecords {
  readonly members: readonly RecordOf<typeof member>[];
  readonly steps: readonly RecordOf<typeof membershipStep>[];
  /** `idA~idB`: linked twins count as one person. */
  readonly twinPairs?: readonly string[] | undefined;
  readonly receipts: readonly Receipt[];
  readonly voids: readonly Void[];
  readonly waivers?: readonly RecordOf<typeof waiver>[] | undefined;
}

/** Counts of one unit and month; they add up over units. Sums are whole đồng. */
export interface Tally {
  readonly period: Period;
  /** People on the roll who are not archived. */
  readonly people: number;
  /** Of these, members in good standing at the end of the month: admitted, not suspended, not left. */
  readonly active: number;
  /** Active members whose dues for this month are paid, whenever that was. */
  readonly paid: number;
  /** Active members for whom this month is waived and who have not paid. */
  readonly waived: number;
  /** Receipts not voided that bear a day of this month. */
  readonly receipts: number;
  readonly receivedVnd: number;
  readonly receivedVndByMethod: Readonly<Record<DuesMethod, number>>;
}

/** Counts one unit's books for a month. */
export const tallyOf = (period: Period, records: TallyRecords): Tally => {
  const canonical = canonicalIds(records.twinPairs ?? []);
  const personOf = (id: string): string => canonical.get(id) ?? id;
  const present = records.members.filter(({ values }) => values.archived !== true);
  const states = membershipStates(records.steps, lastDayOf(period));
  const people = new Set(present.map(({ id }) => personOf(id)));
  const active = new Set(
    present.filter(({ id }) => isActiveState(states.get(id))).map(({ id }) => personOf(id)),
  );
  const standing = standingReceipts(records.receipts, records.voids);
  const payers = new Set(
    standing.flatMap(({ values }) =>
      values.member !== undefined && values.months?.includes(period) === true
        ? [personOf(values.member)]
        : [],
    ),
  );
  const excused = new Set(
    (records.waivers ?? []).flatMap(({ values }) =>
      values.member !== undefined && values.period === period ? [personOf(values.member)] : [],
    ),
  );
  const taken = standing.filter(({ values }) => values.paidOn?.slice(0, 7) === period);
  const sumOf = (method: DuesMethod): number =>
    taken
      .filter(({ values }) => values.method === method)
      .reduce((sum, { values }) => sum + (values.amountVnd ?? 0), 0);
  const receivedVndByMethod = {
    cash: sumOf('cash'),
    transfer: sumOf('transfer'),
    withheld: sumOf('withheld'),
  };
  return {
    period,
    people: people.size,
    active: active.size,
    paid: [...active].filter((id) => payers.has(id)).length,
    waived: [...active].filter((id) => !payers.has(id) && excused.has(id)).length,
    receipts: taken.length,
    receivedVnd: DUES_METHODS.reduce((sum, method) => sum + receivedVndByMethod[method], 0),
    receivedVndByMethod,
  };
};

export const emptyTally = (period: Period): Tally => ({
  period,
  people: 0,
  active: 0,
  paid: 0,
  waived: 0,
  receipts: 0,
  receivedVnd: 0,
  receivedVndByMethod: { cash: 0, transfer: 0, withheld: 0 },
});

/** The counts of several units of one month together. */
export const addTallies = (period: Period, tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (sum, one) => ({
      period,
      people: sum.people + one.people,
      active: sum.active + one.active,
      paid: sum.paid + one.paid,
      waived: sum.waived + one.waived,
      receipts: sum.receipts + one.receipts,
      receivedVnd: sum.receivedVnd + one.receivedVnd,
      receivedVndByMethod: {
        cash: sum.receivedVndByMethod.cash + one.receivedVndByMethod.cash,
        transfer: sum.receivedVndByMethod.transfer + one.receivedVndByMethod.transfer,
        withheld: sum.receivedVndByMethod.withheld + one.receivedVndByMethod.withheld,
      },
    }),
    emptyTally(period),
  );

const lastDayOf = (period: Period): string =>
  `${period}-${daysInMonth(Number(period.slice(0, 4)), Number(period.slice(5, 7)))}`;
