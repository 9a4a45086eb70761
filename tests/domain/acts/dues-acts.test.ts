/** Taking dues, and taking a receipt back. */
import { describe, expect, test } from 'vitest';
import { encodeEntry } from '#book/entry.ts';
import { issueReceipt, voidReceipt, type DuesFacts, type DuesTaken } from '#domain/dues/acts.ts';
import { issueCollection, voidCollection, type Collection } from '#domain/dues/collection-acts.ts';
import { draftsOf, momentOf, refusalOf, setsOf, TODAY } from './act-kit.ts';

const duesBook = 'dues.unit0001';
const taken: DuesTaken = {
  duesBook,
  member: 'member01',
  months: ['2026-11'],
  amountVnd: 25_000,
  method: 'cash',
  paidOn: TODAY,
};
const facts: DuesFacts = {
  paidMonths: new Map([['2026-10', 'K7-000122']]),
  closedDays: new Set(['2026-11-20']),
};

describe('one receipt', () => {
  test('bears series and number, months in order, and the day', () => {
    const moment = momentOf({ series: 'K7' });
    const input = { ...taken, months: ['2026-12', '2026-11'], amountVnd: 50_000 };
    expect(setsOf(issueReceipt(input, moment, facts))).toEqual([
      {
        member: 'member01',
        series: 'K7',
        number: 1,
        months: ['2026-11', '2026-12'],
        amountVnd: 50_000,
        method: 'cash',
        paidOn: TODAY,
      },
    ]);
  });

  test.each<[string, Partial<DuesTaken>, object]>([
    [
      'a month already paid, with the number that says so',
      { months: ['2026-11', '2026-10'] },
      { kind: 'period-already-paid', period: '2026-10', receiptNo: 'K7-000122' },
    ],
    ['nothing', { amountVnd: 0 }, { kind: 'amount-not-positive', amountVnd: 0 }],
    ['less than nothing', { amountVnd: -1 }, { kind: 'amount-not-positive', amountVnd: -1 }],
    ['no number', { amountVnd: NaN }, { kind: 'amount-not-positive', amountVnd: NaN }],
    ['half a đồng', { amountVnd: 1.5 }, { kind: 'amount-not-whole', amountVnd: 1.5 }],
    [
      'a thousand billion and one',
      { amountVnd: 1e15 },
      { kind: 'amount-too-large', amountVnd: 1e15, amountVndMax: 1e12 },
    ],
    ['no month', { months: [] }, { kind: 'no-months' }],
    ['a thirteenth month', { months: ['2026-13'] }, { kind: 'bad-month', period: '2026-13' }],
    ['a month twice', { months: ['2026-11', '2026-11'] }, { kind: 'bad-month', period: '2026-11' }],
    [
      'more than a year ahead',
      { months: ['2027-12'] },
      { kind: 'future-month', period: '2027-12', lastPeriod: '2027-11' },
    ],
    [
      'more months than fit',
      { months: Array.from({ length: 25 }, (_, i) => `2024-${i}`) },
      { kind: 'too-many-months', monthsMax: 24 },
    ],
    ['a day that does not exist', { paidOn: '2026-11-31' }, { kind: 'bad-day', day: '2026-11-31' }],
    ['tomorrow', { paidOn: '2026-11-23' }, { kind: 'future-day', day: '2026-11-23' }],
    ['a day already closed', { paidOn: '2026-11-20' }, { kind: 'day-closed', day: '2026-11-20' }],
  ])('%s is refused, and no number is lost by it', (_, edit, problem) => {
    const moment = momentOf({ series: 'K7' });
    expect(refusalOf(issueReceipt({ ...taken, ...edit }, moment, facts))).toEqual(problem);
    expect(moment.numbersTaken()).toBe(0);
  });

  test('a year ahead is allowed', () => {
    expect(
      draftsOf(issueReceipt({ ...taken, months: ['2027-11'] }, momentOf({ series: 'K7' }), facts)),
    ).toHaveLength(1);
  });

  test('a device without a receipt book issues none', () => {
    expect(refusalOf(issueReceipt(taken, momentOf(), facts))).toEqual({ kind: 'no-series' });
  });
});

describe('voiding', () => {
  const voiding = { duesBook, receipt: 'receipt1', why: ' Ghi nhầm người ' };

  test('names the receipt and why; the receipt itself is not touched', () => {
    expect(
      draftsOf(voidReceipt(voiding, momentOf(), { voidedReceipts: new Set() }))[0]?.changes,
    ).toEqual([
      { type: 'void', id: 'new-id-0001', set: { receipt: 'receipt1', why: 'Ghi nhầm người' } },
    ]);
  });

  test('what is voided is not voided again, and never without a reason', () => {
    expect(
      refusalOf(voidReceipt(voiding, momentOf(), { voidedReceipts: new Set(['receipt1']) })),
    ).toEqual({ kind: 'already-voided', receipt: 'receipt1' });
    expect(
      refusalOf(voidReceipt({ ...voiding, why: ' ' }, momentOf(), { voidedReceipts: new Set() })),
    ).toEqual({ kind: 'missing-text', field: 'why' });
  });
});

describe('Thu cả tổ', () => {
  const payers = (count: number): Collection['payers'] =>
    Array.from({ length: count }, (_, i) => ({ member: `member-${i}`, amountVnd: 25_000 }));
  const list = (count: number): Collection => ({
    duesBook,
    section: 'section1',
    period: '2026-11',
    method: 'cash',
    paidOn: TODAY,
    payers: payers(count),
    countedVnd: count * 25_000,
  });
  const none = { paidMonthsByMember: new Map(), closedDays: new Set<string>() };

  test('188 of a group: a receipt each, numbered without a gap, a list a hundred, one group', () => {
    const moment = momentOf({ series: 'K7' });
    const drafts = draftsOf(issueCollection(list(188), moment, none));
    expect(drafts.map(({ changes }) => changes.length)).toEqual([101, 89]);
    expect(new Set(drafts.map(({ group }) => group)).size).toBe(1);
    expect(drafts[0]?.group).toBeDefined();
    const sets = drafts.flatMap(({ changes }) => changes.map(({ set }) => set));
    expect(sets.flatMap(({ number }) => number ?? [])).toEqual(
      Array.from({ length: 188 }, (_, i) => i + 1),
    );
    const lists = drafts.map(({ changes }) => changes.at(-1));
    expect(lists.map((change) => change?.set['countedVnd'])).toEqual([4_700_000, null]);
    expect(lists[1]?.set['receipts']).toEqual(drafts[1]?.changes.slice(0, -1).map(({ id }) => id));
    // The second list belongs to the first: on the screen and on paper they are one.
    expect(lists.map((change) => change?.set['partOf'])).toEqual([null, lists[0]?.id]);
  });

  test('a full entry of receipts with long ids stays below the bound of an entry', () => {
    let ids = 0;
    const newId = () => String(++ids).padStart(32, 'x');
    const moment = { ...momentOf({ series: 'K'.repeat(40) }), newId };
    const input = {
      ...list(100),
      payers: payers(100).map((p, i) => ({
        ...p,
        member: `${'m'.repeat(29)}${String(i).padStart(3, '0')}`,
      })),
    };
    for (const { book, act, group, changes } of draftsOf(issueCollection(input, moment, none)))
      expect(
        encodeEntry({
          book,
          act,
          group,
          changes,
          device: 'd'.repeat(32),
          life: 'l'.repeat(32),
          seq: 1,
          stamp: { ms: 1, counter: 0 },
          officer: 'o'.repeat(32),
          schema: 1,
        }).ok,
      ).toBe(true);
  });

  test('one who has paid stops the whole list before a number is taken', () => {
    const moment = momentOf({ series: 'K7' });
    const paid = {
      ...none,
      paidMonthsByMember: new Map([['member-3', new Map([['2026-11', 'K7-000009']])]]),
    };
    expect(refusalOf(issueCollection(list(5), moment, paid))).toEqual({
      kind: 'payer-refused',
      member: 'member-3',
      why: { kind: 'period-already-paid', period: '2026-11', receiptNo: 'K7-000009' },
    });
    expect(moment.numbersTaken()).toBe(0);
  });

  test('an empty list, a list too long, somebody twice, a count that is none, a device without a book', () => {
    const refused = (edit: Partial<Collection>): unknown =>
      refusalOf(issueCollection({ ...list(2), ...edit }, momentOf({ series: 'K7' }), none));
    expect(refused({ payers: [] })).toEqual({ kind: 'no-payers' });
    expect(refused({ payers: payers(2001) })).toEqual({ kind: 'too-many-payers', payersMax: 2000 });
    expect(refused({ payers: [...payers(1), ...payers(1)] })).toEqual({
      kind: 'payer-twice',
      member: 'member-0',
    });
    expect(refused({ countedVnd: -5 })).toEqual({ kind: 'bad-count', countedVnd: -5 });
    expect(refusalOf(issueCollection(list(2), momentOf(), none))).toEqual({ kind: 'no-series' });
  });
});

describe('taking a whole collection back', () => {
  const receipts = Array.from({ length: 450 }, (_, i) => `receipt-${i}`);
  const input = { duesBook, receipts, why: 'Thu nhầm tháng' };
  const open = { voidedReceipts: new Set<string>(), closedReceipts: new Set<string>() };

  test('every receipt that still stands gets its void, all in one group', () => {
    const facts = { ...open, voidedReceipts: new Set(['receipt-7']) };
    const drafts = draftsOf(voidCollection(input, momentOf(), facts));
    expect(drafts.map(({ act }) => act)).toEqual(Array(3).fill('voidCollection'));
    expect(new Set(drafts.map(({ group }) => group)).size).toBe(1);
    expect(drafts.flatMap(({ changes }) => changes.map(({ set }) => set['receipt']))).toEqual(
      receipts.filter((id) => id !== 'receipt-7'),
    );
  });

  test('not once a close has counted some of it, not twice, not without a reason', () => {
    const refused = (edit: Partial<typeof input>, facts: typeof open): unknown =>
      refusalOf(voidCollection({ ...input, ...edit }, momentOf(), facts));
    expect(refused({}, { ...open, closedReceipts: new Set(['receipt-3']) })).toEqual({
      kind: 'day-closed',
    });
    expect(refused({}, { ...open, voidedReceipts: new Set(receipts) })).toEqual({
      kind: 'nothing-left',
    });
    expect(refused({ why: '  ' }, open)).toMatchObject({ kind: 'missing-text' });
  });
});
