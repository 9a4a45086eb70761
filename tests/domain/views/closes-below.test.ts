/** What the union above is told: of which unions, which closes, and no more than sums. */
import { expect, test } from 'vitest';
import { hearsOfClosesAt } from '#domain/closes-reach.ts';
import { ROLES, type Role } from '#domain/office/grant.ts';
import { closesToTell, type CloseSeen } from '#domain/views/closes-below.ts';
import type { StandingKind } from '#domain/views/close-standing.ts';

const TODAY = '2026-11-22';
const seen = (kind: StandingKind, more: Partial<CloseSeen> = {}): CloseSeen => ({
  ...{ unit: 'may', day: '2026-11-20', writtenOn: '2026-11-20', arrivedOn: '2026-11-20' },
  ...{ officer: 'hoa', receipts: 3, sumVnd: 75_000, cashVnd: 50_000, countedVnd: 50_000 },
  standing: { kind, check: undefined, further: [] },
  ...more,
});

test('self-checked closes at once, waiting ones after a week, all others never', () => {
  const told = (close: CloseSeen): number => closesToTell([close], TODAY).length;
  const long = { day: '2026-11-14', writtenOn: '2026-11-14' };
  expect([told(seen('self-checked')), told(seen('waiting')), told(seen('waiting', long))]).toEqual([
    1, 0, 1,
  ]);
  for (const kind of ['confirmed', 'no-cash', 'unknown'] as const)
    expect(told(seen(kind, long))).toBe(0);
});

test('closes whose second count differs are told at once, with what each counted', () => {
  const made = { close: 'c', officer: 'sen', isTakenOver: false, why: 'thiếu', atMs: 0 };
  const differs = (countedVnd: number) =>
    seen('differs', {
      standing: { kind: 'differs', check: { id: 'k', countedVnd, ...made }, further: [] },
    });
  expect(closesToTell([differs(40_000), differs(45_000), seen('confirmed')], TODAY)).toMatchObject([
    { concern: 'differs', closes: 2, countedVnd: 100_000, checkedVnd: 85_000 },
  ]);
});

test('closes of one officer and day are one line, newest day first, and nothing else is in it', () => {
  const lines = closesToTell(
    [
      seen('self-checked', { day: '2026-11-19' }),
      seen('self-checked'),
      seen('self-checked', { arrivedOn: '2026-11-22', receipts: 1, sumVnd: 25_000 }),
      seen('self-checked', { officer: null }),
    ],
    TODAY,
  );
  expect(lines.map(({ day, officer, closes }) => [day, officer, closes])).toEqual([
    ['2026-11-20', 'hoa', 2],
    ['2026-11-20', null, 1],
    ['2026-11-19', 'hoa', 1],
  ]);
  expect(lines[0]).toEqual({
    ...{ unit: 'may', day: '2026-11-20', officer: 'hoa', concern: 'self-checked', closes: 2 },
    ...{ receipts: 4, sumVnd: 100_000, cashVnd: 100_000, countedVnd: 100_000 },
    arrivedOn: '2026-11-22',
  });
});

test('sums that somebody forged as large as a number is can still be read', () => {
  const huge = { sumVnd: Number.MAX_SAFE_INTEGER, cashVnd: Number.MIN_SAFE_INTEGER };
  const [line] = closesToTell([seen('self-checked', huge), seen('self-checked', huge)], TODAY);
  expect([line?.sumVnd, line?.cashVnd]).toEqual([Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]);
});

test('who hears of it: from above and downwards only, never of the own union', () => {
  const hears = (role: Role, unit: string, reach: 'unit' | 'below', until: string | null = null) =>
    hearsOfClosesAt(
      [{ role, unit, reach, from: '2026-01-01', until }],
      ['section', 'may', 'commune', 'province'],
      ['section', 'may'],
      TODAY,
    );
  const roles = ROLES.filter((role) => hears(role, 'commune', 'below'));
  expect(roles).toEqual(['administrator', 'chair', 'auditor', 'upper-officer']);
  expect(hears('auditor', 'province', 'below')).toBe(true);
  expect(hears('auditor', 'commune', 'unit')).toBe(false);
  expect(hears('auditor', 'other-commune', 'below')).toBe(false);
  expect(hears('chair', 'may', 'below')).toBe(false);
  expect(hears('administrator', 'section', 'below')).toBe(false);
  expect(hears('auditor', 'commune', 'below', '2026-11-21')).toBe(false);
});
