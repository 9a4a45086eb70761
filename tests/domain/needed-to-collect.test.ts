// Which facts of the roll stay when a lease has run out: each field of the roll is in exactly one of two lists.
import { expect, test } from 'vitest';
import {
  isNarrowed,
  neededToCollect,
  WHEN_LEASE_IS_OVER,
} from '#domain/roster/needed-to-collect.ts';
import { RECORD_TYPES } from '#domain/record-types.ts';

const rollTypes = RECORD_TYPES.filter(({ book }) => book === 'roster');

test('every record type of the roll and every field of it is decided on, and nothing else', () => {
  expect(Object.keys(WHEN_LEASE_IS_OVER).sort()).toEqual(rollTypes.map(({ type }) => type).sort());
  const tables: Readonly<Record<string, object>> = WHEN_LEASE_IS_OVER;
  for (const { type, fields } of rollTypes) {
    expect(Object.keys(tables[type] ?? {}).sort()).toEqual(Object.keys(fields).sort());
    expect(isNarrowed(type)).toBe(true);
  }
});

test('what could be used against a person is closed', () => {
  for (const field of [
    'nationalNumber',
    'bornOn',
    'address',
    'phone',
    'bankAccount',
    'note',
  ] as const)
    expect(WHEN_LEASE_IS_OVER.member[field]).toBe('closed');
});

test('a person is left with name, number at work and group; a field of a newer app is closed', () => {
  expect(
    neededToCollect('member', {
      fullName: 'Cà Thị Mến',
      employeeNo: 'M-17',
      phone: '+84912000000',
      shoeSize: 38,
      toString: 'x',
    }),
  ).toEqual({ fullName: 'Cà Thị Mến', employeeNo: 'M-17' });
});

test('receipts and other books are left as they are', () => {
  for (const { type, book } of RECORD_TYPES) {
    if (book === 'roster') continue;
    const values = { amountVnd: 25_000, phone: '+84912000000' };
    expect(neededToCollect(type, values)).toBe(values);
  }
});
