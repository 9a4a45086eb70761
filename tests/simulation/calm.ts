// All goes well again: everybody comes, everything arrives, and a day of ordinary work follows.
import { isRestoring } from '#server/restoring.ts';
import { checkAtRest } from './invariants.ts';
import { closeRestore } from './restores.ts';
import { openTier } from './secret-invariants.ts';
import { settled } from './sim-network.ts';
import type { SimPhone } from './sim-phone.ts';
import { Broken } from './truth.ts';
import { act, type World } from './world.ts';

const MINUTE_MS = 60_000;
/** Within so many rounds of contacts all comes to rest, once nothing goes wrong any more. */
const ROUNDS_MAX = 12;

export const heal = async (world: World): Promise<void> => {
  const { network, phones, server, truth } = world;
  network.setCalm(true);
  server.spare();
  await drain(world);
  world.lookForFailure();
  if (server.isOld()) {
    await server.upgrade();
    truth.tell('upgraded');
  }
  for (const phone of phones) {
    phone.clock.offMs = 0;
    phone.setFull(false);
    phone.disk().spare();
    if (phone.app() === undefined) await phone.start();
  }
  await comeToRest(world);
  for (const { book, digest } of await server.now().store.committed.ends())
    world.note(`rest ${book} ${digest}`);
};

/** Until everybody has come once since the books last grew. */
const comeToRest = async (world: World): Promise<void> => {
  const { phones, server } = world;
  let before = '';
  let quiet = 0;
  for (let come = 0; quiet < phones.length; come++) {
    if (come === ROUNDS_MAX * phones.length)
      throw new Broken('comes to rest', 'the books go on growing');
    const phone = phones[come % phones.length];
    const isOpenedLate = phone !== undefined && (await contact(world, phone));
    const { context, store } = server.now();
    // All have come by then; what was brought is judged from here on.
    const isOpen = await isRestoring(context, store.committed);
    if (isOpen && come + 1 >= 2 * phones.length) await closeRestore(world);
    const now = (await store.committed.ends()).map(({ book, n }) => `${book} ${n}`).join(' ');
    quiet = now === before && !isOpen && !isOpenedLate ? quiet + 1 : 0;
    before = now;
  }
  await leaveStranded(world);
  for (const phone of phones) {
    const problem = phone.lastProblem();
    if (problem !== undefined)
      throw new Broken('contact works', `${phone.name}: ${JSON.stringify(problem)}`);
  }
};

/** The words are said first; true where they open something only after it, and another contact is due. */
const contact = async (world: World, phone: SimPhone): Promise<boolean> => {
  world.pass(MINUTE_MS);
  if (phone.app() === undefined) await phone.start();
  await openTier(phone);
  phone.contact();
  await settled();
  await drain(world);
  return openTier(phone);
};

/** Enrolled after the copy that was put back, and nobody has the page that says so: it has to be enrolled anew. */
const leaveStranded = async ({ phones, rights, truth }: World): Promise<void> => {
  for (const phone of [...phones]) {
    if (rights.knowsDevice(phone.identity.device)) continue;
    if (!truth.counts.has('restored'))
      throw new Broken('contact works', `${phone.name} is not known`);
    truth.tell('stranded');
    phones.splice(phones.indexOf(phone), 1);
    for (const { hash, device } of truth.saved.values())
      if (device === phone.identity.device) truth.excuse(hash);
  }
};

const WORTH_IT = ['cloned', 'rolled-back', 'restored', 'wiped', 'taken-over'];

/** Where something was put back, copied or taken over; what it left is seen when work goes on. */
export const isWorthADay = ({ truth, seed }: World): boolean =>
  seed % 8 === 0 || WORTH_IT.some((what) => truth.counts.has(what));

/** Everybody does what the seat is for, with signal: it is saved, taken in, and no number comes twice, whoever was copied. */
export const dayAfter = async (world: World): Promise<void> => {
  const { phones, truth, rights } = world;
  truth.tell('day after');
  const copied = phones.filter(({ identity }) => truth.isCloned(identity.device));
  // A copy is known for one by the second place in its chain that is taken twice: not before both have written.
  const told = new Set<string>();
  for (const phone of copied) told.add(await act(world, phone, 'collect'));
  if (copied.length > 0) await comeToRest(world);
  const before = new Set(truth.saved.keys());
  for (const name of ['collect', 'edit', 'close'])
    for (const phone of phones) {
      const outcome = await act(world, phone, name);
      if (outcome === 'writer-lost' || outcome === 'never' || outcome === 'disk-full')
        throw new Broken('saving works', `${phone.name} ${name}: ${outcome}`);
    }
  await comeToRest(world);
  const breach = rights.breach();
  if (breach !== undefined) throw new Broken('rights', breach);
  await checkAtRest(world);
  const isKnown = [...told].every((outcome) => outcome === 'saved');
  await checkNumbers(world, before, isKnown);
};

const checkNumbers = async (
  { truth, server }: World,
  before: ReadonlySet<string>,
  areCopiesKnown: boolean,
): Promise<void> => {
  const numbers = new Set<string>();
  for (const { hash, book, phone, device } of truth.saved.values()) {
    if (before.has(hash) || (!areCopiesKnown && truth.isCloned(device))) continue;
    const stored = await server.now().store.committed.entryByHash(book, hash);
    if (stored === undefined || stored.body === null) continue;
    const { changes } = JSON.parse(Buffer.from(stored.body).toString()) as {
      readonly changes: readonly {
        readonly type: string;
        readonly set: Readonly<Record<string, unknown>>;
      }[];
    };
    for (const { type, set } of changes) {
      if (type !== 'receipt') continue;
      const number = `${String(set['series'])}-${String(set['number'])}`;
      if (numbers.has(number))
        throw new Broken('receipt numbers', `${phone}: ${number} again on the day after`);
      numbers.add(number);
    }
  }
};

const EVENTS_MAX = 20_000;

export const drain = async ({ network }: World): Promise<void> => {
  for (let event = 0; network.waiting() > 0; event++) {
    if (event > EVENTS_MAX) throw new Broken('comes to rest', 'it goes on for ever');
    await network.next();
    await settled();
  }
};
