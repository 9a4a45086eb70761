/** What a union chose for itself: obeyed where it is understood, the usual where it is not. */
import { expect, test } from 'vitest';
import { changedChoices, unionChoices } from '#domain/views/union-choices.ts';

const row = (id: string, value: string | number | boolean | null, unit = 'may-union') => ({
  id,
  book: `office.${unit}`,
  values: { value },
});

test('a union that chose nothing works as usual', () => {
  expect(unionChoices([], ['may-union'])).toEqual({
    lockMinutes: 15,
    shiftPin: true,
    lease: { days: 30, caseDays: 14 },
    // On a device that several people use requests do not lie, unless somebody decides that they may.
    casesOnShared: false,
    duesMethod: 'cash',
    groupName: 'to',
    fieldsNotUsed: new Set(),
  });
});

test('its choices are its own, not those of the union above', () => {
  const rows = [
    row('lock-minutes', 5),
    row('lock-minutes', 60, 'province1'),
    row('shift-pin', false),
    row('lease-days', 7),
    row('lease-days', 90, 'province1'),
    row('cases-on-shared', true),
    row('cases-on-shared', false, 'province1'),
    row('dues-method', 'withheld'),
    row('group-name', 'chuyen'),
    row('fields-not-used', 'sex,address'),
  ];
  expect(unionChoices(rows, ['may-union'])).toEqual({
    lockMinutes: 5,
    shiftPin: false,
    // Fourteen is the usual, and never longer than the roll's.
    lease: { days: 7, caseDays: 7 },
    casesOnShared: true,
    duesMethod: 'withheld',
    groupName: 'chuyen',
    fieldsNotUsed: new Set(['sex', 'address']),
  });
  expect(unionChoices(rows, ['province1']).lockMinutes).toBe(60);
});

test('what a newer app wrote, and what was taken back, is the usual again', () => {
  const rows = [
    row('lock-minutes', 0),
    row('shift-pin', 'perhaps'),
    row('lease-days', 6),
    row('lease-case-days', 91),
    row('cases-on-shared', 'yes'),
    row('dues-method', 'coupon'),
    row('group-name', null),
    row('fields-not-used', 'shoeSize'),
  ];
  expect(unionChoices(rows, ['may-union'])).toEqual(unionChoices([], ['may-union']));
});

test('only what changed is written', () => {
  const before = unionChoices([row('group-name', 'ca')], ['may-union']);
  expect(changedChoices(before, before)).toEqual([]);
  expect(
    changedChoices(before, {
      ...before,
      groupName: 'to',
      lease: { ...before.lease, caseDays: 3 },
      casesOnShared: true,
      fieldsNotUsed: new Set(['address', 'phone'] as const),
    }),
  ).toEqual([
    { key: 'lease-case-days', value: 3 },
    { key: 'cases-on-shared', value: true },
    { key: 'group-name', value: 'to' },
    { key: 'fields-not-used', value: 'phone,address' },
  ]);
});
