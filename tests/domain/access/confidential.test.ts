/** A confidential case: opened and written by those its own book names, and only while they may open the cases of the unit. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from '#crdt/fold.ts';
import { booksOf, judgeChanges, mayOpen, type HeldGrant, type Judged } from '#domain/access.ts';
import { confidentialBook, isConfidential, readersOf } from '#domain/cases/confidential-book.ts';
import { isOfReferral } from '#domain/cases/referral.ts';
import { ROLES, type Role } from '#domain/office/grant.ts';
import { BOOK_KINDS } from '#domain/record-kind.ts';
import { RECORD_TYPES } from '#domain/record-types.ts';

const SEED = 20261122;
const today = '2026-11-22';
const path = ['may-union', 'commune1', 'province'];
const book = confidentialBook('may-union', 'part-0001');
const grantOf = (role: Role, more: Partial<HeldGrant> = {}): HeldGrant => ({
  ...{ role, unit: 'may-union', reach: 'unit', from: '2026-01-01', until: null },
  ...more,
});
const change = (type: string, set: Change['set'] = {}): Change => ({ type, id: 'record-1', set });
const naming = (officer: string): Change => change('caseReader', { officer });

const judged = (
  grants: readonly HeldGrant[],
  readers: readonly string[],
  changes: readonly Change[],
  more: Partial<Judged> = {},
): unknown => {
  const confidential = { officer: 'hoa', readers: new Set(readers) };
  const asked = { grants, book, unitPath: path, changes, today, confidential, ...more };
  const result = judgeChanges(asked);
  return result.ok ? 'allowed' : result.error.kind;
};

describe('the name of the book', () => {
  test('only a case with a part is confidential', () => {
    expect(isConfidential(book)).toBe(true);
    for (const other of ['cases.may-union', 'dues.may-union.part-0001', 'cases', '', 'cases.a.b.c'])
      expect(isConfidential(other)).toBe(false);
  });

  test('the readers of a book are told once each, in order', () => {
    const named = ['sen', 'hoa', 'sen', undefined].map((officer, at) => ({
      id: `reader-${at}`,
      values: { officer },
    }));
    expect(readersOf(named)).toEqual(['hoa', 'sen']);
  });
});

describe('opening', () => {
  test.each(ROLES)(
    'being %s opens none by itself; it takes the name in the book as well',
    (role) => {
      expect(mayOpen([grantOf(role)], book, path, today)).toBe(false);
      const opensCases = ['chair', 'vice-chair', 'case-officer'].includes(role);
      expect(mayOpen([grantOf(role)], book, path, today, true)).toBe(opensCases);
    },
  );

  test('who leads the union above, reach and all, opens none by it; a name without a right opens none either', () => {
    const above = grantOf('chair', { unit: 'province', reach: 'below' });
    expect(mayOpen([above], book, path, today)).toBe(false);
    expect(mayOpen([above], book, path, today, true)).toBe(true);
    expect(mayOpen([], book, path, today, true)).toBe(false);
    const ended = grantOf('case-officer', { until: '2026-11-21' });
    expect(mayOpen([ended], book, path, today, true)).toBe(false);
  });

  test('no list of books by role has one in it', () => {
    const all = ROLES.map((role) => grantOf(role, { unit: 'province', reach: 'below' }));
    expect(booksOf(all, () => ['may-union'], today).filter(isConfidential)).toEqual([]);
  });
});

describe('writing', () => {
  const officer = [grantOf('case-officer')];

  test('it begins with an entry that names its author, whoever else is named', () => {
    const opened = change('caseFile', { channel: 'letter-box' });
    expect(judged(officer, [], [opened, naming('hoa'), naming('sen')])).toBe('allowed');
    expect(judged(officer, [], [naming('hoa'), opened])).toBe('allowed');
    expect(judged(officer, [], [opened])).toBe('not-allowed');
    expect(judged(officer, [], [opened, naming('sen')])).toBe('not-allowed');
  });

  test('once it has begun, only who is named in it writes; naming oneself does not help', () => {
    const note = change('caseNote', { text: 'Đã gặp chị ấy.' });
    expect(judged(officer, ['hoa', 'sen'], [note])).toBe('allowed');
    expect(judged(officer, ['hoa', 'sen'], [naming('binh')])).toBe('allowed');
    expect(judged(officer, ['sen'], [note])).toBe('not-allowed');
    expect(judged(officer, ['sen'], [naming('hoa'), note])).toBe('not-allowed');
    expect(judged([grantOf('chair')], ['sen'], [naming('hoa')])).toBe('not-allowed');
  });

  test('the name alone does not do it: the right to the cases must be in force', () => {
    const note = change('caseNote');
    expect(judged([grantOf('administrator')], ['hoa'], [note])).toBe('not-allowed');
    expect(judged([grantOf('collector')], [], [naming('hoa')])).toBe('not-allowed');
    const ended = [grantOf('case-officer', { until: '2026-11-21' })];
    expect(judged(ended, ['hoa'], [note])).toBe('not-allowed');
  });

  test('a name is never taken back, and never written over', () => {
    const undo = { ...naming('sen'), undoes: ['hash.0'] };
    expect(judged(officer, ['hoa'], [undo])).toBe('not-allowed');
    const isWritten: Judged['isWritten'] = (type, id) => `${type} ${id}` === 'caseReader record-1';
    expect(judged(officer, ['hoa'], [naming('binh')], { isWritten })).toBe('already-written');
  });

  test('a book that a role opens has no readers of its own', () => {
    for (const other of BOOK_KINDS.map((kind) => `${kind}.may-union`))
      for (const role of ROLES)
        expect(judged([grantOf(role)], [], [naming('hoa')], { book: other })).toBe('not-allowed');
  });

  test('nothing but a case has a book of its own', () => {
    for (const kind of BOOK_KINDS.filter((one) => one !== 'cases'))
      for (const { type } of RECORD_TYPES)
        for (const role of ROLES) {
          const apart = { book: `${kind}.may-union.part-0001` };
          expect(judged([grantOf(role)], ['hoa'], [change(type)], apart)).toBe('not-allowed');
        }
  });

  test('where nobody says who writes, it stays closed', () => {
    const unsaid = { confidential: undefined };
    expect(judged(officer, ['hoa'], [naming('hoa')], unsaid)).toBe('not-allowed');
  });
});

describe('whatever the grants, readers and changes', () => {
  const day = fc.constantFrom('2026-01-01', '2026-11-21', '2026-11-22', '2026-11-23');
  const grant: fc.Arbitrary<HeldGrant> = fc.record({
    role: fc.constantFrom(...ROLES),
    unit: fc.constantFrom(...path, 'go-union'),
    reach: fc.constantFrom('unit' as const, 'below' as const),
    from: day,
    until: fc.option(day, { nil: null }),
  });
  const grants = fc.array(grant, { maxLength: 4 });
  const people = fc.constantFrom('hoa', 'sen', 'binh');
  const changes = fc.array(
    fc.oneof(
      people.map(naming),
      // What is referred has a page of its own: referral.test.ts.
      fc
        .constantFrom(...RECORD_TYPES.map(({ type }) => type).filter((type) => !isOfReferral(type)))
        .map((type) => change(type)),
    ),
    { minLength: 1, maxLength: 5 },
  );

  test('it opens to who is named and may open the cases of the unit, and to nobody else', () => {
    fc.assert(
      fc.property(grants, fc.boolean(), (held, isReader) => {
        const ordinary = mayOpen(held, 'cases.may-union', path, today);
        expect(mayOpen(held, book, path, today, isReader)).toBe(ordinary && isReader);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test('what is written in it is written by who reads it, and is what a right to the cases allows', () => {
    fc.assert(
      fc.property(grants, fc.uniqueArray(people), changes, (held, readers, written) => {
        const reads =
          readers.length > 0
            ? readers.includes('hoa')
            : written.some(({ type, set }) => type === 'caseReader' && set['officer'] === 'hoa');
        // Names apart, the table has one answer for a case, confidential or not.
        const rest = written.filter(({ type }) => type !== 'caseReader');
        const ordinary = judged(held, [], rest, { book: 'cases.may-union' });
        const opens = mayOpen(held, 'cases.may-union', path, today);
        const named = written.length > rest.length;
        const expected = reads && ordinary === 'allowed' && (opens || !named);
        expect(judged(held, readers, written) === 'allowed').toBe(expected);
      }),
      { seed: SEED, numRuns: 600 },
    );
  });
});
