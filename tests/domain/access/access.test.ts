/** Who may open which book and write what in it, told by the people of one union. */
import { describe, expect, test } from 'vitest';
import type { Change } from '#crdt/fold.ts';
import { ROLE_RIGHTS } from '#domain/access-table.ts';
import { booksOf, judgeChanges, mayOpen, type HeldGrant, type Judged } from '#domain/access.ts';
import { ROLES, type Role } from '#domain/office/grant.ts';
import { heldGrants } from '#domain/office/held-grants.ts';
import { RECORD_TYPES, recordTypeByName } from '#domain/record-types.ts';

const today = '2026-11-22';
const path = ['may-union', 'commune1', 'province'];
const grantOf = (role: Role, unit = 'may-union', reach: 'unit' | 'below' = 'unit'): HeldGrant => ({
  role,
  unit,
  reach,
  from: '2026-01-01',
  until: null,
});
const change = (type: string, set: Change['set'] = {}, more: Partial<Change> = {}): Change => ({
  type,
  id: 'record-1',
  set,
  ...more,
});
const judged = (
  grants: readonly HeldGrant[],
  book: string,
  changes: readonly Change[],
  more: Partial<Judged> = {},
): unknown => {
  const result = judgeChanges({ grants, book, unitPath: path, changes, today, ...more });
  return result.ok ? 'allowed' : result.error;
};
const by = (role: Role, book: string, ...changes: readonly Change[]): unknown =>
  judged([grantOf(role)], book, changes);

describe('opening', () => {
  test.each<[Role, readonly string[]]>([
    ['administrator', ['office']],
    ['chair', ['office', 'roster', 'dues', 'cases', 'news', 'training']],
    ['vice-chair', ['office', 'roster', 'dues', 'cases', 'news', 'training']],
    ['treasurer', ['office', 'roster', 'dues', 'pay']],
    ['accountant', ['office', 'roster', 'dues', 'pay']],
    ['collector', ['office', 'roster', 'dues']],
    ['case-officer', ['office', 'roster', 'cases']],
    ['communications-officer', ['office', 'news']],
    ['training-officer', ['office', 'training']],
    ['auditor', ['office', 'roster', 'dues']],
    ['upper-officer', ['office', 'roster', 'dues']],
  ])('the %s opens %j and nothing else', (role, kinds) => {
    for (const kind of ['office', 'roster', 'pay', 'dues', 'cases', 'files', 'news', 'training'])
      expect(mayOpen([grantOf(role)], `${kind}.may-union`, path, today)).toBe(kinds.includes(kind));
  });

  test('without a grant, or with one for another union, no book opens', () => {
    expect(mayOpen([], 'roster.may-union', path, today)).toBe(false);
    expect(mayOpen([grantOf('chair', 'go-union')], 'roster.may-union', path, today)).toBe(false);
  });

  test('a grant above opens what is below only where it reaches there', () => {
    expect(
      mayOpen([grantOf('administrator', 'province', 'unit')], 'office.may-union', path, today),
    ).toBe(false);
    expect(
      mayOpen([grantOf('administrator', 'province', 'below')], 'office.may-union', path, today),
    ).toBe(true);
    expect(
      mayOpen(
        [grantOf('administrator', 'may-union', 'below')],
        'office.province',
        ['province'],
        today,
      ),
    ).toBe(false);
  });

  test('a grant opens from its first day to its last', () => {
    const term: HeldGrant = { ...grantOf('chair'), from: '2026-11-22', until: '2026-11-23' };
    const opens = (day: string): boolean => mayOpen([term], 'dues.may-union', path, day);
    expect(['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'].map(opens)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('a confidential case, a book of another unit than the path says, a name that is none: closed', () => {
    for (const book of ['cases.may-union.case0001', 'cases.go-union', 'cases', 'secret.may-union'])
      expect(mayOpen([grantOf('chair')], book, path, today)).toBe(false);
  });
});

describe('what each may write', () => {
  test('the collector takes money and applications, and does not archive or admit anybody', () => {
    expect(
      by(
        'collector',
        'dues.may-union',
        change('receipt'),
        change('void'),
        change('collectionList'),
        change('dayClose'),
      ),
    ).toBe('allowed');
    expect(
      by(
        'collector',
        'roster.may-union',
        change('member', { phone: null }),
        change('membershipStep', { what: 'applied' }),
        change('consent'),
      ),
    ).toBe('allowed');
    expect(
      by(
        'collector',
        'roster.may-union',
        change('member', { phone: null }),
        change('member', { phone: null, archived: true }),
      ),
    ).toEqual({ kind: 'not-allowed', index: 1, type: 'member', field: 'archived' });
    expect(
      by('collector', 'roster.may-union', change('membershipStep', { what: 'admitted' })),
    ).toEqual({ kind: 'not-allowed', index: 0, type: 'membershipStep', field: 'what' });
    expect(by('collector', 'dues.may-union', change('assessment'))).toEqual({
      kind: 'not-allowed',
      index: 0,
      type: 'assessment',
    });
    expect(by('collector', 'office.may-union', change('setting'))).toMatchObject({
      kind: 'not-allowed',
    });
    expect(by('collector', 'roster.may-union', change('twinLink'))).toMatchObject({
      kind: 'not-allowed',
    });
  });

  test('the chair signs the resolution on a fixed sum, and works out nobody’s dues', () => {
    expect(by('chair', 'dues.may-union', change('resolution'))).toBe('allowed');
    expect(by('chair', 'dues.may-union', change('assessment'))).toMatchObject({
      kind: 'not-allowed',
    });
    expect(by('collector', 'dues.may-union', change('resolution'))).toMatchObject({
      kind: 'not-allowed',
    });
  });

  test('the treasurer keeps the roll, the dues and the salaries, not the office nor the cases', () => {
    expect(by('treasurer', 'pay.may-union', change('salary'))).toBe('allowed');
    expect(
      by(
        'treasurer',
        'dues.may-union',
        change('resolution'),
        change('waiver'),
        change('assessment'),
      ),
    ).toBe('allowed');
    expect(
      by(
        'treasurer',
        'roster.may-union',
        change('member', { archived: true }),
        change('membershipStep', { what: 'left' }),
      ),
    ).toBe('allowed');
    expect(by('treasurer', 'office.may-union', change('setting'))).toMatchObject({
      kind: 'not-allowed',
    });
    expect(by('treasurer', 'cases.may-union', change('caseNote'))).toMatchObject({
      kind: 'not-allowed',
    });
  });

  test('the case officer writes cases and reads the roll', () => {
    expect(
      by(
        'case-officer',
        'cases.may-union',
        change('caseFile'),
        change('caseNote'),
        change('attachment'),
      ),
    ).toBe('allowed');
    expect(by('case-officer', 'roster.may-union', change('member'))).toMatchObject({
      kind: 'not-allowed',
    });
  });

  test('the administrator keeps the tree and nobody else’s books', () => {
    expect(
      by(
        'administrator',
        'office.may-union',
        change('officer'),
        change('setting'),
        change('revocation'),
      ),
    ).toBe('allowed');
    for (const book of ['roster', 'dues', 'pay', 'cases'])
      expect(by('administrator', `${book}.may-union`, change('admitHeld'))).toMatchObject({
        kind: 'not-allowed',
      });
  });

  test('the accountant works out dues and salaries, and takes no money', () => {
    expect(by('accountant', 'pay.may-union', change('salary'))).toBe('allowed');
    expect(by('accountant', 'dues.may-union', change('assessment'), change('waiver'))).toBe(
      'allowed',
    );
    for (const type of ['receipt', 'void', 'collectionList', 'dayClose', 'resolution'])
      expect(by('accountant', 'dues.may-union', change(type))).toMatchObject({ type });
    expect(by('accountant', 'roster.may-union', change('member'))).toMatchObject({
      kind: 'not-allowed',
    });
  });

  test('the vice-chair stands in for the chair in the books, and decides nothing about officers', () => {
    expect(by('vice-chair', 'dues.may-union', change('receipt'), change('resolution'))).toBe(
      'allowed',
    );
    expect(by('vice-chair', 'cases.may-union', change('caseFile'))).toBe('allowed');
    expect(by('vice-chair', 'roster.may-union', change('twinLink'))).toBe('allowed');
    for (const type of ['officer', 'grant', 'revocation', 'setting', 'admitHeld', 'unit'])
      expect(by('vice-chair', 'office.may-union', change(type))).toMatchObject({ type });
  });

  test('the auditor, the upper-level officer and who makes the news or the courses change nothing', () => {
    for (const role of [
      'auditor',
      'upper-officer',
      'communications-officer',
      'training-officer',
    ] as const)
      for (const { type, book } of RECORD_TYPES.filter((known) => known.type !== 'deviceLoss'))
        expect(by(role, `${book}.may-union`, change(type))).toMatchObject({ kind: 'not-allowed' });
  });

  test('from above one sees rolls and dues below, and no request, however far the grant reaches', () => {
    const above = [grantOf('upper-officer', 'province', 'below')];
    expect(mayOpen(above, 'roster.may-union', path, today)).toBe(true);
    expect(mayOpen(above, 'dues.may-union', path, today)).toBe(true);
    for (const book of ['cases.may-union', 'pay.may-union'])
      expect(mayOpen(above, book, path, today)).toBe(false);
    expect(mayOpen(above, 'cases.may-union.case0001', path, today, true)).toBe(false);
  });

  test('custody is decided by the chair, in each book the chair opens, and by the administrator in the office', () => {
    for (const decision of ['admitHeld', 'refuseHeld']) {
      for (const book of ['office', 'roster', 'dues', 'cases'])
        expect(by('chair', `${book}.may-union`, change(decision))).toBe('allowed');
      expect(by('administrator', 'office.may-union', change(decision))).toBe('allowed');
      expect(by('treasurer', 'dues.may-union', change(decision))).toMatchObject({
        kind: 'not-allowed',
      });
    }
  });

  test('devices and receipt series come from the server and from no officer', () => {
    for (const role of ROLES)
      for (const type of ['device', 'series'])
        expect(by(role, 'office.may-union', change(type))).toEqual({
          kind: 'not-allowed',
          index: 0,
          type,
        });
  });

  test('a record stands in the book of its kind and in no other', () => {
    expect(by('chair', 'roster.may-union', change('receipt'))).toMatchObject({
      kind: 'not-allowed',
    });
    expect(by('chair', 'dues.may-union', change('member'))).toMatchObject({ kind: 'not-allowed' });
  });

  test('what a newer app wrote is told apart from what is not allowed', () => {
    expect(by('chair', 'dues.may-union', change('receipt'), change('somethingNew'))).toEqual({
      kind: 'unknown-type',
      index: 1,
      type: 'somethingNew',
    });
    expect(by('chair', 'dues.may-union', change('constructor'))).toMatchObject({
      kind: 'unknown-type',
    });
  });

  test('nobody without a right in force writes anything', () => {
    expect(judged([], 'dues.may-union', [change('receipt')])).toMatchObject({
      kind: 'not-allowed',
    });
    expect(
      judged([{ ...grantOf('chair'), until: '2026-11-21' }], 'dues.may-union', [change('receipt')]),
    ).toMatchObject({ kind: 'not-allowed' });
    expect(
      judged([grantOf('chair', 'go-union')], 'dues.may-union', [change('receipt')]),
    ).toMatchObject({ kind: 'not-allowed' });
  });

  test('two roles of one person add up', () => {
    const both = [grantOf('collector'), grantOf('case-officer')];
    expect(judged(both, 'cases.may-union', [change('caseNote')])).toBe('allowed');
    expect(judged(both, 'dues.may-union', [change('receipt')])).toBe('allowed');
  });
});

describe('papers', () => {
  test('a receipt is voided, never undone; nor is a grant, a consent or a close', () => {
    for (const [book, type] of [
      ['dues', 'receipt'],
      ['dues', 'void'],
      ['dues', 'dayClose'],
      ['roster', 'consent'],
      ['office', 'grant'],
      ['office', 'revocation'],
    ] as const)
      expect(by('chair', `${book}.may-union`, change(type, {}, { undoes: ['hash.0'] }))).toEqual({
        kind: 'not-allowed',
        index: 0,
        type,
      });
  });

  test('an edit of a member is undone by whoever may write every field of it', () => {
    const undo = change('member', {}, { undoes: ['hash.0'] });
    expect(by('treasurer', 'roster.may-union', undo)).toBe('allowed');
    expect(by('collector', 'roster.may-union', undo)).toMatchObject({ kind: 'not-allowed' });
    expect(
      by('collector', 'roster.may-union', change('member', { phone: null }, { undoes: [] })),
    ).toBe('allowed');
  });

  test('a back-dated second amount does not slip under a receipt that is there', () => {
    const isWritten: Judged['isWritten'] = (type, id, field) =>
      `${type} ${id} ${field}` === 'receipt record-1 amountVnd';
    const again = [change('receipt', { amountVnd: 1 })];
    expect(judged([grantOf('chair')], 'dues.may-union', again, { isWritten })).toEqual({
      kind: 'already-written',
      index: 0,
      type: 'receipt',
      field: 'amountVnd',
    });
    expect(
      judged(
        [grantOf('chair')],
        'dues.may-union',
        [change('receipt', { amountVnd: 1 }, { id: 'record-2' })],
        { isWritten },
      ),
    ).toBe('allowed');
  });
});

describe('handing out rights', () => {
  const given = (set: Change['set']): Change =>
    change('grant', { officer: 'officer2', unit: 'may-union', reach: 'unit', ...set });

  test('the chair staffs the own union and makes nobody chair or administrator', () => {
    for (const role of ['vice-chair', 'collector', 'case-officer', 'auditor'])
      expect(by('chair', 'office.may-union', given({ role }))).toBe('allowed');
    for (const role of ['chair', 'administrator', 'upper-officer', 'emperor', 7])
      expect(by('chair', 'office.may-union', given({ role }))).toEqual({
        kind: 'not-allowed',
        index: 0,
        type: 'grant',
        field: 'role',
      });
  });

  test('a chair gives nothing that a chair does not hold: no book and no act', () => {
    const chair = ROLE_RIGHTS.chair;
    for (const role of chair.grants) {
      const { opens, writes, grants } = ROLE_RIGHTS[role];
      expect(chair.opens, role).toEqual(expect.arrayContaining([...opens]));
      expect(chair.grants, role).toEqual(expect.arrayContaining([...grants]));
      for (const [kind, types] of Object.entries(writes))
        for (const type of Object.keys(types))
          expect(
            Object.entries(chair.writes).some(([own, held]) => own === kind && type in held),
            `${role} ${type}`,
          ).toBe(true);
    }
  });

  test('salaries and dues are handed on by a chair who keeps them, and as far as they are kept', () => {
    const chair = grantOf('chair', 'commune1', 'below');
    const near = given({ role: 'treasurer' });
    const far = given({ role: 'treasurer', reach: 'below' });
    const book = 'office.may-union';
    expect(judged([chair], book, [near])).toMatchObject({ field: 'role' });
    expect(judged([chair, grantOf('treasurer')], book, [near])).toBe('allowed');
    expect(judged([chair, grantOf('treasurer')], book, [far])).toMatchObject({ field: 'reach' });
    expect(judged([chair, grantOf('treasurer', 'commune1', 'below')], book, [far])).toBe('allowed');
    // Keeping them is not enough: a treasurer gives nobody a right.
    expect(judged([grantOf('treasurer')], book, [near])).toMatchObject({ kind: 'not-allowed' });
    const elsewhere = grantOf('treasurer', 'go-union');
    expect(judged([chair, elsewhere], book, [near])).toMatchObject({ field: 'role' });
    const ended = { ...grantOf('treasurer'), until: '2026-11-21' };
    expect(judged([chair, ended], book, [near])).toMatchObject({ field: 'role' });
  });

  test('a chair ends the rights a chair may give, not those of who leads or administers', () => {
    const byId = {
      collector: { role: 'collector', reach: 'unit' },
      admin: { role: 'administrator', reach: 'unit' },
      second: { role: 'chair', reach: 'unit' },
      far: { role: 'collector', reach: 'below' },
    } as const;
    const ended = (by: HeldGrant, grant: keyof typeof byId | 'nothing'): unknown =>
      judged([by], 'office.may-union', [change('revocation', { grant, why: 'Hết nhiệm kỳ' })], {
        grantNamed: (id) => Object.entries(byId).find(([name]) => name === id)?.[1],
      });
    expect(ended(grantOf('chair'), 'collector')).toBe('allowed');
    for (const grant of ['admin', 'second', 'far'] as const)
      expect(ended(grantOf('chair'), grant)).toMatchObject({ type: 'revocation', field: 'grant' });
    for (const grant of ['collector', 'admin', 'second'] as const)
      expect(ended(grantOf('administrator'), grant)).toBe('allowed');
    // A word about what is not there ends nothing, now or later: ids are random.
    expect(ended(grantOf('chair'), 'nothing')).toBe('allowed');
  });

  test('nobody gives a right for another unit, or further than their own', () => {
    expect(
      by('administrator', 'office.may-union', given({ role: 'chair', unit: 'go-union' })),
    ).toMatchObject({ field: 'unit' });
    expect(
      by('administrator', 'office.may-union', given({ role: 'chair', reach: 'below' })),
    ).toMatchObject({ field: 'reach' });
    const above = grantOf('administrator', 'province', 'below');
    expect(
      judged([above], 'office.may-union', [given({ role: 'administrator', reach: 'below' })]),
    ).toBe('allowed');
  });
});

describe('the tree', () => {
  const unit = (set: Change['set'], id = 'may-union'): Change => change('unit', set, { id });
  const own = grantOf('administrator');
  const above = grantOf('administrator', 'commune1', 'below');
  const pathOf = (id: string): readonly string[] | undefined =>
    id === 'commune2'
      ? ['commune2', 'province']
      : id === 'group-a'
        ? ['group-a', 'commune1', 'province']
        : undefined;

  test('a unit is renamed by its own administrator, and moved only from above', () => {
    expect(judged([own], 'office.may-union', [unit({ name: 'Mới' })])).toBe('allowed');
    expect(judged([own], 'office.may-union', [unit({ parent: 'commune2' })])).toMatchObject({
      field: 'parent',
    });
    expect(judged([above], 'office.may-union', [unit({ parent: 'commune2' })])).toBe('allowed');
  });

  test('and only to where the mover has a say, where that is known', () => {
    expect(judged([above], 'office.may-union', [unit({ parent: 'group-a' })], { pathOf })).toBe(
      'allowed',
    );
    for (const parent of ['commune2', 'nowhere', null])
      expect(judged([above], 'office.may-union', [unit({ parent })], { pathOf })).toMatchObject({
        field: 'parent',
      });
  });

  test('a unit does not write itself into the book of another', () => {
    expect(judged([above], 'office.may-union', [unit({ name: 'x' }, 'go-union')])).toMatchObject({
      field: 'id',
    });
  });

  test('a new unit is written by who reaches below its parent', () => {
    const fresh = { unitPath: ['new-unit', 'commune1', 'province'] };
    const created = [
      unit(
        { name: 'CĐCS mới', kind: 'grassroots', parent: 'commune1', ownBooks: true },
        'new-unit',
      ),
    ];
    expect(judged([above], 'office.new-unit', created, fresh)).toBe('allowed');
    expect(judged([{ ...above, reach: 'unit' }], 'office.new-unit', created, fresh)).toMatchObject({
      kind: 'not-allowed',
    });
  });
});

test('an officer holds the books of every unit in reach, each once', () => {
  const below = (unit: string): readonly string[] =>
    unit === 'commune1' ? ['may-union', 'go-union'] : [];
  expect(booksOf([grantOf('collector'), grantOf('case-officer')], below, today)).toEqual([
    'cases.may-union',
    'dues.may-union',
    'office.may-union',
    'roster.may-union',
  ]);
  expect(booksOf([grantOf('administrator', 'commune1', 'below')], below, today)).toEqual([
    'office.commune1',
    'office.go-union',
    'office.may-union',
  ]);
  expect(booksOf([{ ...grantOf('chair'), from: '2027-01-01' }], below, today)).toEqual([]);
});

test('the table speaks only of record types and fields that there are', () => {
  for (const role of ROLES)
    for (const [kind, types] of Object.entries(ROLE_RIGHTS[role].writes))
      for (const [name, right] of Object.entries(types)) {
        const type = recordTypeByName(name);
        expect(
          name === 'admitHeld' || name === 'refuseHeld' || type?.book === kind,
          `${name} in ${kind}`,
        ).toBe(true);
        // What is referred to a union above is written in without its book being opened by rank.
        const { opens, readsReferred } = ROLE_RIGHTS[role];
        expect(readsReferred === true ? [...opens, 'cases'] : opens).toContain(kind);
        for (const field of [...(right.except ?? []), ...Object.keys(right.only ?? {})])
          expect(Object.keys(type?.fields ?? {})).toContain(field);
        // What is written once as a whole is a paper: no role takes it back.
        if (right.undo === true)
          expect(Object.values(type?.fields ?? {}).some(({ rule }) => rule !== 'writeOnce')).toBe(
            true,
          );
      }
});

test('every record type but the server’s own has somebody who writes it', () => {
  const written = new Set(
    ROLES.flatMap((role) =>
      Object.values(ROLE_RIGHTS[role].writes).flatMap((types) => Object.keys(types)),
    ),
  );
  expect(RECORD_TYPES.map(({ type }) => type).filter((type) => !written.has(type))).toEqual([
    'device',
    'series',
    'holdQuarantined',
  ]);
});

test('grants are read off the office books: not revoked, whole, and of the book’s own unit', () => {
  const values = {
    officer: 'lan',
    role: 'chair',
    unit: 'may-union',
    reach: 'unit',
    from: '2026-01-01',
    until: null,
  } as const;
  const book = {
    unit: 'may-union',
    grants: [
      { id: 'good', values },
      { id: 'ended', values },
      { id: 'elsewhere', values: { ...values, unit: 'go-union' } },
      { id: 'somebody', values: { ...values, officer: 'binh' } },
      { id: 'torn', values: { ...values, role: undefined } },
    ],
    revocations: [{ id: 'rev1', values: { grant: 'ended', why: 'Hết nhiệm kỳ' } }],
  };
  const foreign = {
    unit: 'go-union',
    grants: [],
    revocations: [{ id: 'rev2', values: { grant: 'good', why: 'x' } }],
  };
  expect(heldGrants('lan', [book, foreign]).map(({ id }) => id)).toEqual(['good']);
});
