// What befalls devices and server: kills, full and wiped and copied disks, clocks, restarts.
import type { SeededChance } from '#domain/practice/seeded-chance.ts';
import { closeRestore, excuseOrphans, restore } from './restores.ts';
import { settled } from './sim-network.ts';
import { simPhone, type SimPhone } from './sim-phone.ts';
import type { World } from './world.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const YEAR_MS = 365 * DAY_MS;

type Misfortune = (world: World, phone: SimPhone, chance: SeededChance) => Promise<void>;

/** In the middle of one of the next commits; it comes back later by itself. */
const killAtCommit: Misfortune = async (_world, phone, chance) => {
  phone.disk().dieAfter(chance.whole(0, 2), chance.percent(50));
};

const kill: Misfortune = async (_world, phone) => {
  phone.kill();
};

const fill: Misfortune = async (_world, phone, chance) => {
  phone.setFull(chance.percent(60));
};

const clock: Misfortune = async (_world, phone, chance) => {
  const kinds = [0, chance.whole(-3, 3) * MINUTE_MS, chance.whole(-2, 2) * DAY_MS];
  const far = chance.whole(-10, 10) * YEAR_MS;
  phone.clock.offMs = chance.percent(30) ? far : (kinds[chance.whole(0, 2)] ?? 0);
};

/** What lay on that disk alone is gone, and by nobody's fault. */
const excuseUnsent = async (
  { truth, server }: World,
  { identity }: SimPhone,
  isKept: (hash: string) => boolean,
): Promise<void> => {
  const { committed } = server.now().store;
  for (const { hash, book, device } of truth.saved.values())
    if (device === identity.device && !isKept(hash))
      if ((await committed.entryByHash(book, hash)) === undefined) truth.excuse(hash);
};

const remember: Misfortune = async (_world, phone) => {
  phone.remember();
};

/** A phone put back from its own backup: what it wrote since then is not on it any more. */
const rollBack: Misfortune = async (world, phone) => {
  if (!phone.putBack()) return;
  world.truth.tell('rolled-back');
  await phone.start();
  const own = new Set(
    phone
      .app()
      ?.replica.ownEntries()
      .map(({ hash }) => hash),
  );
  await excuseUnsent(world, phone, (hash) => own.has(hash));
  await excuseOrphans(world);
};

/** A laptop's profile copied to another one: from here on two devices write under one name. */
const clone: Misfortune = async (world, phone) => {
  if (world.phones.some(({ name }) => name.endsWith('bản chép'))) return;
  world.truth.tell('cloned');
  world.truth.clone(phone.identity.device);
  const { name, identity, seed, life, proof } = phone;
  const copy = simPhone(
    world,
    { name: `${name}, bản chép`, identity, seed, life, proof },
    { snapshot: phone.disk().snapshot() },
  );
  world.phones.push(copy);
  await copy.start();
};

const serverRestart: Misfortune = async ({ server, network }) => {
  network.cut();
  await server.restart();
};

const backup: Misfortune = async ({ server }) => {
  await server.backUp();
};

export const MISFORTUNES: readonly (readonly [string, number, Misfortune])[] = [
  ['kill-at-commit', 22, killAtCommit],
  ['kill', 14, kill],
  ['disk-full', 10, fill],
  ['clock', 14, clock],
  ['remember-disk', 12, remember],
  ['roll-back', 6, rollBack],
  ['clone', 2, clone],
  ['server-restart', 10, serverRestart],
  ['backup', 8, backup],
  ['restore', 5, (world) => restore(world)],
  ['close-restore', 5, (world) => closeRestore(world)],
];

export const misfortune = async (world: World, phone: SimPhone): Promise<void> => {
  const { chance, note, truth } = world;
  let drawn = chance.fraction() * MISFORTUNES.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight, happen] of MISFORTUNES) {
    drawn -= weight;
    if (drawn >= 0) continue;
    truth.tell(name);
    await happen(world, phone, chance);
    await settled();
    note(`${phone.name} ${name}`);
    return;
  }
};
