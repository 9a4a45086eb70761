/** What the receipts say together. */
import { describe, expect, test } from 'vitest';
import {
  balanceOf,
  doublePayments,
  equalNumbers,
  membersNotPaid,
  paidMonthsByMember,
  receiptNoOf,
  type Receipt,
  type Void,
  type Waiver,
} from '#domain/views/dues-view.ts';
import { daySums, unclosed, type DayClose } from '#domain/views/day-view.ts';
import { proposedSum, type DuesFacts } from '#domain/views/proposed-sum.ts';

const receipt = (id: string, set: Partial<Receipt['values']> = {}): Receipt => ({
  id,
  values: {
    member: 'mo',
    series: 'K7',
    number: Number(id.replace(/\D/g, '')) || 1,
    months: ['2026-11'],
    amountVnd: 25_000,
    method: 'cash',
    paidOn: '2026-11-22',
    ...set,
  },
});
const voidOf = (id: string, of: string): Void => ({ id, values: { receipt: of, why: 'Ghi nhầm' } });
const waiver = (member: string, period: string): Waiver => ({
  id: `w-${member}-${period}`,
  values: { member, period, why: 'Nghỉ không lương' },
});

describe('who has paid', () => {
  test('a receipt pays each of its months, a voided one none', () => {
    const paid = paidMonthsByMember(
      [receipt('r1', { months: ['2026-10', '2026-11'] }), receipt('r2', { member: 'hoa' })],
      [voidOf('v1', 'r2')],
    );
    expect([...(paid.get('mo') ?? [])]).toEqual([
      ['2026-10', 'K7-000001'],
      ['2026-11', 'K7-000001'],
    ]);
    expect(paid.get('hoa')).toBeUndefined();
  });

  test('two officers take the same month: the first paper is named, both count, and it is flagged', () => {
    const twice = [
      receipt('r2', { paidOn: '2026-11-22' }),
      receipt('r1', { paidOn: '2026-11-21' }),
      receipt('r3', { member: 'hoa' }),
    ];
    expect(paidMonthsByMember(twice, []).get('mo')?.get('2026-11')).toBe('K7-000001');
    expect(doublePayments(twice, [])).toEqual([
      { member: 'mo', period: '2026-11', receipts: ['r1', 'r2'] },
    ]);
    expect(doublePayments(twice, [voidOf('v1', 'r2')])).toEqual([]);
  });

  test('linked twins pay as one person', () => {
    const personOf = (id: string): string => (id === 'mo-again' ? 'mo' : id);
    const both = [receipt('r1'), receipt('r2', { member: 'mo-again', months: ['2026-12'] })];
    expect([...(paidMonthsByMember(both, [], personOf).get('mo')?.keys() ?? [])]).toEqual([
      '2026-11',
      '2026-12',
    ]);
    expect(
      doublePayments([receipt('r1'), receipt('r2', { member: 'mo-again' })], [], personOf),
    ).toHaveLength(1);
  });

  test('not paid are those who neither paid nor are excused', () => {
    const paid = paidMonthsByMember([receipt('r1')], []);
    const waivers = [waiver('hoa', '2026-11'), waiver('sen', '2026-10')];
    expect(membersNotPaid('2026-11', ['mo', 'hoa', 'sen'], paid, waivers)).toEqual(['sen']);
    expect(membersNotPaid('2026-12', ['mo', 'hoa'], paid)).toEqual(['mo', 'hoa']);
  });

  test('one number on two papers is shown, and both count', () => {
    expect(
      equalNumbers([receipt('b', { number: 9 }), receipt('a', { number: 9 }), receipt('r1')]),
    ).toEqual([{ receiptNo: 'K7-000009', receipts: ['a', 'b'] }]);
    expect(receiptNoOf(receipt('x', { series: undefined }))).toBe('');
  });
});

describe('an account', () => {
  const periods = ['2026-09', '2026-10', '2026-11'];
  const records = (
    receipts: readonly Receipt[],
    voids: readonly Void[] = [],
    waivers: readonly Waiver[] = [],
  ) => ({ receipts, voids, waivers });

  test('is what was paid less what was due, with the months that lack', () => {
    expect(balanceOf('mo', periods, records([receipt('r1')]), () => 25_000)).toEqual({
      paidVnd: 25_000,
      dueVnd: 75_000,
      balanceVnd: -50_000,
      monthsNotPaid: ['2026-09', '2026-10'],
    });
  });

  test('a voided receipt pays nothing, a waived month is not owed', () => {
    const all = records(
      [receipt('r1'), receipt('r2', { months: ['2026-09'] })],
      [voidOf('v1', 'r1')],
      [waiver('mo', '2026-10')],
    );
    expect(balanceOf('mo', periods, all, () => 25_000)).toEqual({
      paidVnd: 25_000,
      dueVnd: 50_000,
      balanceVnd: -25_000,
      monthsNotPaid: ['2026-11'],
    });
  });

  test('of a receipt for other months too, its share counts', () => {
    const quarter = receipt('r1', { months: ['2026-11', '2026-12', '2027-01'], amountVnd: 75_001 });
    expect(balanceOf('mo', ['2026-11'], records([quarter]), () => 25_000).paidVnd).toBe(25_000);
    expect(balanceOf('mo', ['2026-08'], records([quarter]), () => 0).paidVnd).toBe(0);
  });
});

describe('the sum proposed', () => {
  const none: DuesFacts = { assessments: [], resolutions: [], settings: [], salaries: [] };
  const resolution = (from: string, monthlyVnd: number) => ({
    id: from,
    values: { from, monthlyVnd, decision: 'NQ-01' },
  });
  const assessment = (from: string, monthlyVnd: number, member = 'mo') => ({
    id: from,
    values: { member, from, monthlyVnd, rule: 'x' },
  });
  const salary = {
    id: 's1',
    values: { member: 'mo', from: '2026-01', salaryVnd: 10_000_000, basis: 'insurance-salary' },
  } as const;

  test('nothing known: the least the law asks, and it says so', () => {
    expect(proposedSum('mo', '2026-11', none)).toEqual({
      amountVnd: 12_650,
      from: 'legal-minimum',
    });
    expect(proposedSum('mo', '2026-06', none)).toEqual({
      amountVnd: 11_700,
      from: 'legal-minimum',
    });
  });

  test('a known salary by the rule of that month, before its first month not', () => {
    const facts = { ...none, salaries: [salary] };
    expect(proposedSum('mo', '2026-11', facts)).toEqual({ amountVnd: 50_000, from: 'rule' });
    expect(proposedSum('hoa', '2026-11', facts)?.from).toBe('legal-minimum');
    expect(proposedSum('mo', '2025-12', facts)?.from).toBe('legal-minimum');
  });

  test('what the treasurer set goes before the rule; of several the newest that has begun', () => {
    const facts = {
      ...none,
      salaries: [salary],
      assessments: [
        assessment('2026-12', 9),
        assessment('2026-05', 40_000),
        assessment('2026-01', 30_000),
      ],
    };
    expect(proposedSum('mo', '2026-11', facts)).toEqual({ amountVnd: 40_000, from: 'assessment' });
    expect(proposedSum('mo', '2026-12', facts)).toEqual({ amountVnd: 9, from: 'assessment' });
  });

  test('what the union resolved goes before everything, the dated resolution before the setting', () => {
    const settings = [{ id: 'dues-fixed-vnd', values: { value: 15_000 } }];
    const facts = { ...none, settings, assessments: [assessment('2026-01', 30_000)] };
    expect(proposedSum('mo', '2026-11', facts)).toEqual({ amountVnd: 15_000, from: 'resolution' });
    expect(
      proposedSum('mo', '2026-11', { ...facts, resolutions: [resolution('2026-11', 20_000)] }),
    ).toEqual({ amountVnd: 20_000, from: 'resolution' });
    expect(
      proposedSum('mo', '2026-10', { ...facts, resolutions: [resolution('2026-11', 20_000)] })
        ?.amountVnd,
    ).toBe(15_000);
    expect(
      proposedSum('mo', '2026-11', {
        ...none,
        settings: [{ id: 'dues-fixed-vnd', values: { value: 'x' } }],
      })?.from,
    ).toBe('legal-minimum');
  });

  test('a month before the first known rule has no sum by law', () => {
    expect(proposedSum('mo', '1990-01', none)).toBeUndefined();
  });
});

describe('the day', () => {
  const day = '2026-11-22';
  const close = (receipts: string[], voids: string[] = []): DayClose => ({
    id: 'close',
    values: {
      device: 'd',
      day,
      heads: [],
      receipts,
      voids,
      sumVnd: 0,
      cashVnd: 0,
      transferVnd: 0,
      withheldVnd: 0,
      countedVnd: 0,
      notes: [],
      differenceWhy: null,
      entriesWritten: 0,
      partOf: null,
    },
  });

  test('by method, without what was voided and without other days', () => {
    const receipts = [
      receipt('r1'),
      receipt('r2', { method: 'transfer', amountVnd: 30_000 }),
      receipt('r3'),
      receipt('r4', { paidOn: '2026-11-21' }),
    ];
    expect(daySums(day, receipts, [voidOf('v1', 'r3'), voidOf('v2', 'r3')])).toEqual({
      byMethod: {
        cash: { receipts: 1, sumVnd: 25_000 },
        transfer: { receipts: 1, sumVnd: 30_000 },
        withheld: { receipts: 0, sumVnd: 0 },
      },
      receipts: 2,
      sumVnd: 55_000,
      voided: 1,
    });
  });

  test('what no close names is still in the till', () => {
    const open = unclosed([receipt('r1'), receipt('r2')], [], [close(['r1'])]);
    expect([open.receipts.map(({ id }) => id), open.sumVnd]).toEqual([['r2'], 25_000]);
  });

  test('a void by two officers is deducted once', () => {
    const receipts = [receipt('r1'), receipt('r2')];
    const voids = [voidOf('v2', 'r1'), voidOf('v1', 'r1')];
    const open = unclosed(receipts, voids, []);
    expect([open.voids.map(({ id }) => id), open.sumVnd, open.byMethod.cash]).toEqual([
      ['v1'],
      25_000,
      25_000,
    ]);
    // Closed with one of the two voids: the other has nothing left to deduct.
    expect(unclosed(receipts, voids, [close(['r1', 'r2'], ['v2'])])).toMatchObject({
      receipts: [],
      voids: [],
      sumVnd: 0,
    });
  });

  test('a receipt closed yesterday and voided today is taken out of today', () => {
    expect(unclosed([receipt('r1')], [voidOf('v1', 'r1')], [close(['r1'])]).sumVnd).toBe(-25_000);
  });

  test('a void of a receipt of another device is left to that device', () => {
    expect(unclosed([receipt('r1')], [voidOf('v1', 'r9')], [])).toMatchObject({
      voids: [],
      sumVnd: 25_000,
    });
  });
});
