/** What stands on Hôm nay: the day's money, who has not paid, what is due, how it stands with the system. */
import { daysInMonth, periodFromDate, type CalendarDate } from '#domain/calendar-date.ts';
import type { caseFile } from '#domain/cases/case-file.ts';
import { isWorkingDay } from '#domain/cases/working-days.ts';
import { addDays, daysBetween } from '#domain/day-number.ts';
import type { waiver } from '#domain/dues/assessment.ts';
import type { receipt } from '#domain/dues/receipt.ts';
import type { RecordOf } from '#domain/record-of.ts';
import { isActiveState, membershipStates } from '#domain/roster/membership-state.ts';
import type { member } from '#domain/roster/member.ts';
import type { membershipStep } from '#domain/roster/membership.ts';
import { openCases } from '#domain/views/case-view.ts';
import { daySums } from '#domain/views/day-view.ts';
import { rowsByPerson } from '#domain/views/people-view.ts';
import { standingReceipts, type Void } from '#domain/views/dues-view.ts';
import type { Catalogue } from '#text/catalogue.ts';
import { dayText } from '#text/day-text.ts';
import type { Row } from '#replica/use-replica.ts';

type TodayText = Catalogue['today'];

export interface DayMoney {
  readonly sumVnd: number;
  readonly receipts: number;
  /** Of this by transfer or from the wage. */
  readonly notCashVnd: number;
  /** Taken on this device; only told where others took something too. */
  readonly own: { readonly sumVnd: number; readonly receipts: number } | undefined;
}

export const dayMoney = (
  today: CalendarDate,
  receipts: readonly Row<typeof receipt>[],
  voids: readonly Void[],
  ownDevice: string,
): DayMoney => {
  const all = daySums(today, receipts, voids);
  const own = daySums(
    today,
    receipts.filter(({ changedByDevice }) => changedByDevice === ownDevice),
    voids,
  );
  const isShared = own.receipts > 0 && own.receipts !== all.receipts;
  return {
    sumVnd: all.sumVnd,
    receipts: all.receipts,
    notCashVnd: all.byMethod.transfer.sumVnd + all.byMethod.withheld.sumVnd,
    own: isShared ? { sumVnd: own.sumVnd, receipts: own.receipts } : undefined,
  };
};

/** Active members whose dues for this month are neither paid nor waived. */
export const notPaidCount = (
  today: CalendarDate,
  facts: {
    readonly members: readonly RecordOf<typeof member>[];
    readonly steps: readonly RecordOf<typeof membershipStep>[];
    readonly receipts: readonly Row<typeof receipt>[];
    readonly voids: readonly Void[];
    readonly waivers: readonly RecordOf<typeof waiver>[];
    /** `idA~idB`: two records of one person, who pays once. */
    readonly twinPairs?: readonly string[] | undefined;
  },
): number => {
  const period = periodFromDate(today);
  const [year = '', month = ''] = period.split('-');
  const states = membershipStates(
    facts.steps,
    `${period}-${daysInMonth(Number(year), Number(month))}`,
  );
  const settled = new Set<string | undefined>();
  for (const { values } of standingReceipts(facts.receipts, facts.voids))
    if (values.months?.includes(period) === true) settled.add(values.member);
  for (const { values } of facts.waivers) if (values.period === period) settled.add(values.member);
  return rowsByPerson(facts.members, facts.twinPairs ?? []).filter(({ row, twins }) => {
    const all = [row, ...twins];
    return (
      all.some(({ id, values }) => values.archived !== true && isActiveState(states.get(id))) &&
      !all.some(({ id }) => settled.has(id))
    );
  }).length;
};

export interface DueLine {
  readonly book: string;
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly day: string;
  readonly tone: 'late' | 'wait' | 'plain';
}

const SOON_DAYS = 14;
const NEAR_WORKING_DAYS = 3;

/** Open requests that are late or due within two weeks, the nearest first. */
export const dueLines = (
  files: readonly Row<typeof caseFile>[],
  nameOf: (member: string) => string | undefined,
  today: CalendarDate,
  text: TodayText,
  kinds: Catalogue['caseKinds'],
): readonly DueLine[] => {
  const bookById = new Map(files.map(({ id, book }) => [id, book]));
  return openCases(files, today)
    .filter(({ daysLeft }) => daysLeft !== undefined && daysLeft <= SOON_DAYS)
    .map(({ file, daysLeft = 0 }) => {
      const { applicant, dueOn, kind } = file.values;
      const name =
        applicant?.who === 'member'
          ? (nameOf(applicant.member) ?? text.unknownMember)
          : applicant?.who === 'other'
            ? applicant.name
            : text.anonymous;
      const working = workingDaysUntil(today, dueOn ?? today);
      const left =
        daysLeft < 0
          ? text.dueBefore(-daysLeft)
          : daysLeft === 0
            ? text.dueToday
            : text.dueIn(working);
      return {
        book: bookById.get(file.id) ?? '',
        id: file.id,
        title: kind === undefined ? '' : kinds[kind],
        subtitle: `${name} · ${left}`,
        day: dayText(dueOn ?? '').slice(0, 5),
        tone: daysLeft <= 0 ? 'late' : working <= NEAR_WORKING_DAYS ? 'wait' : 'plain',
      };
    });
};

const workingDaysUntil = (from: CalendarDate, to: CalendarDate): number => {
  let working = 0;
  for (let i = 1; i <= Math.min(daysBetween(from, to), 400); i++)
    if (isWorkingDay(addDays(from, i))) working += 1;
  return working;
};
