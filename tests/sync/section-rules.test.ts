/** The chair decides at the union; a group head, whose phone holds one section and nothing of the union, collects by it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accept } from '#base/result.ts';
import { adoptResolution } from '#domain/dues/resolution-acts.ts';
import { extendResolutions, sectionStand } from '#domain/dues/section-resolutions.ts';
import { addOfficer, changeSetting, createUnit, grantRole } from '#domain/office/acts.ts';
import type { Role } from '#domain/office/grant.ts';
import { settingsForSections } from '#domain/office/spread-settings.ts';
import { rulingPath } from '#domain/office/unit-path.ts';
import { unionChoices } from '#domain/views/union-choices.ts';
import { proposals, type MemberRow, type SumFacts } from '../../src/features/dues/dues-list.ts';
import { enrol, type Phone } from './phone.ts';
import { must, register, startUnion, synced, type TestUnion } from './union.ts';

let union: TestUnion;
let chair: Phone;
let head: Phone;
let section = '';

const foundSection = async (name: string): Promise<string> => {
  const { admin, unit } = union;
  must(
    await admin.replica.save((moment) =>
      createUnit({ name, kind: 'section', parent: unit, ownBooks: true }, moment),
    ),
  );
  await synced(admin);
  const units = await admin.replica.shelf.find({ type: 'unit' });
  return units.find(({ values }) => values['name'] === name)!.id;
};
const officerAt = async (
  unit: string,
  signInName: string,
  role: Role,
  reach: 'unit' | 'below',
): Promise<Phone> => {
  const { admin, server } = union;
  must(
    await admin.replica.save((moment) =>
      addOfficer({ homeUnit: unit, signInName, displayName: `Cán bộ ${signInName}` }, moment),
    ),
  );
  const officers = await admin.replica.shelf.find({ type: 'officer' });
  const officer = officers.find(({ values }) => values['signInName'] === signInName)!.id;
  must(
    await admin.replica.save((moment) =>
      grantRole({ officer, role, unit, reach, from: '2026-01-01' }, moment),
    ),
  );
  await synced(admin);
  const phone = await enrol(server, { token: must(await admin.api.makeInvitation(officer)).token });
  await synced(phone);
  return phone;
};

beforeAll(async () => {
  union = await startUnion();
  section = await foundSection('CĐBP Chuyền 1');
  chair = await officerAt(union.unit, 'chutich', 'chair', 'below');
  head = await officerAt(section, 'to01', 'collector', 'unit');
});
afterAll(() => union.server.stop());

const rowsOf = async <T>(phone: Phone, type: string): Promise<readonly T[]> =>
  (await phone.replica.shelf.find({ type })) as unknown as readonly T[];
const factsOf = async (phone: Phone): Promise<SumFacts> => ({
  units: await rowsOf(phone, 'unit'),
  assessments: [],
  resolutions: await rowsOf(phone, 'resolution'),
  settings: await rowsOf(phone, 'setting'),
  salaries: [],
});
/** What the phone would ask of a member of that section for the month. */
const asked = async (phone: Phone, ofSection: string, period: string) => {
  const row = { id: 'anybody', book: `roster.${ofSection}` } as MemberRow;
  return proposals(await factsOf(phone))(row, period);
};
const choicesOn = async (phone: Phone) => {
  const { settings, units } = await factsOf(phone);
  return unionChoices(settings, rulingPath(phone.identity.homeUnit, units));
};

test('the resolution of the union reaches the group head’s phone, and counts from its month on', async () => {
  expect([...head.replica.books()].sort()).toEqual(
    ['dues', 'office', 'roster'].map((kind) => `${kind}.${section}`),
  );
  await register(head, section, 'Lò Thị Pành');
  const { resolutions } = await factsOf(chair);
  const stand = sectionStand(`dues.${union.unit}`, [`dues.${section}`], resolutions);
  must(
    await chair.replica.save((moment) =>
      adoptResolution(
        {
          duesBook: `dues.${union.unit}`,
          sections: [...stand.upToDate, ...stand.lacking.map(({ book }) => book)],
          monthlyVnd: 30_000,
          from: '2026-11',
          decision: '05/NQ-BCH ngày 20/11/2026',
        },
        moment,
      ),
    ),
  );
  await synced(chair);
  expect(chair.replica.counts()).toMatchObject({ waiting: 0, check: 0 });
  await synced(head);
  for (const phone of [chair, head]) {
    expect(await asked(phone, section, '2026-11')).toEqual({
      amountVnd: 30_000,
      from: 'resolution',
    });
    expect((await asked(phone, section, '2026-10'))?.from).toBe('legal-minimum');
  }
});

test('a section founded later: on the chair’s phone at once, on its head’s after it was handed on', async () => {
  const later = await foundSection('CĐBP Chuyền 2');
  const newHead = await officerAt(later, 'to02', 'collector', 'unit');
  await synced(chair);
  expect(await asked(chair, later, '2026-11')).toEqual({ amountVnd: 30_000, from: 'resolution' });
  expect((await asked(newHead, later, '2026-11'))?.from).toBe('legal-minimum');
  const { resolutions } = await factsOf(chair);
  const { lacking } = sectionStand(
    `dues.${union.unit}`,
    [`dues.${section}`, `dues.${later}`],
    resolutions,
  );
  expect(lacking.map(({ book }) => book)).toEqual([`dues.${later}`]);
  must(await chair.replica.save((moment) => accept(extendResolutions(lacking, moment))));
  await synced(chair);
  await synced(newHead);
  expect(await asked(newHead, later, '2026-11')).toEqual({
    amountVnd: 30_000,
    from: 'resolution',
  });
});

test('the usual way of paying chosen at the union is the group head’s too', async () => {
  expect((await choicesOn(head)).duesMethod).toBe('cash');
  const { settings } = await factsOf(chair);
  const changed = [{ key: 'dues-method' as const, value: 'withheld' }];
  const writes = [
    { unit: union.unit, ...changed[0]! },
    ...settingsForSections(union.unit, [section], settings, changed),
  ];
  must(await chair.replica.save(() => accept(writes.flatMap((one) => must(changeSetting(one))))));
  await synced(chair);
  expect(chair.replica.counts()).toMatchObject({ waiting: 0, check: 0 });
  await synced(head);
  expect((await choicesOn(head)).duesMethod).toBe('withheld');
});
