// The list of a training day: every line is invited or named with what is wrong.
import { expect, test } from 'vitest';
import { isSignInName, proposedSignInName } from '#domain/office/sign-in-name.ts';
import {
  readTrainingList,
  TRAINEES_MAX,
  type KnownOfficer,
  type TrainingFacts,
} from '#domain/office/training-list.ts';

const facts = (more: Partial<TrainingFacts> = {}): TrainingFacts => ({
  roles: new Map([
    ['to truong', 'collector'],
    ['chu tich', 'chair'],
    ['thu quy', 'treasurer'],
  ]),
  units: new Map([
    ['cdcs may mau', ['may']],
    ['to 1', ['one', 'another']],
    ['to 2', ['two']],
  ]),
  onlyUnit: undefined,
  mayGive: (_, role) => role === 'collector',
  known: () => undefined,
  isNameTaken: () => false,
  ...more,
});
const row = (name: string, role = 'Tổ trưởng', union = 'Tổ 2', phone: string | number = '') => [
  name,
  role,
  union,
  phone,
];

test('a sheet with a title, its columns in any order and an empty line is read', () => {
  const list = readTrainingList(
    [
      ['DANH SÁCH CÁN BỘ TẬP HUẤN', null],
      [],
      ['TT', 'Số điện thoại', 'Họ và tên', 'Công đoàn', 'Chức vụ (nhiệm vụ)'],
      [1, 912345678, '  Lường  Thị Mai ', 'CĐCS May Mẫu', 'tổ trưởng'],
      [2, null, 'Ma Văn Khải', 'TỔ 2', 'Tổ Trưởng'],
      [null, null, null, null, null],
    ],
    facts(),
  );
  expect(list.faulty).toEqual([]);
  expect(list.trainees).toMatchObject([
    {
      line: 4,
      displayName: 'Lường Thị Mai',
      unit: 'may',
      role: 'collector',
      phone: '+84912345678',
    },
    { line: 5, displayName: 'Ma Văn Khải', unit: 'two', phone: null, signInName: 'khai.mv' },
  ]);
});

test('every faulty line is named: nothing is guessed, and nobody gets a role the reader may not give', () => {
  const list = readTrainingList(
    [
      row(''),
      row('A'.repeat(121)),
      row('Lò Văn A', ''),
      row('Lò Văn B', 'Giám đốc'),
      row('Lò Văn C', 'Chủ tịch'),
      row('Lò Văn D', 'Thủ quỹ'),
      row('Lò Văn E', 'Tổ trưởng', ''),
      row('Lò Văn G', 'Tổ trưởng', 'Tổ 9'),
      row('Lò Văn H', 'Tổ trưởng', 'Tổ 1'),
      row('Lò Văn I', 'Tổ trưởng', 'Tổ 2', '12'),
      row('Lò Văn K'),
      row('lò văn k'),
    ],
    facts(),
  );
  expect(list.faulty.map(({ line, problem }) => [line, problem])).toEqual([
    [1, 'name-missing'],
    [2, 'name-too-long'],
    [3, 'role-missing'],
    [4, 'role-unknown'],
    [5, 'role-not-yours'],
    [6, 'role-not-yours'],
    [7, 'union-missing'],
    [8, 'union-unknown'],
    [9, 'union-twice'],
    [10, 'bad-phone'],
    [12, 'twice'],
  ]);
  expect(list.trainees.map(({ displayName }) => displayName)).toEqual(['Lò Văn K']);
});

test('a list read again goes on where it stopped; who is in already gets no second slip', () => {
  const known = (more: Partial<KnownOfficer>) => ({
    ...{ id: 'k', hasRole: true, hasDevice: false, hasMore: false },
    ...more,
  });
  const read = (officer: KnownOfficer) =>
    readTrainingList([row('Lò Văn K')], facts({ known: () => officer }));
  expect(read(known({})).trainees).toMatchObject([{ known: { id: 'k', hasRole: true } }]);
  expect(read(known({ hasDevice: true })).faulty).toMatchObject([{ problem: 'has-device' }]);
  expect(read(known({ hasMore: true })).faulty).toMatchObject([{ problem: 'has-more' }]);
});

test('at most 300 of a sheet; the lines beyond are counted, not invited', () => {
  const rows = Array.from({ length: TRAINEES_MAX + 7 }, (_, at) => row(`Cán bộ số ${at}`));
  const list = readTrainingList(rows, facts());
  expect(list.trainees).toHaveLength(TRAINEES_MAX);
  expect(list.beyond).toBe(7);
  expect(new Set(list.trainees.map(({ signInName }) => signInName)).size).toBe(TRAINEES_MAX);
});

test('one union is meant where the sheet names none and there is only one', () => {
  const list = readTrainingList([row('Lò Văn K', 'Tổ trưởng', '')], facts({ onlyUnit: 'may' }));
  expect(list.trainees).toMatchObject([{ unit: 'may' }]);
});

test('every full name has a sign-in name that may be written, and no two the same one', () => {
  const taken = new Set<string>();
  for (const name of ['Ma Văn Khải', 'Mã Vân Khai', 'Ê', 'Đỗ', '王', 'A'.repeat(120), 'Y Êban 2']) {
    const proposed = proposedSignInName(name, (one) => taken.has(one));
    expect(isSignInName(proposed)).toBe(true);
    expect(taken.has(proposed)).toBe(false);
    taken.add(proposed);
  }
  expect([...taken].slice(0, 2)).toEqual(['khai.mv', 'khai.mv2']);
});
