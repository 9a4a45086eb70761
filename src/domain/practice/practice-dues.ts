/** Twelve months of dues in a practice union: lists taken by section, receipts one by one, late payers, voids, waivers. */
import { bookId, type BookId } from '#book/book-id.ts';
import type { Change } from '#crdt/fold.ts';
import type { Period } from '#domain/calendar-date.ts';
import { issueReceipt, voidReceipt } from '#domain/dues/acts.ts';
import { issueCollection } from '#domain/dues/collection-acts.ts';
import { receiptNo } from '#domain/dues/receipt-no.ts';
import { openDesk, type Desk, type PracticeRun } from './practice-entry.ts';
import type { PracticeMember } from './practice-roster.ts';
import { payRun, writeSums, writeWaivers, type PracticeAuthor } from './practice-sums.ts';
import type { PracticeUnion } from './practice-units.ts';
import type { SeededChance } from './seeded-chance.ts';

export interface PracticeCollector extends PracticeAuthor {
  readonly series: string;
}

/** In the last month the collecting has only begun: there is something left to do. */
const LAST_MONTH_OF_100 = 55;

export const practiceDues = (
  chance: SeededChance,
  union: PracticeUnion,
  members: readonly PracticeMember[],
  people: {
    readonly treasurer: PracticeAuthor;
    readonly collectors: readonly PracticeCollector[];
  },
  periods: readonly Period[],
): readonly PracticeRun[] => {
  const first = periods[0] ?? '';
  const book = bookId('dues', union.unit.id);
  const waivedMonths = new Set<string>();
  for (const period of periods)
    for (const { id } of members) if (chance.percent(0.6)) waivedMonths.add(`${id} ${period}`);
  const owes = (member: PracticeMember, period: Period): boolean =>
    member.since <= period && !waivedMonths.has(`${member.id} ${period}`);
  const collected = people.collectors.map((collector, at) =>
    collectorRun(
      chance,
      union,
      collector,
      members.filter((member, place) => collectorOf(union, people, member, place) === at),
      periods,
      owes,
    ),
  );
  const treasury = openDesk(chance, people.treasurer.id);
  writeSums(treasury, book, union, members, first);
  for (const period of periods) {
    const waived = members.filter(({ id }) => waivedMonths.has(`${id} ${period}`));
    if (waived.length > 0) writeWaivers(treasury, book, waived, period);
  }
  const runs: PracticeRun[] = [
    { book, author: people.treasurer.signInName, entries: treasury.entries() },
    ...collected,
  ];
  return union.fixedVnd === undefined
    ? [...runs, payRun(chance, union, people.treasurer, members, first)]
    : runs;
};

/** A section is one collector's; without sections the roll is dealt out. */
const collectorOf = (
  { sections }: PracticeUnion,
  { collectors }: { readonly collectors: readonly unknown[] },
  member: PracticeMember,
  place: number,
): number => {
  const section = sections.findIndex(({ id }) => id === member.section);
  return (section < 0 ? place : section) % collectors.length;
};

type Owes = (member: PracticeMember, period: Period) => boolean;

const collectorRun = (
  chance: SeededChance,
  union: PracticeUnion,
  collector: PracticeCollector,
  members: readonly PracticeMember[],
  periods: readonly Period[],
  owes: Owes,
): PracticeRun => {
  const duesBook = bookId('dues', union.unit.id);
  const desk = openDesk(chance, collector.id, { code: collector.series });
  const paid = new Map<string, Map<Period, string>>(members.map(({ id }) => [id, new Map()]));
  const takings: Takings = { chance, union, desk, duesBook, paid };
  for (const [at, period] of periods.entries()) {
    const isLast = at === periods.length - 1;
    const paying = members.filter(
      (member) =>
        owes(member, period) &&
        paid.get(member.id)?.has(period) !== true &&
        chance.percent(union.payingOf100) &&
        (!isLast || chance.percent(LAST_MONTH_OF_100)),
    );
    const alone = new Set(paying.filter(() => chance.percent(12)));
    takeLists(
      takings,
      paying.filter((member) => !alone.has(member)),
      period,
    );
    const before = periods[at - 1];
    const next = periods.slice(at, at + 3);
    const days = [...alone].map((member) => ({ member, day: chance.whole(7, isLast ? 10 : 24) }));
    for (const { member, day } of days.sort((a, b) => a.day - b.day)) {
      // Who pays alone pays what was left open, and one in ten the quarter ahead.
      const ahead = !isLast && chance.percent(10) ? next : [period];
      const months = [...(before === undefined ? [] : [before]), ...ahead].filter(
        (month) => owes(member, month) && paid.get(member.id)?.has(month) !== true,
      );
      takeOne(takings, member, months, `${period}-${String(day).padStart(2, '0')}`);
    }
  }
  return {
    book: duesBook,
    author: collector.signInName,
    series: collector.series,
    entries: desk.entries(),
  };
};

interface Takings {
  readonly chance: SeededChance;
  readonly union: PracticeUnion;
  readonly desk: Desk;
  readonly duesBook: BookId;
  readonly paid: Map<string, Map<Period, string>>;
}

/** Thu cả tổ on the sixth: one list a section. */
const takeLists = (
  { desk, union, duesBook, paid }: Takings,
  payers: readonly PracticeMember[],
  period: Period,
): void => {
  const sections: readonly (string | null)[] =
    union.sections.length === 0 ? [null] : union.sections.map(({ id }) => id);
  for (const section of sections) {
    const own = payers.filter((member) => member.section === section);
    if (own.length === 0) continue;
    const at = desk.moment(`${period}-06`);
    const input = {
      duesBook,
      section,
      period,
      method: union.short === 'dientu' ? 'withheld' : 'cash',
      paidOn: at.today,
      payers: own.map(({ id, duesVnd }) => ({ member: id, amountVnd: duesVnd })),
      countedVnd: own.reduce((sum, { duesVnd }) => sum + duesVnd, 0),
    } as const;
    const facts = { paidMonthsByMember: paid, closedDays: new Set<string>() };
    notePaid(paid, desk.write(at, issueCollection(input, at, facts)));
  }
};

/** One receipt; now and then the first try is voided on the spot and written again. */
const takeOne = (
  { chance, desk, duesBook, paid }: Takings,
  member: PracticeMember,
  months: readonly Period[],
  day: string,
): void => {
  if (months.length === 0) return;
  const at = desk.moment(day);
  const input = {
    duesBook,
    member: member.id,
    months,
    amountVnd: member.duesVnd * months.length,
    method: chance.percent(30) ? 'transfer' : 'cash',
    paidOn: day,
  } as const;
  const facts = { paidMonths: paid.get(member.id) ?? new Map(), closedDays: new Set<string>() };
  if (chance.percent(4)) {
    const wrong = desk.write(at, issueReceipt({ ...input, months: [months[0] ?? ''] }, at, facts));
    const undo = desk.moment(day);
    const receipt = wrong[0]?.id ?? '';
    const why = chance.pick(['Ghi nhầm số tiền', 'Ghi nhầm người', 'Ghi nhầm tháng']);
    desk.write(undo, voidReceipt({ duesBook, receipt, why }, undo, { voidedReceipts: new Set() }));
  }
  const again = desk.moment(day);
  notePaid(paid, desk.write(again, issueReceipt(input, again, facts)));
};

const notePaid = (paid: Map<string, Map<Period, string>>, changes: readonly Change[]): void => {
  for (const { type, set } of changes) {
    const { member, months, series, number } = set;
    if (type !== 'receipt' || typeof member !== 'string' || !Array.isArray(months)) continue;
    for (const month of months)
      if (typeof month === 'string')
        paid.get(member)?.set(month, receiptNo(String(series), Number(number)));
  }
};
