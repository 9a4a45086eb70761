/** Over a real socket: by which address a caller is counted, and that nobody chooses it. */
import { rmSync } from 'node:fs';
import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AppEnv } from '#server/asking.ts';
import { listen, type Listening } from '#server/listen.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let under: TestServer;
let listening: Listening | undefined;
beforeEach(async () => {
  under = await startTestServer();
});
afterEach(async () => {
  // The store is closed with it.
  await listening?.stop();
  rmSync(under.dataDir, { recursive: true, force: true });
});

/** What the app is told of the caller's address. */
const addressesToldBy = async (
  trustProxy: boolean,
  forwarded: readonly (string | undefined)[],
): Promise<readonly string[]> => {
  const app = new Hono<AppEnv>();
  app.get('*', (c) => c.text(c.env.address ?? 'none'));
  const settings = { port: 0, host: '127.0.0.1', origin: 'http://localhost', trustProxy };
  listening = await listen(under.server, app, { ...settings, dataDir: under.dataDir });
  const told: string[] = [];
  for (const chain of forwarded) {
    const headers = chain === undefined ? {} : { 'x-forwarded-for': chain };
    const response = await fetch(`http://127.0.0.1:${listening.port}/`, { headers });
    told.push(await response.text());
  }
  return told;
};

test('without a proxy of one’s own, whoever says to come from elsewhere is counted where they come from', async () => {
  expect(await addressesToldBy(false, [undefined, '10.0.0.1', '10.0.0.2, 10.0.0.3'])).toEqual([
    '127.0.0.1',
    '127.0.0.1',
    '127.0.0.1',
  ]);
});

test('behind one, what it added last counts, and nothing that the caller put before it', async () => {
  expect(
    await addressesToldBy(true, [undefined, '203.0.113.7', '10.9.9.9, 203.0.113.7', '1,2,3,::1']),
  ).toEqual(['127.0.0.1', '203.0.113.7', '203.0.113.7', '::1']);
});
