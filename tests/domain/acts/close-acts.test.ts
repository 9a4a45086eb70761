// Khóa sổ, as an officer would say it: what a close counts, what it refuses, and that no đồng is counted twice.
import { describe, expect, test } from 'vitest';
import { closeDay, expectedCashVnd, type CloseProblem } from '#domain/dues/close-acts.ts';
import { closedDaysOf, openDayFor } from '#domain/dues/closed-days.ts';
import { NAMED_MAX } from '#domain/dues/day-close.ts';
import { ownChains } from '#domain/dues/own-chains.ts';
import { encodeEntry, ENTRY_SCHEMA } from '#book/entry.ts';
import { unclosed, type DayClose } from '#domain/views/day-view.ts';
import { wholeCloses } from '#domain/views/close-view.ts';
import { dayCloseOf, receiptOf as receipt, voidOf } from '../views/close-kit.ts';
import { draftsOf, momentOf, refusalOf, setsOf, TODAY } from './act-kit.ts';

const book = 'dues.unit-1';
const chains = { heads: ['head-of-own-chain'], entriesWritten: 7 };
const threeReceipts = [
  receipt('rec-1'),
  receipt('rec-2'),
  receipt('rec-3', { method: 'transfer', amountVnd: 40_000 }),
];
const fifty = [{ noteVnd: 50_000, count: 1 }];

describe('closing the day', () => {
  test('cash agrees: the close names receipts, heads and sums, by method', () => {
    const open = unclosed(threeReceipts, [], []);
    expect(
      setsOf(closeDay({ duesBook: book, open, notes: fifty, why: '' }, momentOf(), chains)),
    ).toEqual([
      {
        device: 'device-lan',
        day: TODAY,
        heads: ['head-of-own-chain'],
        receipts: ['rec-1', 'rec-2', 'rec-3'],
        voids: [],
        sumVnd: 90_000,
        cashVnd: 50_000,
        transferVnd: 40_000,
        withheldVnd: 0,
        countedVnd: 50_000,
        notes: fifty,
        differenceWhy: null,
        entriesWritten: 8,
        partOf: null,
      },
    ]);
  });

  test('a voided receipt is named beside its void and counts nothing', () => {
    const open = unclosed(threeReceipts, [voidOf('void-1', 'rec-2')], []);
    const [close] = setsOf(
      closeDay(
        { duesBook: book, open, notes: [{ noteVnd: 5000, count: 5 }], why: '' },
        momentOf(),
        chains,
      ),
    );
    expect(close).toMatchObject({
      receipts: ['rec-1', 'rec-2', 'rec-3'],
      voids: ['void-1'],
      cashVnd: 25_000,
      sumVnd: 65_000,
    });
  });

  test.each<[string, Partial<Parameters<typeof closeDay>[0]>, CloseProblem]>([
    ['nothing was counted', { notes: undefined }, { kind: 'not-counted' }],
    [
      'the till is short and nobody says why',
      { notes: [{ noteVnd: 20_000, count: 2 }] },
      { kind: 'difference-without-reason', differenceVnd: -10_000 },
    ],
    [
      'a reason of blanks is none',
      { notes: [{ noteVnd: 100_000, count: 1 }], why: '   ' },
      { kind: 'difference-without-reason', differenceVnd: 50_000 },
    ],
    [
      'a note there is not',
      { notes: [{ noteVnd: 25_000, count: 2 }] },
      { kind: 'bad-count', noteVnd: 25_000 },
    ],
    [
      'half a note',
      { notes: [{ noteVnd: 50_000, count: 0.5 }] },
      { kind: 'bad-count', noteVnd: 50_000 },
    ],
    [
      'one heap counted twice',
      { notes: [...fifty, ...fifty] },
      { kind: 'bad-count', noteVnd: 50_000 },
    ],
    ['nothing to close', { open: unclosed([], [], []) }, { kind: 'nothing-to-close' }],
    [
      'a reason too long for the paper',
      { notes: [], why: 'x'.repeat(121) },
      { kind: 'text-too-long', field: 'why', lengthMax: 120 },
    ],
  ])('%s: refused', (_name, more, problem) => {
    const input = { duesBook: book, open: unclosed(threeReceipts, [], []), notes: fifty, why: '' };
    expect(refusalOf(closeDay({ ...input, ...more }, momentOf(), chains))).toEqual(problem);
  });

  test('an empty till with a reason closes: no day stays open for want of money', () => {
    const open = unclosed(threeReceipts, [], []);
    const why = 'Bị mất ví trên xe buýt';
    const [close] = setsOf(closeDay({ duesBook: book, open, notes: [], why }, momentOf(), chains));
    expect(close).toMatchObject({ countedVnd: 0, differenceWhy: why });
  });

  test('only yesterday’s receipt taken back today: the sum is below nothing, the till is to be empty', () => {
    const open = unclosed(
      threeReceipts,
      [voidOf('void-1', 'rec-1')],
      [dayCloseOf('close-1', { receipts: ['rec-1', 'rec-2', 'rec-3'] })],
    );
    expect(expectedCashVnd(open)).toBe(0);
    const [close] = setsOf(
      closeDay({ duesBook: book, open, notes: undefined, why: '' }, momentOf(), chains),
    );
    expect(close).toMatchObject({
      receipts: [],
      voids: ['void-1'],
      sumVnd: -25_000,
      countedVnd: 0,
    });
  });

  test('12.650 đ is counted to the last đồng', () => {
    const open = unclosed([receipt('rec-1', { amountVnd: 12_650 })], [], []);
    const notes = [
      { noteVnd: 10_000, count: 1 },
      { noteVnd: 2000, count: 1 },
      { noteVnd: 1, count: 650 },
    ];
    const [close] = setsOf(closeDay({ duesBook: book, open, notes, why: '' }, momentOf(), chains));
    expect(close).toMatchObject({ countedVnd: 12_650, differenceWhy: null });
  });

  test('4,500 receipts of one day: three records, each an entry that fits, read as one close', () => {
    const many = Array.from({ length: 4500 }, (_, at) =>
      receipt(`receipt-${String(at).padStart(8, '0')}`, { method: at % 2 ? 'withheld' : 'cash' }),
    );
    const open = unclosed(many, [voidOf('void-of-the-last', 'receipt-00004498')], []);
    const notes = [
      { noteVnd: 500_000, count: 112 },
      { noteVnd: 200_000, count: 1 },
      { noteVnd: 20_000, count: 1 },
      { noteVnd: 5000, count: 1 },
    ];
    const drafts = draftsOf(closeDay({ duesBook: book, open, notes, why: '' }, momentOf(), chains));
    expect(drafts.map(({ group }) => group)).toEqual(Array(3).fill(drafts[0]?.group));
    for (const [at, { changes }] of drafts.entries())
      expect(
        encodeEntry({
          book,
          device: 'd'.repeat(16),
          life: 'l'.repeat(16),
          seq: at + 1,
          stamp: { ms: 1, counter: 0 },
          officer: 'o'.repeat(16),
          schema: ENTRY_SCHEMA,
          act: 'closeDay',
          changes,
        }).ok,
      ).toBe(true);
    const records = drafts.flatMap(({ changes }) =>
      changes.map(({ id, set }) => ({ id, values: set }) as DayClose),
    );
    expect(records.map(({ values }) => values.receipts?.length)).toEqual([
      NAMED_MAX,
      NAMED_MAX,
      500,
    ]);
    const [whole, ...others] = wholeCloses([...records].reverse());
    expect(others).toEqual([]);
    expect(whole).toMatchObject({
      sumVnd: 4499 * 25_000,
      byMethod: { cash: 2249 * 25_000, transfer: 0, withheld: 2250 * 25_000 },
      countedVnd: 2249 * 25_000,
      differenceVnd: 0,
      entriesWritten: 10,
    });
    expect(new Set(whole?.receipts).size).toBe(4500);
  });
});

describe('what a close names of its device', () => {
  test('heads of its own chains in that book, unsent entries included; entries of all books counted', () => {
    const head = (device: string, inBook: string, life: string, seq: number) => ({
      book: inBook,
      device,
      life,
      seq,
      hash: `${device}.${life}.${inBook}.${seq}`,
    });
    expect(
      ownChains(
        'own',
        book,
        [
          head('own', book, 'life-1', 4),
          head('own', book, 'life-2', 2),
          head('own', 'roster.unit-1', 'life-2', 3),
          head('other', book, 'life-9', 50),
        ],
        [head('own', book, 'life-2', 3), head('own', book, 'life-2', 4)],
      ),
    ).toEqual({
      heads: [`own.life-1.${book}.4`, `own.life-2.${book}.4`],
      entriesWritten: 11,
    });
  });
});

describe('a receipt dated inside a closed day', () => {
  const close = (device: string, day: string): DayClose => dayCloseOf(`c-${day}`, { device, day });
  const closes = [close('own', '2026-11-19'), close('own', '2026-11-21'), close('b', '2026-11-22')];

  test('every day up to this device’s last close is closed, other devices’ closes do not matter', () => {
    const closed = closedDaysOf(closes, 'own', TODAY);
    expect(['2026-11-18', '2026-11-20', '2026-11-21', TODAY].map(closed.has)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  test('collecting goes on after today’s close: today is never closed', () => {
    const closed = closedDaysOf([close('own', TODAY)], 'own', TODAY);
    expect([closed.has(TODAY), closed.has('2026-11-21')]).toEqual([false, true]);
  });

  test('a close made under a clock of 2035 closes no day to come', () => {
    const closed = closedDaysOf([close('own', '2035-01-01')], 'own', TODAY);
    expect([closed.has(TODAY), closed.has('2026-11-23')]).toEqual([false, false]);
  });

  test('the open day is today', () => {
    const closed = closedDaysOf(closes, 'own', TODAY);
    expect([openDayFor('2026-11-21', closed, TODAY), openDayFor(TODAY, closed, TODAY)]).toEqual([
      TODAY,
      TODAY,
    ]);
  });

  test('a device that never closed has no closed day', () => {
    expect(closedDaysOf(closes, 'new', TODAY).has('2020-01-01')).toBe(false);
  });
});
