/** Books in PostgreSQL, copied under load and put back into another database: the phones bring back what came after. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { runAudit } from '#server/audit.ts';
import { runBackup } from '#server/backup-command.ts';
import { backUp } from '#server/backup.ts';
import { prunePositions } from '#server/backup-marks.ts';
import type { OpenServer } from '#server/open-server.ts';
import { runRestore } from '#server/restore-command.ts';
import { runDrill } from '#server/restore-drill.ts';
import { isRestoring } from '#server/restoring.ts';
import { runSecondFactor } from '#server/second-factor-reset.ts';
import { startRealPostgres, type RealPostgres } from '#tests/server/real-postgres.ts';
import type { Phone } from './phone.ts';
import { bringsBack, entriesOf, putBackKit, type PutBackKit } from './put-back-kit.ts';
import {
  collect,
  must,
  receiptNumbers,
  register,
  startUnion,
  synced,
  type TestUnion,
} from './union.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
let postgres: RealPostgres;
let [url, other] = ['', ''];
let union: TestUnion;
let kit: PutBackKit;
let folder: string;
let said: string[];
beforeAll(async () => {
  postgres = await startRealPostgres();
});
afterAll(() => postgres.throwAway());
beforeEach(async () => {
  [url, other] = [await postgres.freshDatabase(), await postgres.freshDatabase()];
  union = await startUnion(url);
  kit = putBackKit(union);
  folder = mkdtempSync(join(tmpdir(), 'scd-postgres-put-back-'));
  said = [];
});
afterEach(async () => {
  await kit.stop();
  await union.server.stop();
  for (const database of [url, other]) await postgres.dropDatabase(database);
  rmSync(folder, { recursive: true, force: true });
});

const say = (line: string): void => void said.push(line);
const nowMs = (): number => union.server.clock.ms;
const dataDirOf = (): string => union.server.opened.dataDir;
const ends = ({ store }: OpenServer) => store.committed.ends();
const monthOf = (at: number): string =>
  `20${10 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;

/** A receipt and a sync for each month, one after the other. */
const collectMonths = async (
  phone: Phone,
  member: string,
  from: number,
  to: number,
): Promise<void> => {
  for (let at = from; at < to; at += 1) {
    must(await collect(phone, union.unit, member, { period: monthOf(at) }));
    await synced(phone);
  }
};

test('copied while three phones write, put back into another database: every receipt that was acknowledged is there again, at its position, with its number and its verdict', async () => {
  const phones: { phone: Phone; member: string }[] = [];
  for (const name of ['thu.quy', 'thu.quy.hai', 'thu.quy.ba']) {
    const phone = await union.officerPhone(name, ['treasurer', 'chair']);
    phones.push({ phone, member: await register(phone, union.unit, `Lường Thị ${name}`) });
    await synced(phone);
  }
  const writing = Promise.all(
    phones.map(({ phone, member }) => collectMonths(phone, member, 0, 5)),
  );
  const name = await backUp(union.server.opened);
  await writing;
  await Promise.all(phones.map(({ phone, member }) => collectMonths(phone, member, 5, 8)));
  for (const { phone } of [...phones, { phone: union.admin }]) await synced(phone);
  const numbers = await receiptNumbers(phones[0]!.phone);
  expect(new Set(numbers).size).toBe(3 * 8);
  const book = `dues.${union.unit}`;
  const before = {
    ends: await ends(union.server.opened),
    dues: await entriesOf(union.server.opened, book),
  };

  const target = join(folder, 'new');
  const file = join(dataDirOf(), 'backups', name);
  const restored = await runRestore([file, '--data-dir', target], say, nowMs(), other);
  expect([restored, said.join('\n')]).toEqual([0, expect.stringContaining('Đã khôi phục vào')]);
  expect(readdirSync(target)).toEqual(['server-key']);
  const server = await kit.serveFrom(target, other);
  expect(server.context.epoch.parent).toBe(union.server.opened.context.epoch.id);
  expect(await isRestoring(server.context, server.store.committed)).toBe(true);
  const lacking = await entriesOf(server, book);
  expect(lacking.length).toBeLessThan(before.dues.length);

  for (const { phone } of phones) await bringsBack(phone);
  await bringsBack(union.admin);
  const command = (what: 'look' | 'close') =>
    runRestore([what, '--data-dir', target], say, nowMs(), other);
  expect(await command('look')).toBe(0);
  expect(said.at(-1)).toContain('4 máy đã gửi lại');
  expect(await command('close')).toBe(0);
  expect(await isRestoring(server.context, server.store.committed)).toBe(false);
  const shown = ({ n, hash, ruling, reason, digest }: (typeof lacking)[number]) => ({
    ...{ n, hash, ruling, reason, digest },
  });
  expect((await entriesOf(server, book)).map(shown)).toEqual(before.dues.map(shown));
  expect(await ends(server)).toEqual(before.ends);
  for (const { phone } of phones) {
    await synced(phone);
    expect(phone.replica.counts()).toEqual({ waiting: 0, check: 0 });
    expect(await receiptNumbers(phone)).toEqual(numbers);
  }
  expect(await runAudit(['verify', '--data-dir', target], say, other)).toBe(0);
  // And work goes on.
  await collectMonths(phones[0]!.phone, phones[0]!.member, 8, 9);
});

test('the marks are set, so phones may let go of what lies below a backup of 90 days ago', async () => {
  const { opened } = union.server;
  const args = ['--data-dir', dataDirOf()];
  expect(await runBackup(args, say, nowMs, { DATABASE_URL: url })).toBe(0);
  const { committed } = opened.store;
  const positions = (ms: number) => prunePositions(committed, opened.context.epoch.id, ms);
  expect((await positions(nowMs())).size).toBe(0);
  const stood = new Map((await committed.ends()).map(({ book, n }) => [book, n]));
  expect(await positions(nowMs() + 91 * DAY_MS)).toEqual(stood);
});

test('the drill tries the copy against the database at work', async () => {
  await backUp(union.server.opened);
  const phone = await union.officerPhone('thu.quy', ['treasurer']);
  await register(phone, union.unit, 'Lường Thị Mai');
  await synced(phone);
  const args = ['--data-dir', dataDirOf()];
  expect(await runDrill(args, say, nowMs, { DATABASE_URL: url })).toBe(0);
  expect(said.join('\n')).toMatch(/điện thoại sẽ phải gửi lại [1-9]\d* mục/);
});

test('a database with books in it, a key of another server and an address that is none: nothing is put there', async () => {
  const name = await backUp(union.server.opened);
  const file = join(dataDirOf(), 'backups', name);
  const before = await ends(union.server.opened);
  const restore = (target: string, to: string) =>
    runRestore([file, '--data-dir', join(folder, target)], say, nowMs(), to);
  expect(await restore('new', url)).toBe(1);
  expect(said.at(-1)).toContain('đã có dữ liệu của máy chủ khác');
  expect(await ends(union.server.opened)).toEqual(before);
  expect(await restore('new', 'mysql://x/y')).toBe(2);
  mkdirSync(join(folder, 'mine'));
  writeFileSync(join(folder, 'mine', 'books.db'), 'mine');
  expect(await restore('mine', other)).toBe(2);
  expect(readdirSync(join(folder, 'new'))).toEqual([]);
  // After all that the other database is as empty as it was.
  expect(await restore('new', other)).toBe(0);
});

test('an officer’s passkeys are taken away there too, and it stands in the log', async () => {
  const phone = await union.officerPhone('thu.quy', ['treasurer']);
  const { store } = union.server.opened;
  const { officer } = phone.identity;
  const end = (name: string, to: string) =>
    runSecondFactor(['end', name, '--data-dir', dataDirOf()], say, nowMs(), to);
  expect(await end('thu.quy', url)).toBe(0);
  const log = await store.committed.auditAfter(0, 1_000);
  expect(log.some(({ what, about }) => what === 'passkey-removed' && about === officer)).toBe(true);
  expect(said.at(-1)).toContain('Hạn đặt lại: 2026-12-06');
  expect(await end('không.có', url)).toBe(2);
  // Nobody has begun there.
  expect(await end('thu.quy', other)).toBe(2);
});
