/** Two real server processes over one database: one takes in, the other tells; one dies, the phones go on with the other. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { write } from '#domain/draft.ts';
import { grant } from '#domain/office/grant.ts';
import { member } from '#domain/roster/member.ts';
import { amiss, NOTHING_AMISS } from '../long/server-books.ts';
import { node, root, startServerProcess, type ServerProcess } from '../long/server-process.ts';
import { receiptNumbers, shownBy } from '../long/shown.ts';
import { foundSwarm, synced, type SwarmPhone } from '../long/swarm.ts';
import { startOwnPostgres, type OwnPostgres } from './real-postgres.ts';
import { randomId, TestDevice } from './test-device.ts';
import { WORDS } from './test-server.ts';

let postgres: OwnPostgres;
let url: string;
let dataDir: string;
let processes: ServerProcess[];
beforeAll(async () => {
  postgres = await startOwnPostgres();
});
afterAll(() => postgres.throwAway());
beforeEach(async () => {
  url = await postgres.freshDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'so-cong-doan-two-'));
  processes = [];
});
afterEach(async () => {
  for (const server of processes) await server.throwAway();
  await postgres.dropDatabase(url);
  rmSync(dataDir, { recursive: true, force: true });
});

const startTwo = async (): Promise<readonly [ServerProcess, ServerProcess]> => {
  const start = async (): Promise<ServerProcess> => {
    const server = await startServerProcess(dataDir, [], url);
    processes.push(server);
    return server;
  };
  const one = await start();
  await one.setUpToken();
  return [one, await start()];
};

/** The link of the process that started last is the one that counts. */
const setUpToken = (two: readonly ServerProcess[]): Promise<string> => two[1]!.setUpToken();

const sendTo = (port: () => number) => async (request: Request) => {
  const target = new URL(request.url);
  target.port = String(port());
  const { method, headers } = request;
  const body = method === 'GET' ? {} : { body: await request.arrayBuffer() };
  return fetch(target, { method, headers, ...body });
};

/** An administrator who keeps the roll of a small union as well. */
const foundLocal = async (device: TestDevice, token: string): Promise<string> => {
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
  return `roster.${unit}`;
};

const someone = () => [write(member, randomId(), { fullName: { value: 'Người' } })];
const asEdit = { act: 'editMember' };

/** What is told about a device over one process's stream, line by line. */
const listen = async (device: TestDevice, port: number) => {
  const stop = new AbortController();
  const response = await fetch(`http://127.0.0.1:${port}/api/sync/live`, {
    headers: { authorization: `Bearer ${device.session!.session}` },
    signal: stop.signal,
  });
  const heard: unknown[] = [];
  const reading = (async () => {
    for await (const chunk of response.body!)
      for (const line of Buffer.from(chunk).toString().split('\n'))
        if (line !== '') heard.push(JSON.parse(line));
  })().catch(() => undefined);
  return { heard, stop: () => (stop.abort(), reading) };
};

test('what one process took in the other pokes, and hands out; a right given at one holds at the other', async () => {
  const [one, other] = await startTwo();
  const device = new TestDevice(sendTo(one.port));
  const book = await foundLocal(device, await setUpToken([one, other]));
  // The same device over the other line: its session is the database's, not the process's.
  const elsewhere = new TestDevice(sendTo(other.port), Date.now, device);
  const live = await listen(device, other.port());
  await device.push([1, 2, 3].map(() => device.entry(book, someone(), asEdit)));
  await expect.poll(() => live.heard).toContainEqual({ book, n: 3 });
  expect((await elsewhere.pull([], { only: [book] })).entries).toHaveLength(3);
  // The chain goes on at the other process, by the right that was given at the first.
  const next = device.entry(book, someone(), asEdit);
  expect((await elsewhere.push([next])).verdicts).toMatchObject([{ ruling: 'accepted' }]);
  await live.stop();
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

/** What lies in the database, read past the servers. */
const readBooks = async () => {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ hash: string; ruling: string; reason: string | null }>(
    'SELECT hash, ruling, reason FROM entries',
  );
  await client.end();
  const positions = new Map<string, number>();
  for (const { hash } of rows) positions.set(hash, (positions.get(hash) ?? 0) + 1);
  const unsettled = rows
    .filter(({ ruling }) => ruling !== 'accepted')
    .map(({ ruling, reason }) => `${ruling}: ${String(reason)}`);
  return { positions, unsettled };
};

const acknowledgedBy = (phones: readonly SwarmPhone[]): number =>
  phones.reduce((sum, phone) => sum + phone.acknowledged().length, 0);

/** Everything that was saved is there once and counts, and colleagues show the same. */
const expectAllThere = async (phones: readonly SwarmPhone[]): Promise<void> => {
  for (const phone of phones) await synced(phone);
  for (const phone of phones) await synced(phone);
  const books = await readBooks();
  expect(books.unsettled).toEqual([]);
  const saved = phones.flatMap((phone) => phone.saved);
  expect(amiss(books, saved)).toEqual(NOTHING_AMISS);
  const [a, b, c, d] = await Promise.all(phones.map(shownBy));
  expect(a).toEqual(b);
  expect(c).toEqual(d);
  expect((a?.length ?? 0) + (c?.length ?? 0)).toBe(saved.length);
  for (const phone of phones) {
    const numbers = await receiptNumbers(phone);
    expect(new Set(numbers).size).toBe(numbers.length);
  }
};

test('a process is killed under load: nothing acknowledged is lost, its phones go on with the other', async () => {
  const [one, other] = await startTwo();
  let isDead = false;
  // Colleagues of one union at different processes.
  const swarm = await foundSwarm(
    await setUpToken([one, other]),
    { unions: 2, officersEach: 2 },
    (phone) => ({
      port: () => (phone % 2 === 0 && !isDead ? one.port() : other.port()),
      haste: 50,
    }),
    { port: other.port },
  );
  const { phones } = swarm;
  let isOver = false;
  const working = phones.map((phone) => work(phone, () => isOver));
  const atFirst = phones.filter((_, at) => at % 2 === 0);
  await expect.poll(() => acknowledgedBy(atFirst)).toBeGreaterThan(20);
  await one.kill();
  const told = phones.flatMap((phone) => phone.acknowledged());
  expect(amiss(await readBooks(), told)).toEqual(NOTHING_AMISS);
  isDead = true;
  const before = acknowledgedBy(atFirst);
  await expect.poll(() => acknowledgedBy(atFirst)).toBeGreaterThan(before + 20);
  isOver = true;
  await Promise.all(working);
  await expectAllThere(phones);
  await swarm.close();
});

test('the database goes down in the middle: 503 and nothing acknowledged; when it is back all goes on', async () => {
  const [one, other] = await startTwo();
  const swarm = await foundSwarm(
    await setUpToken([one, other]),
    { unions: 2, officersEach: 2 },
    (phone) => ({ port: phone % 2 === 0 ? one.port : other.port, haste: 50 }),
    { port: other.port },
  );
  const { phones } = swarm;
  let isOver = false;
  const working = phones.map((phone) => work(phone, () => isOver));
  await expect.poll(() => acknowledgedBy(phones)).toBeGreaterThan(20);
  await postgres.goDown();
  let told: readonly string[] = [];
  try {
    const asked = await fetch(`http://127.0.0.1:${one.port()}/api/hello`);
    expect(asked.status).toBe(503);
    expect(asked.headers.get('retry-after')).toBe('5');
    expect(await asked.json()).toEqual({ error: { kind: 'server-error', retryAfterMs: 5000 } });
    // The phone takes it for a server that is busy: it keeps what it has and comes again by itself.
    const refused = { ok: false, error: { kind: 'server-error' } };
    for (const phone of phones)
      expect(await phone.ask('/api/devices/list', {})).toMatchObject(refused);
    told = phones.flatMap((phone) => phone.acknowledged());
  } finally {
    await postgres.comeUp();
  }
  await expect.poll(() => acknowledgedBy(phones)).toBeGreaterThan(told.length + 20);
  isOver = true;
  await Promise.all(working);
  expect(amiss(await readBooks(), told)).toEqual(NOTHING_AMISS);
  await expectAllThere(phones);
  await expect.poll(() => one.output()).toContain('Đã liên lạc lại với cơ sở dữ liệu.');
  await swarm.close();
});

/** A process that is expected to end by itself; `heard` is all that it said. */
const startToEnd = (more: Readonly<Record<string, string>>) => {
  const child = spawn(node, ['sync-server/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, ...more },
  });
  let heard = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  const ended = new Promise<number | null>((end) => child.once('exit', end));
  return { ended, heard: () => heard, kill: () => child.kill('SIGKILL') };
};

test('an address that cannot be used ends the start with one sentence, without the password in it', async () => {
  const right = new URL(url);
  const wrongPassword = new URL(url);
  wrongPassword.password = 'khong-phai-mat-khau';
  const nowhere = new URL(url);
  nowhere.pathname = '/khong_co';
  const cases = [
    ['mysql://admin:bi-mat@localhost/books', 'setting DATABASE_URL: expected postgres://'],
    ['bi-mat', 'setting DATABASE_URL: expected postgres://'],
    [wrongPassword.href, 'không nhận kết nối: sai tên hoặc mật khẩu (28P01)'],
    [nowhere.href, 'không nhận kết nối: không có cơ sở dữ liệu tên đó (3D000)'],
  ] as const;
  for (const [address, sentence] of cases) {
    const server = startToEnd({ DATABASE_URL: address });
    expect(await server.ended).toBe(1);
    expect(server.heard()).toContain(sentence);
    expect(server.heard().trim().split('\n')).toHaveLength(1);
    for (const secret of ['bi-mat', 'khong-phai-mat-khau', right.password])
      expect(server.heard()).not.toContain(secret);
  }
});

test('a database that is down at the start is waited for, and the waiting is told', async () => {
  await postgres.goDown();
  const server = startToEnd({ DATABASE_URL: url });
  try {
    await expect.poll(() => server.heard()).toContain('chưa trả lời (lần 1/30)');
  } finally {
    await postgres.comeUp();
  }
  try {
    await expect.poll(() => server.heard()).toContain('Sổ Công đoàn: ');
  } finally {
    server.kill();
    await server.ended;
  }
});

test('a second process without the key of the first does not begin: it would speak as another server', async () => {
  const one = await startServerProcess(dataDir, [], url);
  processes.push(one);
  const elsewhere = mkdtempSync(join(tmpdir(), 'so-cong-doan-key-'));
  const server = startToEnd({ DATABASE_URL: url, DATA_DIR: elsewhere });
  expect(await server.ended).toBe(1);
  expect(server.heard()).toContain('hãy chép tệp server-key của máy chủ đầu tiên vào');
  rmSync(elsewhere, { recursive: true, force: true });
});
