// Whom an officer may name as a reader of a confidential case: whoever handles requests at that union today.
import { expect, test } from 'vitest';
import type { Role } from '#domain/office/grant.ts';
import {
  possibleReaders,
  readersWithoutRight,
  type OfficeKnown,
} from '#domain/views/possible-readers.ts';

const TODAY = '2026-11-22';

const right = (
  officer: string,
  role: Role,
  more: { unit?: string; reach?: 'unit' | 'below'; from?: string; until?: string | null } = {},
) => ({
  id: `${officer}-${role}`,
  values: {
    ...{ officer, role, unit: 'union-1', reach: 'unit' as const, from: '2026-01-01', until: null },
    ...more,
  },
});

const known = (
  grants: readonly ReturnType<typeof right>[],
  revoked: readonly string[] = [],
): OfficeKnown => ({
  units: [
    { id: 'union-1', values: { parent: 'province' } },
    { id: 'province', values: { parent: null } },
  ] as unknown as OfficeKnown['units'],
  grants,
  revocations: revoked.map((grant) => ({
    id: `end-${grant}`,
    values: { grant, why: 'Hết nhiệm kỳ' },
  })),
});

test('chair and case officers of the union, each once; not the treasurer, not another union’s', () => {
  const office = known([
    right('mai', 'case-officer'),
    right('xe', 'chair'),
    right('xe', 'case-officer'),
    right('do', 'treasurer'),
    right('la', 'case-officer', { unit: 'union-2' }),
  ]);
  expect(possibleReaders(office, 'union-1', TODAY)).toEqual(['mai', 'xe']);
});

test('from above only with a right that reaches down', () => {
  const office = known([
    right('tren', 'case-officer', { unit: 'province', reach: 'below' }),
    right('ngang', 'chair', { unit: 'province' }),
  ]);
  expect(possibleReaders(office, 'union-1', TODAY)).toEqual(['tren']);
});

test('a right that has ended, has not begun or was taken back names nobody', () => {
  const office = known(
    [
      right('cu', 'case-officer', { until: '2026-11-21' }),
      right('moi', 'case-officer', { from: '2026-11-23' }),
      right('thu', 'case-officer'),
      right('nay', 'case-officer', { until: TODAY }),
    ],
    ['thu-case-officer'],
  );
  expect(possibleReaders(office, 'union-1', TODAY)).toEqual(['nay']);
});

test('of those a case names, whoever has lost the right is told apart; of a stranger nothing is said', () => {
  const office = known(
    [right('mai', 'case-officer'), right('thu', 'case-officer'), right('do', 'treasurer')],
    ['thu-case-officer'],
  );
  expect(readersWithoutRight(office, 'union-1', TODAY, ['mai', 'thu', 'do', 'la'])).toEqual([
    'thu',
    'do',
  ]);
});
