/** An upgrade rolls: an older and a newer version of the real process over one database. What holds meanwhile, what is refused. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { write } from '#domain/draft.ts';
import { grant } from '#domain/office/grant.ts';
import { member } from '#domain/roster/member.ts';
import { ACT_SHAPES } from '#domain/act-shapes.ts';
import { RECORD_TYPES } from '#domain/record-types.ts';
import { judgeBeside } from '#server/judge-beside.ts';
import { knowledgeOf } from '#server/knowledge.ts';
import { POSTGRES_STEPS } from '#server/postgres-schema.ts';
import { SQLITE_STEPS } from '#server/sqlite-schema.ts';
import { root } from '../long/server-process.ts';
import { sendTo, setUpTokenIn, startOwnProcess, type OwnProcess } from './own-process.ts';
import { startOwnPostgres, type OwnPostgres } from './real-postgres.ts';
import { randomId, TestDevice, type PulledEntry } from './test-device.ts';
import { foundUnion, foundUnit, officerWithDevice, startTestServer, WORDS } from './test-server.ts';

/** An act that only the newer version knows, on records both know. */
const NEWER_ACT = 'correctMember';

let postgres: OwnPostgres;
let newer: string;
let url: string;
let dataDir: string;
const running: OwnProcess[] = [];
beforeAll(async () => {
  postgres = await startOwnPostgres();
  newer = newerVersion();
});
afterAll(async () => {
  rmSync(newer, { recursive: true, force: true });
  await postgres.throwAway();
});
beforeEach(async () => {
  url = await postgres.freshDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'so-cong-doan-versions-'));
});
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  await postgres.dropDatabase(url);
  rmSync(dataDir, { recursive: true, force: true });
});

/** The program as it is, with one more step of each kind of tables, one more act, and a version of its own. */
const newerVersion = (): string => {
  const home = mkdtempSync(join(tmpdir(), 'so-cong-doan-newer-'));
  for (const part of ['sync-server', 'src', 'package.json'])
    cpSync(join(root, part), join(home, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'));
  const change = (path: string, from: RegExp, to: string): void => {
    const before = readFileSync(join(home, path), 'utf8');
    const after = before.replace(from, to);
    if (after === before) throw new Error(`nothing to change in ${path}`);
    writeFileSync(join(home, path), after);
  };
  const step = "  'ALTER TABLE notes ADD COLUMN since_newer bigint;',\n];\n";
  change('sync-server/postgres-schema.ts', /^\];\n/m, step);
  change('sync-server/sqlite-schema.ts', /^\];\n/m, step.replace('bigint', 'INTEGER'));
  const shape = `  ${NEWER_ACT}: roster(part(member, [], { may: ['fullName'] })),\n  editMember:`;
  change('src/domain/act-shapes.ts', /^ {2}editMember:/m, shape);
  change('package.json', /"version": "[^"]*"/, '"version": "9.9.9"');
  return home;
};

const start = async (home: string, databaseUrl?: string): Promise<OwnProcess> => {
  const where = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl };
  const server = await startOwnProcess({
    home,
    env: { DATA_DIR: dataDir, LOG_FORMAT: 'json', ...where },
  });
  running.push(server);
  return server;
};

const end = async (server: OwnProcess): Promise<void> => {
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
};

const health = async ({ port }: OwnProcess): Promise<unknown> =>
  (await fetch(`http://127.0.0.1:${port}/healthz`)).json();

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
const asNewer = { act: NEWER_ACT };

const rulings = (entries: readonly PulledEntry[]): readonly string[] =>
  entries.map(({ item }) => [item[8], item[9] ?? ''].join(' ').trim());

test('an older server goes on beside a newer one: both take in, each hands out what the other took, an older one does not begin any more', async () => {
  const old = await start(root, url);
  const device = new TestDevice(sendTo(() => old.port));
  const book = await foundLocal(device);
  const atNew = async (): Promise<TestDevice> => {
    const server = await start(newer, url);
    return new TestDevice(
      sendTo(() => server.port),
      Date.now,
      device,
    );
  };
  const beside = await atNew();
  const [, newerProcess] = running;
  expect(await health(old)).toMatchObject({ ok: true, schema: `postgres-${POSTGRES_STEPS}` });
  expect(await health(newerProcess!)).toMatchObject({
    version: '9.9.9',
    schema: `postgres-${POSTGRES_STEPS + 1}`,
  });

  // One chain, over both in turn, pushed and pulled.
  const ruled = async (by: TestDevice, options: { readonly act: string }): Promise<string> => {
    const { verdicts } = await by.push([device.entry(book, someone(), options)]);
    return verdicts.map(({ ruling, reason }) => [ruling, reason ?? ''].join(' ').trim()).join();
  };
  expect(await ruled(device, asEdit)).toBe('accepted');
  expect(await ruled(beside, asEdit)).toBe('accepted');
  expect(await ruled(device, asEdit)).toBe('accepted');
  expect((await beside.pull([], { only: [book] })).entries).toHaveLength(3);
  expect((await device.pull([], { only: [book] })).entries).toHaveLength(3);

  // What only the newer one understands: whole there; the older one puts it aside, unlost, and judges it no other way.
  expect(await ruled(beside, asNewer)).toBe('accepted');
  expect(await ruled(device, asNewer)).toMatch(/^quarantined /);
  expect(await ruled(beside, asEdit)).toBe('accepted');

  // It has gone on so far because it was there before. A restart of it is refused with a sentence.
  await end(old);
  const refused = await start(root, url).catch((error: unknown) => String(error));
  expect(refused).toContain('Cơ sở dữ liệu do phiên bản mới hơn ghi');
  expect(refused).not.toContain('    at ');

  // All are of the newer version now: what the older one put aside is judged again at a start.
  await end(newerProcess!);
  const again = await start(newer, url);
  const after = new TestDevice(
    sendTo(() => again.port),
    Date.now,
    device,
  );
  const { entries } = await after.pull([], { only: [book] });
  const atFirst = ['accepted', 'accepted', 'accepted', 'accepted'];
  expect(rulings(entries).slice(0, 6)).toEqual([
    ...[...atFirst, 'quarantined unknown-act', 'accepted'],
  ]);
  // Behind the server's own decision it stands at a second position.
  const aside = entries.find(({ item }) => item[8] === 'quarantined');
  const last = entries.at(-1);
  expect([last?.item[4], last?.item[8]]).toEqual([aside?.item[4], 'accepted']);
});

test('without a restart: what the older one put aside while the newer one was there the newer one judges again at its next look', async () => {
  const fewer = Object.fromEntries(
    Object.entries(ACT_SHAPES).filter(([name]) => name !== asEdit.act),
  );
  const shared = { dataDir, databaseUrl: url };
  const old = await startTestServer({ ...shared, knowledge: knowledgeOf(RECORD_TYPES, fewer) });
  const admin = await foundUnion(old);
  const unit = await foundUnit(admin, admin.session!.homeUnit);
  const { device } = await officerWithDevice(old, admin, unit, 'chair');
  const book = `roster.${unit}`;
  const beside = await startTestServer(shared);
  const { context } = beside.server;
  expect(await judgeBeside(context)).toBe(0);
  const { verdicts } = await device.push([device.entry(book, someone(), asEdit)]);
  expect(verdicts).toMatchObject([{ ruling: 'quarantined', reason: 'unknown-act' }]);
  // The older one looks too, and finds nothing it could let in.
  expect(await judgeBeside(old.server.context)).toBe(0);
  expect(await judgeBeside(context)).toBe(1);
  const { entries } = await device.pull([], { only: [book] });
  expect(rulings(entries)).toEqual(['quarantined unknown-act', 'accepted', 'accepted']);
  expect(await judgeBeside(context)).toBe(0);
  await old.stop();
  await beside.stop();
});

test('embedded books: after an upgrade the older server does not begin; the copy from before the upgrade does', async () => {
  const books = join(dataDir, 'books.db');
  const old = await start(root);
  const device = new TestDevice(sendTo(() => old.port));
  await foundLocal(device);
  await end(old);
  cpSync(books, `${books}.before`);
  await end(await start(newer));
  const refused = await start(root).catch((error: unknown) => String(error));
  expect(refused).toContain('Dữ liệu do phiên bản mới hơn ghi: hãy chạy phiên bản đó.');
  expect(refused).not.toContain('    at ');
  cpSync(`${books}.before`, books);
  expect(await health(await start(root))).toMatchObject({
    ok: true,
    schema: `sqlite-${SQLITE_STEPS}`,
  });
});

test('the database goes away: /healthz says so on every process, and is well again by itself', async () => {
  const server = await start(root, url);
  // A start that is not through ends where the database goes.
  await expect.poll(() => setUpTokenIn(dataDir)).toBeDefined();
  expect(await health(server)).toMatchObject({ ok: true });
  await postgres.goDown();
  try {
    await expect.poll(() => health(server)).toMatchObject({ ok: false, reason: 'database-away' });
  } finally {
    await postgres.comeUp();
  }
  await expect.poll(() => health(server)).toMatchObject({ ok: true });
  await end(server);
});
