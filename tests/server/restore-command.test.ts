/** The operator's two commands: a copy by hand while the server works, and a copy put into an empty directory elsewhere. */
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import { write } from '#domain/draft.ts';
import { member } from '#domain/roster/member.ts';
import { runAudit } from '#server/audit.ts';
import { runBackup } from '#server/backup-command.ts';
import { runRestore } from '#server/restore-command.ts';
import { isRestoring } from '#server/restoring.ts';
import { randomId } from './test-device.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  START_MS,
  startTestServer,
} from './test-server.ts';

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'so-cong-doan-command-'));
  folders.push(made);
  return made;
};
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

/** A server with some people on its roll, and a copy of it made by hand. */
const backedUp = async () => {
  const under = await startTestServer();
  const admin = await foundUnion(under);
  const local = await foundUnit(admin, admin.session!.homeUnit);
  const { device } = await officerWithDevice(under, admin, local, 'treasurer');
  const one = () =>
    device.entry(`roster.${local}`, [write(member, randomId(), { fullName: { value: 'Người' } })]);
  await device.push(Array.from({ length: 50 }, one));
  const elsewhere = folder();
  const args = ['--data-dir', under.dataDir, '--to', elsewhere];
  const said: string[] = [];
  const code = await runBackup(
    args,
    (line) => said.push(line),
    () => under.clock.nowMs,
  );
  expect([code, said.join('\n')]).toEqual([0, expect.stringContaining('Đã sao lưu và kiểm tra')]);
  const name = readdirSync(elsewhere).find((file) => file.endsWith('.db')) ?? '';
  return { under, elsewhere, file: join(elsewhere, name), book: `roster.${local}` };
};

const restore = async (args: readonly string[], nowMs = START_MS) => {
  const said: string[] = [];
  const code = await runRestore(args, (line) => said.push(line), nowMs);
  return { code, said: said.join('\n') };
};

test('a copy by hand, put into an empty directory: the same books under the same key, a new epoch', async () => {
  const { under, elsewhere, file, book } = await backedUp();
  expect(readdirSync(elsewhere).sort()).toEqual([file.slice(elsewhere.length + 1), 'server-key']);
  expect(await under.server.store.committed.notes('backup', 0)).toHaveLength(1);
  const target = join(folder(), 'new');
  expect(await restore([file, '--data-dir', target])).toMatchObject({ code: 0 });
  expect(readdirSync(target).sort()).toEqual(['books.db', 'server-key']);
  expect(statSync(join(target, 'server-key')).mode & 0o777).toBe(0o600);
  const restored = await startTestServer({ dataDir: target, clock: under.clock });
  const { epoch, key } = restored.server.context;
  expect(epoch.parent).toBe(under.server.context.epoch.id);
  expect(key.publicKey).toBe(under.server.context.key.publicKey);
  expect((await restored.server.store.committed.end(book))?.n).toBeGreaterThanOrEqual(50);
  await restored.stop();
  await under.stop();
});

test('the operator looks who has come since the restore, and ends it while the server works', async () => {
  const { under, file } = await backedUp();
  const target = join(folder(), 'new');
  const at = ['--data-dir', target];
  expect(await restore(['look', ...at])).toMatchObject({ code: 2 });
  await restore([file, ...at]);
  // Nobody has started it yet.
  expect(await restore(['close', ...at])).toMatchObject({ code: 2 });
  const restored = await startTestServer({ dataDir: target, clock: under.clock });
  const { context, store } = restored.server;
  const looked = await restore(['look', ...at]);
  expect(looked.code).toBe(0);
  expect(looked.said).toContain('chưa thấy: Trần Thị Quản Trị, Điện thoại thử');
  expect(await isRestoring(context, store.committed)).toBe(true);
  expect((await restore(['close', ...at])).code).toBe(0);
  expect(await isRestoring(context, store.committed)).toBe(false);
  expect((await restore(['close', ...at])).code).toBe(2);
  const said: string[] = [];
  expect(await runAudit(['list', ...at], (line) => said.push(line))).toBe(0);
  expect(said.join()).toContain('Kết thúc khôi phục');
  await restored.stop();
  await under.stop();
});

test('a directory in use is not touched, whatever it holds', async () => {
  const { under, file } = await backedUp();
  for (const name of ['books.db', 'server-key', 'practice']) {
    const target = folder();
    writeFileSync(join(target, name), 'mine');
    expect(await restore([file, '--data-dir', target])).toMatchObject({
      code: 2,
      said: expect.stringContaining('thư mục trống'),
    });
    expect(readdirSync(target)).toEqual([name]);
  }
  expect((await restore([file, '--data-dir', under.dataDir])).code).toBe(2);
  await under.stop();
});

test('a copy that was changed, one without its key or with another one, and one that is no copy: refused, nothing is left behind', async () => {
  const { under, elsewhere, file, book } = await backedUp();
  const target = join(folder(), 'new');
  const to = ['--data-dir', target];
  const changed = folder();
  copyFileSync(join(elsewhere, 'server-key'), join(changed, 'server-key'));
  copyFileSync(file, join(changed, 'books.db'));
  const database = new DatabaseSync(join(changed, 'books.db'));
  database.prepare("UPDATE entries SET ruling = 'held' WHERE book = ? AND n = 3").run(book);
  database.close();
  const tampered = await restore([join(changed, 'books.db'), ...to]);
  expect(tampered).toMatchObject({ code: 1, said: expect.stringContaining('KHÔNG KHỚP') });

  const alone = folder();
  copyFileSync(file, join(alone, 'books.db'));
  expect(await restore([join(alone, 'books.db'), ...to])).toMatchObject({ code: 2 });
  const other = await startTestServer();
  copyFileSync(join(other.dataDir, 'server-key'), join(alone, 'server-key'));
  expect(await restore([join(alone, 'books.db'), ...to])).toMatchObject({ code: 1 });
  writeFileSync(join(alone, 'letter.db'), 'no database at all');
  expect(await restore([join(alone, 'letter.db'), ...to])).toMatchObject({ code: 1 });
  expect(existsSync(target) ? readdirSync(target) : []).toEqual([]);
  await other.stop();
  await under.stop();
});

test('a copy of more than 90 days ago asks for a word more; what is not asked well is explained', async () => {
  const { under, elsewhere, file } = await backedUp();
  const target = join(folder(), 'new');
  const late = START_MS + 91 * 24 * 60 * 60 * 1000;
  expect(await restore([file, '--data-dir', target], late)).toMatchObject({
    code: 1,
    said: expect.stringContaining('--old'),
  });
  expect((await restore([file, '--data-dir', target, '--old'], late)).code).toBe(0);
  expect((await restore([])).code).toBe(2);
  expect((await restore([join(elsewhere, 'nowhere.db')])).code).toBe(2);
  expect((await restore([file, file])).code).toBe(2);
  expect((await restore([file, '--loud'])).code).toBe(2);
  const nobody = () => START_MS;
  expect(await runBackup(['--data-dir', folder()], () => undefined, nobody)).toBe(2);
  expect(await runBackup(['--loud'], () => undefined, nobody)).toBe(2);
  await under.stop();
});
