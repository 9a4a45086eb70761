// The order of sections and lines, as a person counts them.
import { expect, test } from 'vitest';
import { inNumberedOrder } from '#domain/numbered-name.ts';

const ordered = (...names: string[]) => inNumberedOrder(names, (name) => name);

test('numbers are counted, not spelt', () => {
  expect(ordered('Chuyền 10', 'Chuyền 2', 'chuyền 1', 'Chuyền 2B', 'Chuyền 2A')).toEqual([
    'chuyền 1',
    'Chuyền 2',
    'Chuyền 2A',
    'Chuyền 2B',
    'Chuyền 10',
  ]);
});

test('letters stand as in the Vietnamese alphabet, tones last', () => {
  expect(
    ordered('Đóng gói', 'Dệt', 'Ép nhựa', 'Cắt', 'Ăn ca', 'Ấp', 'An toàn', 'Kho', 'Khò'),
  ).toEqual(['An toàn', 'Ăn ca', 'Ấp', 'Cắt', 'Dệt', 'Đóng gói', 'Ép nhựa', 'Kho', 'Khò']);
});

test('what is equal stays as it came; a very long number does no harm', () => {
  const two = [
    { name: 'Tổ 1', at: 1 },
    { name: 'tổ 1', at: 2 },
  ];
  expect(inNumberedOrder(two, ({ name }) => name)).toEqual(two);
  expect(ordered(`Tổ ${'9'.repeat(40)}`, 'Tổ 5')).toEqual(['Tổ 5', `Tổ ${'9'.repeat(40)}`]);
});
