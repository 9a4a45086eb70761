/** A month of dues: who is to pay, who has paid, who is waived, and the sums. Nothing here draws. */
import { daysInMonth, type CalendarDate, type Period } from '#domain/calendar-date.ts';
import type { assessment, resolution, waiver } from '#domain/dues/assessment.ts';
import type { receipt } from '#domain/dues/receipt.ts';
import { rulingPath } from '#domain/office/unit-path.ts';
import type { unit } from '#domain/office/unit.ts';
import type { setting } from '#domain/office/setting.ts';
import type { salary } from '#domain/pay/salary.ts';
import type { RecordOf } from '#domain/record-of.ts';
import { isActiveState, membershipStates } from '#domain/roster/membership-state.ts';
import type { member } from '#domain/roster/member.ts';
import type { membershipStep } from '#domain/roster/membership.ts';
import { foldName } from '#domain/roster/person-name.ts';
import { receiptNoOf, standingReceipts, type Void } from '#domain/views/dues-view.ts';
import { rowsByPerson } from '#domain/views/people-view.ts';
import { fixedSum, proposedSum, type ProposedSum } from '#domain/views/proposed-sum.ts';
import type { RowState } from '#replica/shelf-row.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { type Row } from '#replica/use-replica.ts';

export type MemberRow = Row<typeof member>;
export type ReceiptRow = Row<typeof receipt>;

export interface SumFacts {
  /** The tree, for whose resolutions hold in a section. */
  readonly units: readonly RecordOf<typeof unit>[];
  readonly assessments: readonly RecordOf<typeof assessment>[];
  readonly resolutions: readonly Row<typeof resolution>[];
  readonly settings: readonly Row<typeof setting>[];
  readonly salaries: readonly RecordOf<typeof salary>[];
}

export interface MonthFacts {
  readonly members: readonly MemberRow[];
  readonly steps: readonly RecordOf<typeof membershipStep>[];
  readonly receipts: readonly ReceiptRow[];
  readonly voids: readonly Void[];
  readonly waivers: readonly RecordOf<typeof waiver>[];
  /** `idA~idB`: two records of one person, who pays once. */
  readonly twinPairs?: readonly string[] | undefined;
}

export interface PaidBy {
  /** Where the receipt lies. */
  readonly book: string;
  readonly id: string;
  readonly number: string;
  readonly amountVnd: number;
  readonly paidOn: CalendarDate;
  readonly state: RowState;
  /** More than one receipt pays this month. */
  readonly isTwice: boolean;
}

export interface DuesEntry {
  readonly row: MemberRow;
  /** Other records of the same person: their papers count here. */
  readonly twins: readonly MemberRow[];
  readonly unit: string;
  /** Folded text with a blank before every word. */
  readonly haystack: string;
  readonly paid: PaidBy | undefined;
  readonly isWaived: boolean;
  readonly paidUntil: Period | undefined;
}

/**
 * Everyone who is to pay this month or has paid it, in the order of the roll. Whoever was active at the
 * end of the month is to pay; somebody who has left since and paid stands there with the receipt.
 */
export const duesEntries = (period: Period, facts: MonthFacts): readonly DuesEntry[] => {
  const states = membershipStates(facts.steps, lastDayOf(period));
  const paidUntil = new Map<string, Period>();
  const paidBy = new Map<string, PaidBy>();
  for (const row of standingReceipts(facts.receipts, facts.voids) as readonly ReceiptRow[]) {
    const payer = row.values.member ?? '';
    for (const month of row.values.months ?? []) {
      if ((paidUntil.get(payer) ?? '') < month) paidUntil.set(payer, month);
      if (month === period) paidBy.set(payer, paidByOf(row, paidBy.get(payer)));
    }
  }
  const waived = new Set(
    facts.waivers
      .filter(({ values }) => values.period === period)
      .map(({ values }) => values.member),
  );
  return rowsByPerson(facts.members, facts.twinPairs ?? []).flatMap(({ row, twins }) => {
    const all = twins.length === 0 ? [row] : [row, ...twins];
    const papers = all.flatMap(({ id }) => paidBy.get(id) ?? []);
    const [first] = papers;
    const paid = first === undefined || papers.length === 1 ? first : { ...first, isTwice: true };
    const isActive = all.some(
      ({ id, values }) => values.archived !== true && isActiveState(states.get(id)),
    );
    if (!isActive && paid === undefined) return [];
    return [
      {
        row,
        twins,
        unit: unitOfBook(row.book),
        haystack: all.map(({ searchText }) => ` ${searchText}`).join(''),
        paid,
        isWaived: paid === undefined && all.some(({ id }) => waived.has(id)),
        paidUntil: latestOf(all.map(({ id }) => paidUntil.get(id))),
      },
    ];
  });
};

const latestOf = (months: readonly (Period | undefined)[]): Period | undefined =>
  months.reduce((last, month) => ((month ?? '') > (last ?? '') ? month : last), undefined);

const paidByOf = (row: ReceiptRow, before: PaidBy | undefined): PaidBy => ({
  book: row.book,
  id: row.id,
  number: receiptNoOf(row),
  amountVnd: row.values.amountVnd ?? 0,
  paidOn: row.values.paidOn ?? '',
  state: row.state,
  isTwice: before !== undefined,
});

export interface DuesGroups {
  readonly unpaid: readonly DuesEntry[];
  /** With those who are waived: neither is to be asked. */
  readonly paid: readonly DuesEntry[];
}

export const duesGroups = (entries: readonly DuesEntry[]): DuesGroups => ({
  unpaid: entries.filter(({ paid, isWaived }) => paid === undefined && !isWaived),
  paid: entries.filter(({ paid, isWaived }) => paid !== undefined || isWaived),
});

/** The entries that answer what was typed: each word begins a word, or all of it stands somewhere. */
export const duesFound = (entries: readonly DuesEntry[], typed: string): readonly DuesEntry[] => {
  const folded = foldName(typed);
  if (folded === '') return entries;
  const figures = folded.replace(/[ .\-+]/g, '');
  const whole = /^[0-9]{3,}$/.test(figures) ? figures : folded;
  const words = whole.split(' ').map((word) => ` ${word}`);
  return entries.filter(
    ({ haystack }) => words.every((word) => haystack.includes(word)) || haystack.includes(whole),
  );
};

/**
 * Gives the sum to propose to a member; assessments are sorted by member once, not for each asked. What a
 * section has not fixed for a month the union it belongs to has, where this device holds its books.
 */
export const proposals = (
  facts: SumFacts,
): ((member: MemberRow, period: Period) => ProposedSum | undefined) => {
  const assessments = byMember(facts.assessments);
  const salaries = byMember(facts.salaries);
  const levelsByUnit = new Map<string, readonly Pick<SumFacts, 'resolutions' | 'settings'>[]>();
  const levelsOf = (own: string) => {
    const levels =
      levelsByUnit.get(own) ??
      rulingPath(own, facts.units).map((at) => ({
        resolutions: facts.resolutions.filter(({ book }) => unitOfBook(book) === at),
        settings: facts.settings.filter(({ book }) => unitOfBook(book) === at),
      }));
    levelsByUnit.set(own, levels);
    return levels;
  };
  return (row, period) => {
    const levels = levelsOf(unitOfBook(row.book));
    const nearest = levels.find((level) => fixedSum(level, period) !== undefined);
    return proposedSum(row.id, period, {
      ...(nearest ?? { resolutions: [], settings: [] }),
      assessments: assessments.get(row.id) ?? [],
      salaries: salaries.get(row.id) ?? [],
    });
  };
};

const byMember = <R extends { readonly values: { readonly member?: string | undefined } }>(
  records: readonly R[],
): ReadonlyMap<string, readonly R[]> => {
  const known = new Map<string, R[]>();
  for (const record of records) {
    const own = known.get(record.values.member ?? '');
    if (own === undefined) known.set(record.values.member ?? '', [record]);
    else own.push(record);
  }
  return known;
};

/** About what is still to come in for the month, whole đồng; people without a proposal count nothing. */
export const stillToCollectVnd = (
  unpaid: readonly DuesEntry[],
  period: Period,
  propose: (member: MemberRow, period: Period) => ProposedSum | undefined,
): number => unpaid.reduce((sum, { row }) => sum + (propose(row, period)?.amountVnd ?? 0), 0);

/** What was received in a month by the day on the papers, whichever months it was for. */
export const receivedIn = (
  period: Period,
  receipts: readonly ReceiptRow[],
  voids: readonly Void[],
): { readonly receipts: number; readonly sumVnd: number } => {
  const taken = standingReceipts(receipts, voids).filter(
    ({ values }) => values.paidOn?.slice(0, 7) === period,
  );
  return {
    receipts: taken.length,
    sumVnd: taken.reduce((sum, { values }) => sum + (values.amountVnd ?? 0), 0),
  };
};

const lastDayOf = (period: Period): CalendarDate =>
  `${period}-${daysInMonth(Number(period.slice(0, 4)), Number(period.slice(5, 7)))}`;
