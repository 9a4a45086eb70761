// A first list with twelve sections that the union does not have yet: founded and filled by one import, on real replicas.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addOfficer, grantRole } from '#domain/office/acts.ts';
import type { Role } from '#domain/office/grant.ts';
import { mayFoundSections } from '#domain/roster/import-rights.ts';
import { newSectionFor, sectionCounts } from '#domain/roster/import-new-sections.ts';
import { planImport } from '#domain/roster/import-plan.ts';
import { sheetSections } from '#domain/roster/import-sections.ts';
import type { RosterPerson } from '#domain/roster/roster-person.ts';
import { enrol, type Phone } from '#tests/sync/phone.ts';
import { must, startUnion, synced, type TestUnion } from '#tests/sync/union.ts';
import { emptyImport, placesOf, withNewSections } from '../../src/features/import/import-state.ts';
import { plannedUndo, writeImport, writeUndo } from '../../src/features/import/import-writing.ts';

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
    expect(placesOf(state, {})).toEqual({
      Kho: { section: kho?.id },
      KHO: { section: kho?.id },
      [long]: { note: long },
    });
  });
});

test('who may found sections: an administrator of the union or above, no chair', () => {
  const units = [
    { id: 'prov', values: { kind: 'province', parent: null } },
    { id: 'unit', values: { kind: 'grassroots', parent: 'prov' } },
  ] as never;
  const may = (role: Role, at: string, reach: 'unit' | 'below'): boolean =>
    mayFoundSections(
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
      places: placesOf(state, {}),
      takesFaulty: false,
      today: TODAY,
    });
    expect(sectionCounts(rows, book).map(({ people }) => people)).toEqual(
      SECTIONS.map((_, at) => 12 - at),
    );
    const written = await writeImport(chair.replica, {
      rows,
      newSections: state.newSections,
      union: union.unit,
      terms: {
        step: 'admitted',
        stepOn: '2026-01-05',
        consent: { textVersion: 'v1', textHash: 'abc', how: 'list' },
      },
      group: undefined,
      onProgress: () => undefined,
      isStopped: () => false,
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
});
