/** A union that moves, closes and opens again: the tree stays a tree, and nothing open is left hanging. */
import { expect, test } from 'vitest';
import { closeUnit, moveUnit, openBelow, reopenUnit } from '#domain/office/unit-acts.ts';
import { draftsOf, refusalOf } from './act-kit.ts';

const open = { closedOn: null, ownBooks: true };
const units = [
  { id: 'province', parent: null, ...open },
  { id: 'commune1', parent: 'province', ...open },
  { id: 'commune2', parent: 'province', ...open },
  { id: 'factory', parent: 'commune1', ...open },
  { id: 'workshop', parent: 'factory', ...open },
  { id: 'line', parent: 'workshop', ...open, ownBooks: false },
  { id: 'oldzone', parent: 'province', closedOn: '2026-03-01', ownBooks: true },
  { id: 'oldplant', parent: 'oldzone', closedOn: '2026-02-01', ownBooks: true },
] as const;
const today = '2026-11-22';

test('a grassroots union goes to another commune, written in its own book', () => {
  expect(draftsOf(moveUnit({ unit: 'factory', parent: 'commune2' }, units))).toEqual([
    {
      book: 'office.factory',
      act: 'moveUnit',
      changes: [{ type: 'unit', id: 'factory', set: { parent: 'commune2' } }],
    },
  ]);
});

test('no union is put below itself, however deep', () => {
  for (const parent of ['factory', 'workshop', 'line'])
    expect(refusalOf(moveUnit({ unit: 'factory', parent }, units))).toEqual({
      kind: 'circle',
      parent,
    });
});

test('a group that writes in the books above it does not leave them', () => {
  expect(refusalOf(moveUnit({ unit: 'line', parent: 'commune2' }, units))).toEqual({
    kind: 'shares-books',
  });
});

test('nothing is moved to where it is, to nowhere, or under what is closed', () => {
  const kindOf = (unit: string, parent: string) => refusalOf(moveUnit({ unit, parent }, units));
  expect(kindOf('factory', 'commune1')).toEqual({ kind: 'nothing-changed' });
  expect(kindOf('factory', 'elsewhere')).toEqual({ kind: 'unknown-unit', unit: 'elsewhere' });
  expect(kindOf('ghost', 'commune1')).toEqual({ kind: 'unknown-unit', unit: 'ghost' });
  expect(kindOf('factory', 'oldzone')).toEqual({ kind: 'parent-closed', parent: 'oldzone' });
});

test('a union closes from a day on, and not while something below it is open', () => {
  const close = (unit: string, closedOn: string = today) =>
    closeUnit({ unit, closedOn }, units, today);
  expect(draftsOf(close('line', '2026-11-01'))).toEqual([
    {
      book: 'office.line',
      act: 'closeUnit',
      changes: [{ type: 'unit', id: 'line', set: { closedOn: '2026-11-01' } }],
    },
  ]);
  expect(refusalOf(close('commune1'))).toEqual({ kind: 'open-below', count: 3 });
  expect(refusalOf(close('line', '2026-11-23'))).toEqual({
    kind: 'future-day',
    day: '2026-11-23',
  });
  expect(refusalOf(close('line', '31/11/2026'))).toEqual({ kind: 'bad-day', day: '31/11/2026' });
  expect(refusalOf(close('oldzone'))).toEqual({ kind: 'already-closed', closedOn: '2026-03-01' });
});

test('what is closed opens again, from the top down', () => {
  expect(draftsOf(reopenUnit({ unit: 'oldzone' }, units))[0]?.changes[0]?.set).toEqual({
    closedOn: null,
  });
  expect(refusalOf(reopenUnit({ unit: 'oldplant' }, units))).toEqual({
    kind: 'parent-closed',
    parent: 'oldzone',
  });
  expect(refusalOf(reopenUnit({ unit: 'factory' }, units))).toEqual({ kind: 'not-closed' });
});

test('a circle that two officers made at once ends every walk up the tree', () => {
  const circle = [
    { id: 'a', parent: 'b', ...open },
    { id: 'b', parent: 'a', ...open },
  ];
  expect(openBelow('elsewhere', circle)).toEqual([]);
  expect(openBelow('a', circle).map(({ id }) => id)).toEqual(['b']);
});
