// After the holiday everybody comes back at once, some of them on bad lines: everything drains, and nothing is lost.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFaultProxy, type FaultProxy, type Faults } from './fault-proxy.ts';
import { LONG_MS, times } from './long-form.ts';
import { amiss, NOTHING_AMISS, readServerBooks } from './server-books.ts';
import { startServerProcess, type ServerProcess } from './server-process.ts';
import { receiptNumbers, shownBy } from './shown.ts';
import { foundSwarm, synced, type Swarm } from './swarm.ts';

const UNIONS = times(3, 75);
const OFFICERS_EACH = 4;
const ENTRIES = Number(process.env['TEST_LONG_ENTRIES'] ?? times(40, 1_000));
const DRAINED_WITHIN_MS = times(45_000, 10 * 60_000);

/** Every third phone has each. */
const LINES: readonly Partial<Faults>[] = [
  { delayMs: 5, jitterMs: 20 },
  { delayMs: 40, jitterMs: 40, dropChance: 0.05 },
  { delayMs: 100, bitsPerSecondUp: 50_000, bitsPerSecondDown: 50_000 },
];

let server: ServerProcess;
let proxies: readonly FaultProxy[];
let swarm: Swarm;

beforeAll(async () => {
  server = await startServerProcess();
  proxies = await Promise.all(LINES.map(() => startFaultProxy(server.port, Math.random)));
  swarm = await foundSwarm(
    await server.setUpToken(),
    { unions: UNIONS, officersEach: OFFICERS_EACH },
    (phone) => ({ port: () => proxies[phone % LINES.length]!.port, haste: 10 }),
    { port: server.port },
  );
}, LONG_MS);

afterAll(async () => {
  await swarm.close();
  for (const proxy of proxies) await proxy.stop();
  await server.throwAway();
});

test(
  `${UNIONS * OFFICERS_EACH} phones with ${ENTRIES} entries each come back at once: all drained, none lost, none twice`,
  async () => {
    const { phones } = swarm;
    for (const phone of phones) {
      const member = await phone.register('Lường Thị Mai');
      for (let at = 1; at < ENTRIES; at += 1) await phone.collect(member);
    }
    const all = phones.flatMap(({ saved }) => saved);
    expect(all).toHaveLength(phones.length * ENTRIES);
    proxies.forEach((proxy, at) => proxy.set(LINES[at] ?? {}));
    const startedMs = performance.now();
    // One touch each; whatever goes wrong after it is the sync's own to mend.
    for (const { sync } of phones) void sync.syncNow();
    const waiting = (): number =>
      phones.reduce((sum, { replica }) => sum + replica.counts().waiting, 0);
    while (waiting() > 0 && performance.now() - startedMs < DRAINED_WITHIN_MS) await sleep(50);
    expect(waiting()).toBe(0);
    const drainedMs = Math.round(performance.now() - startedMs);
    const books = readServerBooks(server.dataDir);
    expect(books.unsettled).toEqual([]);
    expect(amiss(books, all)).toEqual(NOTHING_AMISS);
    console.log(`${all.length} entries of ${phones.length} phones drained in ${drainedMs} ms`);

    proxies.forEach((proxy) => proxy.set({}));
    // One union: its phones show the same, each receipt under a number of its own.
    const union = phones.slice(0, OFFICERS_EACH);
    for (const phone of union) await synced(phone);
    const [first, ...others] = await Promise.all(union.map(shownBy));
    expect(first).toHaveLength(OFFICERS_EACH * ENTRIES);
    for (const shown of others) expect(shown).toEqual(first);
    const numbers = await receiptNumbers(union[0]!);
    expect(new Set(numbers).size).toBe(OFFICERS_EACH * (ENTRIES - 1));
  },
  LONG_MS,
);
