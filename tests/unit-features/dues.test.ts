// The presenters of dues: who is to pay, what is proposed, what stands on the paper.
import { describe, expect, test } from 'vitest';
import {
  closedBecause,
  collectError,
  firstMonths,
  monthChoices,
  proposalFor,
  sumTyped,
  toggled,
} from '../../src/features/dues/collect-plan.ts';
import {
  duesEntries,
  duesFound,
  duesGroups,
  proposals,
  receivedIn,
  stillToCollectVnd,
  type MemberRow,
  type ReceiptRow,
} from '../../src/features/dues/dues-list.ts';
import { officerNames, paperOf, voidWhy } from '../../src/features/dues/receipt-paper.ts';
import { catalogues } from '#text/catalogue.ts';

const text = catalogues.vi.dues;
const today = '2026-11-22';

const member = (id: string, name: string): MemberRow =>
  ({
    key: id,
    book: 'roster.unit1',
    type: 'member',
    id,
    searchText: name.toLowerCase(),
    state: 'safe',
    values: { fullName: [name], nationalNumber: [], bankAccount: [], tags: [] },
  }) as unknown as MemberRow;
const receipt = (id: string, payer: string, months: readonly string[], more = {}): ReceiptRow =>
  ({
    key: id,
    book: 'dues.unit1',
    type: 'receipt',
    id,
    state: 'safe',
    changedByDevice: 'own',
    values: {
      member: payer,
      months,
      series: 'K7',
      number: 123,
      amountVnd: 25_000,
      method: 'cash',
      paidOn: '2026-11-20',
      ...more,
    },
  }) as unknown as ReceiptRow;
const admitted = (id: string) => ({
  id: `s-${id}`,
  values: { member: id, what: 'admitted' as const, on: '2026-01-01', decision: null },
});

const facts = {
  members: [member('a', 'ha'), member('b', 'binh'), member('c', 'chin'), member('d', 'dung')],
  steps: ['a', 'b', 'c'].map(admitted),
  receipts: [
    receipt('r1', 'a', ['2026-11']),
    receipt('r2', 'b', ['2026-11']),
    receipt('r3', 'd', ['2026-11'], { paidOn: '2026-10-30' }),
  ],
  voids: [{ id: 'v', values: { receipt: 'r2', why: 'nhầm' } }],
  waivers: [{ id: 'w', values: { member: 'c', period: '2026-11', why: 'nghỉ' } }],
};

describe('a month of dues', () => {
  const entries = duesEntries('2026-11', facts);
  const groups = duesGroups(entries);

  test('a voided receipt pays nothing, a waived month is not asked for', () => {
    expect(groups.unpaid.map(({ row }) => row.id)).toEqual(['b']);
    // Who has left and paid still stands there with the receipt.
    expect(groups.paid.map(({ row }) => row.id)).toEqual(['a', 'c', 'd']);
  });

  test('two records of one person pay once; two papers of the two are flagged', () => {
    const joined = duesEntries('2026-11', { ...facts, twinPairs: ['a~b'] });
    expect(joined.map(({ row }) => row.id)).toEqual(['a', 'c', 'd']);
    expect(joined[0]?.paid).toMatchObject({ id: 'r1', isTwice: false });
    const twice = duesEntries('2026-11', { ...facts, voids: [], twinPairs: ['a~b'] });
    expect(twice[0]?.paid).toMatchObject({ id: 'r1', isTwice: true });
    expect(duesGroups(duesEntries('2026-11', { ...facts, twinPairs: ['a~b'] })).unpaid).toEqual([]);
  });

  test('what came in counts by the day on the paper', () => {
    expect(receivedIn('2026-11', facts.receipts, facts.voids)).toEqual({
      receipts: 1,
      sumVnd: 25_000,
    });
  });

  test('found by a few letters', () => {
    expect(duesFound(entries, 'bi').map(({ row }) => row.id)).toEqual(['b']);
  });

  test('what is still to come in is the sum of what is proposed', () => {
    const propose = proposals({
      units: [],
      assessments: [
        { id: 'x', values: { member: 'b', from: '2026-01', monthlyVnd: 50_000, rule: 'r' } },
      ],
      resolutions: [],
      settings: [],
      salaries: [],
    });
    expect(stillToCollectVnd(groups.unpaid, '2026-11', propose)).toBe(50_000);
    expect(propose(member('z', 'z'), '2026-11')).toEqual({
      amountVnd: 12_650,
      from: 'legal-minimum',
    });
  });
});

describe('collecting from one', () => {
  test('this month and the two before are offered; paid ones cannot be chosen again', () => {
    const paid = new Map([['2026-10', 'K7-000001']]);
    expect(monthChoices(today, paid, undefined, { earlier: 0, later: 1 })).toEqual([
      { period: '2026-09', paidBy: undefined, isAhead: false },
      { period: '2026-10', paidBy: 'K7-000001', isAhead: false },
      { period: '2026-11', paidBy: undefined, isAhead: false },
      { period: '2026-12', paidBy: undefined, isAhead: true },
    ]);
    expect(firstMonths(undefined, today, new Map())).toEqual(['2026-11']);
    expect(firstMonths('2026-10', today, paid)).toEqual([]);
    expect(toggled(['2026-11'], '2026-09')).toEqual(['2026-09', '2026-11']);
  });

  test('a paid month closes the act, and says by which receipt', () => {
    const paid = new Map([['2026-11', 'K7-000001']]);
    expect(closedBecause([], undefined, today, paid, text)).toBe(
      text.closedPaid('11/2026', 'K7-000001'),
    );
    expect(closedBecause([], '2026-10', today, paid, text)).toBe(text.problems['no-months']);
    expect(closedBecause(['2026-12'], '2026-11', today, paid, text)).toBeUndefined();
  });

  test('no month before the membership is offered', () => {
    const offered = monthChoices(today, new Map(), '2026-11-03', { earlier: 0, later: 0 });
    expect(offered.map(({ period }) => period)).toEqual(['2026-11']);
  });

  test('several months are proposed together, on the weakest word', () => {
    const both = proposalFor(
      ['2026-10', '2026-11'],
      (period) => ({
        amountVnd: 25_000,
        from: period === '2026-10' ? 'assessment' : 'legal-minimum',
      }),
      text,
    );
    expect(both).toMatchObject({ amountVnd: 50_000, isGuess: true, each: '25.000 đ × 2 tháng' });
    expect(proposalFor(['2020-01'], () => undefined, text).amountVnd).toBeUndefined();
  });

  test.each([
    ['25.000', 25_000],
    ['1tr25', 1_250_000],
  ])('"%s" is a sum', (typed, amountVnd) => {
    expect(sumTyped(typed, text)).toEqual({ ok: true, value: amountVnd });
  });

  test.each(['', '0', '-1', '1tr2x', '1000000000000000', '25,5'])('"%s" is none', (typed) => {
    const sum = sumTyped(typed, text);
    expect(sum.ok ? '' : sum.error.text).toMatch(/[.]$/);
  });

  test('every refusal has a sentence and a field', () => {
    expect(collectError({ kind: 'no-series' }, text).text).toBe(
      'Máy này chưa được cấp quyển biên lai. Hãy nối mạng một lần.',
    );
    expect(
      collectError({ kind: 'period-already-paid', period: '2026-11', receiptNo: 'K7-000123' }, text)
        .text,
    ).toContain('11/2026 đã có biên lai K7-000123');
  });
});

describe('the paper', () => {
  const paperFacts = {
    receipt: facts.receipts[0]!,
    payerName: 'Lý Thị Mơ',
    payerCode: '',
    ofMember: [facts.receipts[0]!],
    voids: [],
    officerOf: officerNames({ device: 'own', displayName: 'Ma Văn Khải' }, [], [], text),
  };

  test('bears number, payer, month, method, day, collector and the sum in words', () => {
    const paper = paperOf(paperFacts, text);
    expect(paper.seriesAndNumber).toBe('Quyển K7 · Số 000123');
    expect(paper.rows.map(({ value }) => value)).toEqual([
      'Lý Thị Mơ',
      '11/2026',
      'Tiền mặt',
      '20/11/2026',
      'Ma Văn Khải',
    ]);
    expect(paper.words).toBe('Hai mươi lăm nghìn đồng');
    expect(paper.state).toBe('safe');
  });

  test('a voided one says why and by whom', () => {
    const taken = {
      id: 'v',
      changedByDevice: 'own',
      values: { receipt: 'r1', why: 'Thu hai lần' },
    };
    const paper = paperOf({ ...paperFacts, voids: [taken as never] }, text);
    expect(paper.state).toBe('void');
    expect(paper.rows.slice(-2).map(({ value }) => value)).toEqual(['Thu hai lần', 'Ma Văn Khải']);
  });

  test('a month with two receipts is named', () => {
    const ofMember = [facts.receipts[0]!, receipt('r9', 'a', ['2026-11'], { number: 124 })];
    expect(paperOf({ ...paperFacts, ofMember }, text).twiceMonths).toBe('11/2026');
  });

  test('the reason on the paper: from the list, with what is added; another one in own words', () => {
    expect(voidWhy('wrong-person', ' cùng tên ', text)).toBe('Thu nhầm người: cùng tên');
    expect(voidWhy('other', ' ', text)).toBe('');
  });
});
