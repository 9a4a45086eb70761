// One run's province: devices, wire, server and what has happened, all out of one seed.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { SeededChance } from '#domain/practice/seeded-chance.ts';
import { drawnAct } from './officer-acts.ts';
import type { BaseWorld } from './base-world.ts';
import { forkedChance } from './sim-chance.ts';
import { settled, simNetwork, type Network } from './sim-network.ts';
import { simPhone, type PhoneWorld, type SimPhone } from './sim-phone.ts';
import { startSimServer, type SimServer } from './sim-server.ts';
import { rightsWatch, type RightsWatch } from './rights-watch.ts';
import { newTruth, type Truth } from './truth.ts';

export interface World extends PhoneWorld {
  readonly chance: SeededChance;
  readonly phones: SimPhone[];
  readonly units: readonly string[];
  readonly network: Network;
  readonly server: SimServer;
  readonly truth: Truth;
  readonly rights: RightsWatch;
  /** Time goes on for everybody. */
  readonly pass: (ms: number) => void;
  /** One line of what happened; the same seed gives the same lines. */
  readonly note: (line: string) => void;
  readonly trace: () => readonly string[];
  readonly traceHash: () => string;
  readonly throwAway: () => Promise<void>;
}

export const openWorld = async (
  base: BaseWorld,
  folder: string,
  seed: number,
  devices: number,
): Promise<World> => {
  const truth = newTruth();
  const lines: string[] = [];
  const hash = createHash('sha256');
  const note = (line: string): void => {
    lines.push(line);
    hash.update(`${line}\n`);
  };
  const network = simNetwork(forkedChance(seed, 'network'), (fault) => truth.tell(fault));
  const server = await startSimServer(join(folder, `seed-${seed}`), forkedChance(seed, 'server'), {
    folder: base.folder,
    ms: base.ms,
  });
  const rights = rightsWatch(server);
  await rights.look();
  let nowMs = base.ms;
  const world: World = {
    ...{ seed, network, server, truth, note, rights, units: base.units, phones: [] },
    chance: forkedChance(seed, 'world'),
    nowMs: () => nowMs,
    pass: (ms) => {
      nowMs += ms;
      server.clock.ms += ms;
    },
    onPage: rights.handedOver,
    onServed: rights.look,
    trace: () => lines,
    traceHash: () => hash.copy().digest('hex').slice(0, 16),
    throwAway: () => server.throwAway(),
  };
  for (const { snapshot, ...facts } of base.devices.slice(0, devices)) {
    const phone = simPhone(world, facts, { snapshot });
    await phone.start();
    world.phones.push(phone);
  }
  return world;
};

/** One officer does one thing; what was shown as saved is written down as such. */
export const act = async (world: World, phone: SimPhone): Promise<void> => {
  const { chance, truth, units, note } = world;
  const app = phone.app();
  if (app === undefined) return;
  const { replica } = app;
  const [name, decide] = drawnAct(chance, phone.name);
  const build = await decide(replica, chance, units);
  if (build === undefined) return;
  let outcome = 'never';
  void replica.save(build).then((saved) => {
    outcome = saved.ok ? 'saved' : saved.error.kind;
    if (!saved.ok) return;
    for (const { book, hash } of saved.value.entries)
      truth.save({ book, hash, device: phone.identity.device, phone: phone.name, act: name });
  });
  await settled();
  truth.tell(`act ${name}`);
  if (outcome === 'saved') truth.tell('saved');
  note(`${phone.name} ${name}: ${outcome}`);
};
