/** The clock that only orders: wrong clocks neither win for ever nor stop anybody from saving. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareEntryOrder,
  compareStamps,
  COUNTER_MAX,
  effectiveStamp,
  laterStamp,
  nextStamp,
  stampAfter,
  type EntryOrder,
  type Stamp,
} from '#crdt/stamp.ts';

const RUNS = { seed: 20261122, numRuns: 200 };
const NOON = 1_795_000_000_000;
const stamp: fc.Arbitrary<Stamp> = fc.record({
  ms: fc.integer({ min: 0, max: 20 }),
  counter: fc.integer({ min: 0, max: 3 }),
});
const order: fc.Arbitrary<EntryOrder> = fc.record({
  ms: fc.nat({ max: 2 }),
  counter: fc.nat({ max: 1 }),
  device: fc.constantFrom('a', 'b'),
  life: fc.constantFrom('x', 'y'),
  seq: fc.integer({ min: 1, max: 2 }),
  hash: fc.constantFrom('h1', 'h2'),
});

test('a clock that goes on gives its own time', () => {
  expect(nextStamp(NOON, { ms: NOON - 1, counter: 9 })).toEqual({ ms: NOON, counter: 0 });
  expect(nextStamp(NOON + 0.7, { ms: 0, counter: 0 })).toEqual({ ms: NOON, counter: 0 });
});

test('a clock set back ten years still writes after what it has seen', () => {
  const seen = { ms: NOON, counter: 4 };
  expect(nextStamp(NOON - 315_000_000_000, seen)).toEqual({ ms: NOON, counter: 5 });
});

test('seventy thousand rows of an import in one millisecond are all in order', () => {
  let last = { ms: NOON, counter: 0 };
  for (let row = 0; row < 70_000; row++) {
    const next = nextStamp(NOON, last);
    if (compareStamps(next, last) <= 0) throw new Error(`row ${row} is not after the one before`);
    last = next;
  }
  expect(last).toEqual({ ms: NOON + 1, counter: 70_000 - COUNTER_MAX - 1 });
});

test('a phone set to 2035 counts from when the server got its entry', () => {
  const signed = { ms: NOON + 280_000_000_000, counter: 2 };
  expect(effectiveStamp(signed, NOON, undefined)).toEqual({ ms: NOON, counter: 2 });
});

test('a phone set to 2015 keeps its old time and loses no data by it', () => {
  const signed = { ms: 1_420_000_000_000, counter: 0 };
  expect(effectiveStamp(signed, NOON, undefined)).toEqual(signed);
});

test("nobody's later edit loses to the own earlier one", () => {
  const first = effectiveStamp({ ms: NOON + 9000, counter: 7 }, NOON, undefined);
  const second = effectiveStamp({ ms: NOON + 9999, counter: 0 }, NOON, first);
  expect(compareStamps(second, first)).toBe(1);
  const wentBack = effectiveStamp({ ms: NOON - 50_000, counter: 0 }, NOON + 1, second);
  expect(compareStamps(wentBack, second)).toBeGreaterThan(0);
});

test('the stamp after another is later, and nothing lies between', () => {
  fc.assert(
    fc.property(stamp, (one) => {
      expect(compareStamps(stampAfter(one), one)).toBeGreaterThan(0);
    }),
    RUNS,
  );
  expect(stampAfter({ ms: 5, counter: COUNTER_MAX })).toEqual({ ms: 6, counter: 0 });
});

test('an effective stamp is after the entry before and, that apart, never later than signed or received', () => {
  fc.assert(
    fc.property(
      stamp,
      fc.nat({ max: 20 }),
      fc.option(stamp, { nil: undefined }),
      (signed, received, before) => {
        const effective = effectiveStamp(signed, received, before);
        if (before !== undefined) expect(compareStamps(effective, before)).toBeGreaterThan(0);
        const bound = before === undefined ? signed : laterStamp(signed, stampAfter(before));
        expect(compareStamps(effective, bound)).toBeLessThanOrEqual(0);
        if (before === undefined) expect(effective.ms).toBeLessThanOrEqual(received);
      },
    ),
    RUNS,
  );
});

test('the order of entries is total: antisymmetric, transitive, and equal only for one and the same', () => {
  fc.assert(
    fc.property(order, order, order, (a, b, c) => {
      expect(Math.sign(compareEntryOrder(a, b))).toBe(-Math.sign(compareEntryOrder(b, a)) + 0);
      if (compareEntryOrder(a, b) <= 0 && compareEntryOrder(b, c) <= 0)
        expect(compareEntryOrder(a, c)).toBeLessThanOrEqual(0);
      expect(compareEntryOrder(a, b) === 0).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
    RUNS,
  );
});

test('what took effect earlier comes first, whatever its device is called', () => {
  const early = { ms: 1, counter: 9, device: 'z', life: 'z', seq: 9, hash: 'z' };
  const late = { ms: 2, counter: 0, device: 'a', life: 'a', seq: 1, hash: 'a' };
  expect(compareEntryOrder(early, late)).toBeLessThan(0);
});
