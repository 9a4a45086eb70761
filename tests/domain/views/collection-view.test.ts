// A collection as people see it: its lists together, the voided among them, the newest first.
import { expect, test } from 'vitest';
import { collectionViews, type CollectionList } from '#domain/views/collection-view.ts';
import type { Receipt, Void } from '#domain/views/dues-view.ts';

const receipt = (id: string, number: number, paidOn = '2026-11-22'): Receipt => ({
  id,
  values: {
    member: `m-${id}`,
    series: 'K7',
    number,
    months: ['2026-11'],
    amountVnd: 25_000,
    method: 'cash',
    paidOn,
  },
});
const list = (id: string, receipts: readonly string[], more = {}): CollectionList => ({
  id,
  values: {
    section: 's1',
    period: '2026-11',
    receipts: [...receipts],
    countedVnd: null,
    partOf: null,
    ...more,
  },
});
const voided = (id: string, of: string): Void => ({ id, values: { receipt: of, why: 'nhầm' } });

test('188 people in two lists are one collection, in the order of the numbers', () => {
  const views = collectionViews(
    [list('l2', ['c'], { partOf: 'l1' }), list('l1', ['b', 'a'], { countedVnd: 75_000 })],
    [receipt('a', 1), receipt('b', 2), receipt('c', 3)],
    [],
  );
  expect(views).toHaveLength(1);
  expect(views[0]).toMatchObject({ id: 'l1', section: 's1', sumVnd: 75_000, countedVnd: 75_000 });
  expect(views[0]?.receipts.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

test('a voided receipt keeps its line and leaves the sum, however many voids name it', () => {
  const [view] = collectionViews(
    [list('l1', ['a', 'b'])],
    [receipt('a', 1), receipt('b', 2)],
    [voided('v1', 'a'), voided('v2', 'a'), voided('v3', 'elsewhere')],
  );
  expect(view?.receipts).toHaveLength(2);
  expect([...(view?.voided ?? [])]).toEqual(['a']);
  expect(view?.sumVnd).toBe(25_000);
});

test('the newest day first, of one day the last numbers; a list without its receipts is left out', () => {
  const views = collectionViews(
    [list('old', ['a']), list('new', ['b']), list('later', ['c']), list('bare', ['x'])],
    [receipt('a', 9, '2026-11-20'), receipt('b', 10), receipt('c', 11)],
    [],
  );
  expect(views.map(({ id }) => id)).toEqual(['later', 'new', 'old']);
});
