/** What the treasurer of a practice union writes: sums to pay, waivers, salaries. */
import { accept } from '#base/result.ts';
import { bookId, type BookId } from '#book/book-id.ts';
import type { Change } from '#crdt/fold.ts';
import { addMonths, type Period } from '#domain/calendar-date.ts';
import { write } from '#domain/draft.ts';
import { assessment, resolution, waiver } from '#domain/dues/assessment.ts';
import { salary } from '#domain/pay/salary.ts';
import { openDesk, type Desk, type PracticeRun } from './practice-entry.ts';
import type { PracticeMember } from './practice-roster.ts';
import type { PracticeUnion } from './practice-units.ts';
import type { SeededChance } from './seeded-chance.ts';

export interface PracticeAuthor {
  readonly id: string;
  readonly signInName: string;
}
const CHANGES_PER_ENTRY = 150;

/** The union's resolution, or a sum for each member by the salary. */
export const writeSums = (
  desk: Desk,
  book: BookId,
  union: PracticeUnion,
  members: readonly PracticeMember[],
  first: Period,
): void => {
  const at = desk.moment(`${addMonths(first, -1)}-25`);
  const changes =
    union.fixedVnd === undefined
      ? members.map((member) =>
          write(assessment, at.newId(), {
            member: member.id,
            from: member.since < first ? first : member.since,
            monthlyVnd: member.duesVnd,
            rule: '0,5% tiền lương (QĐ 61/QĐ-TLĐ)',
          }),
        )
      : [
          write(resolution, at.newId(), {
            from: first,
            monthlyVnd: union.fixedVnd,
            decision: `NQ-01/${first.slice(0, 4)}`,
          }),
        ];
  const act = union.fixedVnd === undefined ? 'assessDues' : 'adoptResolution';
  for (const part of inParts(changes)) desk.write(at, accept([{ book, act, changes: part }]));
};

/** Whole months of unpaid leave. */
export const writeWaivers = (
  desk: Desk,
  book: BookId,
  waived: readonly PracticeMember[],
  period: Period,
): void => {
  const at = desk.moment(`${period}-05`);
  const changes = waived.map(({ id }) =>
    write(waiver, at.newId(), { member: id, period, why: 'Nghỉ không lương trọn tháng' }),
  );
  desk.write(at, accept([{ book, act: 'waiveDues', changes }]));
};

/** The salaries the sums were read off, in the book that collectors do not open. */
export const payRun = (
  chance: SeededChance,
  union: PracticeUnion,
  treasurer: PracticeAuthor,
  members: readonly PracticeMember[],
  first: Period,
): PracticeRun => {
  const book = bookId('pay', union.unit.id);
  const desk = openDesk(chance, treasurer.id);
  const at = desk.moment(`${addMonths(first, -1)}-24`);
  const changes = members.map((member) =>
    write(salary, at.newId(), {
      member: member.id,
      from: member.since < first ? first : member.since,
      salaryVnd: member.salaryVnd,
      basis: 'insurance-salary',
    }),
  );
  for (const part of inParts(changes))
    desk.write(at, accept([{ book, act: 'noteSalaries', changes: part }]));
  return { book, author: treasurer.signInName, entries: desk.entries() };
};

const inParts = (changes: readonly Change[]): readonly (readonly Change[])[] =>
  Array.from({ length: Math.ceil(changes.length / CHANGES_PER_ENTRY) }, (_, part) =>
    changes.slice(part * CHANGES_PER_ENTRY, (part + 1) * CHANGES_PER_ENTRY),
  );
