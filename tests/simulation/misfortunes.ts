// What befalls devices and server: kills, full and wiped and copied disks, clocks, restarts.
import type { SeededChance } from '#domain/practice/seeded-chance.ts';
import { isRestoring } from '#server/restoring.ts';
import { closeRestore, excuseOrphans, restore } from './restores.ts';
import { settled } from './sim-network.ts';
import { ownOnDisk } from './disk-invariants.ts';
import { enrolPhone } from './enrol-phone.ts';
import { forkedChance } from './sim-chance.ts';
import { openTier } from './secret-invariants.ts';
import { simPhone, type SimPhone } from './sim-phone.ts';
import { takeIn, type World } from './world.ts';

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

const clock: Misfortune = async ({ truth }, phone, chance) => {
  const kinds = [0, chance.whole(-3, 3) * MINUTE_MS, chance.whole(-2, 2) * DAY_MS];
  const far = chance.whole(-10, 10) * YEAR_MS;
  phone.clock.offMs = chance.percent(30) ? far : (kinds[chance.whole(0, 2)] ?? 0);
  truth.clockOff.add(phone.identity.device);
};

/** A lesson on the clock, or a battery that was out: all phones of a union stand at the same wrong day. */
const clocksOfUnion: Misfortune = async ({ phones, truth }, { identity }, chance) => {
  const offMs = chance.percent(75) ? -YEAR_MS : chance.whole(1, 10) * YEAR_MS;
  for (const phone of phones) {
    if (phone.identity.homeUnit !== identity.homeUnit) continue;
    phone.clock.offMs = offMs;
    truth.clockOff.add(phone.identity.device);
  }
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
  world.truth.wentBack.add(phone.identity.device);
  await phone.start();
  const own = ownOnDisk(phone.disk().snapshot().tables);
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
  takeIn(world, copy);
  await copy.start();
};

/** Lost, drowned, or its storage taken away by the browser: the officer begins anew on another device. */
const wipe: Misfortune = async (world, phone, chance) => {
  const { phones, truth, server, rights } = world;
  if (
    phones.some(({ name }) => name.endsWith('máy mới')) ||
    !rights.knowsDevice(phone.identity.device)
  )
    return;
  // Nobody is let in while a restore is under way.
  if (await isRestoring(server.now().context, server.now().store.committed)) return;
  server.spare();
  phone.kill();
  phones.splice(phones.indexOf(phone), 1);
  truth.tell('wiped');
  // A copy of it may live on, and has what was on the disk when it was copied.
  const left = new Set(phones.flatMap((other) => [...ownOnDisk(other.disk().snapshot().tables)]));
  await excuseUnsent(world, phone, (hash) => left.has(hash));
  await excuseOrphans(world);
  const { officer } = phone.identity;
  const name = `${phone.name}, máy mới`;
  const fresh = await enrolPhone(
    world,
    { name, chance: forkedChance(world.seed + chance.whole(1, 1_000), name) },
    { officer, proof: phone.proof },
  );
  takeIn(world, fresh);
  await rights.look();
  await fresh.start();
};

const QUARTER_DAYS = 91;

/** A quarter goes by, with a copy of the books before it; idle phones let go of what is old enough. */
const quarter: Misfortune = async ({ server, pass, phones, truth }) => {
  if ((truth.counts.get('quarter') ?? 0) > 2) return;
  server.spare();
  await server.backUp();
  pass(QUARTER_DAYS * DAY_MS);
  for (const phone of phones) void phone.app()?.replica.compact();
};

const openWindow: Misfortune = async (_world, phone) => {
  await phone.openWindow();
};

const swapWindows: Misfortune = async ({ truth }, phone) => {
  await phone.openWindow();
  if (await phone.swapWindows()) truth.tell('taken-over');
};

/** No misfortune: the words are said, or what they opened is shut again. */
const sayWords: Misfortune = async (_world, phone, chance) => {
  const { tier } = phone.app()?.replica ?? {};
  if (chance.percent(65)) void openTier(phone);
  else void tier?.close();
};

/** In the middle of a transaction of its own. */
const serverKill: Misfortune = async ({ server }, _phone, chance) => {
  server.dieAt(chance.whole(1, 40));
};

/** A later version of the program over the same books: what it understands now is judged again. */
const upgrade: Misfortune = async ({ server, network, truth, rights }) => {
  if (!server.isOld()) return;
  truth.tell('upgraded');
  network.cut();
  await server.upgrade();
  await rights.look();
};

const serverRestart: Misfortune = async ({ server, network }) => {
  network.cut();
  await server.restart();
};

const backup: Misfortune = async ({ server }) => {
  server.spare();
  await server.backUp();
};

export const MISFORTUNES: readonly (readonly [string, number, Misfortune])[] = [
  ['kill-at-commit', 22, killAtCommit],
  ['kill', 14, kill],
  ['disk-full', 10, fill],
  ['clock', 12, clock],
  ['clocks-of-union', 4, clocksOfUnion],
  ['remember-disk', 12, remember],
  ['roll-back', 6, rollBack],
  ['clone', 3, clone],
  ['wipe', 2, wipe],
  ['quarter', 3, quarter],
  ['say-words', 14, sayWords],
  ['open-window', 6, openWindow],
  ['swap-windows', 8, swapWindows],
  ['server-restart', 10, serverRestart],
  ['server-kill', 8, serverKill],
  ['upgrade', 4, upgrade],
  ['backup', 12, backup],
  ['restore', 9, (world) => restore(world)],
  ['close-restore', 7, (world) => closeRestore(world)],
];

/** What is to meet a restore, where the seed is about them: so many times as often. */
const TIMES_PUT_BACK: Readonly<Record<string, number>> = {
  backup: 4,
  restore: 6,
  'close-restore': 2,
  wipe: 5,
  'swap-windows': 2,
  'server-kill': 2,
  upgrade: 4,
  'roll-back': 2,
};

export const misfortune = async (world: World, phone: SimPhone): Promise<void> => {
  const { chance, note, truth, isPutBack } = world;
  const weights = MISFORTUNES.map(
    ([name, weight]) => weight * (isPutBack ? (TIMES_PUT_BACK[name] ?? 1) : 1),
  );
  let drawn = chance.fraction() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [at, [name, , happen]] of MISFORTUNES.entries()) {
    drawn -= weights[at] ?? 0;
    if (drawn >= 0) continue;
    truth.tell(name);
    const isRestored = truth.counts.has('restored') && !truth.counts.has('restore-closed');
    if (isRestored && name !== 'restore') truth.tell(`${name} in a restore`);
    await happen(world, phone, chance);
    await settled();
    note(`${phone.name} ${name}`);
    return;
  }
};
