// How much one push carries follows what comes back: soon, late, or not at all.
import { expect, test } from 'vitest';
import { createPushPortion, FIRST_PORTION } from '#sync/push-portion.ts';

const entriesOf = (portion: ReturnType<typeof createPushPortion>): number =>
  portion.limit().entries;

test('a good line carries more each time, up to a thousand; the last, smaller push says nothing', () => {
  const portion = createPushPortion();
  const carried: number[] = [];
  for (let push = 0; push < 6; push += 1) {
    carried.push(entriesOf(portion));
    portion.answered(entriesOf(portion), 300);
  }
  expect(carried).toEqual([100, 200, 400, 800, 1000, 1000]);
  portion.answered(7, 20);
  expect(entriesOf(portion)).toBe(1000);
  const small = createPushPortion();
  small.answered(3, 20);
  expect(entriesOf(small)).toBe(FIRST_PORTION);
});

test('what is answered neither soon nor late stays as it is; late, or not at all, it is halved, and never nothing', () => {
  const portion = createPushPortion();
  portion.answered(100, 2_000);
  expect(entriesOf(portion)).toBe(100);
  portion.answered(100, 5_000);
  expect(entriesOf(portion)).toBe(50);
  portion.failed();
  portion.failed();
  expect(entriesOf(portion)).toBe(50);
  portion.answered(50, 100);
  expect(entriesOf(portion)).toBe(100);
});

test('a long story fits: the bytes are bounded apart from the entries', () => {
  const portion = createPushPortion();
  expect(portion.limit().bytes).toBe(128 * 1024);
  for (let push = 0; push < 4; push += 1) portion.answered(entriesOf(portion), 10);
  expect(portion.limit().bytes).toBe(512_000);
});
