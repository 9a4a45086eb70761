/** The roll of a practice union: people taken in from lists before the year began, and a few during it. */
import { accept } from '#base/result.ts';
import { bookId } from '#book/book-id.ts';
import type { Change } from '#crdt/fold.ts';
import { addMonths, type Period } from '#domain/calendar-date.ts';
import type { Draft } from '#domain/draft.ts';
import { registerMember } from '#domain/roster/acts.ts';
import { madeUpPerson } from './made-up-person.ts';
import { openDesk, type PracticeRun } from './practice-entry.ts';
import type { PracticeUnion } from './practice-units.ts';
import type { SeededChance } from './seeded-chance.ts';

/** A member as the other generators need one. */
export interface PracticeMember {
  readonly id: string;
  readonly section: string | null;
  /** First month of membership. */
  readonly since: Period;
  /** What a month's dues are. */
  readonly duesVnd: number;
  readonly salaryVnd: number;
}

/** Keeps an entry of an import well below 64 KB. */
const PEOPLE_PER_ENTRY = 40;
const CONSENT = {
  textVersion: 'thuc-hanh-1',
  textHash: 'VGjDsSBow6BuaCAtIGtow7RuZyBwaOG6o2kgdsSDbiBi4bqjbiB0aOG6rXQ',
  how: 'list',
} as const;

export const practiceRoster = (
  chance: SeededChance,
  union: PracticeUnion,
  author: { readonly id: string; readonly signInName: string },
  firstPeriod: Period,
): { readonly run: PracticeRun; readonly members: readonly PracticeMember[] } => {
  const rosterBook = bookId('roster', union.unit.id);
  const desk = openDesk(chance, author.id);
  const members: PracticeMember[] = [];
  for (const [joined, count] of intakes(union.members, firstPeriod)) {
    const moment = desk.moment(`${joined}-${joined < firstPeriod ? '20' : '02'}`);
    let batch: Change[] = [];
    for (let i = 0; i < count; i++) {
      const section = sectionOf(union, members.length);
      const person = madeUpPerson(chance, {
        femaleOf100: union.femaleOf100,
        employeeNo: `${union.short.toUpperCase()}${String(members.length + 1).padStart(4, '0')}`,
        latestYear: Number(firstPeriod.slice(0, 4)),
      });
      // The newest are still waiting for the committee.
      const isWaiting = joined > firstPeriod && chance.percent(10);
      const registered = registerMember(
        {
          ...person,
          rosterBook,
          section,
          source: 'import',
          step: isWaiting ? 'applied' : 'admitted',
          stepOn: moment.today,
          decision: isWaiting ? undefined : `QĐ-${joined.slice(5)}/${joined.slice(0, 4)}`,
          consent: CONSENT,
        },
        moment,
      );
      if (!registered.ok) throw new Error(`practice member refused: ${registered.error.kind}`);
      const changes = registered.value.flatMap((draft) => draft.changes);
      batch.push(...changes);
      const salaryVnd = chance.whole(52, 180) * 100_000;
      if (!isWaiting)
        members.push({
          id: changes[0]?.id ?? '',
          section,
          since: joined,
          duesVnd: union.fixedVnd ?? salaryVnd / 200,
          salaryVnd,
        });
      if (batch.length >= PEOPLE_PER_ENTRY * 3 || i === count - 1) {
        const draft: Draft = { book: rosterBook, act: 'importMembers', changes: batch };
        desk.write(moment, accept([draft]));
        batch = [];
      }
    }
  }
  return { run: { book: rosterBook, author: author.signInName, entries: desk.entries() }, members };
};

/** Most were there before the year; about one in twenty-five came during it. */
const intakes = (members: number, first: Period): readonly (readonly [Period, number])[] => {
  const spring = Math.floor(members / 50);
  const autumn = Math.floor(members / 60);
  return [
    [addMonths(first, -1), members - spring - autumn],
    [addMonths(first, 4), spring],
    [addMonths(first, 9), autumn],
  ];
};

const sectionOf = ({ sections }: PracticeUnion, place: number): string | null =>
  sections.length === 0 ? null : (sections[place % sections.length]?.id ?? null);
