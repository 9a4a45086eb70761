/** The real process is told to end: what is under way is finished, what is new is sent away, and the second time it does not wait. */
import { mkdtempSync, rmSync } from 'node:fs';
import { request as ask, type ClientRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { write } from '#domain/draft.ts';
import { grant } from '#domain/office/grant.ts';
import { member } from '#domain/roster/member.ts';
import { sendTo, setUpTokenIn, startOwnProcess, type OwnProcess } from './own-process.ts';
import { randomId, TestDevice, type Send } from './test-device.ts';
import { WORDS } from './test-server.ts';

let dataDir: string;
const running: OwnProcess[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'so-cong-doan-end-'));
});
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  rmSync(dataDir, { recursive: true, force: true });
});

const start = async (env: Readonly<Record<string, string>> = {}): Promise<OwnProcess> => {
  const server = await startOwnProcess({
    env: { DATA_DIR: dataDir, LOG_FORMAT: 'json', ...env },
  });
  running.push(server);
  return server;
};

/** A chair with a roll to write in. */
const foundLocal = async (device: TestDevice): Promise<string> => {
  await expect.poll(() => setUpTokenIn(dataDir)).toBeDefined();
  const { homeUnit: unit, officer } = await device.redeem(setUpTokenIn(dataDir)!, WORDS, {
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
  return `roster.${unit}`;
};

const someone = () => [write(member, randomId(), { fullName: { value: 'Người' } })];
const asEdit = { act: 'editMember' };

const answerOf = (asked: ClientRequest): Promise<IncomingMessage> =>
  new Promise((answered, failed) => {
    asked.once('response', answered);
    asked.once('error', failed);
  });

/** As a phone on a slow line: the server has read the headers and half of the body before `half` goes on. */
const inTwoHalves =
  (port: number, half: () => Promise<void>): Send =>
  async (request) => {
    const body = Buffer.from(await request.arrayBuffer());
    const { pathname } = new URL(request.url);
    const headers = { ...Object.fromEntries(request.headers), 'content-length': body.length };
    const asked = ask({
      ...{ host: '127.0.0.1', port, path: pathname, method: request.method },
      headers: { ...headers, expect: '100-continue' },
    });
    const answer = answerOf(asked);
    // Heard of where it is awaited, behind what goes on meanwhile.
    answer.catch(() => undefined);
    asked.flushHeaders();
    await new Promise((goOn) => asked.once('continue', goOn));
    asked.write(body.subarray(0, body.length / 2));
    await half();
    asked.end(body.subarray(body.length / 2));
    const response = await answer;
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    return new Response(Buffer.concat(chunks), { status: response.statusCode ?? 0 });
  };

const isStopping = (server: OwnProcess) => () => server.output().includes('Đang dừng');

test('a push half sent gets its verdicts, streams end, nobody new gets in, exit 0, all is there', async () => {
  const server = await start();
  const { port } = server;
  const device = new TestDevice(sendTo(() => port));
  const book = await foundLocal(device);
  const live = await fetch(`http://127.0.0.1:${port}/api/sync/live`, {
    headers: { authorization: `Bearer ${device.session!.session}` },
  });
  const slow = new TestDevice(
    inTwoHalves(port, async () => {
      server.child.kill('SIGTERM');
      await expect.poll(isStopping(server)).toBe(true);
      await live.text();
      await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
    }),
    Date.now,
    device,
  );
  const entries = Array.from({ length: 200 }, () => slow.entry(book, someone(), asEdit));
  const { verdicts } = await slow.push(entries);
  expect(verdicts.map(({ ruling }) => ruling)).toEqual(entries.map(() => 'accepted'));
  expect(await server.ended).toBe(0);

  const again = await start();
  const after = new TestDevice(
    sendTo(() => again.port),
    Date.now,
    slow,
  );
  await after.signIn(WORDS);
  expect((await after.pull([], { only: [book] })).entries).toHaveLength(200);
  again.child.kill('SIGTERM');
  expect(await again.ended).toBe(0);
});

/** Two requests over one socket: the first half sent when the process is told to end, the second sent with its rest. */
const pipelined = (server: OwnProcess): Promise<string> =>
  new Promise((over, failed) => {
    let heard = '';
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', failed);
    socket.on('close', () => over(heard));
    const post = 'POST /api/nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n';
    socket.write(`${post}Expect: 100-continue\r\n\r\n`);
    socket.on('data', (chunk) => {
      const isFirst = heard === '';
      heard += chunk.toString();
      if (!isFirst) return;
      server.child.kill('SIGTERM');
      void expect
        .poll(isStopping(server))
        .toBe(true)
        .then(
          () => socket.write('0123456789GET /api/hello HTTP/1.1\r\nHost: localhost\r\n\r\n'),
          failed,
        );
    });
  });

test('what comes behind it on the same connection is told to come again, and the connection ends', async () => {
  const server = await start();
  const heard = await pipelined(server);
  // The first was under way and is answered as ever; the second had only come.
  expect(heard.split(/(?=HTTP\/1\.1 [1-5])/).map((part) => part.split('\r\n')[0])).toEqual([
    'HTTP/1.1 100 Continue',
    'HTTP/1.1 404 Not Found',
    'HTTP/1.1 503 Service Unavailable',
  ]);
  const away = heard.slice(heard.indexOf('HTTP/1.1 503')).toLowerCase();
  expect(away).toContain('connection: close');
  expect(away).toContain('retry-after: 5');
  expect(await server.ended).toBe(0);
});

test('whoever never finishes is waited for so long and no longer', async () => {
  const server = await start({ DRAIN_SECONDS: '1' });
  const { port } = server;
  const hanging = new TestDevice(
    inTwoHalves(port, async () => {
      server.child.kill('SIGTERM');
      expect(await server.ended).toBe(0);
    }),
  );
  await expect(hanging.post('/api/session', {})).rejects.toThrow();
});

test('told twice it does not wait', async () => {
  const server = await start({ DRAIN_SECONDS: '600' });
  const hanging = new TestDevice(
    inTwoHalves(server.port, async () => {
      // What a terminal and npm hand on twice within a breath is one press; a later one is meant.
      const press = setInterval(() => server.child.kill('SIGINT'), 50);
      await server.ended;
      clearInterval(press);
      expect(await server.ended).toBe(1);
    }),
  );
  await expect(hanging.post('/api/session', {})).rejects.toThrow();
});
