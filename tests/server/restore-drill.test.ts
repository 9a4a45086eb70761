/** The drill: a backup is restored beside the books at work, and a line says whether it held. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { write } from '#domain/draft.ts';
import { member } from '#domain/roster/member.ts';
import { backUp } from '#server/backup.ts';
import { carryOffSite } from '#server/off-site.ts';
import { DRILLS, runDrill, type DrillRecord } from '#server/restore-drill.ts';
import { randomId, type TestDevice } from './test-device.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  type TestServer,
} from './test-server.ts';

const HOUR_MS = 3_600_000;
let under: TestServer;
let treasurer: TestDevice;
let book: string;
let folder: string;
let said: string[];
beforeEach(async () => {
  under = await startTestServer();
  const admin = await foundUnion(under);
  const local = await foundUnit(admin, admin.session!.homeUnit);
  treasurer = (await officerWithDevice(under, admin, local, 'treasurer')).device;
  book = `roster.${local}`;
  await enter(20);
  folder = mkdtempSync(join(tmpdir(), 'so-cong-doan-drill-'));
  said = [];
});
afterEach(async () => {
  await under.stop();
  rmSync(folder, { recursive: true, force: true });
});

const enter = (count: number): Promise<unknown> =>
  treasurer.push(
    Array.from({ length: count }, () =>
      treasurer.entry(book, [write(member, randomId(), { fullName: { value: 'Người' } })]),
    ),
  );
const drill = (args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) =>
  runDrill(
    ['--data-dir', under.dataDir, ...args],
    (line) => said.push(line),
    () => under.clock.nowMs,
    env,
  );
const records = (): readonly DrillRecord[] =>
  readFileSync(join(under.dataDir, DRILLS), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as DrillRecord);

/** What lies in the data directory beside the books' own files, and where every book ends. */
const standing = async () => ({
  files: readdirSync(under.dataDir).sort(),
  copies: readdirSync(join(under.dataDir, 'backups')).sort(),
  ends: await under.server.store.committed.ends(),
  log: await under.server.store.committed.auditEnd(),
});

/** The newest backup in a folder of its own, for damage. */
const carried = async (): Promise<string> => {
  const name = await backUp(under.server);
  for (const file of [name, 'server-key'])
    copyFileSync(join(under.dataDir, 'backups', file), join(folder, file));
  return join(folder, name);
};

test('the newest backup holds, while the server works: the line says how old it is and what phones would bring back', async () => {
  const name = await backUp(under.server);
  under.clock.nowMs += 3 * HOUR_MS;
  await enter(7);
  writeFileSync(join(under.dataDir, DRILLS), '');
  const before = await standing();
  expect([await drill(), said.join('\n')]).toEqual([0, expect.stringContaining('Diễn tập đạt')]);
  expect(said.join('\n')).toContain('cách đây 3.0 giờ; điện thoại sẽ phải gửi lại 7 mục');
  expect(await standing()).toEqual(before);
  const [record] = records();
  expect(record).toMatchObject({
    ...{ verdict: 'holds', toBringBack: 7, backupAt: '2026-11-22T01:00:00.000Z' },
    ...{ file: join(under.dataDir, 'backups', name), at: '2026-11-22T04:00:00.000Z' },
  });
  expect(record?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(record?.entries).toBeGreaterThan(20);
  expect(await drill()).toBe(0);
  expect(records()).toHaveLength(2);
  // The server at work is no restored one.
  await enter(1);
});

test('a backup of a quiet server is as old as it is, not as its last line', async () => {
  under.clock.nowMs += 48 * HOUR_MS;
  await backUp(under.server);
  under.clock.nowMs += HOUR_MS;
  expect(await drill()).toBe(0);
  expect(said.join()).toContain('cách đây 1.0 giờ');
});

test('the sealed copy elsewhere holds with its key, and not with another one, nor without', async () => {
  const name = await backUp(under.server);
  const identity = await generateX25519Identity();
  const [mine, other, mount] = ['mine', 'other', 'mount'].map((file) => join(folder, file));
  writeFileSync(mine!, identity);
  writeFileSync(other!, await generateX25519Identity());
  mkdirSync(mount!);
  const offSite = {
    recipients: [await identityToRecipient(identity)],
    folder: mount!,
    timeMs: 60_000,
  };
  await carryOffSite(offSite, join(under.dataDir, 'backups'), name);
  const env = { BACKUP_COPY_TO: mount! };
  const off = ['--from', 'off-site'];
  expect([await drill([...off, '--identity', mine!], env), said.join()]).toMatchObject([0, {}]);
  expect(await drill([...off, '--identity', other!], env)).toBe(1);
  expect(await drill(off, env)).toBe(1);
  expect(said.at(-2)).toContain('cần --identity');
  expect(records().map(({ verdict }) => verdict)).toEqual(['holds', 'fails', 'fails']);
  // Begun with the folder of the backups gone.
  rmSync(join(mount!, 'server-key.age'));
  expect(await drill([...off, '--identity', mine!], env)).toBe(1);
  expect(said.at(-2)).toContain('Thiếu khóa máy chủ');
});

test.each([
  ['a bit flipped', (whole: Buffer) => flipped(whole)],
  ['its last part cut off', (whole: Buffer) => whole.subarray(0, whole.length - 8192)],
  ['nothing in it', () => Buffer.alloc(0)],
])('a backup with %s does not hold, and nothing is left behind', async (_what, damage) => {
  const file = await carried();
  writeFileSync(join(under.dataDir, DRILLS), '');
  writeFileSync(file, damage(readFileSync(file)));
  const before = await standing();
  expect(await drill(['--from', file])).toBe(1);
  expect(said[0]).toContain('KHÔNG ĐẠT');
  expect(await standing()).toEqual(before);
  expect(records()).toMatchObject([{ verdict: 'fails', books: null }]);
});

/** In the text of somebody's name. */
const flipped = (whole: Buffer): Buffer => {
  const at = whole.lastIndexOf('Người');
  expect(at).toBeGreaterThan(0);
  whole[at] = (whole[at] ?? 0) ^ 1;
  return whole;
};

test('a backup without its key, with the key of another server, and of other books, does not hold', async () => {
  const file = await carried();
  rmSync(join(folder, 'server-key'));
  expect(await drill(['--from', file])).toBe(1);
  const other = await startTestServer();
  await foundUnion(other);
  copyFileSync(join(other.dataDir, 'server-key'), join(folder, 'server-key'));
  expect(await drill(['--from', file])).toBe(1);
  const theirs = await backUp(other.server);
  expect(await drill(['--from', join(other.dataDir, 'backups', theirs)])).toBe(1);
  expect(said.at(-2)).toContain('khác khóa đang dùng');
  await other.stop();
});

test('books at work that lack what the backup has are found', async () => {
  await backUp(under.server);
  const database = new DatabaseSync(join(under.dataDir, 'books.db'));
  database.prepare('DELETE FROM entries WHERE book = ? AND n = 20').run(book);
  database.close();
  expect(await drill()).toBe(1);
  expect(said[0]).toContain(`sổ ${book}: vị trí 20 khác với sổ đang chạy`);
});

test('on a machine that has lost its books the drill says so, and what is not asked well is explained', async () => {
  const file = await carried();
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  const there = ['--data-dir', empty, '--from', file];
  expect(
    await runDrill(
      there,
      (line) => said.push(line),
      () => under.clock.nowMs,
    ),
  ).toBe(0);
  expect(said.join()).toContain('không có sổ đang chạy để đối chiếu');
  expect(readdirSync(empty)).toEqual([DRILLS]);
  expect(statSync(join(empty, DRILLS)).mode & 0o777).toBe(0o600);
  expect(await drill(['--from', join(folder, 'none.db')])).toBe(2);
  expect(await drill(['--from', 'off-site'])).toBe(2);
  expect(await drill(['--loud'])).toBe(2);
  expect(existsSync(join(under.dataDir, DRILLS))).toBe(false);
});
