// The presenters of requests and of Hôm nay: due days, what an intake lacks, the day's money.
import { describe, expect, test } from 'vitest';
import { caseError, dueShown, emptyCase, intakeOf } from '../../src/features/cases/case-draft.ts';
import { proposedDue } from '#domain/cases/proposed-due.ts';
import {
  caseEntries,
  casesFound,
  casesIn,
  dueText,
  type CaseRow,
} from '../../src/features/cases/case-list.ts';
import { casesSorted } from '../../src/features/cases/case-order.ts';
import { dayMoney, dueLines, notPaidCount } from '../../src/features/today/today-view.ts';
import { catalogues } from '#text/catalogue.ts';

const text = catalogues.vi.cases;
// A Sunday; Tuesday the 24th is a day off.
const today = '2026-11-22';

const file = (id: string, values: Record<string, unknown>): CaseRow =>
  ({
    key: id,
    book: 'cases.unit1',
    type: 'caseFile',
    id,
    state: 'safe',
    searchText: '',
    values: {
      applicant: { who: 'anonymous' },
      kind: 'late-wages',
      receivedOn: '2026-11-01',
      stage: { round: 0, stage: 'new' },
      outcome: [],
      ...values,
    },
  }) as unknown as CaseRow;

const files = [
  file('late', { dueOn: '2026-11-20', applicant: { who: 'member', member: 'm1' } }),
  file('soon', {
    dueOn: '2026-11-25',
    applicant: { who: 'other', name: 'Nông Thị Hương', contact: null },
  }),
  file('over', { stage: { round: 0, stage: 'closed' }, dueOn: '2026-11-10' }),
];
const nameOf = (id: string) => (id === 'm1' ? 'Triệu Ánh' : undefined);

describe('requests', () => {
  const entries = caseEntries(files, nameOf, today, text);

  test('open ones by due day, the ended after them', () => {
    expect(entries.map(({ row }) => row.id)).toEqual(['late', 'soon', 'over']);
    expect(casesIn(entries, 'late').map(({ row }) => row.id)).toEqual(['late']);
    expect(casesIn(entries, 'closed').map(({ row }) => row.id)).toEqual(['over']);
    expect(casesFound(entries, 'trieu').map(({ row }) => row.id)).toEqual(['late']);
    expect(casesFound(entries, 'cham luong')).toHaveLength(3);
  });

  test('a tap on a column puts them in its order, a second one the other way round', () => {
    const ids = (by: 'due' | 'applicant' | 'stage', isDown = false): readonly string[] =>
      casesSorted(entries, { by, isDown }).map(({ row }) => row.id);
    expect(ids('due')).toEqual(['late', 'soon', 'over']);
    expect(ids('due', true)).toEqual(['over', 'soon', 'late']);
    // Người giấu tên, Nông Thị Hương, Triệu Ánh: as a Vietnamese list goes, not as bytes do.
    expect(ids('applicant')).toEqual(['over', 'soon', 'late']);
    // Of one stage: by due day all the same.
    expect(ids('stage')).toEqual(['late', 'soon', 'over']);
    expect(ids('stage', true)).toEqual(['over', 'late', 'soon']);
  });

  test('time left is told in working days, without weekend and the day off', () => {
    expect(dueText(files[0]!, today, text)).toEqual({
      day: '20/11',
      left: 'quá hạn 2 ngày',
      tone: 'late',
    });
    expect(dueText(files[1]!, today, text)?.left).toBe('còn 2 ngày làm việc');
    expect(dueText(files[2]!, today, text)).toBeUndefined();
  });

  test('a due day is proposed by the law or the urgency, whichever is nearer', () => {
    expect(proposedDue('individual-dispute', 'normal', '2026-11-20').workingDays).toBe(5);
    expect(proposedDue('individual-dispute', 'urgent', '2026-11-20').on).toBe('2026-11-23');
    expect(proposedDue(undefined, 'normal', '2026-11-20').workingDays).toBe(10);
  });
});

describe('taking a request in', () => {
  const draft = emptyCase('unit1', '');

  test('everything missing is named at once', () => {
    const intake = intakeOf(draft, today, false, text);
    expect(intake.ok ? [] : intake.error.errors.map(({ field }) => field)).toEqual([
      'case-kind',
      'case-member',
      'case-summary',
    ]);
  });

  test('an anonymous one carries no name; the proposed day goes along', () => {
    const whole = {
      ...draft,
      kind: 'hardship' as const,
      who: 'anonymous' as const,
      name: 'Lý Mơ',
      summary: 'Ốm nặng',
    };
    const intake = intakeOf(whole, today, false, text);
    expect(intake.ok && intake.value).toMatchObject({
      applicant: { who: 'anonymous' },
      receivedOn: today,
      dueOn: '2026-12-07',
    });
    expect(dueShown({ ...whole, due: '' }, today)).toBe('');
  });

  test('where the clock is suspect the day is asked', () => {
    const whole = { ...draft, kind: 'other' as const, who: 'anonymous' as const, summary: 'x' };
    expect(intakeOf(whole, today, true, text).ok).toBe(false);
    expect(intakeOf({ ...whole, receivedOn: '21/11/2026' }, today, true, text).ok).toBe(true);
  });

  test('refusals of the acts stand beside their fields', () => {
    expect(caseError({ kind: 'due-before-received' }, 'x', text).field).toBe('case-due');
    expect(caseError({ kind: 'missing-text', field: 'outcome' }, 'x', text)).toEqual({
      field: 'case-outcome',
      text: text.problems['missing-outcome'],
    });
    expect(caseError({ kind: 'nothing-changed' }, 'x', text).field).toBe('x');
  });
});

describe('Hôm nay', () => {
  const receipt = (id: string, device: string, method: string, amountVnd: number) =>
    ({
      id,
      changedByDevice: device,
      values: { member: id, months: ['2026-11'], amountVnd, method, paidOn: today },
    }) as never;
  const receipts = [
    receipt('a', 'own', 'cash', 25_000),
    receipt('b', 'other', 'transfer', 30_000),
    receipt('c', 'own', 'cash', 10_000),
  ];
  const voids = [{ id: 'v', values: { receipt: 'c', why: 'nhầm' } }];

  test("the day's money counts no voided receipt and tells the own share", () => {
    expect(dayMoney(today, receipts, voids, 'own')).toEqual({
      sumVnd: 55_000,
      receipts: 2,
      notCashVnd: 30_000,
      own: { sumVnd: 25_000, receipts: 1 },
    });
    expect(dayMoney(today, [receipts[0]!], [], 'own').own).toBeUndefined();
  });

  test('who has not paid this month', () => {
    const person = (id: string) => ({ id, values: { archived: undefined } }) as never;
    const step = (member: string) =>
      ({ id: member, values: { member, what: 'admitted', on: '2026-01-01' } }) as never;
    const ids = ['a', 'c', 'e'];
    expect(
      notPaidCount(today, {
        members: ids.map(person),
        steps: ids.map(step),
        receipts,
        voids,
        waivers: [],
      }),
    ).toBe(2);
  });

  test('what is due within two weeks, the late first', () => {
    const lines = dueLines(files, nameOf, today, catalogues.vi.today, text.kinds);
    expect(lines.map(({ subtitle, tone }) => [subtitle, tone])).toEqual([
      ['Triệu Ánh · quá hạn 2 ngày', 'late'],
      ['Nông Thị Hương · còn 2 ngày làm việc', 'wait'],
    ]);
  });
});
