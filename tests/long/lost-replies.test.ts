// What is sent arrives and no answer comes back: once the line is good again the phones heal by themselves, within a minute.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WIRE_PATIENCE } from '#sync/http-wire.ts';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { isLong, LONG_MS, times } from './long-form.ts';
import { amiss, NOTHING_AMISS, readServerBooks } from './server-books.ts';
import { startServerProcess, type ServerProcess } from './server-process.ts';
import { foundSwarm, synced, type Swarm } from './swarm.ts';

/** In the long form the waits are those of the field. */
const HASTE = times(10, 1);
const HEALED_WITHIN_MS = 60_000 / HASTE;
/** Longer than the sync's patience and its longest wait together. */
const LOST_FOR_MS = times(5_000, 120_000);
const RECEIPTS = 12;

let server: ServerProcess;
let proxy: FaultProxy;
let swarm: Swarm;

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startFaultProxy(server.port, Math.random);
  const patience = {
    answerMs: WIRE_PATIENCE.answerMs / HASTE,
    perByteMs: WIRE_PATIENCE.perByteMs / HASTE,
    silenceMs: WIRE_PATIENCE.silenceMs / HASTE,
  };
  swarm = await foundSwarm(
    await server.setUpToken(),
    { unions: 2, officersEach: 3 },
    () => ({ port: () => proxy.port, haste: HASTE, patience }),
    { port: server.port },
  );
}, LONG_MS);

afterAll(async () => {
  await swarm.close();
  await proxy.stop();
  await server.throwAway();
});

/** Requests that are lost look the same from the phone; they are waited for in the long form. */
const LOST: readonly ('replies' | 'requests')[] = isLong ? ['replies', 'requests'] : ['replies'];

test.each(LOST)(
  'the %s are lost for a while, then the line is good: every outbox is empty with nobody pressing anything',
  async (swallows) => {
    const { phones } = swarm;
    for (const phone of phones) {
      const member = await phone.register('Lường Thị Mai');
      for (let at = 0; at < RECEIPTS; at += 1) await phone.collect(member);
    }
    const all = phones.flatMap(({ saved }) => saved);
    proxy.set({ swallows });
    // The save asks for one contact; all others come by themselves.
    const first = phones.map(({ sync }) => sync.syncNow());
    await sleep(LOST_FOR_MS);
    for (const contact of first) expect(await contact).toMatchObject({ kind: 'no-connection' });
    for (const { replica } of phones) expect(replica.counts().waiting).toBe(RECEIPTS + 1);
    const { missing } = amiss(readServerBooks(server.dataDir), all);
    expect(missing).toHaveLength(swallows === 'replies' ? 0 : phones.length * (RECEIPTS + 1));

    proxy.set({});
    const healedMs = performance.now();
    const waiting = (): number =>
      phones.reduce((sum, { replica }) => sum + replica.counts().waiting, 0);
    while (waiting() > 0 && performance.now() - healedMs < HEALED_WITHIN_MS) await sleep(20);
    expect(waiting()).toBe(0);
    const books = readServerBooks(server.dataDir);
    expect(amiss(books, all)).toEqual(NOTHING_AMISS);
    expect(books.unsettled).toEqual([]);
    for (const phone of phones) await synced(phone);
  },
  LONG_MS,
);
