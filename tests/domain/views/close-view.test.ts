// Closes of several devices, in any order and with whatever had reached them: together with the open rest they are the balance.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closeDay } from '#domain/dues/close-acts.ts';
import { DUES_METHODS } from '#domain/dues/receipt.ts';
import { unitMoney, wholeCloses } from '#domain/views/close-view.ts';
import { unclosed, type DayClose } from '#domain/views/day-view.ts';
import { standingReceipts, type Receipt, type Void } from '#domain/views/dues-view.ts';
import { draftsOf, momentOf } from '../acts/act-kit.ts';
import { dayCloseOf, receiptOf, voidOf } from './close-kit.ts';

const DEVICES = ['device-a', 'device-b'] as const;
type Device = (typeof DEVICES)[number];

interface Issued extends Receipt {
  readonly device: Device;
}

/** What happens in the union, in the order in which it happens. */
type Step =
  | {
      readonly what: 'collect';
      readonly on: Device;
      readonly amountVnd: number;
      readonly method: number;
    }
  /** By anybody; the device that issued it hears of it at once, or with the next `hear`. */
  | { readonly what: 'void'; readonly of: number; readonly isHeard: boolean }
  | { readonly what: 'hear' }
  | { readonly what: 'close'; readonly on: Device };

const device = fc.constantFrom(...DEVICES);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('collect' as const),
      on: device,
      amountVnd: fc.integer({ min: 1, max: 300_000 }),
      method: fc.nat({ max: 2 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('void' as const),
      of: fc.nat({ max: 40 }),
      isHeard: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ what: 'hear' as const }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('close' as const), on: device }) },
);

/** Plays the steps; every close is made by the act itself, over what its device knows at that moment. */
const played = (steps: readonly Step[]) => {
  const receipts: Issued[] = [];
  const voids: Void[] = [];
  const heard = new Set<string>();
  const closes: DayClose[] = [];
  for (const [at, now] of steps.entries())
    switch (now.what) {
      case 'collect':
        receipts.push({
          ...receiptOf(`receipt-${String(at).padStart(4, '0')}`, {
            amountVnd: now.amountVnd,
            method: DUES_METHODS[now.method],
          }),
          device: now.on,
        });
        break;
      case 'void': {
        const of = receipts[now.of % Math.max(1, receipts.length)];
        if (of === undefined) break;
        // Two officers may void one receipt: both stand, one counts. Their ids come in no order.
        const id = `void-${(at * 7919) % 10_000}`;
        voids.push({ id, values: { receipt: of.id, why: 'Nhầm' } });
        if (now.isHeard) heard.add(id);
        break;
      }
      case 'hear':
        for (const { id } of voids) heard.add(id);
        break;
      case 'close': {
        const own = receipts.filter((record) => record.device === now.on);
        const known = voids.filter(({ id }) => heard.has(id));
        const ownCloses = closes.filter(({ values }) => values.device === now.on);
        const open = unclosed(own, known, ownCloses);
        if (open.receipts.length + open.voids.length === 0) break;
        const drafts = draftsOf(
          closeDay(
            { duesBook: 'dues.unit-1', open, notes: [], why: 'Đếm sau' },
            { ...momentOf(), device: now.on, newId: () => `close-${at}` },
            { heads: [`head-${at}`], entriesWritten: at },
          ),
        );
        for (const { changes } of drafts)
          for (const { id, set } of changes) closes.push({ id, values: set } as DayClose);
      }
    }
  return { receipts, voids, closes };
};

const sumOf = (receipts: readonly Receipt[]): number =>
  receipts.reduce((sum, { values }) => sum + (values.amountVnd ?? 0), 0);
const seeded = { seed: 20_261_122, numRuns: 1000 };

describe('closes of two devices, voids before and after', () => {
  test('the closes and the open rest are the balance', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { receipts, voids, closes } = played(steps);
        const money = unitMoney(receipts, voids, closes);
        const standingVnd = sumOf(standingReceipts(receipts, voids));
        expect(money.closedVnd + money.open.sumVnd).toBe(standingVnd);
        expect(money.balanceVnd).toBe(standingVnd);
      }),
      seeded,
    );
  });

  test('no receipt and no void of a receipt is counted twice, and only by the device that issued it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { receipts, voids, closes } = played(steps);
        const issuer = new Map(receipts.map(({ id, device: on }) => [id, on]));
        const receiptOfVoid = new Map(voids.map(({ id, values }) => [id, values.receipt ?? '']));
        const named = closes.flatMap(({ values }) => values.receipts ?? []);
        const takenBack = closes.flatMap(({ values }) =>
          (values.voids ?? []).map((id) => receiptOfVoid.get(id) ?? ''),
        );
        expect(new Set(named).size).toBe(named.length);
        expect(new Set(takenBack).size).toBe(takenBack.length);
        for (const { values } of closes)
          for (const id of values.receipts ?? []) expect(issuer.get(id)).toBe(values.device);
        expect(unitMoney(receipts, voids, closes).namedTwice).toEqual([]);
      }),
      seeded,
    );
  });

  test('a close keeps its sum whatever comes later, and read in any order it is the same', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        fc.array(step, { maxLength: 20 }),
        (now, later) => {
          const before = played(now);
          const after = played([...now, ...later]);
          expect(after.closes.slice(0, before.closes.length)).toEqual(before.closes);
          const backwards = unitMoney(
            [...after.receipts].reverse(),
            [...after.voids].reverse(),
            [...after.closes].reverse(),
          );
          expect(backwards.balanceVnd).toBe(
            unitMoney(after.receipts, after.voids, after.closes).balanceVnd,
          );
        },
      ),
      seeded,
    );
  });

  test('after a last hearing and a last close of both nothing is open, and the closes are the balance', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { receipts, voids, closes } = played([
          ...steps,
          { what: 'hear' },
          { what: 'close', on: 'device-b' },
          { what: 'close', on: 'device-a' },
        ]);
        const money = unitMoney(receipts, voids, closes);
        expect([money.open.receipts, money.open.voids]).toEqual([[], []]);
        expect(money.closedVnd).toBe(sumOf(standingReceipts(receipts, voids)));
      }),
      seeded,
    );
  });
});

describe('closes that overlap', () => {
  const close = (id: string, on: string, receipts: string[], sumVnd: number): DayClose =>
    dayCloseOf(id, { device: on, receipts, sumVnd, cashVnd: sumVnd });
  const receipt = receiptOf;

  test('a lost phone closed by another, and it came back and closed too: named to a person, counted once', () => {
    const money = unitMoney(
      [receipt('r1'), receipt('r2')],
      [],
      [close('c1', 'a', ['r1'], 25_000), close('c2', 'a', ['r1', 'r2'], 50_000)],
    );
    expect(money).toMatchObject({ closedVnd: 75_000, namedTwice: ['r1'], balanceVnd: 50_000 });
  });

  test('both named the same void: it is deducted once', () => {
    const withVoid = (id: string): DayClose =>
      dayCloseOf(id, { device: 'a', voids: ['v1'], sumVnd: -25_000 });
    const money = unitMoney(
      [receipt('r1')],
      [voidOf('v1', 'r1')],
      [close('c1', 'a', ['r1'], 25_000), withVoid('c2'), withVoid('c3')],
    );
    expect(money).toMatchObject({ closedVnd: -25_000, balanceVnd: 0 });
  });

  test('the further records of a close wait for its first', () => {
    const further = dayCloseOf('c2', { partOf: 'c1', receipts: ['r2'], sumVnd: 1 });
    expect(wholeCloses([further])).toEqual([]);
    expect(wholeCloses([further, close('c1', 'a', ['r1'], 2)])).toMatchObject([
      { id: 'c1', receipts: ['r1', 'r2'], sumVnd: 3 },
    ]);
  });
});
