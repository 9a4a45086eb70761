/** The roll as a list: who is on it, who is in a filter, who answers a search. Nothing here draws. */
import { periodFromDate, type CalendarDate, type Period } from '#domain/calendar-date.ts';
import type { waiver } from '#domain/dues/assessment.ts';
import type { RecordOf } from '#domain/record-of.ts';
import {
  isActiveState,
  membershipStates,
  type MembershipState,
} from '#domain/roster/membership-state.ts';
import type { member } from '#domain/roster/member.ts';
import type { membershipStep } from '#domain/roster/membership.ts';
import { foldName } from '#domain/roster/person-name.ts';
import { standingReceipts, type Receipt, type Void } from '#domain/views/dues-view.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { type Row } from '#replica/use-replica.ts';

export type MemberRow = Row<typeof member>;

export interface RosterFacts {
  readonly members: readonly MemberRow[];
  readonly steps: readonly RecordOf<typeof membershipStep>[];
  readonly receipts: readonly Receipt[];
  readonly voids: readonly Void[];
  readonly waivers: readonly RecordOf<typeof waiver>[];
  readonly today: CalendarDate;
}

export interface RosterEntry {
  readonly row: MemberRow;
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
  return facts.members.map((row) => {
    const isArchived = row.values.archived === true;
    const state = states.get(row.id) ?? 'none';
    const isActive = !isArchived && isActiveState(state);
    return {
      row,
      unit: unitOfBook(row.book),
      haystack: ` ${row.searchText}`,
      standing: isArchived ? 'archived' : state,
      isActive,
      isUnpaid: isActive && !settled.has(row.id),
      paidUntil: paidUntil.get(row.id),
    };
  });
};

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

/** The entries of a filter and, where one is chosen, of a unit. */
export const entriesIn = (
  entries: readonly RosterEntry[],
  filter: RosterFilter,
  unit?: string,
): readonly RosterEntry[] =>
  entries.filter((entry) => isIn(entry, filter) && (unit === undefined || entry.unit === unit));

/** The entries that answer what was typed; see `searchOf`. */
export const entriesFound = (
  entries: readonly RosterEntry[],
  typed: string,
): readonly RosterEntry[] => {
  const search = searchOf(typed);
  return search === undefined
    ? entries
    : entries.filter(({ haystack }) => isFound(haystack, search));
};

export interface Search {
  readonly whole: string;
  /** Each with a blank before it. */
  readonly words: readonly string[];
}

/**
 * What was typed, folded once for all rows; undefined where nothing was. Figures with blanks or dots
 * between them are one number: "0912 345" is looked for as "0912345", "0191..." as its digits.
 */
export const searchOf = (typed: string): Search | undefined => {
  const folded = foldName(typed);
  if (folded === '') return undefined;
  const figures = folded.replace(/[ .\-+]/g, '');
  const whole = /^[0-9]{3,}$/.test(figures) ? figures.replace(/^84(?=[0-9]{9}$)/, '0') : folded;
  return { whole, words: whole.split(' ').map((word) => ` ${word}`) };
};

/** Each typed word begins a word of it, or all that was typed stands somewhere in it. */
const isFound = (haystack: string, { whole, words }: Search): boolean =>
  // Where the whole is found, its later words are found too: a single word costs a single scan.
  words.slice(1).every((word) => haystack.includes(word)) &&
  (haystack.includes(whole) || haystack.includes(words[0] ?? whole));
