// The officers' page offers an invitation only where the server would make it, and a reach no wider than the own.
import { expect, test } from 'vitest';
import type { ShelfRow } from '#replica/shelf-row.ts';
import { mayInvite } from '../../src/app/invite-rights.ts';
import { officeFromRows } from '../../src/app/office-view.ts';
import { rolesText } from '#features/officers/office-lines.ts';
import { catalogues } from '#text/catalogue.ts';

const TODAY = '2026-11-23';
const row = (id: string, type: string, values: Record<string, unknown>): ShelfRow => ({
  ...{ id, type, values, book: 'office.may', sortKey: id, state: 'safe', changedMs: 0 },
  ...{ key: `office.may|${type}|${id}`, searchText: '', notices: [], changedByDevice: 'd' },
});
const person = (id: string): ShelfRow =>
  row(id, 'officer', { displayName: id, signInName: id, homeUnit: 'may' });
const right = (officer: string, role: string, more: object = {}): ShelfRow =>
  row(`${officer}-${role}`, 'grant', {
    ...{ officer, role, unit: 'may', reach: 'unit', from: '2026-01-01', until: null },
    ...more,
  });

const officeOf = (me: string, grants: readonly ShelfRow[]) =>
  officeFromRows(
    {
      units: [
        row('may', 'unit', { name: 'CĐCS May', kind: 'grassroots', parent: null, ownBooks: true }),
      ],
      officers: ['mai', 'bay', 'tam'].map(person),
      grants,
      revocations: [],
    },
    me,
    TODAY,
  );
const asked = (grants: readonly ShelfRow[], withDevice: readonly string[] = []) => {
  const inviter = {
    office: officeOf('mai', grants),
    ...{ me: 'mai', withDevice: new Set(withDevice), today: TODAY },
  };
  return (id: string) => mayInvite(inviter, { id, homeUnit: 'may' });
};

test('a chair is offered no first invitation of a treasurer, as the server would refuse it', () => {
  const grants = [right('mai', 'chair'), right('bay', 'treasurer'), right('tam', 'collector')];
  expect(asked(grants)('bay')).toBe(false);
  expect(asked(grants)('tam')).toBe(true);
  expect(asked(grants)('mai')).toBe(true);
  // Who works on a phone already has words: another device is no way in for somebody else.
  expect(asked(grants, ['bay'])('bay')).toBe(true);
});

test('a chair who keeps the money too may let the treasurer in; a right that has ended is none', () => {
  const both = [right('mai', 'chair'), right('mai', 'treasurer'), right('bay', 'treasurer')];
  expect(asked(both)('bay')).toBe(true);
  const ended = [right('mai', 'chair'), right('bay', 'treasurer', { until: '2026-06-30' })];
  expect(asked(ended)('bay')).toBe(true);
});

test('nobody is offered a reach below that the own right does not have, nor anything by a collector', () => {
  const { mayGiveAt } = officeOf('mai', [right('mai', 'chair')]);
  expect(mayGiveAt('may', { role: 'collector', reach: 'unit' })).toBe(true);
  expect(mayGiveAt('may', { role: 'collector', reach: 'below' })).toBe(false);
  expect(asked([right('mai', 'collector'), right('bay', 'auditor')])('bay')).toBe(false);
});

test('the roles of an officer are told together, by union; without one it is the home', () => {
  const told = (grants: readonly ShelfRow[]) =>
    rolesText(officeOf('mai', grants), { id: 'mai', homeUnit: 'may' }, catalogues.vi.office);
  expect(told([right('mai', 'chair'), right('mai', 'collector')])).toBe(
    'Chủ tịch công đoàn, Người thu đoàn phí · CĐCS May',
  );
  expect(told([right('bay', 'collector')])).toBe('CĐCS May');
});
