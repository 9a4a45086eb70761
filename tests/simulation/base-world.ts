// The province every seed begins with: made once a process by the real endpoints, then copied.
import { mkdtempSync, rmSync } from 'node:fs';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bookId } from '#book/book-id.ts';
import { addOfficer, createUnit, grantRole } from '#domain/office/acts.ts';
import type { Role } from '#domain/office/grant.ts';
import { registerMember } from '#domain/roster/acts.ts';
import type { JournalSnapshot } from '#replica/memory-journal-store.ts';
import { enrolPhone } from './enrol-phone.ts';
import { forkedChance } from './sim-chance.ts';
import { watchSignatures } from './sim-crypto.ts';
import { settled, simNetwork, type Network } from './sim-network.ts';
import type { DeviceFacts, SimPhone } from './sim-phone.ts';
import { watchSubtle } from './sim-subtle.ts';
import { startSimServer, type SimServer } from './sim-server.ts';

export interface BaseWorld {
  readonly folder: string;
  readonly ms: number;
  readonly devices: readonly (DeviceFacts & { readonly snapshot: JournalSnapshot })[];
  /** Of the two unions. */
  readonly units: readonly string[];
  readonly throwAway: () => void;
}

interface Seat {
  readonly name: string;
  /** Whose second device it is; left out for an officer's first. */
  readonly of?: string;
  readonly unit: number;
  readonly roles: readonly Role[];
}

/** In this order: fewer devices leave out the last. */
const SEATS: readonly Seat[] = [
  { name: 'thu quỹ A', unit: 0, roles: ['treasurer', 'case-officer'] },
  { name: 'phó chủ tịch A', unit: 0, roles: ['vice-chair'] },
  { name: 'chủ tịch A', unit: 0, roles: ['chair', 'treasurer'] },
  { name: 'tổ trưởng A', unit: 0, roles: ['collector'] },
  { name: 'thu quỹ A, máy tính', of: 'thu quỹ A', unit: 0, roles: [] },
  { name: 'chủ tịch B', unit: 1, roles: ['chair', 'treasurer', 'case-officer'] },
  { name: 'tổ trưởng B', unit: 1, roles: ['collector'] },
];
export const DEVICES_MAX = SEATS.length + 1;

/** Memory where the machine has it: the disk's own time is no part of the simulation. */
export const workFolder = (): string =>
  mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'scd-simulation-'));

export const makeBaseWorld = async (): Promise<BaseWorld> => {
  watchSubtle();
  watchSignatures();
  const folder = workFolder();
  const chance = forkedChance(1, 'base world');
  const network = simNetwork(chance, () => undefined);
  network.setCalm(true);
  const server = await startSimServer(folder, chance);
  const founding = { server, network, chance };
  const admin = await enrolled(founding, 'quản trị', {
    setUp: {
      unitName: 'Liên đoàn Lao động tỉnh Mẫu',
      unitKind: 'province',
      displayName: 'Quản trị Mẫu',
      signInName: 'quantri',
    },
  });
  await contact(founding, admin);
  const parent = admin.identity.homeUnit;
  for (const name of ['CĐCS May Mẫu A', 'CĐCS May Mẫu B'])
    await save(admin, (moment) =>
      createUnit({ name, kind: 'grassroots', parent, ownBooks: true }, moment),
    );
  await contact(founding, admin);
  const units = (await rowsOf(admin, 'unit'))
    .filter(({ values }) => values['kind'] === 'grassroots')
    .sort((a, b) => String(a.values['name']).localeCompare(String(b.values['name'])))
    .map(({ id }) => id);
  const phones = [admin];
  for (const seat of SEATS) phones.push(await seated(founding, admin, phones, units, seat));
  for (const phone of phones) await contact(founding, phone);
  for (const [at, unit] of units.entries()) {
    const chair = phones.find(({ name }) => name === (at === 0 ? 'chủ tịch A' : 'chủ tịch B'));
    for (let n = 1; chair !== undefined && n <= 3; n++)
      await save(chair, (moment) =>
        registerMember(newMember(unit, `Lường Thị ${String.fromCharCode(64 + n)}`), moment),
      );
  }
  for (let round = 0; round < 2; round++)
    for (const phone of phones) await contact(founding, phone);
  const devices = phones.map(({ name, identity, seed, life, proof, disk }) => ({
    ...{ name, identity, seed, life, proof, snapshot: disk().snapshot() },
  }));
  await server.now().store.close();
  const throwAway = (): void => rmSync(folder, { recursive: true, force: true });
  return { folder, ms: server.clock.ms, devices, units, throwAway };
};

export const newMember = (unit: string, fullName: string) => ({
  rosterBook: bookId('roster', unit),
  fullName,
  source: 'typed' as const,
  step: 'admitted' as const,
  stepOn: '2026-01-05',
  consent: { textVersion: 'v1', textHash: 'abc', how: 'read-aloud' as const },
});

interface Founding {
  readonly server: SimServer;
  readonly network: Network;
  readonly chance: ReturnType<typeof forkedChance>;
}

const seated = async (
  founding: Founding,
  admin: SimPhone,
  phones: readonly SimPhone[],
  units: readonly string[],
  { name, of, unit, roles }: Seat,
): Promise<SimPhone> => {
  const homeUnit = units[unit] ?? '';
  const first = phones.find((phone) => phone.name === of);
  if (first !== undefined)
    return enrolled(founding, name, { officer: first.identity.officer, proof: first.proof });
  const signInName = `canbo${phones.length}`;
  await save(admin, (moment) =>
    addOfficer({ homeUnit, signInName, displayName: `Cán bộ ${name}` }, moment),
  );
  const rows = await rowsOf(admin, 'officer');
  const officer = rows.find(({ values }) => values['signInName'] === signInName)?.id ?? '';
  for (const role of roles)
    await save(admin, (moment) =>
      grantRole({ officer, role, unit: homeUnit, reach: 'unit', from: '2026-01-01' }, moment),
    );
  await contact(founding, admin);
  return enrolled(founding, name, { officer });
};

const enrolled = async (
  { server, network, chance }: Founding,
  name: string,
  who: Parameters<typeof enrolPhone>[2],
): Promise<SimPhone> => {
  const phone = await enrolPhone(
    {
      ...{ seed: 1, network, server, nowMs: () => server.clock.ms },
      onLine: () => undefined,
      onServed: async () => undefined,
      looks: () => 0,
    },
    { name, chance },
    who,
  );
  await phone.start();
  return phone;
};

const contact = async ({ network }: Founding, phone: SimPhone): Promise<void> => {
  phone.contact();
  await settled();
  while (network.waiting() > 0) {
    await network.next();
    await settled();
  }
  if (phone.lastProblem() !== undefined)
    throw new Error(`${phone.name}: ${JSON.stringify(phone.lastProblem())}`);
};

type Build = Parameters<NonNullable<ReturnType<SimPhone['app']>>['replica']['save']>[0];

const save = async (phone: SimPhone, build: Build): Promise<void> => {
  const saved = await phone.app()?.replica.save(build);
  if (saved?.ok !== true) throw new Error(`${phone.name}: ${JSON.stringify(saved)}`);
};

const rowsOf = async (phone: SimPhone, type: string) =>
  (await phone.app()?.replica.shelf.find({ type })) ?? [];
