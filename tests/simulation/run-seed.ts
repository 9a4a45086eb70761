// One seed: a province lives for some hundred steps with everything going wrong, then all goes well, and it must hold.
import type { BaseWorld } from './base-world.ts';
import { checkAtRest, checkSaved } from './invariants.ts';
import { misfortune } from './misfortunes.ts';
import { dayAfter, heal, isWorthADay } from './calm.ts';
import { lie } from './liar.ts';
import { settled } from './sim-network.ts';
import { Broken } from './truth.ts';
import { act, openWorld, type World } from './world.ts';

export interface SeedAsked {
  readonly seed: number;
  readonly devices: number;
  readonly steps: number;
  /** Steps that do not happen. */
  readonly leftOut?: ReadonlySet<number>;
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
  { seed, devices, steps, leftOut }: SeedAsked,
): Promise<SeedRun> => {
  const world = await openWorld(base, folder, seed, devices);
  let step = 0;
  let failure: SeedRun['failure'];
  try {
    for (; step < steps; step++) if (leftOut?.has(step) !== true) await oneStep(world, step);
    await heal(world);
    const goesOn = isWorthADay(world);
    await checkAtRest(world, !goesOn);
    if (goesOn) await dayAfter(world);
  } catch (error) {
    failure = { ...failureOf(error), step };
  }
  const { trace, traceHash, truth } = world;
  for (const phone of world.phones) phone.kill();
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

const oneStep = async (world: World, step: number): Promise<void> => {
  world.beginStep(step);
  await happenOnce(world);
  world.note(`${world.server.clock.ms} ${world.network.waiting()}`);
  world.lookForFailure();
  const breach = world.rights.breach();
  if (breach !== undefined) throw new Broken('rights', breach);
  if (!world.server.isDurable()) throw new Broken('durable', 'a commit does not wait for the disk');
};

const LIE_PERCENT = 12;
/** Of a hundred steps of a device so many are acts and contacts, the next ones misfortunes. */
const BAD_FROM = { usual: 90, putBack: 80 };

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
  const liar = world.liar();
  if (liar !== undefined && chance.percent(LIE_PERCENT)) {
    void lie(world, liar).catch(world.fail);
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
  else if (drawn <= (world.isPutBack ? BAD_FROM.putBack : BAD_FROM.usual)) {
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
