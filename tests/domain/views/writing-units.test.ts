/** Where an officer is offered to write: where one of the roles ever held there does, as the table of rights says. */
import { expect, test } from 'vitest';
import { ROLES, type Role } from '#domain/office/grant.ts';
import { unitsToWriteIn } from '#domain/writing-units.ts';

const unitUnder = (id: string, parent: string | null) => ({
  id,
  values: {
    ...{ name: id, kind: 'grassroots' as const, code: undefined, parent },
    ...{ closedOn: undefined, ownBooks: true },
  },
});
const units = [
  unitUnder('may-union', 'commune1'),
  unitUnder('go-union', 'commune1'),
  unitUnder('commune1', null),
];
const books = ['may-union', 'go-union'].flatMap((unit) =>
  ['roster', 'dues', 'cases', 'office'].map((kind) => `${kind}.${unit}`),
);
const granted = (role: Role, unit = 'may-union', more: object = {}) => ({
  ...{ id: `grant-${role}`, book: `office.${unit}` },
  values: {
    ...{ officer: 'hoa', role, unit, reach: 'unit' as const, from: '2026-01-01', until: null },
    ...more,
  },
});
const where = (
  kind: keyof typeof unitsToWriteIn,
  grants: readonly ReturnType<typeof granted>[],
  revoked: readonly string[] = [],
): readonly string[] =>
  unitsToWriteIn[kind](
    {
      ...{ units, grants },
      revocations: revoked.map((grant) => ({
        ...{ id: `end-${grant}`, book: 'office.may-union', values: { grant, why: 'thôi' } },
      })),
    },
    { officer: 'hoa', homeUnit: 'may-union', books, today: '2026-11-22' },
  );

test.each([
  ['dues', ['chair', 'vice-chair', 'treasurer', 'collector']],
  ['roster', ['chair', 'vice-chair', 'treasurer', 'collector']],
  ['cases', ['chair', 'vice-chair', 'case-officer']],
] as const)('in the %s it is %j who are offered to write, and nobody else', (kind, roles) => {
  expect(ROLES.filter((role) => where(kind, [granted(role)]).length > 0)).toEqual(roles);
});

test('in one’s own union and not in the next one, unless the right reaches it', () => {
  expect(where('dues', [granted('collector')])).toEqual(['may-union']);
  const below = granted('collector', 'commune1', { reach: 'below' });
  expect(where('dues', [below])).toEqual(['may-union', 'go-union']);
  expect(where('dues', [granted('collector', 'commune1')])).toEqual([]);
});

test('money in hand is taken in whatever the calendar says of the right, and whatever its end', () => {
  const past = granted('collector', 'may-union', { until: '2026-06-30' });
  expect(where('dues', [past])).toEqual(['may-union']);
  expect(where('dues', [granted('collector')], ['grant-collector'])).toEqual(['may-union']);
});

test('where no right has come to the phone yet, nothing is denied', () => {
  expect(where('dues', [])).toEqual(['may-union', 'go-union']);
  const other = granted('auditor', 'may-union', { officer: 'sen' });
  expect(where('dues', [other])).toEqual(['may-union', 'go-union']);
});
