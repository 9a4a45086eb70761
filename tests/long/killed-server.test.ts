// The server is killed under load again and again: what it acknowledged is there afterwards, each entry once.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededChance } from '#domain/practice/seeded-chance.ts';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { LONG_MS, times } from './long-form.ts';
import { amiss, NOTHING_AMISS, readServerBooks } from './server-books.ts';
import { startServerProcess, type ServerProcess } from './server-process.ts';
import { receiptNumbers, shownBy } from './shown.ts';
import { foundSwarm, synced, type Swarm, type SwarmPhone } from './swarm.ts';

const KILLS = times(10, 200);
const SEED = 20_261_123;

let server: ServerProcess;
let proxy: FaultProxy;
let swarm: Swarm;

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startFaultProxy(server.port, () => 0.5);
  swarm = await foundSwarm(
    await server.setUpToken(),
    { unions: 2, officersEach: 2 },
    () => ({ port: () => proxy.port, haste: 50 }),
    { port: server.port },
  );
}, LONG_MS);

afterAll(async () => {
  await swarm.close();
  await proxy.stop();
  await server.throwAway();
});

/** Saves and sends without a pause, until told to stop; nothing here minds whether anybody answers. */
const work = async (phone: SwarmPhone, isOver: () => boolean): Promise<void> => {
  const member = await phone.register('Lường Thị Mai');
  while (!isOver()) {
    for (let at = 0; at < 5; at += 1) await phone.collect(member);
    await phone.sync.syncNow();
    await sleep(2);
  }
};

test(
  `killed ${KILLS} times under load (seed ${SEED}): nothing acknowledged is missing, nothing is there twice`,
  async () => {
    const chance = seededChance(SEED);
    const { phones } = swarm;
    let acknowledged = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      let isOver = false;
      const working = phones.map((phone) => work(phone, () => isOver));
      await sleep(chance.whole(20, 250));
      await server.kill();
      isOver = true;
      await Promise.all(working);
      const books = readServerBooks(server.dataDir);
      const known = phones.flatMap((phone) => phone.acknowledged());
      expect(amiss(books, known)).toEqual(NOTHING_AMISS);
      acknowledged = known.length;
      await server.start();
    }
    expect(acknowledged).toBeGreaterThan(KILLS);
    for (const phone of phones) await synced(phone);
    for (const phone of phones) await synced(phone);
    const all = phones.flatMap(({ saved }) => saved);
    const books = readServerBooks(server.dataDir);
    expect(books.unsettled).toEqual([]);
    expect(amiss(books, all)).toEqual(NOTHING_AMISS);
    const [a, b, c, d] = await Promise.all(phones.map(shownBy));
    expect(a).toEqual(b);
    expect(c).toEqual(d);
    expect((a?.length ?? 0) + (c?.length ?? 0)).toBe(all.length);
    for (const phone of phones) {
      const numbers = await receiptNumbers(phone);
      expect(new Set(numbers).size).toBe(numbers.length);
    }
    console.log(
      `killed ${KILLS} times: ${all.length} entries, ${acknowledged} acknowledged before the last kill`,
    );
  },
  LONG_MS,
);
