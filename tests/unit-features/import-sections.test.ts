// A first list with twelve sections that the union does not have yet: founded and filled by one import, on real replicas.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addOfficer, grantRole } from '#domain/office/acts.ts';
import type { Role } from '#domain/office/grant.ts';
import { mayFillNewBooks, mayFoundSections } from '#domain/roster/import-rights.ts';
import {
  newSectionFor,
  proposedBooks,
  sectionCounts,
  type NewBooks,
} from '#domain/roster/import-new-sections.ts';
import { planImport } from '#domain/roster/import-plan.ts';
import { sheetSections } from '#domain/roster/import-sections.ts';
import type { RosterPerson } from '#domain/roster/roster-person.ts';
import { enrol, type Phone } from '#tests/sync/phone.ts';
import { must, startUnion, synced, type TestUnion } from '#tests/sync/union.ts';
import {
  emptyImport,
  placesOf,
  rollPersonOf,
  withNewSections,
} from '../../src/features/import/import-state.ts';
import { plannedUndo, writeImport, writeUndo } from '../../src/features/import/import-writing.ts';
import { importUnits, type ImportUnit } from '../../src/features/import/use-import-place.ts';

const TODAY = '2026-11-22';
const SECTIONS = Array.from({ length: 12 }, (_, at) => `Chuyền ${at + 1}`);
const PEOPLE = SECTIONS.flatMap((section, at) =>
  Array.from({ length: at + 1 }, (_, nth): RosterPerson => ({
    row: at * 20 + nth + 2,
    fullName: `Lò Văn ${section} ${nth}`,
    employeeNo: `NV${at}-${nth}`,
    section,
    problems: [],
  })),
);

const TERMS = {
  terms: {
    step: 'admitted',
    stepOn: '2026-01-05',
    consent: { textVersion: 'v1', textHash: 'abc', how: 'list' },
  },
  group: undefined,
  onProgress: () => undefined,
  isStopped: () => false,
} as const;

let ids = 0;
const newId = (): string => `section-${++ids}`;

describe('a section founded for a name', () => {
  test('is one, however the sheet writes it; a tổ is a group, all else a section', () => {
    const first = newSectionFor('Tổ Cắt', [], newId);
    expect(first).toMatchObject({ name: 'Tổ Cắt', kind: 'group' });
    expect(newSectionFor('TO CAT', [first], newId)).toBe(first);
    expect(newSectionFor('Chuyền 3', [first], newId).kind).toBe('section');
  });

  test('takes its people; a name that is too long stays words', () => {
    const long = 'x'.repeat(200);
    const state = withNewSections(
      { ...emptyImport, chosenSections: { Kho: '', KHO: '', [long]: '' } },
      ['Kho', 'KHO', long],
      newId,
    );
    const [kho] = state.newSections;
    expect(state.newSections).toHaveLength(1);
    expect(placesOf({ ...state, newBooks: 'shared' }, {})).toEqual({
      Kho: { section: kho?.id },
      KHO: { section: kho?.id },
      [long]: { note: long },
    });
    expect(placesOf({ ...state, newBooks: 'own' }, {})).toEqual({
      Kho: { book: `roster.${kho?.id}` },
      KHO: { book: `roster.${kho?.id}` },
      [long]: { note: long },
    });
  });
});

test('own books are proposed as the union has them, and for a first list longer than a group head’s phone holds', () => {
  const named = (people: number) => [{ text: 'Kho', people, unit: null }];
  expect(proposedBooks(named(300), {})).toBe('shared');
  expect(proposedBooks(named(301), {})).toBe('own');
  expect(proposedBooks(named(5), { a: { book: 'roster.a' }, b: { section: 'b' } })).toBe('own');
  expect(proposedBooks(named(9000), { b: { section: 'b' } })).toBe('shared');
});

test('who may found sections: an administrator of the union or above, no chair', () => {
  const units = [
    { id: 'prov', values: { kind: 'province', parent: null } },
    { id: 'unit', values: { kind: 'grassroots', parent: 'prov' } },
  ] as never;
  const may = (role: Role, at: string, reach: 'unit' | 'below', ask = mayFoundSections): boolean =>
    ask(
      {
        units,
        grants: [
          {
            id: 'g',
            book: `office.${at}`,
            values: { officer: 'lan', role, unit: at, reach, from: '2026-01-01', until: null },
          },
        ],
        revocations: [],
      },
      { officer: 'lan', homeUnit: 'unit', books: [], today: TODAY },
      'unit',
    );
  expect(may('administrator', 'unit', 'below')).toBe(true);
  expect(may('administrator', 'prov', 'below')).toBe(true);
  expect(may('administrator', 'prov', 'unit')).toBe(false);
  expect(may('chair', 'unit', 'below')).toBe(false);
  // Into the own books of what is founded writes whose right to the roll reaches below the union.
  expect(may('chair', 'unit', 'below', mayFillNewBooks)).toBe(true);
  expect(may('chair', 'unit', 'unit', mayFillNewBooks)).toBe(false);
  expect(may('administrator', 'unit', 'below', mayFillNewBooks)).toBe(false);
});

describe('twelve sections', () => {
  let union: TestUnion;
  let chair: Phone;
  beforeAll(async () => {
    union = await startUnion();
    const { admin, unit, server } = union;
    must(
      await admin.replica.save((moment) =>
        addOfficer({ homeUnit: unit, signInName: 'lan.nt', displayName: 'Nông Thị Lan' }, moment),
      ),
    );
    const officers = await admin.replica.shelf.find({ type: 'officer' });
    const officer = officers.find(({ values }) => values['signInName'] === 'lan.nt')!.id;
    for (const role of ['chair', 'administrator'] as const)
      must(
        await admin.replica.save((moment) =>
          grantRole({ officer, role, unit, reach: 'below', from: '2026-01-01' }, moment),
        ),
      );
    await synced(admin);
    const { token } = must(await admin.api.makeInvitation(officer));
    chair = await enrol(server, { token });
    await synced(chair);
  });
  afterAll(() => union.server.stop());

  test('are founded with their people, come to the others, and stay when the import is undone', async () => {
    const book = `roster.${union.unit}`;
    const state = withNewSections(emptyImport, SECTIONS, chair.replica.drafts.newId);
    const rows = planImport({
      people: PEOPLE,
      roll: [],
      rosterBook: book,
      places: placesOf({ ...state, newBooks: 'shared' }, {}),
      takesFaulty: false,
      today: TODAY,
    });
    expect(sectionCounts(rows, book).map(({ people }) => people)).toEqual(
      SECTIONS.map((_, at) => 12 - at),
    );
    const written = await writeImport(chair.replica, {
      rows,
      newSections: state.newSections,
      newBooks: 'shared',
      union: union.unit,
      ...TERMS,
    });
    expect(written).toMatchObject({ created: PEOPLE.length, sectionsFounded: 12, left: 0 });
    await synced(chair);
    expect(chair.replica.counts()).toMatchObject({ waiting: 0, check: 0 });

    const treasurer = await union.officerPhone('thu', ['treasurer']);
    const members = await treasurer.replica.shelf.find({ type: 'member' });
    const sections = (await chair.replica.shelf.find({ type: 'unit' })).filter(
      ({ values }) => values['kind'] === 'section',
    );
    expect(sections.map(({ values }) => values['parent'])).toEqual(SECTIONS.map(() => union.unit));
    const idOf = (name: string) => sections.find(({ values }) => values['name'] === name)!.id;
    expect(
      SECTIONS.map(
        (name) => members.filter(({ values }) => values['section'] === idOf(name)).length,
      ),
    ).toEqual(SECTIONS.map((_, at) => at + 1));

    // The same file once more finds them by name: nobody twice, nothing founded again.
    const known = sections.map(({ id, values }) => ({ id, name: String(values['name']) }));
    expect(sheetSections(PEOPLE, known).every(({ unit }) => unit !== null)).toBe(true);

    const undo = await plannedUndo(chair.replica, written.group ?? '');
    expect(undo.removed).toBe(PEOPLE.length);
    expect(await writeUndo(chair.replica, undo, () => undefined)).toBeUndefined();
    await synced(chair);
    await synced(treasurer);
    const left = (await treasurer.replica.shelf.find({ type: 'member' })).filter(
      ({ values }) => (values['fullName'] as readonly string[]).length > 0,
    );
    expect(left).toEqual([]);
    expect(
      (await chair.replica.shelf.find({ type: 'unit' })).filter(
        ({ values }) => values['kind'] === 'section',
      ),
    ).toHaveLength(12);
  });

  /** Where the chair's phone says that the union's list goes. */
  const placeOf = async (): Promise<ImportUnit> => {
    const rows = async (type: string) => (await chair.replica.shelf.find({ type })) as never;
    const { officer, homeUnit } = chair.identity;
    const { replica } = chair;
    const found = importUnits(
      {
        units: await rows('unit'),
        grants: await rows('grant'),
        revocations: await rows('revocation'),
      },
      { officer, homeUnit, books: replica.books(), today: TODAY },
      replica.ownEntries().map(({ book }) => book),
    );
    return found.find(({ id }) => id === union.unit)!;
  };
  /** Reads the list, founds what is missing, and writes it all, as the steps of the screen do. */
  const bringIn = async (people: readonly RosterPerson[], newBooks: NewBooks) => {
    const { replica } = chair;
    const place = await placeOf();
    const named = sheetSections(people, place.sections);
    const chosenSections = Object.fromEntries(named.map(({ text, unit }) => [text, unit ?? '']));
    const state = {
      newBooks,
      ...withNewSections(
        { ...emptyImport, chosenSections },
        named.filter(({ unit }) => unit === null).map(({ text }) => text),
        replica.drafts.newId,
      ),
    };
    const roll = (await replica.shelf.find({ type: 'member' })) as never[];
    const rows = planImport({
      people,
      roll: roll.map(rollPersonOf).filter(({ book }) => place.books.includes(book)),
      rosterBook: `roster.${union.unit}`,
      places: placesOf(state, place.places),
      takesFaulty: false,
      today: TODAY,
    });
    const written = await writeImport(replica, {
      rows: rows.filter(({ kind }) => kind === 'new'),
      newSections: state.newSections,
      newBooks,
      union: union.unit,
      ...TERMS,
    });
    return { rows, written };
  };
  const inSheet = (row: number, section: string): RosterPerson => ({
    row,
    fullName: `Hạng Thị ${'ABCDEFG'.charAt(row - 1)}`,
    nationalNumber: `0191920${String(row).padStart(5, '0')}`,
    section,
    problems: [],
  });

  test('with books of their own, without a network: each person in the book of the section, and a head’s phone holds that one alone', async () => {
    const list = [1, 2, 3, 4, 5].map((row) => inSheet(row, row < 4 ? 'Xưởng Dệt' : 'Xưởng Nhuộm'));
    const { written } = await bringIn(list, 'own');
    expect(written).toMatchObject({ created: 5, sectionsFounded: 2, left: 0 });
    // Once more before anything was sent, with somebody new and the name spelt otherwise: nobody twice, nothing founded again.
    const again = await bringIn([...list, inSheet(6, 'XUONG DET')], 'own');
    expect(again.rows.map(({ kind }) => kind)).toEqual([...list.map(() => 'same'), 'new']);
    expect(again.written).toMatchObject({ created: 1, sectionsFounded: 0 });

    await synced(chair);
    expect(chair.replica.counts()).toMatchObject({ waiting: 0, check: 0 });
    const units = await chair.replica.shelf.find({ type: 'unit' });
    const [weaving, dyeing] = ['Xưởng Dệt', 'Xưởng Nhuộm'].map((name) => {
      const all = units.filter(({ values }) => values['name'] === name);
      expect(all, name).toHaveLength(1);
      expect(all[0]?.values).toMatchObject({ ownBooks: true, parent: union.unit });
      return all[0]!.id;
    });
    expect(chair.replica.books()).toContain(`roster.${weaving}`);
    expect((await placeOf()).places[dyeing!]).toEqual({ book: `roster.${dyeing}` });

    const head = await headOf(weaving!);
    expect(head.replica.books().filter((book) => book.startsWith('roster.'))).toEqual([
      `roster.${weaving}`,
    ]);
    const members = await head.replica.shelf.find({ type: 'member' });
    expect(members.map(({ values }) => values['nationalNumber'])).toHaveLength(4);
    expect(new Set(members.map(({ book }) => book))).toEqual(new Set([`roster.${weaving}`]));

    // Somebody whom the next list puts into the other section stays where they are, and it says so.
    const moved = await bringIn([{ ...inSheet(1, 'Xưởng Nhuộm') }], 'own');
    expect(moved.rows).toMatchObject([
      { kind: 'same', book: `roster.${weaving}`, sheetSection: dyeing },
    ]);

    // A list of the next month: the section is there with its book, and its newcomer comes to its head.
    await bringIn([inSheet(7, 'xuong det')], 'shared');
    await synced(chair);
    await synced(head);
    expect(await head.replica.shelf.find({ type: 'member' })).toHaveLength(5);

    // The first of the lists is undone whole, in both books; what the others brought stays.
    const undo = await plannedUndo(chair.replica, written.group ?? '');
    expect([undo.removed, undo.kept]).toEqual([5, []]);
    expect(await writeUndo(chair.replica, undo, () => undefined)).toBeUndefined();
    await synced(chair);
    await synced(head);
    const left = (await head.replica.shelf.find({ type: 'member' })).filter(
      ({ values }) => (values['fullName'] as readonly string[]).length > 0,
    );
    expect(left).toHaveLength(2);
  });

  const headOf = async (section: string): Promise<Phone> => {
    const { admin, server } = union;
    await synced(admin);
    must(
      await admin.replica.save((moment) =>
        addOfficer({ homeUnit: section, signInName: 'to.det', displayName: 'Hạng A Sò' }, moment),
      ),
    );
    const officers = await admin.replica.shelf.find({ type: 'officer' });
    const officer = officers.find(({ values }) => values['signInName'] === 'to.det')!.id;
    must(
      await admin.replica.save((moment) =>
        grantRole(
          { officer, role: 'collector', unit: section, reach: 'unit', from: '2026-01-01' },
          moment,
        ),
      ),
    );
    await synced(admin);
    const head = await enrol(server, {
      token: must(await admin.api.makeInvitation(officer)).token,
    });
    await synced(head);
    return head;
  };
});
