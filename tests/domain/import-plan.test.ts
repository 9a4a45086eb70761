// What an import would do to a roll, and what it writes, continues and takes back.
import { describe, expect, test } from 'vitest';
import { addChange, emptyRecord, isTakenBack, valuesOf, type FoldedRecord } from '#crdt/fold.ts';
import { encodeEntry, ENTRY_BYTES_MAX } from '#book/entry.ts';
import type { Change } from '#crdt/fold.ts';
import type { Draft } from '#domain/draft.ts';
import { importMembers } from '#domain/roster/import-acts.ts';
import { planImport, type ImportRow, type PlanInput } from '#domain/roster/import-plan.ts';
import { twinsOnRoll, type RollPerson } from '#domain/roster/import-roll.ts';
import { sectionByName, sheetSections } from '#domain/roster/import-sections.ts';
import { pastImports, undoImport, type KeptMember } from '#domain/roster/import-undo.ts';
import { member } from '#domain/roster/member.ts';
import type { RosterPerson } from '#domain/roster/roster-person.ts';
import { momentOf, draftsOf, TODAY } from './acts/act-kit.ts';

const BOOK = 'roster.unit1';
const consent = { textVersion: 'v1', textHash: 'abc', how: 'list' } as const;

const onRoll = (id: string, fullName: string, more: Partial<RollPerson> = {}): RollPerson => ({
  book: BOOK,
  id,
  fullName: [fullName],
  nationalNumber: [],
  bornOn: null,
  sex: null,
  phone: null,
  address: null,
  employeeNo: null,
  section: null,
  sectionNote: null,
  archived: false,
  importedIn: null,
  ...more,
});
const inSheet = (
  row: number,
  fullName: string,
  more: Partial<RosterPerson> = {},
): RosterPerson => ({
  row,
  fullName,
  problems: [],
  ...more,
});
const plan = (
  people: readonly RosterPerson[],
  roll: readonly RollPerson[],
  more: Partial<PlanInput> = {},
) =>
  planImport({
    people,
    roll,
    rosterBook: BOOK,
    places: {},
    takesFaulty: false,
    today: TODAY,
    ...more,
  });
const kinds = (rows: readonly ImportRow[]) => rows.map(({ kind, why }) => [kind, why]);

describe('whom a line of the sheet is', () => {
  const HANG = onRoll('hang', 'Nguyễn Thị Hằng', {
    nationalNumber: ['019189001234'],
    bornOn: '1989-09-02',
    phone: '+84912345678',
    employeeNo: 'NV01',
  });

  test('the same number is the same person, whatever else changed', () => {
    const [row] = plan(
      [
        inSheet(2, 'Nguyễn Thị Thu Hằng', {
          nationalNumber: '019189001234',
          phone: '+84987654321',
        }),
      ],
      [HANG],
    );
    expect(row).toMatchObject({ kind: 'changed', why: 'national-number', known: { id: 'hang' } });
    expect(row?.changes).toEqual([
      { field: 'fullName', from: 'Nguyễn Thị Hằng', to: 'Nguyễn Thị Thu Hằng' },
      { field: 'phone', from: '+84912345678', to: '+84987654321' },
    ]);
  });

  test('the number under quite another name waits for a person: a column may have shifted', () => {
    const rows = plan([inSheet(2, 'Trần Văn Bảy', { nationalNumber: '019189001234' })], [HANG]);
    expect(kinds(rows)).toEqual([['duplicate', 'other-name']]);
  });

  test.each([
    ['name and birthday', { bornOn: '1989-09-02' }, ['same', 'name-and-birth']],
    ['name and phone', { phone: '+84912345678' }, ['same', 'phone']],
    ['name and code', { employeeNo: 'NV01' }, ['same', 'employee-no']],
    ['name and the year alone', { bornOn: '1989' }, ['duplicate', 'name-and-birth']],
    ['the name alone', {}, ['duplicate', 'name-only']],
    ['name and another code', { employeeNo: 'NV99' }, ['new', undefined]],
    [
      'a namesake of the same day with another number',
      { bornOn: '1989-09-02', nationalNumber: '019189009999' },
      ['duplicate', 'name-and-birth'],
    ],
  ] as const)('%s', (_, facts, expected) => {
    expect(kinds(plan([inSheet(2, 'NGUYEN THI HANG', facts)], [HANG]))).toEqual([expected]);
  });

  test('the phone of the family is somebody to look at, never a change', () => {
    const rows = plan([inSheet(2, 'Lò Thị Pành', { phone: '+84912345678' })], [HANG]);
    expect(kinds(rows)).toEqual([['duplicate', 'phone']]);
  });

  test('an old card of nine digits is replaced by the number of twelve', () => {
    const old = onRoll('old', 'Lò Thị Pành', {
      nationalNumber: ['091234567'],
      bornOn: '1989-09-02',
    });
    const [row] = plan(
      [inSheet(2, 'Lò Thị Pành', { bornOn: '1989-09-02', nationalNumber: '019189001234' })],
      [old],
    );
    expect(row?.changes).toEqual([
      { field: 'nationalNumber', from: '091234567', to: '019189001234' },
    ]);
  });

  test('somebody in the archive is not brought back by a list', () => {
    const rows = plan(
      [inSheet(2, 'Nguyễn Thị Hằng', { nationalNumber: '019189001234' })],
      [{ ...HANG, archived: true }],
    );
    expect(kinds(rows)).toEqual([['duplicate', 'archived']]);
  });

  test('a poorer sheet takes nothing away: capitals, no accents, the year alone, blanks', () => {
    const rows = plan(
      [
        inSheet(2, 'NGUYỄN THỊ HẰNG', { nationalNumber: '019189001234', bornOn: '1989' }),
        inSheet(3, 'Nguyen Thi Hang', { nationalNumber: '019189001234' }),
      ],
      [HANG],
    );
    expect(kinds(rows)).toEqual([
      ['same', 'national-number'],
      ['duplicate', 'in-sheet'],
    ]);
  });

  test('bare names of a plain list, twice imported, are named and not doubled', () => {
    const roll = [onRoll('a', 'Lò Thị Pành'), onRoll('b', 'Giàng A Súa')];
    const rows = plan([inSheet(2, 'Lò Thị Pành'), inSheet(3, 'Giàng A Súa')], roll);
    expect(kinds(rows)).toEqual([
      ['duplicate', 'name-only'],
      ['duplicate', 'name-only'],
    ]);
  });
});

describe('sections', () => {
  const UNITS = [
    { id: 'c1', name: 'Công đoàn bộ phận Chuyền 1' },
    { id: 'c2', name: 'Công đoàn bộ phận Chuyền 2' },
    { id: 'cat', name: 'Tổ công đoàn Cắt' },
    { id: 'rap', name: 'CĐBP Lắp ráp 1 – Điện tử Lam Giang' },
  ];

  test.each([
    ['CHUYEN 1', 'c1'],
    ['Xưởng A / Chuyền 2', 'c2'],
    ['Tổ cắt', 'cat'],
    ['lap rap 1', 'rap'],
    ['CĐBP Lắp ráp 1', 'rap'],
    ['Chuyền 3', null],
  ])('%s', (text, unit) => {
    expect(sectionByName(text, UNITS)).toBe(unit);
  });

  test('two sections of one name: neither is guessed', () => {
    const twice = [
      { id: 'x', name: 'Tổ 1' },
      { id: 'y', name: 'Bộ phận 1' },
    ];
    expect(sectionByName('1', twice)).toBeNull();
    expect(sectionByName('Tổ 1', twice)).toBe('x');
  });

  test('each name once, with its people', () => {
    const people = [1, 2, 3].map((row) =>
      inSheet(row, `Người ${row}`, { section: row < 3 ? 'Chuyền 1' : 'Ca đêm' }),
    );
    expect(sheetSections(people, UNITS)).toEqual([
      { text: 'Chuyền 1', people: 2, unit: 'c1' },
      { text: 'Ca đêm', people: 1, unit: null },
    ]);
  });

  test('into the section, into its own book, or as words', () => {
    const people = ['Chuyền 1', 'Chuyền 2', 'Ca đêm'].map((section, at) =>
      inSheet(at + 2, `Người Số ${at}`, { section, employeeNo: `NV${at}` }),
    );
    const rows = plan(people, [], {
      places: { 'Chuyền 1': { section: 'c1' }, 'Chuyền 2': { book: 'roster.c2' } },
    });
    expect(rows.map(({ book, facts }) => [book, facts.section, facts.sectionNote])).toEqual([
      [BOOK, 'c1', undefined],
      ['roster.c2', undefined, undefined],
      [BOOK, undefined, 'Ca đêm'],
    ]);
  });
});

test('whom the sheet puts into the book of another section stays, and the line says so; a list without sections says nothing', () => {
  const known = onRoll('a', 'Lò Thị Pành', {
    book: 'roster.c2',
    nationalNumber: ['019189001234'],
    phone: '+84912345678',
  });
  const line = { nationalNumber: '019189001234', section: 'Chuyền 1' };
  const places = { 'Chuyền 1': { book: 'roster.c1' }, 'Chuyền 2': { book: 'roster.c2' } };
  const told = (person: RosterPerson) =>
    plan([person], [known], { places }).map(({ kind, book, sheetSection }) => ({
      kind,
      book,
      sheetSection,
    }));
  expect(told(inSheet(2, 'Lò Thị Pành', line))).toEqual([
    { kind: 'same', book: 'roster.c2', sheetSection: 'c1' },
  ]);
  expect(told(inSheet(2, 'Lò Thị Pành', { ...line, phone: '+84987654321' }))).toEqual([
    { kind: 'changed', book: 'roster.c2', sheetSection: 'c1' },
  ]);
  for (const section of ['Chuyền 2', undefined, 'Ca đêm'])
    expect(
      told(
        inSheet(2, 'Lò Thị Pành', {
          nationalNumber: line.nationalNumber,
          ...(section === undefined ? {} : { section }),
        }),
      ),
    ).toEqual([{ kind: 'same', book: 'roster.c2', sheetSection: undefined }]);
});

/** A roll that folds drafts as the replica does. */
const rollOf = () => {
  const records = new Map<string, FoldedRecord>();
  let seq = 0;
  const take = (drafts: readonly Draft[]): void => {
    for (const { changes } of drafts) {
      seq += 1;
      const order = { ms: seq, counter: 0, device: 'd', life: 'l', seq, hash: `hash${seq}` };
      changes.forEach((change: Change, index) => {
        if (change.type !== member.type) return;
        const { set, undoes } = change;
        records.set(
          change.id,
          addChange(records.get(change.id) ?? emptyRecord(change.type, change.id), {
            order,
            index,
            set,
            ...(undoes === undefined ? {} : { undoes }),
          }),
        );
      });
    }
  };
  const kept = (): readonly KeptMember[] =>
    [...records.values()]
      .filter((record) => !isTakenBack(record))
      .map((record) => ({ book: BOOK, record }));
  const people = (): readonly RollPerson[] =>
    kept().map(({ record }) => {
      const values = valuesOf(member, record);
      return onRoll(record.id, '', {
        fullName: values.fullName,
        nationalNumber: values.nationalNumber,
        bornOn: values.bornOn ?? null,
        phone: values.phone ?? null,
        address: values.address ?? null,
        employeeNo: values.employeeNo ?? null,
        sectionNote: values.sectionNote ?? null,
        importedIn: values.importedIn ?? null,
      });
    });
  return { take, kept, people, record: (_: string, id: string) => records.get(id) };
};

const sheetOf = (count: number, phone = '+84912345678'): readonly RosterPerson[] =>
  Array.from({ length: count }, (_, at) =>
    inSheet(at + 2, `Nguyễn Phước Bảo Hoàng Thiên Ân ${at}`, {
      nationalNumber: `0191920${String(at + 1).padStart(5, '0')}`,
      bornOn: '1992-05-05',
      phone,
      address: 'Tổ dân phố số 5, phường Mẫu, tỉnh Thái Nguyên',
      section: 'Chuyền 1',
    }),
  );

let ids = 0;
const moment = { ...momentOf(), newId: () => `id-${String(++ids).padStart(6, '0')}` };
const write = (roll: ReturnType<typeof rollOf>, rows: readonly ImportRow[], group: string) => {
  const made = importMembers(
    {
      group,
      rows: rows.filter(({ kind }) => kind === 'new' || kind === 'changed'),
      step: 'admitted',
      stepOn: '2026-01-05',
      consent,
    },
    moment,
    roll.record,
  );
  draftsOf({ ok: true, value: made.drafts });
  roll.take(made.drafts);
  return made;
};

describe('what is written', () => {
  test('sixty people and more an entry, none above what an entry holds, one group', () => {
    const { drafts, refused } = write(rollOf(), plan(sheetOf(1000), []), 'group1');
    expect(refused).toEqual([]);
    expect(drafts.length).toBeLessThan(25);
    expect(new Set(drafts.map(({ group }) => group))).toEqual(new Set(['group1']));
    for (const { book, act, group, changes } of drafts) {
      const bytes = encodeEntry({
        book,
        act,
        group,
        changes,
        device: 'd'.repeat(32),
        life: 'l'.repeat(32),
        officer: 'o'.repeat(32),
        seq: Number.MAX_SAFE_INTEGER,
        stamp: { ms: Number.MAX_SAFE_INTEGER, counter: 1_000_000 },
        schema: 1,
      });
      expect(bytes.ok && bytes.value.length).toBeLessThanOrEqual(ENTRY_BYTES_MAX);
    }
  });

  test('nobody comes in without step and consent; the day of the sheet goes before the day said for all', () => {
    const [own, said] = sheetOf(2);
    const { drafts } = write(
      rollOf(),
      plan([{ ...own!, joinedOn: '2019-05-01' }, said!], []),
      'group1',
    );
    const changes = drafts.flatMap((draft) => draft.changes);
    expect(changes.map(({ type }) => type)).toEqual([
      'member',
      'membershipStep',
      'consent',
      'member',
      'membershipStep',
      'consent',
    ]);
    expect(
      changes.filter(({ type }) => type === 'membershipStep').map(({ set }) => set['on']),
    ).toEqual(['2019-05-01', '2026-01-05']);
  });

  test('the same file again: everybody is as before, and nothing would be written', () => {
    const roll = rollOf();
    write(roll, plan(sheetOf(300), []), 'group1');
    const again = plan(sheetOf(300), roll.people());
    expect(new Set(again.map(({ kind }) => kind))).toEqual(new Set(['same']));
  });
});

describe('taking an import back', () => {
  test('whole: new people are gone, changed ones are as before, and earlier imports stay', () => {
    const roll = rollOf();
    write(roll, plan(sheetOf(3), []), 'first');
    write(roll, plan(sheetOf(5, '+84987654321'), roll.people()), 'second');
    expect(
      pastImports(roll.kept()).map(({ group, created, changed }) => [
        group,
        created.length,
        changed,
      ]),
    ).toEqual([
      ['second', 2, 3],
      ['first', 3, 0],
    ]);
    const undo = undoImport(roll.kept(), 'second', () => false);
    expect([undo.removed, undo.restored, undo.kept]).toEqual([2, 3, []]);
    roll.take(undo.drafts);
    expect(roll.people().map(({ phone }) => phone)).toEqual(Array(3).fill('+84912345678'));
    expect(undoImport(roll.kept(), 'second', () => false).drafts).toEqual([]);
  });

  test('a phone that somebody put right later stays put right', () => {
    const roll = rollOf();
    write(roll, plan(sheetOf(1), []), 'first');
    write(roll, plan(sheetOf(1, '+84987654321'), roll.people()), 'second');
    const [person] = roll.people();
    roll.take([
      {
        book: BOOK,
        act: 'editMember',
        changes: [{ type: 'member', id: person!.id, set: { phone: '+84900000009' } }],
      },
    ]);
    roll.take(undoImport(roll.kept(), 'second', () => false).drafts);
    expect(roll.people()[0]?.phone).toBe('+84900000009');
  });

  test('new people who were edited or paid since stay whole, and are named', () => {
    const roll = rollOf();
    write(roll, plan(sheetOf(3), []), 'first');
    const [edited, paid] = roll.people();
    roll.take([
      {
        book: BOOK,
        act: 'editMember',
        changes: [{ type: 'member', id: edited!.id, set: { note: 'ca đêm' } }],
      },
    ]);
    const undo = undoImport(roll.kept(), 'first', (id) => id === paid!.id);
    expect([undo.removed, undo.kept]).toEqual([1, [edited!.id, paid!.id]]);
    roll.take(undo.drafts);
    expect(roll.people().map(({ fullName }) => fullName.length)).toEqual([1, 1]);
  });
});

test('two phones import the same list offline: once they meet, everybody is found standing twice', () => {
  const roll = rollOf();
  const rows = plan(sheetOf(4), []);
  write(roll, rows, 'phone-a');
  write(roll, rows, 'phone-b');
  expect(twinsOnRoll(roll.people())).toHaveLength(4);
  roll.take(undoImport(roll.kept(), 'phone-b', () => false).drafts);
  expect(twinsOnRoll(roll.people())).toEqual([]);
  expect(roll.people()).toHaveLength(4);
});

test('sixty thousand people against a roll of sixty thousand: in time linear in both', () => {
  const sheet = sheetOf(60_000);
  const roll = sheet.map((person, at) =>
    onRoll(`m${at}`, person.fullName ?? '', { nationalNumber: [person.nationalNumber ?? ''] }),
  );
  const rows = plan(sheet, roll);
  expect(rows.filter(({ kind }) => kind === 'changed')).toHaveLength(60_000);
});
