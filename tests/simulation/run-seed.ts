// One seed: a province lives for some hundred steps with everything going wrong, then all goes well, and it must hold.
import type { BaseWorld } from './base-world.ts';
import { checkAtRest, checkSaved } from './invariants.ts';
import { misfortune } from './misfortunes.ts';
import { closeRestore } from './restores.ts';
import { settled } from './sim-network.ts';
import { Broken } from './truth.ts';
import { act, openWorld, type World } from './world.ts';

export interface SeedAsked {
  readonly seed: number;
  readonly devices: number;
  readonly steps: number;
}

export interface SeedRun {
  readonly seed: number;
  readonly traceHash: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly failure?: { readonly invariant: string; readonly detail: string; readonly step: number };
  readonly trace: readonly string[];
  readonly steps: number;
}

const MINUTE_MS = 60_000;

export const runSeed = async (
  base: BaseWorld,
  folder: string,
  { seed, devices, steps }: SeedAsked,
): Promise<SeedRun> => {
  const world = await openWorld(base, folder, seed, devices);
  let step = 0;
  let failure: SeedRun['failure'];
  try {
    for (; step < steps; step++) await oneStep(world);
    await heal(world);
    await checkAtRest(world);
  } catch (error) {
    failure = { ...failureOf(error), step };
  }
  const { trace, traceHash, truth } = world;
  await world.throwAway();
  return {
    ...{ seed, steps: step, traceHash: traceHash(), counts: truth.counts, trace: trace() },
    ...(failure === undefined ? {} : { failure }),
  };
};

const failureOf = (error: unknown): { readonly invariant: string; readonly detail: string } => {
  if (error instanceof Broken) return { invariant: error.invariant, detail: error.message };
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { invariant: 'a bug', detail };
};

const oneStep = async (world: World): Promise<void> => {
  await happenOnce(world);
  world.note(`${world.server.clock.ms} ${world.network.waiting()}`);
  const breach = world.rights.breach();
  if (breach !== undefined) throw new Broken('rights', breach);
};

const happenOnce = async (world: World): Promise<void> => {
  const { chance, network, phones } = world;
  world.pass(chance.percent(3) ? chance.whole(1, 30) * 60 * MINUTE_MS : chance.whole(1, 5_000));
  if (network.waiting() > 0 && chance.percent(60)) {
    await network.next();
    await settled();
    return;
  }
  if (chance.percent(5) && network.ring()) {
    await settled();
    return;
  }
  const phone = phones[chance.whole(0, phones.length - 1)];
  if (phone === undefined) return;
  if (phone.app() === undefined) {
    await phone.start();
    world.note(`${phone.name} starts`);
    return;
  }
  const drawn = chance.whole(1, 100);
  if (drawn <= 45) await act(world, phone);
  else if (drawn <= 90) {
    phone.contact();
    await settled();
    world.note(`${phone.name} contact`);
  } else if (drawn <= 98) await misfortune(world, phone);
  else {
    void phone.app()?.replica.compact();
    await settled();
    world.note(`${phone.name} compact`);
  }
  await checkSaved(world, phone);
};

/** Within so many rounds of contacts all comes to rest, once nothing goes wrong any more. */
const ROUNDS_MAX = 12;

const heal = async (world: World): Promise<void> => {
  const { network, phones, server } = world;
  network.setCalm(true);
  await drain(world);
  for (const phone of phones) {
    phone.clock.offMs = 0;
    phone.setFull(false);
    phone.disk().spare();
    if (phone.app() === undefined) await phone.start();
  }
  let before = '';
  for (let round = 0; ; round++) {
    for (const phone of phones) {
      world.pass(MINUTE_MS);
      if (phone.app() === undefined) await phone.start();
      phone.contact();
      await settled();
      await drain(world);
    }
    // All have come by then; what was brought is judged from here on.
    if (round === 2) await closeRestore(world);
    const ends = await server.now().store.committed.ends();
    const now = ends.map(({ book, n }) => `${book} ${n}`).join(' ');
    if (now === before && round > 2) break;
    before = now;
    if (round === ROUNDS_MAX) throw new Broken('comes to rest', 'the books go on growing');
  }
  for (const phone of phones) {
    const problem = phone.lastProblem();
    if (problem !== undefined)
      throw new Broken('contact works', `${phone.name}: ${JSON.stringify(problem)}`);
  }
  for (const { book, digest } of await server.now().store.committed.ends())
    world.note(`rest ${book} ${digest}`);
};

const EVENTS_MAX = 20_000;

const drain = async ({ network }: World): Promise<void> => {
  for (let event = 0; network.waiting() > 0; event++) {
    if (event > EVENTS_MAX) throw new Broken('comes to rest', 'it goes on for ever');
    await network.next();
    await settled();
  }
};
