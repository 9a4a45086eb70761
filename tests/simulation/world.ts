// One run's province: devices, wire, server and what has happened, all out of one seed.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isConfidential } from '#domain/cases/confidential-book.ts';
import type { SeededChance } from '#domain/practice/seeded-chance.ts';
import { actNamed, drawnAct } from './officer-acts.ts';
import type { BaseWorld } from './base-world.ts';
import { forkedChance } from './sim-chance.ts';
import { simSigner } from './sim-crypto.ts';
import { settled, simNetwork, type Network } from './sim-network.ts';
import { simPhone, type PhoneWorld, type SimPhone } from './sim-phone.ts';
import { startSimServer, type SimServer } from './sim-server.ts';
import { rightsWatch, type RightsWatch } from './rights-watch.ts';
import { Broken, newTruth, type Truth } from './truth.ts';

export interface World extends PhoneWorld {
  /** What happens in this step is drawn from a stream of its own. */
  readonly chance: SeededChance;
  readonly beginStep: (step: number) => void;
  /** In one seed of six the server is put back again and again, on a bad line and amid much else. */
  readonly isPutBack: boolean;
  readonly phones: SimPhone[];
  readonly units: readonly string[];
  readonly network: Network;
  readonly server: SimServer;
  readonly truth: Truth;
  readonly rights: RightsWatch;
  /** In one seed of five: it has a seat, and tells what it likes. */
  readonly liar: () => SimPhone | undefined;
  /** Up to where a book may have left a disk. */
  readonly watermark: (book: string) => number;
  /** Time goes on for everybody. */
  readonly pass: (ms: number) => void;
  /** One line of what happened; the same seed gives the same lines. */
  readonly note: (line: string) => void;
  /** Something that goes on by itself has broken. */
  readonly fail: (error: unknown) => void;
  /** Throws it. */
  readonly lookForFailure: () => void;
  readonly trace: () => readonly string[];
  readonly traceHash: () => string;
  readonly throwAway: () => Promise<void>;
}

const LIAR_EVERY = 5;
const PUT_BACK_EVERY = 6;
const LIAR = 'tổ trưởng B';

export const openWorld = async (
  base: BaseWorld,
  folder: string,
  seed: number,
  devices: number,
): Promise<World> => {
  const truth = newTruth();
  const isPutBack = seed % PUT_BACK_EVERY === 3;
  const lines: string[] = [];
  const hash = createHash('sha256');
  const note = (line: string): void => {
    lines.push(line);
    hash.update(`${line}\n`);
  };
  const network = simNetwork(
    forkedChance(seed, 'network'),
    (fault) => truth.tell(fault),
    async () => {
      truth.tell('server-killed');
      server.spare();
      await server.restart();
    },
    isPutBack,
  );
  const server = await startSimServer(join(folder, `seed-${seed}`), forkedChance(seed, 'server'), {
    folder: base.folder,
    ms: base.ms,
    isOld: seed % 4 === 1,
  });
  if (isPutBack) await server.backUp();
  const rights = rightsWatch(server, truth);
  await rights.look();
  let nowMs = base.ms;
  let chance = forkedChance(seed, 'world');
  let liar: SimPhone | undefined;
  let failure: { readonly error: unknown } | undefined;
  const world: World = {
    ...{ seed, isPutBack, network, server, truth, note, rights, units: base.units, phones: [] },
    get chance() {
      return chance;
    },
    beginStep: (step) => {
      chance = forkedChance(seed, `step ${step}`);
      network.draw(forkedChance(seed, `wire ${step}`));
    },
    nowMs: () => nowMs,
    pass: (ms) => {
      nowMs += ms;
      server.clock.ms += ms;
    },
    onLine: (who, line) => {
      if (line.line === 'hello') for (const { book } of line.books) rights.named(who, book);
      if (line.line === 'page' || line.line === 'snapshot') {
        rights.handedOver(who, line.book);
        if (who.isLocked && isConfidential(line.book))
          world.fail(new Broken('closed tier', `${who.officer} was sent a page of ${line.book}`));
      }
      if (line.line === 'shred') rights.ordered(who, line.book, line.grants);
    },
    watermark: server.watermark,
    liar: () => liar,
    onServed: rights.look,
    looks: rights.looks,
    fail: (error) => (failure ??= { error }),
    lookForFailure: () => {
      if (failure !== undefined) throw failure.error;
    },
    trace: () => lines,
    traceHash: () => hash.copy().digest('hex').slice(0, 16),
    throwAway: () => server.throwAway(),
  };
  for (const { snapshot, ...facts } of base.devices.slice(0, devices)) {
    const phone = simPhone(world, facts, { snapshot });
    const isLiar = seed % LIAR_EVERY === 2 && phone.name === LIAR;
    if (!isLiar) await phone.start();
    takeIn(world, phone);
    if (!isLiar) continue;
    world.phones.pop();
    truth.liars.add(phone.identity.device);
    liar = phone;
  }
  return world;
};

/** What is known of a device from outside, whoever asks about it later. */
export const takeIn = ({ phones, truth }: World, phone: SimPhone): void => {
  const { device, officer } = phone.identity;
  phones.push(phone);
  truth.keys.set(device, simSigner(phone.seed).publicKey);
  truth.officers.set(device, officer);
};

/** How a save may end that is no fault: the act was refused, the disk is full, another window writes, or the device died. */
const ENDS: ReadonlySet<string> = new Set([
  ...['saved', 'refused', 'never', 'disk-full', 'writer-lost', 'read-only'],
]);

const heldIn = async ({ server }: World, book: string): Promise<readonly string[]> => {
  const { committed } = server.now().store;
  const within = { after: 0, upTo: Number.MAX_SAFE_INTEGER, device: null, entriesMax: 50 };
  return (await committed.unsettled(book, within))
    .filter(({ ruling, body }) => ruling === 'held' && body !== null)
    .map(({ hash }) => hash);
};

/**
 * One officer does one thing; what was shown as saved is written down as such.
 * @param asked in the window that writes; left out, whatever belongs to the seat, in whichever window
 */
export const act = async (world: World, phone: SimPhone, asked?: string): Promise<string> => {
  const { chance, truth, note, units } = world;
  const app = phone.app();
  if (app === undefined) return 'never';
  const other = phone.otherWindow();
  // Whoever is asked works where one can work: the other window only watches.
  const isElsewhere = other !== undefined && asked === undefined && chance.percent(25);
  const replica = isElsewhere ? other : app.replica;
  const drawn = drawnAct(chance, phone.name);
  const name = asked ?? drawn[0];
  const decide = asked === undefined ? drawn[1] : actNamed(asked);
  const build = await decide(replica, chance, {
    ...{ units, letIn: truth.letIn },
    held: (book) => heldIn(world, book),
  });
  if (build === undefined) return 'nothing';
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
  if (!ENDS.has(outcome)) throw new Broken('saving works', `${phone.name} ${name}: ${outcome}`);
  return outcome;
};
