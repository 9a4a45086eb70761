/** "Tự kiểm": a close of a union that had nobody else to look at the cash at the time, told by its people. */
import { expect, test } from 'vitest';
import { addDays, vietnamInstantMs } from '#domain/day-number.ts';
import { ROLES, type Role } from '#domain/office/grant.ts';
import {
  checksCash,
  isSelfChecked,
  mayCheckCash,
  rightsEver,
  type OfficerRight,
} from '#domain/views/self-checked.ts';

const at = vietnamInstantMs;
const right = (officer: string, role: Role, more: Partial<OfficerRight> = {}): OfficerRight => ({
  ...{ officer, role, unit: 'may-union', reach: 'unit', from: '2026-01-01', until: null },
  ...more,
});
const close = {
  ...{ hands: new Set(['hoa']), day: '2026-11-22', writtenMs: at('2026-11-22', 9) },
  unitPath: ['may-union'],
};

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
  expect(ROLES.filter(checksCash)).toEqual(others);
});

test('the right is the second pair of eyes, not the device: a lost phone closed by another is in two hands', () => {
  const two = { ...close, hands: new Set(['hoa', 'sen']) };
  expect(isSelfChecked(two, [right('hoa', 'chair'), right('sen', 'treasurer')])).toBe(true);
  expect(isSelfChecked(two, [right('sen', 'treasurer'), right('binh', 'accountant')])).toBe(false);
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

test('who was there on the day written or on the day it was really written counts: no clock turned back helps', () => {
  const sen = [right('sen', 'treasurer', { from: '2026-11-20' })];
  const backdated = { ...close, day: '2026-11-01' };
  expect(isSelfChecked(backdated, sen)).toBe(false);
  expect(isSelfChecked({ ...backdated, writtenMs: at('2026-11-01', 9) }, sen)).toBe(true);
});

const values: Parameters<typeof rightsEver>[0][number]['values'] = {
  ...{ officer: 'sen', role: 'treasurer', unit: 'may-union', reach: 'unit' },
  ...{ from: '2026-01-01', until: null },
};
/** By day, at an hour: eight in the morning. */
const given = (
  givenOn: string,
  endedOn?: string,
  { from = 8, to = 8 }: { from?: number; to?: number } = {},
): readonly OfficerRight[] =>
  rightsEver(
    [{ id: 'g1', values }],
    endedOn === undefined ? [] : [{ id: 'r1', values: { grant: 'g1', why: 'Hết nhiệm kỳ' } }],
    {
      givenMs: () => at(givenOn, from),
      endedMs: () => (endedOn === undefined ? 0 : at(endedOn, to)),
    },
  );

test('a right ended afterwards was there on the day: what a close is does not change later', () => {
  expect(isSelfChecked(close, given('2026-01-01', '2026-11-23'))).toBe(false);
  expect(isSelfChecked(close, given('2026-01-01', '2026-11-22'))).toBe(true);
  expect(given('2026-01-01', '2026-12-01')).toMatchObject([
    { officer: 'sen', until: '2026-11-30' },
  ]);
  const torn = { id: 'g2', values: { ...values, role: undefined } };
  expect(rightsEver([torn], [], { givenMs: () => 0, endedMs: () => 0 })).toEqual([]);
});

test('a treasurer appointed afterwards was not there, even where the appointment is dated back', () => {
  expect(isSelfChecked(close, given('2026-11-23'))).toBe(true);
  expect(isSelfChecked(close, given('2026-11-22'))).toBe(false);
  expect(given('2026-11-23')).toMatchObject([{ from: '2026-11-23' }]);
  expect(given('2025-12-01')).toMatchObject([{ from: '2026-01-01' }]);
});

test('on the day itself the hour counts: appointed in the afternoon is not there in the morning, revoked then still is', () => {
  const DAY = '2026-11-22';
  expect(isSelfChecked(close, given(DAY, undefined, { from: 14 }))).toBe(true);
  expect(isSelfChecked(close, given(DAY, undefined, { from: 8 }))).toBe(false);
  expect(
    isSelfChecked({ ...close, writtenMs: at(DAY, 15) }, given(DAY, undefined, { from: 14 })),
  ).toBe(false);
  expect(isSelfChecked(close, given('2026-01-01', DAY, { to: 14 }))).toBe(false);
  expect(
    isSelfChecked({ ...close, writtenMs: at(DAY, 15) }, given('2026-01-01', DAY, { to: 14 })),
  ).toBe(true);
  // Appointed and revoked between the close and the evening: never there for it.
  expect(isSelfChecked(close, given(DAY, DAY, { from: 10, to: 16 }))).toBe(true);
  // A day of its own that the close only names is still whole: a wrong day typed helps nobody.
  const named = { ...close, day: '2026-11-25' };
  expect(isSelfChecked(named, given('2026-11-24', undefined, { from: 20 }))).toBe(false);
  // Nobody who was revoked looks at the cash of that day any more.
  expect(mayCheckCash('sen', given('2026-01-01', DAY, { to: 14 }), ['may-union'], DAY)).toBe(false);
});

test('who may look is of the union, has the right on that day, and is not told of another union', () => {
  const may = (more: Partial<OfficerRight>, today = '2026-11-22'): boolean =>
    mayCheckCash('sen', [right('sen', 'accountant', more)], ['may-union'], today);
  expect(may({})).toBe(true);
  expect(may({ until: '2026-11-21' })).toBe(false);
  expect(may({ until: '2026-11-21' }, addDays('2026-11-22', -1))).toBe(true);
  expect(may({ unit: 'go-union' })).toBe(false);
  expect(may({ officer: 'hoa' })).toBe(false);
  expect(mayCheckCash('sen', [right('sen', 'auditor')], ['may-union'], '2026-11-22')).toBe(false);
});
