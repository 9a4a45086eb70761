// The bad line itself: each of its faults does what it says, or every test over it proves nothing.
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';

/** Says back what it hears, and remembers it. */
let server: Server;
let heard: string;
let proxy: FaultProxy;
let chance: number;
const callers: Socket[] = [];

beforeEach(async () => {
  heard = '';
  chance = 0.5;
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      heard += chunk.toString();
      socket.write(chunk);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  proxy = await startFaultProxy(
    () => port,
    () => chance,
  );
});

afterEach(async () => {
  for (const socket of callers.splice(0)) socket.destroy();
  await proxy.stop();
  server.close();
});

/** A caller, what came back to it, and how its connection ended: 'open' while it has not. */
const call = async () => {
  const socket = connect({ port: proxy.port, host: '127.0.0.1' });
  callers.push(socket);
  const seen = { text: '', end: 'open' };
  socket.on('data', (chunk: Buffer) => (seen.text += chunk.toString()));
  socket.on('error', (error: Error & { code?: string }) => (seen.end = error.code ?? 'error'));
  socket.on('close', () => (seen.end = seen.end === 'open' ? 'closed' : seen.end));
  await Promise.race([once(socket, 'connect'), once(socket, 'close')]).catch(() => undefined);
  return { socket, seen };
};

const until = async (found: () => boolean): Promise<void> => {
  for (let at = 0; at < 200 && !found(); at += 1) await sleep(10);
  expect(found()).toBe(true);
};

test('a good line says everything both ways, and counts each reply', async () => {
  const { socket, seen } = await call();
  socket.write('one');
  await until(() => seen.text === 'one');
  socket.write('second');
  await until(() => seen.text === 'onesecond');
  expect(proxy.takeReplySizes()).toEqual([3, 6]);
  socket.end();
  await until(() => seen.end === 'closed');
});

test('latency and jitter: everything later, in its order', async () => {
  proxy.set({ delayMs: 60, jitterMs: 40 });
  const { socket, seen } = await call();
  const startedMs = performance.now();
  socket.write('a');
  await sleep(15);
  socket.write('b');
  await until(() => seen.text.length === 2);
  expect(seen.text).toBe('ab');
  // There and back.
  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(119);
});

test('a rate: 2,000 bytes at 160 kbit/s take a tenth of a second', async () => {
  proxy.set({ bitsPerSecondUp: 160_000 });
  const { socket, seen } = await call();
  const startedMs = performance.now();
  socket.write('x'.repeat(2000));
  await until(() => seen.text.length === 2000);
  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(99);
});

test('replies are dropped while requests arrive, and what was dropped stays dropped', async () => {
  proxy.set({ swallows: 'replies' });
  const { socket, seen } = await call();
  socket.write('arrives');
  await until(() => heard === 'arrives');
  await sleep(30);
  expect(seen).toEqual({ text: '', end: 'open' });
  proxy.set({});
  socket.write('!');
  await until(() => seen.text === '!');
});

test('requests are dropped: nobody hears them, and the connection stays open', async () => {
  proxy.set({ swallows: 'requests' });
  const { socket, seen } = await call();
  socket.write('lost');
  await sleep(50);
  expect([heard, seen.end]).toEqual(['', 'open']);
});

test('half-open: accepted, and nobody is there', async () => {
  proxy.set({ isHalfOpen: true });
  const { socket, seen } = await call();
  socket.write('anybody?');
  await sleep(50);
  expect([heard, seen]).toEqual(['', { text: '', end: 'open' }]);
});

test.each(['end', 'reset'] as const)(
  'a reply is cut after exactly so many bytes, by %s',
  async (by) => {
    const { socket, seen } = await call();
    proxy.cutReplies(4, by);
    socket.write('123456789');
    await until(() => seen.end !== 'open');
    expect(heard).toBe('123456789');
    expect(seen.end).toBe(by === 'end' ? 'closed' : 'ECONNRESET');
    if (by === 'end') expect(seen.text).toBe('1234');
    // Once: the next connection is whole.
    const next = await call();
    next.socket.write('whole');
    await until(() => next.seen.text === 'whole');
  },
);

test('a chunk may be the last of its connection', async () => {
  proxy.set({ dropChance: 0.6 });
  const { socket, seen } = await call();
  socket.write('x');
  await until(() => seen.end !== 'open');
  expect([heard, seen.text]).toEqual(['', '']);
  chance = 0.7;
  const next = await call();
  next.socket.write('y');
  await until(() => next.seen.text === 'y');
});

test('resets: those that are open, and who comes after', async () => {
  const { socket, seen } = await call();
  socket.write('x');
  await until(() => seen.text === 'x');
  proxy.resetAll();
  await until(() => seen.end === 'ECONNRESET');
  proxy.set({ resets: true });
  const next = await call();
  await until(() => next.seen.end !== 'open');
  expect(next.seen.end).toBe('ECONNRESET');
});

test('a server that is not there: the caller is told so', async () => {
  server.close();
  await once(server, 'close');
  const { seen } = await call();
  await until(() => seen.end !== 'open');
  expect(seen.text).toBe('');
});
