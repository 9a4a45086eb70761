// The server's disk is full: it says so, answers for nothing it does not have, goes on reading, and recovers when there is room.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LONG_MS, times } from './long-form.ts';
import { amiss, NOTHING_AMISS, readServerBooks } from './server-books.ts';
import { startServerProcess, type ServerProcess } from './server-process.ts';
import { shownBy } from './shown.ts';
import { makeSmallDisk, type SmallDisk } from './small-disk.ts';
import { foundSwarm, synced, type Swarm } from './swarm.ts';

let disk: SmallDisk;
let server: ServerProcess;
let swarm: Swarm;

beforeAll(async () => {
  disk = makeSmallDisk();
  server = await startServerProcess(disk.path, disk.before);
  swarm = await foundSwarm(
    await server.setUpToken(),
    { unions: 1, officersEach: 3 },
    () => ({ port: server.port, haste: 50 }),
    { port: server.port },
  );
}, LONG_MS);

afterAll(async () => {
  await swarm.close();
  await server.throwAway();
  disk.throwAway();
});

test(
  'a full disk is refused honestly, reading goes on, and with room again everything arrives by itself',
  async () => {
    const [first, second, reader] = swarm.phones;
    if (first === undefined || second === undefined || reader === undefined) throw new Error('few');
    const member = await first.register('Lường Thị Mai');
    await synced(first);
    for (let time = 0; time < times(1, 10); time += 1) {
      disk.fill(400 * 1024);
      let refused: string | undefined;
      for (let at = 0; refused === undefined && at < 200; at += 1) {
        for (const phone of [first, second]) {
          for (let more = 0; more < 40; more += 1) await phone.collect(member);
          const problem = await phone.sync.syncNow();
          refused ??= problem?.kind;
        }
        const books = readServerBooks(server.dataDir);
        const known = [first, second].flatMap((phone) => phone.acknowledged());
        expect(amiss(books, known)).toEqual(NOTHING_AMISS);
      }
      expect(refused).toBe('server-full');
      const waiting = (): number =>
        first.replica.counts().waiting + second.replica.counts().waiting;
      expect(waiting()).toBeGreaterThan(0);
      // Who has nothing to send still reads, all that is there.
      expect(await reader.sync.syncNow()).toBeUndefined();
      expect((await shownBy(reader)).length).toBe(
        first.acknowledged().length + second.acknowledged().length,
      );

      disk.makeRoom(server.pid());
      // Nobody presses anything: the sync's own next try.
      for (let at = 0; waiting() > 0 && at < 400; at += 1) await sleep(25);
      expect(waiting()).toBe(0);
      for (const phone of swarm.phones) await synced(phone);
    }
    const all = swarm.phones.flatMap(({ saved }) => saved);
    const books = readServerBooks(server.dataDir);
    expect(books.unsettled).toEqual([]);
    expect(amiss(books, all)).toEqual(NOTHING_AMISS);
    expect(await shownBy(reader)).toHaveLength(all.length);
    expect(server.output()).not.toContain('fault');
  },
  LONG_MS,
);
