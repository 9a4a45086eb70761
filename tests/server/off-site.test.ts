/** The copy that lies elsewhere: sealed, whole, each night, and told where it fails. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSealed, sealFile } from '#server/backup-seal.ts';
import { readBackupStanding } from '#server/backup-standing.ts';
import { runBounded } from '#server/bounded-command.ts';
import { nightly } from '#server/nightly-backups.ts';
import { readOffSite, type OffSite } from '#server/off-site.ts';
import { carryInto } from '#server/off-site-copy.ts';
import { foundUnion, startTestServer, type TestServer } from './test-server.ts';

const HOUR_MS = 60 * 60 * 1000;
let under: TestServer;
let folder: string;
let identity: string;
let recipient: string;
beforeEach(async () => {
  under = await startTestServer();
  await foundUnion(under);
  folder = mkdtempSync(join(tmpdir(), 'so-cong-doan-off-site-'));
  identity = await generateX25519Identity();
  recipient = await identityToRecipient(identity);
});
afterEach(async () => {
  await under.stop();
  rmSync(folder, { recursive: true, force: true });
});

const elsewhere = (): string => join(folder, 'mount');
const toFolder = (): OffSite => ({
  ...{ recipients: [recipient], folder: elsewhere(), timeMs: 60_000 },
});
const standing = () => readBackupStanding(under.server.store.committed, under.clock.nowMs);
const local = (file: string): string => join(under.dataDir, 'backups', file);

test('one a night, sealed, with the key, read back and opened again byte for byte', async () => {
  mkdirSync(elsewhere());
  const told: string[] = [];
  const look = nightly(under.server, (line) => told.push(line), toFolder());
  await look();
  const { made, copied, failed } = await standing();
  expect(failed).toBeNull();
  expect(copied?.file).toBe(made?.file);
  const file = made?.file ?? '';
  expect(readdirSync(elsewhere()).sort()).toEqual([`${file}.age`, 'server-key.age']);
  expect(readFileSync(join(elsewhere(), `${file}.age`)).includes('SQLite format')).toBe(false);
  for (const name of [file, 'server-key']) {
    const opened = join(folder, name);
    await openSealed(join(elsewhere(), `${name}.age`), opened, `# của thủ quỹ\n${identity}\n`);
    expect(readFileSync(opened).equals(readFileSync(local(name)))).toBe(true);
  }
  expect(readdirSync(join(under.dataDir, 'backups')).sort()).toEqual([file, 'server-key']);

  // 08:00 in Việt Nam: nothing more before the next night.
  under.clock.nowMs += 17 * HOUR_MS;
  await look();
  expect((await standing()).made?.file).toBe(file);
  under.clock.nowMs += 2 * HOUR_MS;
  await look();
  expect((await standing()).made?.file).not.toBe(file);
  expect(readdirSync(elsewhere())).toHaveLength(3);
  expect(told).toHaveLength(4);
});

test('a mount that is gone is told and never made; an hour later it is tried again', async () => {
  const told: string[] = [];
  const look = nightly(under.server, (line) => told.push(line), toFolder());
  await look();
  expect(existsSync(elsewhere())).toBe(false);
  expect(told.at(-1)).toMatch(/^copy failed: .*ENOENT/);
  const { made, copied, failed } = await standing();
  expect([copied, failed?.what]).toEqual([null, 'copy']);
  expect(readdirSync(join(under.dataDir, 'backups')).sort()).toEqual([made?.file, 'server-key']);
  mkdirSync(elsewhere());
  await look();
  expect((await standing()).copied).toBeNull();
  under.clock.nowMs += HOUR_MS;
  await look();
  expect(await standing()).toMatchObject({ copied: { file: made?.file }, failed: null });
});

test('a backup that fails is told, and the one after it says that all is well again', async () => {
  const told: string[] = [];
  const broken = { ...under.server, copyTo: () => Promise.reject(new Error('no room')) };
  await nightly(broken, (line) => told.push(line))();
  expect(told).toEqual(['backup failed: no room']);
  expect(await standing()).toMatchObject({ made: null, failed: { what: 'backup' } });
  await nightly(under.server, (line) => told.push(line))();
  expect(await standing()).toMatchObject({ failed: null });
  expect(told.at(-1)).toMatch(/^backup books-/);
});

test('two processes of one database make one copy', async () => {
  const told: string[] = [];
  const looks = [1, 2, 3].map(() => nightly(under.server, (line) => told.push(line)));
  await Promise.all(looks.map((look) => look()));
  expect(told).toHaveLength(1);
});

test('a command gets the path of each sealed file, without a shell; what it says when it fails is told', async () => {
  const script = join(folder, 'mang đi;exit');
  const write = (lines: string): void => {
    writeFileSync(script, `#!/bin/sh\n${lines}\n`);
    chmodSync(script, 0o700);
  };
  mkdirSync(elsewhere());
  write(`[ $# -eq 1 ] && cp "$1" "${elsewhere()}"`);
  const offSite = { recipients: [recipient], command: script, timeMs: 60_000 };
  const told: string[] = [];
  await nightly(under.server, (line) => told.push(line), offSite)();
  expect(told.at(-1)).toMatch(/^backup carried off-site/);
  expect(readdirSync(elsewhere())).toHaveLength(2);
  write('echo hết chỗ; exit 3');
  under.clock.nowMs += 24 * HOUR_MS;
  await nightly(under.server, (line) => told.push(line), offSite)();
  expect(told.at(-1)).toContain('ended with 3: hết chỗ');
});

test('what takes too long is ended', async () => {
  const endless = ['-e', 'setInterval(() => 0, 1000)'];
  await expect(runBounded(process.execPath, endless, 50)).rejects.toThrow('took longer');
  await expect(runBounded(join(folder, 'none'), [], 50_000)).rejects.toThrow('ENOENT');
});

test('what is read back otherwise than it was sent gets no name there', async () => {
  mkdirSync(elsewhere());
  const file = join(folder, 'books-2026-11-22T01-00-00-000Z.db.age');
  writeFileSync(file, 'một');
  await expect(carryInto(file, elsewhere(), 'f'.repeat(64))).rejects.toThrow('something else');
  expect(readdirSync(elsewhere())).toEqual([]);
});

test('a sealed file opens for each of its people, for nobody else, and not with a byte changed or cut off', async () => {
  const second = await generateX25519Identity();
  const plain = join(folder, 'plain');
  // Over several of the format's chunks.
  writeFileSync(plain, Buffer.alloc(200_000, 'Đào Thị Ốc'));
  const sealed = join(folder, 'sealed');
  await sealFile(plain, sealed, [recipient, await identityToRecipient(second)]);
  const opened = join(folder, 'opened');
  await openSealed(sealed, opened, second);
  expect(readFileSync(opened).equals(readFileSync(plain))).toBe(true);
  await expect(openSealed(sealed, opened, await generateX25519Identity())).rejects.toThrow();
  const whole = readFileSync(sealed);
  for (const damage of [
    () => whole.map((byte, at) => (at === 150_000 ? byte ^ 1 : byte)),
    () => whole.subarray(0, -70_000),
  ]) {
    writeFileSync(sealed, damage());
    await expect(openSealed(sealed, opened, second)).rejects.toThrow();
  }
});

test('the settings: sealed or not at all', () => {
  expect(readOffSite({})).toBeUndefined();
  expect(readOffSite({ BACKUP_RECIPIENT: recipient })).toBeUndefined();
  expect(() => readOffSite({ BACKUP_COPY_TO: folder })).toThrow('BACKUP_RECIPIENT');
  expect(() => readOffSite({ BACKUP_COPY_TO: folder, BACKUP_RECIPIENT: 'age1no' })).toThrow('age1');
  expect(
    readOffSite({ BACKUP_COPY_COMMAND: '/x', BACKUP_RECIPIENT: `${recipient}, ${recipient}` }),
  ).toMatchObject({ recipients: [recipient, recipient], command: '/x', timeMs: HOUR_MS });
});
