/** What a hand-over shows: each old phone's money and numbers, the rights that pass, and what came later. */
import { expect, test } from 'vitest';
import { cameLater, isClosed, moneyOf, type MoneyKnown } from '#domain/views/handover-money.ts';
import {
  rightsToBegin,
  rightsToHand,
  unionsOf,
  type RightsKnown,
} from '#domain/views/handover-rights.ts';
import { moneyHanded } from '#domain/views/handover-view.ts';
import { dayCloseOf, receiptOf } from './close-kit.ts';

const book = 'dues.unit0001';
const TODAY = '2026-11-22';
const at = (device: string, changedMs = 1) => ({ book, changedByDevice: device, changedMs });

const phone = { publicKey: 'key', lives: ['life1'], label: 'Điện thoại', approval: undefined };

const known: MoneyKnown = {
  devices: [
    { id: 'old-phone', values: { ...phone, officer: 'officer1' } },
    { id: 'other', values: { ...phone, officer: 'officer2' } },
  ],
  series: [
    { id: 'series-1', values: { code: 'K7', device: 'old-phone', life: 'life1', duesBook: book } },
  ],
  receipts: [
    { ...receiptOf('r1', { number: 1 }), ...at('old-phone', 5) },
    { ...receiptOf('r2', { number: 2 }), ...at('old-phone', 9) },
    { ...receiptOf('r3', { number: 1, series: 'K8' }), ...at('other', 99) },
  ],
  voids: [],
  closes: [
    {
      ...dayCloseOf('c1', { device: 'old-phone', receipts: ['r1'], countedVnd: 25_000 }),
      ...at('old-phone', 6),
    },
  ],
  written: [
    { book, device: 'old-phone', life: 'life1', seq: 2 },
    { book, device: 'old-phone', life: 'life1', seq: 3 },
    { book, device: 'old-phone', life: 'life2', seq: 1 },
    { book: 'roster.unit0001', device: 'old-phone', life: 'life1', seq: 8 },
  ],
};

test('an old phone: its last number, what its closes counted, and what nobody has counted yet', () => {
  const money = moneyOf('officer1', [book, 'dues.unit0002'], known);
  expect(money).toEqual([
    {
      book,
      devices: [
        {
          ...{ device: 'old-phone', entries: 4, newestMs: 9 },
          ...{ closedOn: TODAY, countedVnd: 25_000, openReceipts: 1, openVnd: 25_000 },
          series: [{ code: 'K7', last: 2 }],
        },
      ],
    },
  ]);
  expect(isClosed(money)).toBe(false);
  expect(isClosed(moneyOf('officer3', [book], known))).toBe(true);
});

test('a receipt book nothing was written in is handed over too, without a number', () => {
  const [first] = moneyOf('officer1', [book], { ...known, receipts: [], closes: [], written: [] });
  expect(first?.devices[0]).toMatchObject({ series: [{ code: 'K7', last: null }], newestMs: null });
});

test('when the old phone comes later, what it brought is counted against what was known', () => {
  const [then] = moneyOf('officer1', [book], known);
  if (then === undefined) throw new Error('nothing was known');
  expect(cameLater(then, known)).toEqual([]);
  // Two entries came; the right had ended, so they are in custody and no receipt counts.
  const came = [...known.written, { book, device: 'old-phone', life: 'life1', seq: 5 }];
  const inCustody = { ...known, written: came };
  expect(cameLater(then, inCustody)).toEqual([
    { device: 'old-phone', entries: 2, receipts: 0, receiptsVnd: 0 },
  ]);
  const letIn = { ...receiptOf('r4', { number: 3 }), ...at('old-phone', 10) };
  expect(cameLater(then, { ...inCustody, receipts: [...known.receipts, letIn] })).toEqual([
    { device: 'old-phone', entries: 2, receipts: 1, receiptsVnd: 25_000 },
  ]);
});

const right = (id: string, officer: string, role: string, more: object = {}) => ({
  id,
  values: {
    ...{ officer, role, unit: 'unit0001', reach: 'unit', from: '2026-01-01', until: null },
    ...more,
  },
});
const office = (...grants: readonly object[]): RightsKnown => ({
  today: TODAY,
  units: [
    {
      id: 'unit0001',
      values: {
        ...{ name: 'CĐCS May', kind: 'grassroots', code: null, parent: null },
        ...{ closedOn: undefined, ownBooks: true },
      },
    },
  ],
  books: [{ unit: 'unit0001', grants: grants as never, revocations: [] }],
});

test('a chair passes on what a chair gives; what is decided above is shown and left to those above', () => {
  const rights = office(
    right('g1', 'officer1', 'chair'),
    right('g2', 'officer1', 'collector'),
    right('g3', 'officer1', 'treasurer', { until: '2026-10-31' }),
    right('g4', 'chair', 'chair'),
  );
  const hand = (viewer: string) =>
    rightsToHand('officer1', 'unit0001', viewer, rights).map(
      ({ id, mayPass }) => `${id} ${mayPass ? 'yes' : 'no'}`,
    );
  expect(hand('chair')).toEqual(['g1 no', 'g2 yes', 'g3 no']);
  expect(hand('somebody')).toEqual(['g1 no', 'g2 no', 'g3 no']);
  expect(unionsOf('officer1', rights)).toEqual(['unit0001']);
  // A chair who keeps the money hands that on too.
  const both = office(...rights.books[0]!.grants, right('g5', 'chair', 'treasurer'));
  expect(rightsToHand('officer1', 'unit0001', 'chair', both).map(({ mayPass }) => mayPass)).toEqual(
    [false, true, true],
  );
});

test('the incoming officer gets the same rights to the same day, none twice, and no term that is over', () => {
  const rights = office(
    right('g1', 'officer1', 'collector', { until: '2028-12-31' }),
    right('g2', 'officer1', 'treasurer', { until: '2026-10-31' }),
    right('g3', 'officer1', 'case-officer'),
    right('g4', 'officer2', 'case-officer'),
    right('g5', 'admin', 'administrator'),
  );
  const ends = rightsToHand('officer1', 'unit0001', 'admin', rights);
  expect(rightsToBegin(ends, 'officer2', rights)).toEqual([
    { role: 'collector', reach: 'unit', until: '2028-12-31' },
    { role: 'treasurer', reach: 'unit', until: null },
  ]);
});

test('the part the outgoing officer wrote before counts; one written long after does not take its place', () => {
  const part = (changedMs: number, cashVnd: number) => ({
    ...{ id: `part-${changedMs}`, book, changedMs },
    values: { officer: 'officer1', on: TODAY, cashVnd, devices: [], note: null },
  });
  const minutes = { from: 'officer1', writtenMs: 1_000_000 };
  const cash = (...parts: readonly ReturnType<typeof part>[]) =>
    moneyHanded(minutes, parts).map(({ cashVnd }) => cashVnd);
  expect(cash(part(10, 1), part(20, 2), part(9_000_000, 3))).toEqual([2]);
  expect(cash(part(9_000_000, 3))).toEqual([3]);
  expect(moneyHanded({ ...minutes, from: 'officer2' }, [part(10, 1)])).toEqual([]);
});
