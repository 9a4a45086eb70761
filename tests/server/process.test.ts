/** The real process: it drains when told to stop, keeps what it has, and loses nothing it acknowledged. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { write } from '#domain/draft.ts';
import { grant } from '#domain/office/grant.ts';
import { member } from '#domain/roster/member.ts';
import { randomId, TestDevice, type Send } from './test-device.ts';
import { WORDS } from './test-server.ts';

const root = resolve(import.meta.dirname, '../..');
const pinned = join(root, 'node_modules/node/bin/node');
const node = existsSync(pinned) ? pinned : process.execPath;

interface Running {
  readonly child: ChildProcess;
  readonly port: number;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

let dataDir: string;
const running: ChildProcess[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'so-cong-doan-process-'));
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

const start = (): Promise<Running> =>
  new Promise((started, failed) => {
    const child = spawn(node, ['sync-server/main.ts'], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: undefined, PORT: '0', DATA_DIR: dataDir },
    });
    running.push(child);
    let output = '';
    const ended = new Promise<number | null>((end) => child.once('exit', (code) => end(code)));
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const port = /cổng (\d+)/.exec(output)?.[1];
      if (port !== undefined) started({ child, port: Number(port), output: () => output, ended });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(() => failed(new Error(output)));
  });

/** The same client over a real socket. */
const sendTo =
  (at: () => number): Send =>
  async (request) => {
    const url = new URL(request.url);
    url.port = String(at());
    return fetch(url, {
      method: request.method,
      headers: request.headers,
      body: await request.arrayBuffer(),
    });
  };

const waitFor = async (found: () => string | undefined): Promise<string> => {
  for (let at = 0; at < 100; at++) {
    const value = found();
    if (value !== undefined) return value;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error('never came');
};

/** An administrator who keeps the roll of a small union as well. */
const foundLocal = async (
  server: Running,
  send: Send,
): Promise<{ device: TestDevice; book: string }> => {
  const token = await waitFor(() => /#\/m\/([\w-]+)/.exec(server.output())?.[1]);
  const device = new TestDevice(send);
  const { homeUnit: unit, officer } = await device.redeem(token, WORDS, {
    unitName: 'CĐCS Một',
    unitKind: 'grassroots',
    displayName: 'Chị Một',
    signInName: 'mot',
  });
  const right = { officer, role: 'chair', unit, reach: 'unit' } as const;
  await device.write(
    `office.${unit}`,
    [write(grant, randomId(), { ...right, from: '2020-01-01', until: null })],
    { act: 'grantRole' },
  );
  return { device, book: `roster.${unit}` };
};

/** The instants of the kills, from the first request of a burst on. */
const KILLS_MS =
  process.env['TEST_LONG'] === '1'
    ? Array.from({ length: 10 }, (_, round) => 20 + round * 17)
    : [20, 70, 120, 170];

const someone = () => [write(member, randomId(), { fullName: { value: 'Người' } })];
/** As the app would: this server knows no other acts. */
const asEdit = { act: 'editMember' };

test('told to stop it finishes what is under way, and a second run has everything', async () => {
  let port = 0;
  const send = sendTo(() => port);
  const first = await start();
  port = first.port;
  const { device, book } = await foundLocal(first, send);
  // Only the owner of the process reads the key.
  expect(statSync(join(dataDir, 'server-key')).mode & 0o077).toBe(0);
  const pending = device.push(
    Array.from({ length: 1500 }, () => device.entry(book, someone(), asEdit)),
  );
  const live = await fetch(`http://127.0.0.1:${port}/api/sync/live`, {
    headers: { authorization: `Bearer ${device.session!.session}` },
  });
  first.child.kill('SIGTERM');
  expect((await pending).verdicts).toHaveLength(1500);
  await live.text();
  expect(await first.ended).toBe(0);

  const second = await start();
  port = second.port;
  expect(second.output()).not.toContain('#/m/');
  await device.signIn(WORDS);
  expect((await device.pull([], { only: [book] })).entries).toHaveLength(1500);
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);
});

test('killed again and again under load: nothing that was acknowledged is missing', async () => {
  let port = 0;
  const send = sendTo(() => port);
  let server = await start();
  port = server.port;
  const { device, book } = await foundLocal(server, send);
  const acknowledged = new Set<string>();
  for (const delayMs of KILLS_MS) {
    const { child, ended } = server;
    setTimeout(() => child.kill('SIGKILL'), delayMs);
    let unanswered: ReturnType<TestDevice['entry']>[] = [];
    for (;;) {
      unanswered = Array.from({ length: 20 }, () => device.entry(book, someone(), asEdit));
      const answer = await device.push(unanswered).catch(() => undefined);
      if (answer === undefined) break;
      for (const { hash } of answer.verdicts) acknowledged.add(hash);
    }
    await ended;
    server = await start();
    port = server.port;
    // What was not answered is sent again and counts once, whether it had arrived or not.
    const again = await device.push(unanswered);
    expect(again.verdicts.every(({ ruling }) => ruling === 'accepted')).toBe(true);
    for (const { hash } of again.verdicts) acknowledged.add(hash);
  }
  const { entries } = await device.pull([], { only: [book] });
  expect(entries.map(({ item }) => item[4])).toEqual(
    Array.from({ length: acknowledged.size }, (_, at) => at + 1),
  );
  server.child.kill('SIGTERM');
  await server.ended;
}, 120_000);

test('sockets that never finish their request do not keep the others waiting', async () => {
  const server = await start();
  const idle = Array.from({ length: 200 }, () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{');
    return socket;
  });
  // A hang is what must not be: each answer comes while all those sockets are still open.
  for (let at = 0; at < 20; at++) {
    const answer = await fetch(`http://127.0.0.1:${server.port}/api/hello`, {
      signal: AbortSignal.timeout(10_000),
    });
    expect(answer.status).toBe(200);
  }
  for (const socket of idle) socket.destroy();
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
});
