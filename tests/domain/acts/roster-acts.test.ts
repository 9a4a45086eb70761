/** What officers do on the roll. */
import { describe, expect, test } from 'vitest';
import { valuesOf } from '#crdt/fold.ts';
import {
  addTag,
  archiveMember,
  recordMembershipStep,
  registerMember,
  removeTag,
  resolveIdentity,
  type Registration,
} from '#domain/roster/acts.ts';
import { duplicatesOf } from '#domain/roster/duplicates.ts';
import { editMember } from '#domain/roster/edit-member.ts';
import { member } from '#domain/roster/member.ts';
import { linkTwins, unlinkTwins } from '#domain/roster/twin-acts.ts';
import { draftsOf, momentOf, recordOf, refusalOf, setsOf, TODAY } from './act-kit.ts';

const rosterBook = 'roster.unit0001';
const consent = { textVersion: '2026-1', textHash: 'abc_DEF-123', how: 'read-aloud' } as const;
const registration: Registration = {
  rosterBook,
  fullName: '  Nông   Thị Mơ ',
  nationalNumber: '019199 000123',
  bornOn: '1999-02-01',
  sex: 'female',
  phone: '0912 345 678',
  address: 'Xóm Đồng Mận',
  employeeNo: 'M001',
  source: 'card',
  step: 'applied',
  stepOn: TODAY,
  consent,
};

describe('registering', () => {
  test('writes the person, the first step and the consent in one entry', () => {
    const drafts = draftsOf(registerMember(registration, momentOf()));
    expect(drafts).toHaveLength(1);
    expect(drafts[0]?.book).toBe(rosterBook);
    const [person, step, agreed] = drafts[0]?.changes ?? [];
    expect([person?.type, step?.type, agreed?.type]).toEqual([
      'member',
      'membershipStep',
      'consent',
    ]);
    expect(person?.set).toEqual({
      fullName: { value: 'Nông Thị Mơ' },
      nationalNumber: { value: '019199000123' },
      bornOn: '1999-02-01',
      sex: 'female',
      phone: '+84912345678',
      address: 'Xóm Đồng Mận',
      employeeNo: 'M001',
      source: 'card',
    });
    expect(step?.set).toEqual({ member: person?.id, what: 'applied', on: TODAY, decision: null });
    expect(agreed?.set).toEqual({
      member: person?.id,
      ...consent,
      officer: 'officer-lan',
      atMs: 1_795_310_000_000,
    });
    expect(new Set([person?.id, step?.id, agreed?.id]).size).toBe(3);
  });

  test('a name and a consent are enough; what is not known is not written', () => {
    const input = {
      rosterBook,
      fullName: 'Mơ',
      source: 'typed',
      step: 'applied',
      stepOn: TODAY,
      consent,
    } as const;
    expect(setsOf(registerMember(input, momentOf()))[0]).toEqual({
      fullName: { value: 'Mơ' },
      source: 'typed',
    });
  });

  test('only a year of birth is enough, this year too', () => {
    for (const bornOn of ['1961', '2026'])
      expect(setsOf(registerMember({ ...registration, bornOn }, momentOf()))[0]).toMatchObject({
        bornOn,
      });
  });

  test.each([
    ['without a name', { fullName: ' \u200b ' }, { kind: 'missing-name' }],
    [
      'eleven digits',
      { nationalNumber: '19199000123' },
      { kind: 'bad-national-number', text: '19199000123' },
    ],
    [
      'born on 30 February',
      { bornOn: '1999-02-30' },
      { kind: 'bad-date', field: 'bornOn', text: '1999-02-30' },
    ],
    [
      'born tomorrow',
      { bornOn: '2026-11-23' },
      { kind: 'future-date', field: 'bornOn', date: '2026-11-23' },
    ],
    ['born next year', { bornOn: '2027' }, { kind: 'future-date', field: 'bornOn', date: '2027' }],
    [
      'a phone of five digits',
      { phone: '09123' },
      { kind: 'bad-phone', why: 'too-short', text: '09123' },
    ],
    [
      'admitted tomorrow',
      { stepOn: '2026-11-23' },
      { kind: 'future-date', field: 'stepOn', date: '2026-11-23' },
    ],
    [
      'a step on no day',
      { stepOn: '2026-13-01' },
      { kind: 'bad-date', field: 'stepOn', text: '2026-13-01' },
    ],
    ['silence instead of consent', { consent: undefined }, { kind: 'missing-consent' }],
    [
      'consent to no text',
      { consent: { ...consent, textVersion: '' } },
      { kind: 'missing-consent' },
    ],
    [
      'an address as long as a letter',
      { address: 'x'.repeat(301) },
      { kind: 'text-too-long', field: 'address', lengthMax: 300 },
    ],
  ])('%s is refused', (_, edit, problem) => {
    expect(refusalOf(registerMember({ ...registration, ...edit }, momentOf()))).toEqual(problem);
  });
});

describe('mending', () => {
  const record = recordOf('member', {
    fullName: { value: 'Nông Thị Mơ' },
    phone: '+84912345678',
    address: 'Xóm Đồng Mận',
    sex: 'female',
  });

  test('only what differs is written', () => {
    const edits = {
      fullName: 'Nông Thị Mơ',
      phone: '0912345678',
      address: 'Bản Khe Lam',
      sex: 'female',
    } as const;
    expect(setsOf(editMember({ rosterBook, record, edits }, momentOf()))).toEqual([
      { address: 'Bản Khe Lam' },
    ]);
  });

  test('a form saved as it was opened is refused', () => {
    const edits = { fullName: 'Nông Thị Mơ ', phone: '+84 912 345 678', note: '' };
    expect(refusalOf(editMember({ rosterBook, record, edits }, momentOf()))).toEqual({
      kind: 'nothing-changed',
    });
  });

  test('a fact emptied is a fact not known', () => {
    expect(setsOf(editMember({ rosterBook, record, edits: { phone: '' } }, momentOf()))).toEqual([
      { phone: null },
    ]);
  });

  test('a new name stands in for the one that was shown', () => {
    expect(
      setsOf(editMember({ rosterBook, record, edits: { fullName: 'Nông Thị Mở' } }, momentOf())),
    ).toEqual([{ fullName: { value: 'Nông Thị Mở', replaces: ['e1.0'] } }]);
    expect(
      setsOf(
        editMember({ rosterBook, record, edits: { nationalNumber: '019199000123' } }, momentOf()),
      ),
    ).toEqual([{ nationalNumber: { value: '019199000123' } }]);
  });

  test('an identity is replaced, not emptied', () => {
    expect(
      refusalOf(editMember({ rosterBook, record, edits: { fullName: '' } }, momentOf())),
    ).toEqual({ kind: 'missing-name' });
  });

  test('of two names, saving one of them is the choice', () => {
    const two = recordOf(
      'member',
      { fullName: { value: 'Lý Thị Sen' } },
      { fullName: { value: 'Lý Thị Xen' } },
    );
    expect(
      setsOf(
        editMember({ rosterBook, record: two, edits: { fullName: 'Lý Thị Xen' } }, momentOf()),
      ),
    ).toEqual([{ fullName: { value: 'Lý Thị Xen', replaces: ['e1.0', 'e2.0'] } }]);
  });

  test('each field keeps its own rule', () => {
    const refused = (edits: object): unknown =>
      refusalOf(editMember({ rosterBook, record, edits }, momentOf()));
    expect(refused({ bornOn: '2030-01-01' })).toMatchObject({ kind: 'future-date' });
    expect(refused({ phone: '123' })).toMatchObject({ kind: 'bad-phone' });
    expect(refused({ nationalNumber: '12' })).toMatchObject({ kind: 'bad-national-number' });
    expect(refused({ employeeNo: 'x'.repeat(41) })).toMatchObject({
      kind: 'text-too-long',
      field: 'employeeNo',
    });
    expect(refused({ note: 'x'.repeat(8001) })).toMatchObject({
      kind: 'text-too-long',
      field: 'note',
    });
    expect(refused({ bankAccount: 'x'.repeat(121) })).toMatchObject({
      kind: 'text-too-long',
      field: 'bankAccount',
    });
  });
});

test('choosing one of two national numbers sets the others aside by name', () => {
  const choice = {
    rosterBook,
    member: 'member01',
    field: 'nationalNumber',
    value: '019199000132',
  } as const;
  expect(setsOf(resolveIdentity({ ...choice, replaces: ['a.0', 'b.0'] }))).toEqual([
    { nationalNumber: { value: '019199000132', replaces: ['a.0', 'b.0'] } },
  ]);
  expect(refusalOf(resolveIdentity({ ...choice, replaces: [] }))).toEqual({
    kind: 'nothing-to-resolve',
    field: 'nationalNumber',
  });
  expect(refusalOf(resolveIdentity({ ...choice, value: '', replaces: ['a.0'] }))).toEqual({
    kind: 'bad-national-number',
    text: '',
  });
});

test('a member is archived and brought back; nothing is deleted', () => {
  expect(setsOf(archiveMember({ rosterBook, member: 'member01', archived: true }))).toEqual([
    { archived: true },
  ]);
  expect(draftsOf(archiveMember({ rosterBook, member: 'member01', archived: false }))[0]?.act).toBe(
    'unarchiveMember',
  );
});

test('a step of a membership is noted with its decision', () => {
  const step = {
    rosterBook,
    member: 'member01',
    what: 'admitted',
    on: '2026-11-20',
    decision: ' QĐ-12 ',
  } as const;
  expect(setsOf(recordMembershipStep(step, momentOf()))).toEqual([
    { member: 'member01', what: 'admitted', on: '2026-11-20', decision: 'QĐ-12' },
  ]);
  expect(refusalOf(recordMembershipStep({ ...step, on: '2026-12-01' }, momentOf()))).toMatchObject({
    kind: 'future-date',
  });
});

test('a tag taken away names the additions that were seen', () => {
  expect(setsOf(addTag({ rosterBook, member: 'record-1', tag: ' Ca đêm ' }))).toEqual([
    { tags: { add: ['Ca đêm'] } },
  ]);
  const record = recordOf(
    'member',
    { tags: { add: ['Ca đêm'] } },
    { tags: { add: ['Ca đêm', 'Chuyền 1'] } },
  );
  expect(setsOf(removeTag({ rosterBook, record, tag: 'Ca đêm' }))).toEqual([
    { tags: { remove: [{ value: 'Ca đêm', of: ['e1.0', 'e2.0'] }] } },
  ]);
  expect(refusalOf(removeTag({ rosterBook, record, tag: 'Tổ 9' }))).toEqual({
    kind: 'no-such-tag',
    tag: 'Tổ 9',
  });
  expect(refusalOf(addTag({ rosterBook, member: 'record-1', tag: ' ' }))).toEqual({
    kind: 'missing-text',
    field: 'tags',
  });
});

test('two records are one person, until somebody says they are not', () => {
  expect(setsOf(linkTwins({ rosterBook, a: 'bbbb', b: 'aaaa' }))).toEqual([
    { pairs: { add: ['aaaa~bbbb'] } },
  ]);
  expect(refusalOf(linkTwins({ rosterBook, a: 'aaaa', b: 'aaaa' }))).toEqual({
    kind: 'same-person',
  });
  const record = recordOf('twinLink', { pairs: { add: ['aaaa~bbbb'] } });
  expect(setsOf(unlinkTwins({ rosterBook, record, a: 'bbbb', b: 'aaaa' }))).toEqual([
    { pairs: { remove: [{ value: 'aaaa~bbbb', of: ['e1.0'] }] } },
  ]);
  expect(refusalOf(unlinkTwins({ rosterBook, record, a: 'aaaa', b: 'cccc' }))).toEqual({
    kind: 'not-linked',
  });
});

describe('duplicates', () => {
  const of = (id: string, set: Readonly<Record<string, unknown>>) => ({
    id,
    values: valuesOf(member, recordOf('member', set)),
  });
  const roll = [
    of('name', { fullName: { value: 'Nông Thị Mơ' }, bornOn: '1999-02-01' }),
    of('phone', { fullName: { value: 'Bế Văn Ân' }, phone: '+84912345678' }),
    of('number', {
      fullName: { value: 'Nông Thị Mở' },
      nationalNumber: { value: '019199000123' },
      phone: '+84912345678',
    }),
    of('other', { fullName: { value: 'Nông Thị Mơ' }, bornOn: '1988-02-01' }),
    of('nobody', {}),
  ];

  test('the same number, phone, or name with birth date, surest first and with the reason', () => {
    const candidate = {
      fullName: 'nong thi mo',
      nationalNumber: '019199000123',
      phone: '0912345678',
      bornOn: '1999-02-01',
    };
    expect(duplicatesOf(candidate, roll)).toEqual([
      { member: 'number', why: ['national-number', 'phone'] },
      { member: 'phone', why: ['phone'] },
      { member: 'name', why: ['name-and-birth'] },
    ]);
  });

  test('where only the year is known, the year counts', () => {
    expect(duplicatesOf({ fullName: 'Nông Thị Mơ', bornOn: '1999' }, roll)).toEqual([
      { member: 'name', why: ['name-and-birth'] },
    ]);
  });

  test('a bare name is no reason, and an unreadable number finds nobody', () => {
    expect(
      duplicatesOf({ fullName: 'Nông Thị Mơ', nationalNumber: '??', phone: '??' }, roll),
    ).toEqual([]);
  });
});
