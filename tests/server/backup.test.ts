/** The nightly copy: sound, enough of them, and recognised when it is put in the place of the database. */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { write } from '#domain/draft.ts';
import { member } from '#domain/roster/member.ts';
import { backUp } from '#server/backup.ts';
import { backupName, backupTime, keptBackups } from '#server/backup-files.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  START_MS,
  startTestServer,
  WORDS,
} from './test-server.ts';
import { randomId } from './test-device.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

test('a copy made in the middle of writing is whole, and restoring it is a new epoch of the same line', async () => {
  const under = await startTestServer();
  const admin = await foundUnion(under);
  const local = await foundUnit(admin, admin.session!.homeUnit);
  const { device } = await officerWithDevice(under, admin, local, 'treasurer');
  const book = `roster.${local}`;
  const one = () =>
    device.entry(book, [write(member, randomId(), { fullName: { value: 'Người' } })]);
  await device.push(Array.from({ length: 500 }, one));
  const writing = Promise.all(Array.from({ length: 5 }, () => device.push([one()])));
  const name = await backUp(under.server);
  await writing;

  // The folder of the backups is all there is: the machine is gone.
  const folder = mkdtempSync(join(tmpdir(), 'so-cong-doan-restore-'));
  const backups = join(under.dataDir, 'backups');
  expect(readdirSync(backups).sort()).toEqual([name, 'server-key']);
  for (const file of [name, 'server-key'])
    expect(statSync(join(backups, file)).mode & 0o777).toBe(0o600);
  copyFileSync(join(backups, name), join(folder, 'books.db'));
  await expect(startTestServer({ dataDir: folder })).rejects.toThrow('server-key is missing');
  copyFileSync(join(backups, 'server-key'), join(folder, 'server-key'));
  const restored = await startTestServer({ dataDir: folder, clock: under.clock });
  const { epoch, key } = restored.server.context;
  expect(epoch.parent).toBe(under.server.context.epoch.id);
  expect(epoch.id).not.toBe(under.server.context.epoch.id);
  expect(key.publicKey).toBe(under.server.context.key.publicKey);
  const end = await restored.server.store.committed.end(book);
  expect(end?.n).toBeGreaterThanOrEqual(500);
  const entries = await restored.server.store.committed.entriesAfter(book, 0, {
    entriesMax: 9999,
    bytesMax: 1e9,
  });
  expect(entries.at(-1)?.digest).toBe(end?.digest);

  // Started again it is the same epoch; restored once more it is yet another one.
  await restored.stop();
  const again = await startTestServer({ dataDir: folder, clock: under.clock });
  expect(again.server.context.epoch.id).toBe(epoch.id);
  await again.stop();
  rmSync(join(folder, 'books.db'));
  copyFileSync(join(under.dataDir, 'backups', name), join(folder, 'books.db'));
  const twice = await startTestServer({ dataDir: folder, clock: under.clock });
  expect(twice.server.context.epoch.id).not.toBe(epoch.id);
  await twice.stop();
  rmSync(folder, { recursive: true, force: true });
  await under.stop();
});

test('the newest of the last seven days and of the last four weeks with a copy are kept', () => {
  // A Sunday; two copies a day, and a month in which the server stood still.
  const names = Array.from({ length: 62 }, (_, half) => backupName(START_MS + (half * DAY_MS) / 2));
  const daysOf = (kept: ReadonlySet<string>): readonly number[] =>
    [...kept].map((name) => names.indexOf(name)).sort((a, b) => a - b);
  expect(daysOf(keptBackups(names))).toEqual([29, 43, 49, 51, 53, 55, 57, 59, 61]);
  const late = backupName(START_MS + 70 * DAY_MS);
  expect(daysOf(keptBackups([...names, late]))).toEqual([-1, 43, 51, 53, 55, 57, 59, 61]);
  expect(backupTime(late)).toBe(START_MS + 70 * DAY_MS);
  expect(backupTime('letter.db')).toBeUndefined();
});

test('old copies go, other files stay, and so do the marks that the prune position rests on', async () => {
  const under = await startTestServer();
  const admin = await foundUnion(under);
  const folder = join(under.dataDir, 'backups');
  mkdirSync(folder);
  writeFileSync(join(folder, 'letter.db'), 'mine');
  const first = await backUp(under.server);
  under.clock.nowMs += 60_000;
  await backUp(under.server);
  expect(readdirSync(folder)).not.toContain(first);
  expect(readdirSync(folder)).toContain('letter.db');
  under.clock.nowMs += 100 * DAY_MS;
  await backUp(under.server);
  // The newest of the old ones and the one of today.
  expect(await under.server.store.committed.notes('backup', 0)).toHaveLength(2);
  expect((await admin.signIn(WORDS)).officer).toBe(admin.officer);
  await under.stop();
});

test('a copy that lacks what was acknowledged, or in which something was changed, is not believed', async () => {
  const under = await startTestServer();
  const admin = await foundUnion(under);
  const early = join(under.dataDir, 'early.db');
  await under.server.copyTo(early);
  await foundUnit(admin, admin.session!.homeUnit);
  const late = join(under.dataDir, 'late.db');
  await under.server.copyTo(late);
  const database = new DatabaseSync(late);
  database.exec("UPDATE entries SET ruling = 'held' WHERE n = 2");
  database.close();
  const bring = (file: string) => (path: string) => {
    copyFileSync(file, path);
    return Promise.resolve();
  };
  await expect(backUp({ ...under.server, copyTo: bring(early) })).rejects.toThrow('the copy lacks');
  await expect(backUp({ ...under.server, copyTo: bring(late) })).rejects.toThrow('does not hold');
  expect(readdirSync(join(under.dataDir, 'backups'))).toEqual([]);
  expect(await under.server.store.committed.notes('backup', 0)).toEqual([]);
  await under.stop();
});

test('a second start of the same directory is the same server', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'so-cong-doan-again-'));
  const first = await startTestServer({ dataDir: folder });
  const admin = await foundUnion(first);
  const { epoch, key } = first.server.context;
  await first.stop();
  const second = await startTestServer({ dataDir: folder, clock: first.clock });
  expect(second.server.context.epoch).toEqual(epoch);
  expect(second.server.context.key.publicKey).toBe(key.publicKey);
  const office = await second.server.context.office.now(second.server.store.committed);
  expect(office.officer(admin.officer)?.displayName).toBe('Trần Thị Quản Trị');
  await second.stop();
  rmSync(folder, { recursive: true, force: true });
});
