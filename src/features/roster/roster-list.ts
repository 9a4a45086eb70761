/** The roll as a list: who is on it, who is in a filter, who answers a search. Nothing here draws. */
import { periodFromDate, type CalendarDate, type Period } from '#domain/calendar-date.ts';
import { inNumberedOrder } from '#domain/numbered-name.ts';
import type { waiver } from '#domain/dues/assessment.ts';
import type { RecordOf } from '#domain/record-of.ts';
import {
  isActiveState,
  membershipStates,
  type MembershipState,
} from '#domain/roster/membership-state.ts';
import type { member } from '#domain/roster/member.ts';
import type { membershipStep } from '#domain/roster/membership.ts';
import { rowsByPerson } from '#domain/views/people-view.ts';
import { standingReceipts, type Receipt, type Void } from '#domain/views/dues-view.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { type Row } from '#replica/use-replica.ts';
import { sectionText } from '#text/section-text.ts';

export type MemberRow = Row<typeof member>;

export interface RosterFacts {
  readonly members: readonly MemberRow[];
  readonly steps: readonly RecordOf<typeof membershipStep>[];
  readonly receipts: readonly Receipt[];
  readonly voids: readonly Void[];
  readonly waivers: readonly RecordOf<typeof waiver>[];
  /** `idA~idB`: two records of one person. */
  readonly twinPairs: readonly string[];
  readonly today: CalendarDate;
}

export interface RosterEntry {
  readonly row: MemberRow;
  /** Other records of the same person, shown by this one. */
  readonly twins: readonly MemberRow[];
  readonly unit: string;
  /** Folded text with a blank before every word, so that a word's beginning is found by one `includes`. */
  readonly haystack: string;
  readonly standing: MembershipState | 'archived';
  readonly isActive: boolean;
  /** Active, this month neither paid nor waived. */
  readonly isUnpaid: boolean;
  /** Last month paid; undefined where none is. */
  readonly paidUntil: Period | undefined;
}

/** All entries in the order of the rows; made once a change of the records, never at a keystroke. */
export const rosterEntries = (facts: RosterFacts): readonly RosterEntry[] => {
  const period = periodFromDate(facts.today);
  const states = membershipStates(facts.steps, facts.today);
  const paidUntil = new Map<string, Period>();
  const settled = new Set<string>();
  for (const { values } of standingReceipts(facts.receipts, facts.voids))
    for (const month of values.months ?? []) {
      const payer = values.member ?? '';
      if ((paidUntil.get(payer) ?? '') < month) paidUntil.set(payer, month);
      if (month === period) settled.add(payer);
    }
  for (const { values } of facts.waivers)
    if (values.period === period && values.member !== undefined) settled.add(values.member);
  return rowsByPerson(facts.members, facts.twinPairs).map(({ row, twins }) => {
    const all = twins.length === 0 ? [row] : [row, ...twins];
    const isArchived = all.every(({ values }) => values.archived === true);
    const known = all.map(({ id }) => states.get(id) ?? 'none');
    const state = known.find(isActiveState) ?? known[0] ?? 'none';
    const isActive = !isArchived && isActiveState(state);
    return {
      row,
      twins,
      unit: unitOfBook(row.book),
      haystack: all.map(({ searchText }) => ` ${searchText}`).join(''),
      standing: isArchived ? 'archived' : state,
      isActive,
      isUnpaid: isActive && !all.some(({ id }) => settled.has(id)),
      paidUntil: latest(all.map(({ id }) => paidUntil.get(id))),
    };
  });
};

const latest = (months: readonly (Period | undefined)[]): Period | undefined =>
  months.reduce((last, month) => ((month ?? '') > (last ?? '') ? month : last), undefined);

export const ROSTER_FILTERS = [
  'all',
  'active',
  'unpaid',
  'applied',
  'waiting',
  'check',
  'archived',
] as const;
/** `any` are the archived too: what the other filters are counted in. */
export type RosterFilter = (typeof ROSTER_FILTERS)[number] | 'any';

/** Whether an entry stands in a filter. "All" are all who are not archived. */
const isIn = (entry: RosterEntry, filter: RosterFilter): boolean => {
  switch (filter) {
    case 'any':
      return true;
    case 'all':
      return entry.standing !== 'archived';
    case 'active':
      return entry.isActive;
    case 'unpaid':
      return entry.isUnpaid;
    case 'applied':
      return entry.standing === 'applied';
    case 'waiting':
      return entry.row.state === 'waiting';
    case 'check':
      return entry.row.state === 'check';
    case 'archived':
      return entry.standing === 'archived';
  }
};

/** How many stand in each filter, for the chips: filters with nobody in them need not be offered. */
export const filterCounts = (
  entries: readonly RosterEntry[],
): Readonly<Record<RosterFilter, number>> => {
  const counts = {
    any: entries.length,
    all: 0,
    active: 0,
    unpaid: 0,
    applied: 0,
    waiting: 0,
    check: 0,
    archived: 0,
  };
  for (const entry of entries)
    for (const filter of ROSTER_FILTERS) if (isIn(entry, filter)) counts[filter] += 1;
  return counts;
};

/** The entries of a filter and, where they are chosen, of a unit and of a section as it is written. */
export const entriesIn = (
  entries: readonly RosterEntry[],
  filter: RosterFilter,
  unit?: string,
  ofSection?: { readonly name: string; readonly unitNames: ReadonlyMap<string, string> },
): readonly RosterEntry[] =>
  entries.filter(
    (entry) =>
      isIn(entry, filter) &&
      (unit === undefined || entry.unit === unit) &&
      (ofSection === undefined ||
        sectionText(entry.row.values, ofSection.unitNames) === ofSection.name),
  );

export interface SectionChoice {
  readonly name: string;
  readonly count: number;
}

/** The sections that have people who are not archived, in the order a person counts them: 2 before 10. */
export const sectionChoices = (
  entries: readonly RosterEntry[],
  unitNames: ReadonlyMap<string, string>,
): readonly SectionChoice[] => {
  const counts = new Map<string, number>();
  for (const { row, standing } of entries) {
    const name = sectionText(row.values, unitNames);
    if (name !== '' && standing !== 'archived') counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return inNumberedOrder(
    [...counts].map(([name, count]) => ({ name, count })),
    ({ name }) => name,
  );
};
