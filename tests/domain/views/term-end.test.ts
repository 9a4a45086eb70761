/** An officer hears of the end of the own term while there is still time to hand over. */
import { expect, test } from 'vitest';
import type { OfficeRecords } from '#domain/roster/import-rights.ts';
import { termEndOf } from '#domain/views/term-end.ts';

type GrantRow = OfficeRecords['grants'][number];

const granted = (
  id: string,
  from: string,
  until: string | null,
  more: Partial<GrantRow['values']> = {},
): GrantRow => ({
  id,
  book: 'office.nha-may',
  values: {
    ...{ officer: 'lan', role: 'treasurer', unit: 'nha-may', reach: 'unit' },
    ...{ from, until },
    ...more,
  },
});
const lan = { officer: 'lan', homeUnit: 'nha-may', books: [], today: '2026-11-22' };
const ends = (...grants: readonly GrantRow[]) =>
  termEndOf({ units: [], grants, revocations: [] }, lan);

test('sixty days before it is told, not earlier; from fourteen days on it is near', () => {
  expect(ends(granted('a', '2024-01-01', '2027-01-22'))).toBeUndefined();
  expect(ends(granted('a', '2024-01-01', '2027-01-21'))).toEqual({
    unit: 'nha-may',
    until: '2027-01-21',
    daysLeft: 60,
    isNear: false,
  });
  expect(ends(granted('a', '2024-01-01', '2026-12-07'))?.isNear).toBe(false);
  expect(ends(granted('a', '2024-01-01', '2026-12-06'))?.isNear).toBe(true);
  expect(ends(granted('a', '2024-01-01', '2026-11-22'))?.daysLeft).toBe(0);
});

test('nothing is told of a right without an end, one that is over, or another officer’s', () => {
  expect(ends(granted('a', '2024-01-01', null))).toBeUndefined();
  expect(ends(granted('a', '2024-01-01', '2026-11-21'))).toBeUndefined();
  expect(ends(granted('a', '2024-01-01', '2026-12-01', { officer: 'hoa' }))).toBeUndefined();
});

test('a term that goes on without a day in between is no end; with a gap, or as something else, it is', () => {
  const now = granted('a', '2024-01-01', '2026-12-01');
  expect(ends(now, granted('b', '2026-12-02', '2031-12-01'))).toBeUndefined();
  expect(ends(now, granted('b', '2026-12-03', '2031-12-01'))?.until).toBe('2026-12-01');
  expect(ends(now, granted('b', '2026-12-02', '2031-12-01', { role: 'collector' }))?.until).toBe(
    '2026-12-01',
  );
});

test('of several the first is told', () => {
  const both = ends(
    granted('a', '2024-01-01', '2026-12-20'),
    granted('b', '2024-01-01', '2026-12-05', { role: 'case-officer' }),
  );
  expect(both?.until).toBe('2026-12-05');
});
