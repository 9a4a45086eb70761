/** Fills an empty practice server with the practice province, by real entries of devices made for it. */
import { write } from '#domain/draft.ts';
import { device as deviceType } from '#domain/office/device.ts';
import { grant as grantType } from '#domain/office/grant.ts';
import { officer as officerType } from '#domain/office/officer.ts';
import { series as seriesType } from '#domain/office/series.ts';
import { unit as unitType } from '#domain/office/unit.ts';
import type { Change } from '#crdt/fold.ts';
import { assert } from '#base/assert.ts';
import { parseBookId } from '#book/book-id.ts';
import type { PracticeOfficer, PracticeProvince } from '#domain/practice/practice-province.ts';
import { provinceWithSections } from '#domain/practice/practice-sections.ts';
import { Ledger } from '../ledger.ts';
import { officeBookOf, OfficeState } from '../office-state.ts';
import { todayFrom, type ServerContext } from '../server-context.ts';
import { writeAsServer } from '../server-entries.ts';
import { SeedDevice } from './seed-device.ts';

export const PRACTICE_SEED = 20_260_401;

export const seedPractice = async (server: ServerContext): Promise<void> => {
  const period = todayFrom(server.nowMs()).slice(0, 7);
  const province = provinceWithSections(PRACTICE_SEED, period);
  const devices = await foundProvince(server, province);
  for (const { book, author, entries } of province.books) {
    const device = devices.get(author);
    assert(device !== undefined, 'every author of the practice province is one of its officers');
    await device.write(server, book, entries);
  }
};

/** The first administrator is let in by the server; all other units, officers and grants are that person's acts. */
const foundProvince = async (
  server: ServerContext,
  province: PracticeProvince,
): Promise<ReadonlyMap<string, SeedDevice>> => {
  const devices = new Map(
    province.officers.map(({ id, signInName }) => [signInName, new SeedDevice(server, id)]),
  );
  const [root, ...others] = province.units;
  const [first] = province.officers;
  assert(root !== undefined && first !== undefined, 'a province has a root and an administrator');
  const administrator = devices.get(first.signInName);
  assert(administrator !== undefined, 'the administrator has a device');
  // Officers, grants and devices each in entries of their own: only the latter travel in directories.
  for (const changes of [
    [write(unitType, root.id, { ...pick(root), closedOn: null })],
    [officerChange(first)],
    grantChanges(province, first),
    [deviceChange(administrator)],
  ])
    await asServer(server, root.id, 'foundUnion', changes);
  const atMs = server.nowMs();
  for (const unit of others)
    await administrator.write(server, officeBookOf(unit.id), [
      { act: 'createUnit', changes: [write(unitType, unit.id, pick(unit))], atMs },
      ...province.officers
        .filter(({ homeUnit }) => homeUnit === unit.id)
        .flatMap((officer) => [
          { act: 'addOfficer', changes: [officerChange(officer)] },
          ...grantChanges(province, officer).map((grant) => ({
            act: 'grantRole',
            changes: [grant],
          })),
        ])
        .map((entry, index) => ({ ...entry, atMs: atMs + 1 + index })),
    ]);
  for (const { author, code, duesBook } of province.series) {
    const device = devices.get(author);
    const name = parseBookId(duesBook);
    assert(device !== undefined && name.ok, 'a series belongs to the device of a collector');
    await asServer(server, name.value.unit, 'giveSeries', [
      write(seriesType, server.randomId(12), {
        code,
        device: device.id,
        life: device.life,
        duesBook,
      }),
    ]);
  }
  for (const { signInName, homeUnit } of province.officers.slice(1)) {
    const device = devices.get(signInName);
    if (device !== undefined)
      await asServer(server, homeUnit, 'enrolDevice', [deviceChange(device)]);
  }
  return devices;
};

const pick = ({ name, kind, code, parent, ownBooks }: PracticeProvince['units'][number]) => ({
  name,
  kind,
  code,
  parent,
  ownBooks,
});

const officerChange = ({ id, signInName, displayName, homeUnit }: PracticeOfficer): Change =>
  write(officerType, id, { signInName, displayName, phone: null, homeUnit });

const grantChanges = (
  province: PracticeProvince,
  { id, homeUnit }: PracticeOfficer,
): readonly Change[] =>
  province.grants
    .filter(({ officer, unit }) => officer === id && unit === homeUnit)
    .map((grant) => {
      const { officer, role, unit, reach, from } = grant;
      return write(grantType, grant.id, { officer, role, unit, reach, from, until: null });
    });

const deviceChange = ({ id, officer, publicKey, life }: SeedDevice): Change =>
  write(deviceType, id, { officer, publicKey, lives: [life], label: 'Dữ liệu thực hành' });

const asServer = (
  server: ServerContext,
  unit: string,
  act: string,
  changes: readonly Change[],
): Promise<void> =>
  server.store.write(async (tx) => {
    const ledger = new Ledger(tx, new OfficeState(await server.office.now(tx)), server.nowMs());
    await writeAsServer(server, tx, ledger, { book: officeBookOf(unit), act, changes });
  });
