// A history in the words of the trade: what an officer reads on each line, in Vietnamese and in English.
import { expect, test } from 'vitest';
import { historyLines, type HistoryEntry } from '#domain/views/history-view.ts';
import { catalogues } from '#text/catalogue.ts';
import type { Language } from '#text/language.ts';
import { hasSecrets, wordedLine, type Wording } from '../../src/features/history/history-words.ts';

type Written = Omit<HistoryEntry['changes'][number], 'index'>;
const entry = (n: number, changes: readonly Written[], more: Partial<HistoryEntry> = {}) => ({
  order: { ms: n * 60_000, counter: 0, device: 'may-1', life: 'life', seq: n, hash: `hash${n}` },
  state: 'safe' as const,
  changes: changes.map((change, index) => ({ ...change, index })),
  ...more,
});
const member = (set: Record<string, unknown>): Written => ({ type: 'member', id: 'm1-1', set });

const worded = (
  type: string,
  entries: readonly HistoryEntry[],
  { language = 'vi', isNumberShown = false }: { language?: Language; isNumberShown?: boolean } = {},
) => {
  const wording: Wording = {
    text: catalogues[language],
    type,
    id: type === 'member' ? 'm1-1' : 'r1-1',
    isNumberShown,
    names: {
      unit: (id) => (id === 'to-1' ? 'Tổ công đoàn May 3' : undefined),
      officer: () => undefined,
      member: (id) => (id === 'm2-2' ? 'Lý Thị Mờ' : undefined),
    },
  };
  const lines = historyLines({ type, id: wording.id }, entries);
  return lines.map((line) => {
    const { title, details } = wordedLine(line, wording);
    return [
      title,
      ...details.map(({ label, before, after, mark }) =>
        [
          `${label}: ${before === undefined ? '' : `${before} → `}${after}`,
          ...(mark === 'stands' ? [] : [mark]),
        ].join(' | '),
      ),
    ];
  });
};

const step = (what: string, id = 's1-1'): Written => ({
  type: 'membershipStep',
  id,
  set: { member: 'm1-1', what, on: '2026-11-01', decision: null },
});
const consent: Written = {
  type: 'consent',
  id: 'c1-1',
  set: { member: 'm1-1', how: 'read-aloud', textVersion: 'vi-2026-1' },
};

test('from the application to the section: each deed by its name', () => {
  const lines = worded('member', [
    entry(1, [
      member({
        fullName: { value: 'Lý Thị Mơ' },
        nationalNumber: { value: '019189001234' },
        phone: '+84912345678',
        address: null,
        source: 'typed',
      }),
      step('applied'),
      consent,
    ]),
    entry(2, [step('admitted', 's2-2')]),
    entry(3, [member({ section: 'to-1' })]),
    entry(4, [member({ phone: '+84987654321' })]),
    entry(5, [member({ archived: true })]),
    entry(6, [{ ...member({}), undoes: ['hash4.0'] }]),
    entry(7, [
      { type: 'twinLink', id: 'twins', set: { pairs: { add: ['m1-1~m2-2', 'm8-8~m9-9'] } } },
    ]),
  ]);
  expect(lines.reverse()).toEqual([
    [
      'Ghi tên xin gia nhập',
      'Họ tên: Lý Thị Mơ',
      'Số CCCD: 0191…1234',
      'Điện thoại: 0912 345 678',
      'Ngày nộp đơn: 01/11/2026',
      'Đồng ý cho giữ thông tin: nghe đọc rồi nói đồng ý',
    ],
    ['Kết nạp', 'Ngày: 01/11/2026'],
    ['Chuyển tổ', 'Tổ công đoàn: Tổ công đoàn May 3'],
    ['Đổi điện thoại', 'Điện thoại: 0912 345 678 → 0987 654 321 | undone'],
    ['Đưa vào lưu trữ'],
    ['Hoàn lại thay đổi lúc 07:04 01/01/1970'],
    ['Ghi là một người với Lý Thị Mờ'],
  ]);
});

test('a national number is masked until somebody asks, in both places of a change', () => {
  const entries = [
    entry(1, [member({ nationalNumber: { value: '019189001234' } })]),
    entry(2, [member({ nationalNumber: { value: '019189005678', replaces: ['hash1.0'] } })]),
  ];
  expect(hasSecrets(historyLines({ type: 'member', id: 'm1-1' }, entries))).toBe(true);
  expect(worded('member', entries)[0]).toEqual(['Đổi số CCCD', 'Số CCCD: 0191…1234 → 0191…5678']);
  expect(worded('member', entries, { isNumberShown: true })[0]?.[1]).toBe(
    'Số CCCD: 019189001234 → 019189005678',
  );
});

test('an import, a receipt voided, a request moved on; and fields of a newer app say no nonsense', () => {
  expect(
    worded('member', [entry(1, [member({ fullName: { value: 'A' } })], { act: 'importMembers' })]),
  ).toEqual([['Nhập từ danh sách, ghi tên đoàn viên', 'Họ tên: A']]);
  const receipt = (set: Record<string, unknown>, type = 'receipt', id = 'r1-1') => ({
    type,
    id,
    set,
  });
  expect(
    worded('receipt', [
      entry(1, [receipt({ number: 7, months: ['2026-11'], amountVnd: 25_000, method: 'cash' })]),
      entry(2, [receipt({ receipt: 'r1-1', why: 'Thu nhầm người' }, 'void', 'v1-1')]),
    ]),
  ).toEqual([
    ['Hủy biên lai', 'Lý do: Thu nhầm người'],
    [
      'Thu đoàn phí',
      'Số biên lai: 000007',
      'Tháng: 11/2026',
      'Số tiền: 25.000 đ',
      'Cách đóng: Tiền mặt',
    ],
  ]);
  const file = (set: Record<string, unknown>) => ({ type: 'caseFile', id: 'r1-1', set });
  expect(
    worded('caseFile', [
      entry(1, [file({ kind: 'late-wages', stage: { round: 0, stage: 'new' } })]),
      entry(2, [file({ stage: { round: 0, stage: 'assigned' } })]),
      entry(3, [file({ laterField: { some: ['thing'] } })]),
    ])[1],
  ).toEqual(['Chuyển bước', 'Bước: Mới ghi → Đã giao người']);
});

test('the same in English', () => {
  const lines = worded(
    'member',
    [
      entry(1, [member({ phone: '+84912345678' }), step('admitted')]),
      entry(2, [member({ phone: null })], { state: 'check', reason: 'not-allowed' }),
    ],
    { language: 'en' },
  );
  expect(lines).toEqual([
    ['Changed: phone', 'Phone: 0912 345 678 → left empty | not-counted'],
    ['Added as a member already', 'Phone: 0912 345 678', 'Member since: 01/11/2026'],
  ]);
});
