// A colleague's receipt comes by the server's poke: one contact for it and none without; after hiding, a break and a night too.
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenOverHttp } from '#sync/http-live.ts';
import { listenLive } from '#sync/live.ts';
import type { Phone, TestServer } from './phone.ts';
import { collect, must, register, startUnion, synced, type TestUnion } from './union.ts';

let union: TestUnion;
let server: TestServer;
let writer: Phone;
let listener: Phone;
let member: string;
let pulls: number;
let stop: () => void;
/** Whether the listener's app is seen and may reach the network. */
let isThere: boolean;
let attentionChanged: () => void;

beforeEach(async () => {
  union = await startUnion();
  ({ server } = union);
  writer = await union.officerPhone('thu.mot', ['treasurer', 'chair']);
  listener = await union.officerPhone('thu.hai', ['treasurer']);
  member = await register(writer, union.unit, 'Lý Thị Mơ');
  await synced(writer);
  pulls = 0;
  const { fetch: plain } = server.line;
  server.line.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    if (url.endsWith('/api/sync/pull')) pulls += 1;
    return plain(input, init);
  };
  isThere = true;
  stop = listenLive({
    ...{ replica: listener.replica, sync: listener.sync },
    attention: {
      isThere: () => isThere,
      watch: (onChange) => {
        attentionChanged = onChange;
        return () => undefined;
      },
    },
    chance: { bytes: (length) => new Uint8Array(randomBytes(length)) },
    after: (delayMs, call) => {
      const timer = setTimeout(call, Math.min(delayMs, 20));
      return () => clearTimeout(timer);
    },
    listen: (hear, signal) => {
      const session = listener.transport.session();
      return session && listenOverHttp(listener.wire, session, hear, signal);
    },
  });
  await stands(1);
});
afterEach(async () => {
  stop();
  await server.stop();
});

/** It comes when it comes: a busy machine takes its time. */
const soon = (isSo: () => unknown): Promise<unknown> => vi.waitFor(isSo, { timeout: 30_000 });
const stands = (count: number) =>
  soon(() => expect(server.opened.context.live.listeners()).toBe(count));
const setThere = (now: boolean): void => {
  isThere = now;
  attentionChanged();
};
const collectNext = async (period: string): Promise<void> => {
  must(await collect(writer, union.unit, member, { period }));
  await synced(writer);
};
const shows = (count: number) =>
  soon(async () =>
    expect(await listener.replica.shelf.find({ type: 'receipt' })).toHaveLength(count),
  );
/** What was missed before the stream stood has been fetched. */
const caughtUp = () => soon(() => expect(pulls).toBe(1));

test('a receipt is there by the poke: one contact, and none for what this phone writes itself', async () => {
  await caughtUp();
  await collectNext('2026-09');
  await shows(1);
  expect(pulls).toBe(3);
  must(await collect(listener, union.unit, member, { period: '2026-10' }));
  await synced(listener);
  await collectNext('2026-11');
  await shows(3);
  // Each of the two sent and fetched once, and the listener fetched once more for its colleague's.
  expect(pulls).toBe(6);
});

test('nobody sees the app: it listens no more, and hears what it missed when it is seen again', async () => {
  await caughtUp();
  setThere(false);
  await stands(0);
  await collectNext('2026-09');
  expect(await listener.replica.shelf.find({ type: 'receipt' })).toEqual([]);
  setThere(true);
  await shows(1);
  await stands(1);
  await collectNext('2026-10');
  await shows(2);
});

test('the stream breaks, as when the server starts anew: it is opened again and nothing is missed', async () => {
  await caughtUp();
  for (const [at, period] of ['2026-08', '2026-09', '2026-10'].entries()) {
    server.opened.context.live.close();
    await collectNext(period);
    await shows(at + 1);
    await stands(1);
  }
});

test('a token is over in ten minutes, the stream goes on, and after its end a renewed one opens the next', async () => {
  await caughtUp();
  const HOUR_MS = 3_600_000;
  for (const clock of [server.clock, writer.clock, listener.clock]) clock.ms += HOUR_MS;
  await collectNext('2026-09');
  await shows(1);
  server.opened.context.live.close();
  await collectNext('2026-10');
  await shows(2);
  await stands(1);
});

test('another window has taken over: this one fetches nothing more and lets its stream go', async () => {
  await caughtUp();
  listener.replica.loseWriter();
  await collectNext('2026-09');
  await stands(0);
  expect(await listener.replica.shelf.find({ type: 'receipt' })).toEqual([]);
  // The writer's own.
  expect(pulls).toBe(2);
});

test('the session is over after a night: the next contact begins another, and then it listens again', async () => {
  await caughtUp();
  server.opened.context.live.close();
  await stands(0);
  await listener.transport.endSession();
  await collectNext('2026-09');
  await synced(listener);
  await stands(1);
  await collectNext('2026-10');
  await shows(2);
});
