/** A server on SQLite moves to PostgreSQL: every book ends as it ended, every phone goes on where it was. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { write } from '#domain/draft.ts';
import { member } from '#domain/roster/member.ts';
import { runAudit } from '#server/audit.ts';
import { MOVED, runMigrateStore } from '#server/migrate-store.ts';
import { openPostgresBookStore } from '#server/postgres-book-store.ts';
import { openSqliteBookStore } from '#server/sqlite-book-store.ts';
import { node, root } from '../long/server-process.ts';
import { startRealPostgres, type RealPostgres } from './real-postgres.ts';
import { randomId, TestDevice } from './test-device.ts';
import { foundUnion, foundUnit, officerWithDevice, startTestServer } from './test-server.ts';

let postgres: RealPostgres;
let url: string;
let dataDir: string;
let said: string[];
beforeAll(async () => {
  postgres = await startRealPostgres();
});
afterAll(() => postgres.throwAway());
beforeEach(async () => {
  url = await postgres.freshDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'so-cong-doan-migrate-'));
  said = [];
});
afterEach(async () => {
  await postgres.dropDatabase(url);
  rmSync(dataDir, { recursive: true, force: true });
});

const migrate = (): Promise<number> =>
  runMigrateStore(['--data-dir', dataDir], { DATABASE_URL: url }, (line) => said.push(line));

const someone = () => [write(member, randomId(), { fullName: { value: 'Đào Thị Ốc' } })];

/** A union with a roll, a fork, something held, a log, and a phone that has pulled. */
const workOnSqlite = async () => {
  const under = await startTestServer({ dataDir });
  const admin = await foundUnion(under);
  const unit = await foundUnit(admin, admin.session!.homeUnit);
  const { device } = await officerWithDevice(under, admin, unit, 'chair');
  const book = `roster.${unit}`;
  const clone = device.clone();
  await device.push(Array.from({ length: 30 }, () => device.entry(book, someone())));
  await clone.push([clone.entry(book, someone())]);
  await device.push([device.entry(`office.${unit}`, someone())]);
  const { entries } = await device.pull();
  const { committed } = under.server.store;
  const stand = {
    ends: await committed.ends(),
    office: await committed.officeSince(0),
    log: await committed.auditAfter(0, 1000),
    page: await committed.entriesAfter(book, 0, { entriesMax: 1000, bytesMax: 1_000_000 }),
    epoch: under.server.context.epoch,
  };
  await under.stop();
  expect(entries.length).toBeGreaterThan(30);
  return { stand, device, book, clock: under.clock };
};

/** The server on the new database; the phones know no difference. */
const goOn = async ({ stand, device, book, clock }: Awaited<ReturnType<typeof workOnSqlite>>) => {
  const under = await startTestServer({ dataDir, databaseUrl: url, clock });
  try {
    const { committed } = under.server.store;
    expect(await committed.ends()).toEqual(stand.ends);
    expect(await committed.officeSince(0)).toEqual(stand.office);
    expect((await committed.auditAfter(0, 1000)).slice(0, stand.log.length)).toEqual(stand.log);
    const all = { entriesMax: 1000, bytesMax: 1_000_000 };
    expect(await committed.entriesAfter(book, 0, all)).toEqual(stand.page);
    expect(under.server.context.epoch).toEqual(stand.epoch);
    const onNew = new TestDevice(under.send, () => clock.nowMs, device);
    const cursors = stand.ends.map((end) => ({ book: end.book, epoch: stand.epoch.id, n: end.n }));
    expect((await onNew.pull(cursors)).entries).toEqual([]);
    const [verdict] = (await onNew.push([device.entry(book, someone())])).verdicts;
    const end = stand.ends.find((known) => known.book === book);
    expect(verdict).toMatchObject({ ruling: 'accepted', n: (end?.n ?? 0) + 1 });
    expect((await onNew.pull(cursors)).entries).toHaveLength(1);
  } finally {
    await under.stop();
  }
};

test('every book ends where it ended, the log and the office are the same, and a phone goes on with its cursors', async () => {
  const before = await workOnSqlite();
  expect(await migrate()).toBe(0);
  expect(said.at(-2)).toMatch(/^Đã chuyển và đối chiếu \d+ dòng: \d+ sổ, \d+ mục\.$/);
  expect(existsSync(join(dataDir, 'books.db'))).toBe(false);
  expect(existsSync(join(dataDir, MOVED))).toBe(true);
  await goOn(before);
  // Who runs the server looks through it as before.
  const audited: string[] = [];
  const audit = (...args: readonly string[]) =>
    runAudit([...args, '--data-dir', dataDir], (line) => audited.push(line), url);
  expect(await audit('verify')).toBe(0);
  expect(await audit('list')).toBe(0);
  expect(audited.some((line) => line.includes('Cán bộ chair'))).toBe(true);
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("UPDATE entries SET body = body || ' ' WHERE book = $1 AND n = 7", [
    before.book,
  ]);
  await client.end();
  expect(await audit('verify')).toBe(1);
  expect(audited.some((line) => line.includes(`sổ ${before.book}: vị trí 7`))).toBe(true);
});

test('killed half-way no server begins there; begun again, also after the old server went on, it comes to the same end', async () => {
  const before = await workOnSqlite();
  // The migration stops at the history until this connection lets go.
  const holding = new Client({ connectionString: url });
  await holding.connect();
  await startHalfWay(holding);
  await holding.end();
  expect(existsSync(join(dataDir, 'books.db'))).toBe(true);
  await expect(startTestServer({ dataDir, databaseUrl: url })).rejects.toThrow(
    'bị ngắt giữa chừng',
  );
  const old = await startTestServer({ dataDir, clock: before.clock });
  const phone = new TestDevice(old.send, () => before.clock.nowMs, before.device);
  const [verdict] = (await phone.push([before.device.entry(before.book, someone())])).verdicts;
  const { committed } = old.server.store;
  const end = await committed.end(before.book);
  expect(verdict?.n).toBe(end?.n);
  const all = { entriesMax: 1000, bytesMax: 1_000_000 };
  const stand = {
    ...{ ends: await committed.ends(), office: await committed.officeSince(0) },
    ...{ log: await committed.auditAfter(0, 1000), epoch: old.server.context.epoch },
    page: await committed.entriesAfter(before.book, 0, all),
  };
  await old.stop();
  expect(await migrate()).toBe(0);
  await goOn({ ...before, stand });
});

/** A real process, killed while the entries are there and the history is not. */
const startHalfWay = async (holding: Client): Promise<void> => {
  const lock = 20_261_123;
  // The tables are there, empty, as after a first start that came to nothing.
  await (await openPostgresBookStore(url)).close();
  await holding.query(
    `CREATE FUNCTION wait_there() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN PERFORM pg_advisory_xact_lock(${lock}); RETURN NEW; END $$;
     CREATE TRIGGER wait_there BEFORE INSERT ON history FOR EACH ROW EXECUTE FUNCTION wait_there()`,
  );
  await holding.query(`SELECT pg_advisory_lock(${lock})`);
  const child = spawn(node, ['sync-server/migrate-store.ts', '--data-dir', dataDir], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: url },
  });
  const ended = new Promise((end) => child.once('exit', end));
  let heard = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  await expect.poll(() => heard).toContain('  written: ');
  child.kill('SIGKILL');
  await ended;
  expect(heard).not.toContain('  history: ');
  await holding.query(`SELECT pg_advisory_unlock(${lock})`);
  await holding.query('DROP TRIGGER wait_there ON history');
};

test('a database that has books of another server is left alone, and so are books at which a server is at work', async () => {
  await workOnSqlite();
  const under = await startTestServer({ databaseUrl: url });
  await foundUnion(under);
  const before = await under.server.store.committed.ends();
  expect(await migrate()).toBe(1);
  expect(said.at(-1)).toContain('đã có dữ liệu của máy chủ khác');
  expect(await under.server.store.committed.ends()).toEqual(before);
  await under.stop();
  const atWork = openSqliteBookStore(join(dataDir, 'books.db'));
  await atWork.write((tx) => tx.putNote('kind', 'key', 'value', null));
  expect(await migrate()).toBe(2);
  expect(said.at(-1)).toContain('Máy chủ đang chạy');
  await atWork.close();
  expect(existsSync(join(dataDir, 'books.db'))).toBe(true);
});

test('not asked well, it says how', async () => {
  const asked = (args: readonly string[], env: Readonly<Record<string, string>>) =>
    runMigrateStore(args, env, (line) => said.push(line));
  expect(await asked(['--data-dir', dataDir], {})).toBe(2);
  expect(await asked(['--what'], { DATABASE_URL: url })).toBe(2);
  expect(await asked(['--data-dir', dataDir], { DATABASE_URL: 'mysql://x/y' })).toBe(2);
  expect(said.every((line) => line.startsWith('DATABASE_URL=postgres://…'))).toBe(true);
  expect(await migrate()).toBe(2);
  expect(said.at(-1)).toContain('Không có dữ liệu tại');
});
