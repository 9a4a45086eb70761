/** Choosing among fifty sections: in the order a person counts them, the own unit first. */
import { expect, test } from 'vitest';
import { unitChoices } from '#domain/held-units.ts';

test('sections are offered by name, 2 before 10, the officer’s own first, the nameless by their id', () => {
  const names = new Map([
    ['a', 'CĐBP Lắp ráp 10'],
    ['b', 'CĐBP Lắp ráp 2'],
    ['c', 'CĐBP Đóng gói 1'],
    ['u', 'CĐCS Công ty Mẫu'],
  ]);
  expect(unitChoices(['a', 'b', 'c', 'u', 'zz'], names, 'u').map(({ label }) => label)).toEqual([
    'CĐCS Công ty Mẫu',
    'CĐBP Đóng gói 1',
    'CĐBP Lắp ráp 2',
    'CĐBP Lắp ráp 10',
    'zz',
  ]);
});
