// A reply that breaks off, at every byte of a push's and of a pull's answer: nothing counts as settled whose verdict was not read.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { LONG_MS, times } from './long-form.ts';
import { amiss, NOTHING_AMISS, readServerBooks } from './server-books.ts';
import { startServerProcess, type ServerProcess } from './server-process.ts';
import { receiptNumbers, shownBy } from './shown.ts';
import { foundSwarm, synced, type Swarm, type SwarmPhone } from './swarm.ts';

let server: ServerProcess;
let proxy: FaultProxy;
let swarm: Swarm;
let collector: SwarmPhone;
let colleague: SwarmPhone;
let member: string;

beforeAll(async () => {
  server = await startServerProcess();
  proxy = await startFaultProxy(server.port, () => 0.5);
  swarm = await foundSwarm(
    await server.setUpToken(),
    { unions: 1, officersEach: 2 },
    (phone) => ({ port: phone === 0 ? () => proxy.port : server.port }),
    { port: server.port },
  );
  collector = swarm.phones[0]!;
  colleague = swarm.phones[1]!;
  member = await colleague.register('Lường Thị Mai');
  await synced(colleague);
  await synced(collector);
}, LONG_MS);

afterAll(async () => {
  await swarm.close();
  await proxy.stop();
  await server.throwAway();
});

/** Each of the two has something the other has not. */
const bothCollect = async (): Promise<void> => {
  await colleague.collect(member);
  await synced(colleague);
  await collector.collect(member);
};

/** The lengths of the answers of one contact: to its push, and to its pull. */
const lengths = async (): Promise<{ push: number; pull: number }> => {
  await bothCollect();
  proxy.takeReplySizes();
  await synced(collector);
  const [push = 0, pull = 0, ...more] = proxy.takeReplySizes();
  expect(more).toEqual([]);
  return { push, pull };
};

/** Positions and times have more digits as a day goes on. */
const DIGITS = 24;

test.each(['end', 'reset'] as const)(
  'cut by %s anywhere in the answers of a push and of a pull: told the truth, and once more is once',
  async (by) => {
    const { push, pull } = await lengths();
    expect(push).toBeGreaterThan(500);
    expect(pull).toBeGreaterThan(500);
    const step = times(Math.ceil((push + pull) / 24), 1);
    let [unread, read] = [0, 0];
    for (let at = 0; at <= push + pull + DIGITS; at += step) {
      await bothCollect();
      proxy.cutReplies(at, by);
      const problem = await collector.sync.syncNow();
      const { waiting } = collector.replica.counts();
      // A reset throws away what had arrived and was not read, so by one less may have been heard than was sent.
      if (at < push - DIGITS)
        expect([at, waiting, problem?.kind]).toEqual([at, 1, 'no-connection']);
      else if (by === 'end' && at > push + DIGITS) expect([at, waiting]).toEqual([at, 0]);
      if (waiting === 0) read += 1;
      else unread += 1;
      // The line is good again, and where the cut was beyond the end it is now in nobody's way.
      proxy.cutReplies(Number.MAX_SAFE_INTEGER, by);
      await synced(collector);
      expect(collector.replica.counts()).toEqual({ waiting: 0, check: 0 });
    }
    expect(unread).toBeGreaterThan(0);
    expect(read).toBeGreaterThan(0);
  },
  LONG_MS,
);

test('afterwards every receipt is there once, and both phones show the same', async () => {
  await synced(colleague);
  await synced(collector);
  const all = [...collector.saved, ...colleague.saved];
  const books = readServerBooks(server.dataDir);
  expect(books.unsettled).toEqual([]);
  expect(amiss(books, all)).toEqual(NOTHING_AMISS);
  expect(await shownBy(collector)).toEqual(await shownBy(colleague));
  const numbers = await receiptNumbers(colleague);
  expect(new Set(numbers).size).toBe(numbers.length);
  // All that was saved but the one member.
  expect(numbers).toHaveLength(all.length - 1);
});
