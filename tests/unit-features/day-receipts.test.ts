// The receipts of a day: which stand there, in which order, in whose book; with none, one and five hundred.
import { expect, test } from 'vitest';
import { daySums } from '#domain/views/day-view.ts';
import { dayFound, dayLines } from '../../src/features/dues/day-receipts.ts';
import type { MemberRow, ReceiptRow } from '../../src/features/dues/dues-list.ts';
import { receiptPath, voidPath } from '../../src/features/dues/dues-paths.ts';

const DAY = '2026-11-22';

const member = (id: string, searchText: string): MemberRow =>
  ({ id, book: 'roster.u1', searchText, values: { fullName: [id] } }) as unknown as MemberRow;
const receipt = (number: number, more: object = {}, row: object = {}): ReceiptRow =>
  ({
    id: `r${number}`,
    key: `r${number}`,
    book: 'dues.u1',
    state: 'waiting',
    changedMs: 1000 + number,
    changedByDevice: 'own',
    values: {
      member: 'm1',
      series: 'K7',
      number,
      amountVnd: 25_000,
      method: 'cash',
      paidOn: DAY,
      ...more,
    },
    ...row,
  }) as unknown as ReceiptRow;

test('a day without receipts, and one receipt alone', () => {
  expect(dayLines(DAY, [], [], [])).toEqual([]);
  expect(dayLines(DAY, [receipt(1, { paidOn: '2026-11-21' })], [], [])).toEqual([]);
  const [only, ...more] = dayLines(DAY, [receipt(1)], [], [member('m1', 'lo thi panh')]);
  expect(more).toEqual([]);
  expect([only?.number, only?.unit, only?.state, only?.payer?.id]).toEqual([
    'K7-000001',
    'u1',
    'waiting',
    'm1',
  ]);
});

test('the newest stands first; of those saved in one moment the last number', () => {
  const together = [11, 12, 13].map((number) => receipt(number, {}, { changedMs: 5000 }));
  const lines = dayLines(DAY, [receipt(3), ...together, receipt(2)], [], []);
  expect(lines.map(({ receipt: { values } }) => values.number)).toEqual([13, 12, 11, 3, 2]);
});

test('what was taken back stands there as voided, and counts no more', () => {
  const receipts = [receipt(1), receipt(2)];
  const voids = [{ id: 'v', values: { receipt: 'r1', why: 'Thu hai lần' } }];
  expect(dayLines(DAY, receipts, voids, []).map(({ state }) => state)).toEqual(['waiting', 'void']);
  expect(daySums(DAY, receipts, voids)).toMatchObject({ receipts: 1, sumVnd: 25_000, voided: 1 });
});

test('five hundred of two sections: each in its book, one found by name without accents or by number', () => {
  const many = Array.from({ length: 500 }, (_, at) =>
    receipt(at + 1, { member: `m${at}` }, { book: at % 5 === 0 ? 'dues.s2' : 'dues.s1' }),
  );
  const people = many.map((_, at) =>
    member(`m${at}`, at === 321 ? 'tan sanh quyen' : `lo van ${at}x`),
  );
  const lines = dayLines(DAY, many, [], people);
  expect(lines).toHaveLength(500);
  expect(lines.filter(({ unit }) => unit === 's2')).toHaveLength(100);
  expect(dayFound(lines, 'Sành quyên').map(({ number }) => number)).toEqual(['K7-000322']);
  expect(dayFound(lines, 'k7-000045').map(({ number }) => number)).toEqual(['K7-000045']);
  expect(dayFound(lines, '  ')).toHaveLength(500);
});

test('the way back from a receipt of the day leads to that day', () => {
  const place = { book: 'dues.u1', id: 'r1' };
  expect(receiptPath(place)).toBe('/doan-phi/bien-lai/dues.u1/r1');
  expect(voidPath(place, DAY)).toBe(`/doan-phi/bien-lai/dues.u1/r1/huy?ngay=${DAY}`);
});
