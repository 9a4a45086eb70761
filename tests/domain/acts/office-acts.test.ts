/** The tree, its officers, their roles, and what a union chooses for itself. */
import { expect, test } from 'vitest';
import {
  addOfficer,
  changeSetting,
  createUnit,
  grantRole,
  renameUnit,
  revokeGrant,
} from '#domain/office/acts.ts';
import { draftsOf, momentOf, refusalOf, setsOf } from './act-kit.ts';

test('a unit is written in its own office book under its own id', () => {
  const input = {
    name: ' CĐCS May Đồng Mận ',
    kind: 'grassroots',
    parent: 'commune1',
    ownBooks: true,
  } as const;
  const [draft] = draftsOf(createUnit(input, momentOf()));
  expect(draft?.book).toBe('office.new-id-0001');
  expect(draft?.changes[0]).toMatchObject({
    id: 'new-id-0001',
    set: { name: 'CĐCS May Đồng Mận', code: null, parent: 'commune1', ownBooks: true },
  });
  expect(refusalOf(createUnit({ ...input, name: '' }, momentOf()))).toEqual({
    kind: 'missing-text',
    field: 'name',
  });
});

test('a unit gets another name, not the same', () => {
  const input = { unit: 'unit0001', name: 'Mới', currentName: 'Cũ' };
  expect(draftsOf(renameUnit(input))[0]).toMatchObject({
    book: 'office.unit0001',
    changes: [{ id: 'unit0001', set: { name: 'Mới' } }],
  });
  expect(refusalOf(renameUnit({ ...input, name: 'Cũ' }))).toEqual({ kind: 'nothing-changed' });
});

test('a sign-in name can be read out over a bad line', () => {
  const input = {
    homeUnit: 'unit0001',
    signInName: ' Thu1.May ',
    displayName: 'Bế Thị Hoa',
    phone: '0912345678',
  };
  expect(setsOf(addOfficer(input, momentOf()))).toEqual([
    {
      signInName: 'thu1.may',
      displayName: 'Bế Thị Hoa',
      phone: '+84912345678',
      homeUnit: 'unit0001',
    },
  ]);
  for (const signInName of ['', 'ab', 'bế hoa', '.may', 'x'.repeat(41)])
    expect(refusalOf(addOfficer({ ...input, signInName }, momentOf()))).toEqual({
      kind: 'bad-sign-in-name',
      text: signInName,
    });
  expect(refusalOf(addOfficer({ ...input, phone: '1' }, momentOf()))).toMatchObject({
    kind: 'bad-phone',
  });
});

test('a right has a first day, and a last one only after it', () => {
  const input = {
    officer: 'officer1',
    role: 'treasurer',
    unit: 'unit0001',
    reach: 'unit',
    from: '2026-11-01',
  } as const;
  expect(draftsOf(grantRole(input, momentOf()))[0]).toMatchObject({
    book: 'office.unit0001',
    changes: [{ set: { until: null } }],
  });
  expect(refusalOf(grantRole({ ...input, until: '2026-10-31' }, momentOf()))).toEqual({
    kind: 'ends-before-it-begins',
  });
  expect(refusalOf(grantRole({ ...input, from: 'nay' }, momentOf()))).toMatchObject({
    kind: 'bad-day',
    field: 'from',
  });
  expect(refusalOf(grantRole({ ...input, until: 'mai' }, momentOf()))).toMatchObject({
    kind: 'bad-day',
    field: 'until',
  });
});

test('a right is ended once, and with a reason', () => {
  const input = { unit: 'unit0001', grant: 'grant001', why: 'Hết nhiệm kỳ' };
  expect(setsOf(revokeGrant(input, momentOf(), { revokedGrants: new Set() }))).toEqual([
    { grant: 'grant001', why: 'Hết nhiệm kỳ' },
  ]);
  expect(
    refusalOf(revokeGrant(input, momentOf(), { revokedGrants: new Set(['grant001']) })),
  ).toEqual({ kind: 'already-revoked', grant: 'grant001' });
  expect(
    refusalOf(revokeGrant({ ...input, why: '' }, momentOf(), { revokedGrants: new Set() })),
  ).toMatchObject({ kind: 'missing-text' });
});

test('a setting holds what it is for, or nothing', () => {
  const unit = 'unit0001';
  expect(draftsOf(changeSetting({ unit, key: 'dues-fixed-vnd', value: 20_000 }))[0]).toMatchObject({
    changes: [{ id: 'dues-fixed-vnd', set: { value: 20_000 } }],
  });
  for (const [key, value] of [
    ['dues-basis', 'take-home'],
    ['dues-method', 'transfer'],
    ['lock-minutes', 5],
    ['lock-minutes', null],
    ['shift-pin', false],
    ['lease-days', 7],
    ['lease-days', 90],
    ['lease-case-days', 1],
    ['cases-on-shared', true],
    ['group-name', 'chuyen'],
    ['fields-not-used', ''],
    ['fields-not-used', 'phone,address'],
  ] as const)
    expect(changeSetting({ unit, key, value }).ok).toBe(true);
  for (const [key, value] of [
    ['dues-basis', 'x'],
    ['dues-method', true],
    ['dues-fixed-vnd', 1.5],
    ['dues-fixed-vnd', 0],
    ['lock-minutes', 61],
    ['shift-pin', 'no'],
    ['lease-days', 6],
    ['lease-days', 91],
    ['lease-days', 14.5],
    ['lease-case-days', 0],
    ['lease-case-days', true],
    ['cases-on-shared', 1],
    ['group-name', 'kíp'],
    ['fields-not-used', 'fullName'],
    ['fields-not-used', 3],
  ] as const)
    expect(refusalOf(changeSetting({ unit, key, value }))).toEqual({ kind: 'bad-setting', key });
});
