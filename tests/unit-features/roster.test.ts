// The roll's presenters: finding people, filling the form from a card, what is refused and where.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { emptyDraft, numberChanged, numberLeft } from '../../src/features/roster/member-draft.ts';
import {
  editsOf,
  FIELD,
  registrationErrors,
  registrationOf,
} from '../../src/features/roster/member-form.ts';
import {
  choicesWaiting,
  historyOf,
  monthsText,
  receiptsOf,
  whoWrote,
} from '../../src/features/roster/member-page.ts';
import { nameMarks } from '#domain/roster/name-marks.ts';
import {
  entriesIn,
  filterCounts,
  rosterEntries,
  type MemberRow,
} from '../../src/features/roster/roster-list.ts';
import { rosterSearch } from '../../src/features/roster/roster-search.ts';
import { sortedBy } from '../../src/features/roster/roster-order.ts';
import { catalogues } from '#text/catalogue.ts';
import { sectionText } from '#text/section-text.ts';
import { searchTextOf } from '#domain/sort-key.ts';

const text = catalogues.vi.roster;
const today = '2026-11-22';
const CARD = '019189001234|091234567|Nguyễn Thị Hằng|02091989|Nữ|Tổ 5, Đồng Mận|25122021';

const row = (id: string, name: string, more: Record<string, unknown> = {}): MemberRow => {
  const values = { fullName: [name], nationalNumber: [], bankAccount: [], tags: [], ...more };
  return {
    key: id,
    book: 'roster.unit1',
    type: 'member',
    id,
    sortKey: name,
    searchText: searchTextOf('member', values),
    state: 'safe',
    notices: [],
    changedMs: 0,
    changedByDevice: '',
    values,
  } as unknown as MemberRow;
};
const paper = (id: string, member: string, months: string[]) => ({
  id,
  book: 'dues.unit1',
  state: 'safe' as const,
  values: {
    member,
    months,
    series: 'K7',
    number: 1,
    amountVnd: 25_000,
    method: 'cash' as const,
    paidOn: today,
  },
});
const step = (member: string, what: 'applied' | 'admitted' | 'left', on = '2026-01-01') => ({
  id: `${member}-${what}`,
  values: { member, what, on, decision: null },
});

const members = [
  row('a', 'Hoàng Thị Hằng', { phone: '+84912345678' }),
  row('b', 'Trần Hạng', { nationalNumber: ['019190002205'] }),
  row('c', 'Lê Thị Dung', { employeeNo: 'M063' }),
  row('d', 'Ma Văn Đào', { archived: true }),
];
const entries = rosterEntries({
  members,
  steps: [
    step('a', 'admitted'),
    step('b', 'admitted'),
    step('c', 'applied'),
    step('d', 'admitted'),
  ],
  receipts: [paper('r1', 'a', ['2026-10', '2026-11']), paper('r2', 'b', ['2026-11'])],
  voids: [{ id: 'v1', values: { receipt: 'r2', why: 'nhầm' } }],
  waivers: [],
  twinPairs: [],
  today,
});
const idsOf = (found: readonly { row: { id: string } }[]) => found.map((entry) => entry.row.id);

describe('two records of one person', () => {
  const facts = {
    members: [
      row('f', 'Hoàng Thị Hằng', { employeeNo: 'M001' }),
      row('e', 'Hoàng Hằng', { employeeNo: 'M900' }),
      row('g', 'Lê Thị Dung'),
    ],
    steps: [step('e', 'admitted'), step('f', 'applied'), step('g', 'admitted')],
    receipts: [paper('r1', 'f', ['2026-11'])],
    voids: [],
    waivers: [],
    today,
  };

  test('stand in one row, found under either name and code, paid under either record', () => {
    const joined = rosterEntries({ ...facts, twinPairs: ['e~f'] });
    expect(idsOf(joined)).toEqual(['e', 'g']);
    expect(joined[0]?.twins.map(({ id }) => id)).toEqual(['f']);
    expect(joined[0]).toMatchObject({ isActive: true, isUnpaid: false, paidUntil: '2026-11' });
    for (const typed of ['m001', 'M900', 'hang hoang', 'thi hang'])
      expect(idsOf(rosterSearch(joined)(typed))).toEqual(['e']);
    expect(filterCounts(joined)).toMatchObject({ all: 2, active: 2, unpaid: 1 });
  });

  test('parted again they are two', () => {
    expect(idsOf(rosterEntries({ ...facts, twinPairs: [] }))).toEqual(['f', 'e', 'g']);
  });

  test('of an archived record and another, the other stands in the list', () => {
    const [e, ...rest] = [row('e', 'Hoàng Hằng', { archived: true }), ...facts.members.slice(2)];
    const joined = rosterEntries({
      ...facts,
      members: [e, row('f', 'Hoàng Thị Hằng'), ...rest],
      twinPairs: ['e~f'],
    });
    expect(idsOf(joined)).toEqual(['f', 'g']);
    expect(joined[0]?.standing).not.toBe('archived');
  });

  test('the page shows the receipts of both records', () => {
    const lines = receiptsOf(
      new Set(['e', 'f']),
      [paper('r1', 'f', ['2026-11']), paper('r2', 'e', ['2026-10']), paper('r3', 'g', ['2026-11'])],
      [],
    );
    expect(lines.map(({ id }) => id).sort()).toEqual(['r1', 'r2']);
  });
});

describe('finding people on the roll', () => {
  test.each([
    ['hang', ['a', 'b']],
    ['thi h', ['a']],
    ['h thi', ['a']],
    ['0912 345', ['a']],
    ['+84 912 345 678', ['a']],
    ['2205', ['b']],
    ['m063', ['c']],
    ['đào', ['d']],
    ['zzz', []],
    ['', ['a', 'b', 'c', 'd']],
  ])('"%s"', (typed, ids) => expect(idsOf(rosterSearch(entries)(typed))).toEqual(ids));

  test('a long roll, letter by letter: found is who answers, each once, in the order of the list', () => {
    const words = ['an', 'anh', 'thi', 'hang', 'nguyen', 'le', '0912', 'm01', 'thanh'];
    const lines = Array.from({ length: 700 }, (_, at) => ({
      at,
      haystack: ` ${[7, 5, 3].map((step) => words[Math.floor(at / step) % words.length]).join(' ')}`,
    }));
    const search = rosterSearch(lines);
    const isAnswer = (haystack: string, typed: string): boolean =>
      typed.split(' ').every((word) => haystack.includes(` ${word}`)) ||
      (typed
        .split(' ')
        .slice(1)
        .every((word) => haystack.includes(` ${word}`)) &&
        haystack.includes(typed));
    for (const typed of ['hang thi a', 'nguyen an', 'anh le', 'ang thi', 'thanh m01', '0912', 'n'])
      for (let length = 1; length <= typed.length; length++) {
        const part = typed.slice(0, length).trim();
        expect(search(part).map(({ at }) => at)).toEqual(
          lines.filter(({ haystack }) => isAnswer(haystack, part)).map(({ at }) => at),
        );
      }
  });

  test('the filters say who is active, has not paid, waits, is archived', () => {
    expect(idsOf(entriesIn(entries, 'active'))).toEqual(['a', 'b']);
    // A voided receipt pays nothing.
    expect(idsOf(entriesIn(entries, 'unpaid'))).toEqual(['b']);
    expect(idsOf(entriesIn(entries, 'applied'))).toEqual(['c']);
    expect(idsOf(entriesIn(entries, 'archived'))).toEqual(['d']);
    expect(filterCounts(entries)).toMatchObject({ any: 4, all: 3, active: 2, unpaid: 1, check: 0 });
    expect(entries[0]?.paidUntil).toBe('2026-11');
  });

  test('the letters found are marked under their accents', () => {
    expect(nameMarks('Hoàng Thị Hằng', 'hang')).toEqual([[10, 14]]);
    expect(nameMarks('Hoàng Thị Hằng', 'hoang h')).toEqual([[0, 5]]);
    expect(nameMarks('Ma Văn Đào', 'dao ma')).toEqual([
      [0, 2],
      [7, 10],
    ]);
    expect(nameMarks('Lý Thị Mơ', '0912')).toEqual([]);
  });

  test('by another column what is not known comes last, either way', () => {
    const by = (isDown: boolean) => idsOf(sortedBy(entries, { by: 'code', isDown }, new Map()));
    expect(by(false)[0]).toBe('c');
    expect(by(true)[0]).toBe('c');
    expect(idsOf(sortedBy(entries, { by: 'name', isDown: true }, new Map()))[0]).toBe('d');
  });

  test('a section is named without the words that all sections begin with', () => {
    expect(sectionText({ section: 's1' }, new Map([['s1', 'Công đoàn bộ phận Chuyền 2']]))).toBe(
      'Chuyền 2',
    );
    expect(sectionText({ sectionNote: 'Ca B' }, new Map())).toBe('Ca B');
  });
});

describe('filling the form', () => {
  const empty = emptyDraft('unit1');

  test('the line of a card pasted into the number field fills everything', () => {
    const { draft, news } = numberChanged(empty, CARD);
    expect(draft).toMatchObject({
      number: '019189001234',
      fullName: 'Nguyễn Thị Hằng',
      bornOn: '02/09/1989',
      sex: 'female',
      address: 'Tổ 5, Đồng Mận',
      source: 'card',
    });
    expect(news.kind).toBe('card');
  });

  test('a scanner that types is not read before its line is whole', () => {
    let draft = empty;
    for (const letter of CARD) ({ draft } = numberChanged(draft, draft.number + letter));
    expect(draft.fullName).toBe('');
    expect(numberLeft(draft).draft.fullName).toBe('Nguyễn Thị Hằng');
  });

  test('another code says what it is', () => {
    expect(numberChanged(empty, '00020101021238540010A00000072701').news).toEqual({
      kind: 'not-a-card',
      why: 'bank-qr',
    });
    expect(numberChanged(empty, 'https://zalo.me/g/abc').news).toEqual({
      kind: 'not-a-card',
      why: 'link',
    });
  });

  test('twelve digits give sex and year, but overwrite nothing', () => {
    expect(numberChanged(empty, '019189001234').draft).toMatchObject({
      sex: 'female',
      bornOn: '1989',
    });
    const known = { ...empty, sex: 'male' as const, bornOn: '01/01/1990' };
    expect(numberChanged(known, '019189001234').draft).toMatchObject({
      sex: 'male',
      bornOn: '01/01/1990',
    });
  });
});

describe('what the form refuses', () => {
  test('everything at once, each beside its field', () => {
    const draft = {
      ...emptyDraft('unit1'),
      number: '0191',
      phone: '12',
      bornOn: '31/02/1990',
      step: 'admitted' as const,
    };
    expect(registrationErrors(draft, today, text).map(({ field }) => field)).toEqual([
      FIELD.number,
      FIELD.fullName,
      FIELD.bornOn,
      FIELD.phone,
      FIELD.stepOn,
      FIELD.consent,
    ]);
  });

  test('who wants to join does so today; a member says since when', () => {
    const draft = { ...emptyDraft('unit1'), fullName: 'Lý Thị Mơ', hasConsent: true };
    const consent = { textVersion: text.consentVersion, textHash: text.consentHash };
    expect(registrationErrors(draft, today, text)).toEqual([]);
    expect(registrationOf(draft, 'roster.unit1', today, consent)).toMatchObject({
      step: 'applied',
      stepOn: today,
      consent: { textVersion: 'vi-2026-1', how: 'read-aloud' },
    });
    const since = { ...draft, step: 'admitted' as const, stepOn: '23/11/2026' };
    expect(registrationErrors(since, today, text)[0]?.text).toBe(text.problems['future-date']);
  });

  test('mending the phone names no other field', () => {
    const before = { ...emptyDraft('unit1'), fullName: 'Lý Thị Mơ', number: '019189001234' };
    expect(editsOf({ ...before, phone: '0912345678' }, before)).toEqual({ phone: '0912345678' });
  });

  test.each(['vi', 'en'] as const)(
    'the hash belongs to the consent that is read (%s)',
    (language) => {
      const { consentText, consentHash } = catalogues[language].roster;
      expect(createHash('sha256').update(consentText.normalize('NFC')).digest('base64url')).toBe(
        consentHash,
      );
    },
  );
});

describe("a member's page", () => {
  const order = (device: string, ms: number) => ({
    ms,
    counter: 0,
    device,
    life: 'l',
    seq: 1,
    hash: `h${ms}`,
  });
  const who = whoWrote(
    'own',
    [{ id: 'dev2', values: { officer: 'o2', label: 'Máy 2' } }],
    [{ id: 'o2', values: { displayName: 'Ma Văn Khải' } }],
    text,
  );

  test('two national numbers stand side by side, masked until tapped', () => {
    const notices = [
      {
        kind: 'two-values' as const,
        field: 'nationalNumber',
        values: [
          { name: 'h1.0', value: '019189001234', order: order('own', 1) },
          { name: 'h2.0', value: '019189001243', order: order('dev2', 2) },
        ],
      },
    ];
    const [choice] = choicesWaiting(notices, who, false, text);
    expect(choice?.options.map(({ shown }) => shown)).toEqual(['0191…1234', '0191…1243']);
    expect(choice?.replaces).toEqual(['h1.0', 'h2.0']);
    expect(choice?.options[1]?.writtenAt).toContain('Ma Văn Khải, Máy 2');
  });

  test('the history says what, who and when, newest first', () => {
    const change = (ms: number, set: Record<string, unknown>) => ({
      order: order(ms === 1 ? 'dev2' : 'own', ms),
      index: 0,
      set,
    });
    const lines = historyOf(
      {
        type: 'member',
        id: 'a',
        changes: [
          change(1, { fullName: { value: 'A' } }),
          change(2, { phone: '+84912345678', address: 'B' }),
          change(3, { nationalNumber: { value: '1', replaces: ['h1.0'] } }),
          change(4, { archived: true }),
        ],
      },
      who,
      text,
    );
    expect(lines.map(({ what }) => what)).toEqual([
      'Lưu trữ',
      'Chọn số CCCD',
      'Sửa điện thoại, nơi ở',
      'Ghi tên',
    ]);
    expect(lines[0]?.who).toBe(text.byMe);
  });

  test('receipts: newest first, the voided one in its place', () => {
    const lines = receiptsOf(
      new Set(['a']),
      [
        paper('r1', 'a', ['2026-11']),
        { ...paper('r2', 'a', ['2026-10']), state: 'waiting' as const },
      ],
      [{ id: 'v', values: { receipt: 'r1', why: 'nhầm' } }],
    );
    expect(lines.map(({ state }) => state).sort()).toEqual(['void', 'waiting']);
  });

  test('months as a person writes them', () => {
    expect(monthsText(['2026-11', '2026-09', '2026-10'])).toBe('09–11/2026');
    expect(monthsText(['2025-12', '2026-01'])).toBe('12/2025, 01/2026');
  });
});
