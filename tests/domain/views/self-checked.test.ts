/** "Tự kiểm": a close of a union that had nobody else to look at the cash that day, told by its people. */
import { expect, test } from 'vitest';
import { ROLES, type Role } from '#domain/office/grant.ts';
import { isSelfChecked, rightsEver, type OfficerRight } from '#domain/views/self-checked.ts';

const right = (officer: string, role: Role, more: Partial<OfficerRight> = {}): OfficerRight => ({
  ...{ officer, role, unit: 'may-union', reach: 'unit', from: '2026-01-01', until: null },
  ...more,
});
const close = { by: 'hoa', day: '2026-11-22', unitPath: ['may-union'] };

test('an officer who is chair, treasurer and all the rest alone checks the own cash, and says so', () => {
  const alone = (['administrator', 'chair', 'treasurer', 'case-officer'] as const).map((role) =>
    right('hoa', role),
  );
  expect(isSelfChecked(close, alone)).toBe(true);
  expect(isSelfChecked(close, [])).toBe(true);
});

test('a second officer with a hand in the money makes it no self-check; one who only collects or reads does not', () => {
  const others = ROLES.filter(
    (role) => !isSelfChecked(close, [right('hoa', 'collector'), right('sen', role)]),
  );
  expect(others).toEqual(['chair', 'vice-chair', 'treasurer', 'accountant']);
});

test('it is the officers of that day and of that union who count', () => {
  const sen = (more: Partial<OfficerRight>): boolean =>
    isSelfChecked(close, [right('sen', 'treasurer', more)]);
  expect(sen({ until: '2026-11-22' })).toBe(false);
  expect(sen({ until: '2026-11-21' })).toBe(true);
  expect(sen({ from: '2026-11-23' })).toBe(true);
  expect(sen({ unit: 'go-union' })).toBe(true);
  const section = { ...close, unitPath: ['section-a', 'may-union'] };
  expect(isSelfChecked(section, [right('sen', 'treasurer')])).toBe(true);
  expect(isSelfChecked(section, [right('sen', 'treasurer', { reach: 'below' })])).toBe(false);
});

test('a right ended afterwards was there on the day: what a close is does not change later', () => {
  const values: Parameters<typeof rightsEver>[0][number]['values'] = {
    officer: 'sen',
    role: 'treasurer',
    unit: 'may-union',
    reach: 'unit',
    from: '2026-01-01',
    until: null,
  };
  const ended = (on: string): readonly OfficerRight[] =>
    rightsEver(
      [{ id: 'g1', values }],
      [{ id: 'r1', values: { grant: 'g1', why: 'Hết nhiệm kỳ' } }],
      () => on,
    );
  expect(isSelfChecked(close, ended('2026-11-23'))).toBe(false);
  expect(isSelfChecked(close, ended('2026-11-22'))).toBe(true);
  expect(ended('2026-12-01')).toMatchObject([{ officer: 'sen', until: '2026-11-30' }]);
  const torn = { id: 'g2', values: { ...values, role: undefined } };
  expect(rightsEver([torn], [], () => '')).toEqual([]);
});
