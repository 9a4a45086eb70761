// A backup made under load is put back on another host: the phones bring back all that was acknowledged after it, as it was.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LONG_MS, times } from './long-form.ts';
import { amiss, NOTHING_AMISS, readServerBooks } from './server-books.ts';
import { node, root, startServerProcess, type ServerProcess } from './server-process.ts';
import { receiptNumbers, shownBy } from './shown.ts';
import { foundSwarm, joinedLater, must, synced, type Swarm, type SwarmPhone } from './swarm.ts';

const RECEIPTS = times(20, 400);

let first: ServerProcess;
let second: ServerProcess | undefined;
let swarm: Swarm;
let elsewhere: string;
const port = (): number => (second ?? first).port();
const line = { port, haste: 50 };

beforeEach(async () => {
  second = undefined;
  elsewhere = mkdtempSync(join(tmpdir(), 'so-cong-doan-elsewhere-'));
  first = await startServerProcess();
  swarm = await foundSwarm(
    await first.setUpToken(),
    { unions: 1, officersEach: 3 },
    () => line,
    line,
  );
}, LONG_MS);

afterEach(async () => {
  await swarm.close();
  await first.throwAway();
  await second?.throwAway();
  rmSync(elsewhere, { recursive: true, force: true });
});

/** As the operator runs it. */
const command = (script: string, ...args: string[]): void => {
  const done = spawnSync(node, [script, ...args], { cwd: root });
  expect([done.status, done.stderr.toString()]).toEqual([0, '']);
};

const backedUp = (): void =>
  command('sync-server/backup-command.ts', '--data-dir', first.dataDir, '--to', elsewhere);

/** The machine burns down. What was carried elsewhere is all there is. */
const restored = async (): Promise<ServerProcess> => {
  await first.kill();
  const file = readdirSync(elsewhere).find((name) => name.endsWith('.db')) ?? '';
  const target = join(elsewhere, 'other-host');
  command('sync-server/restore-command.ts', join(elsewhere, file), '--data-dir', target);
  second = await startServerProcess(target);
  return second;
};

const collectAndSend = async (phone: SwarmPhone, member: string, count: number): Promise<void> => {
  for (let at = 0; at < count; at += 1) await phone.collect(member);
  await synced(phone);
};

/** Position, order, ruling of every entry of the union's own books. */
const asJudged = (dataDir: string): readonly string[] => {
  const database = new DatabaseSync(join(dataDir, 'books.db'), { readOnly: true });
  const rows = database
    .prepare('SELECT book, n, hash, effective_ms, effective_counter, ruling, digest FROM entries')
    .all();
  database.close();
  return rows.map((row) => JSON.stringify(row)).sort();
};

test(
  'everything acknowledged after the backup comes back with its number, order and verdict, and nothing is shredded',
  async () => {
    const { admin, phones } = swarm;
    const [treasurer, colleague, gone] = phones;
    if (treasurer === undefined || colleague === undefined || gone === undefined)
      throw new Error('few');
    const member = await treasurer.register('Lường Thị Mai');
    await collectAndSend(treasurer, member, RECEIPTS);
    for (const phone of phones) await synced(phone);

    // The backup is made while they go on collecting.
    const working = collectAndSend(colleague, member, RECEIPTS);
    backedUp();
    await working;
    const before = readServerBooks(first.dataDir).positions.size;

    // After it: more receipts, an officer who did not exist, and one whose phone will be gone.
    await collectAndSend(gone, member, RECEIPTS);
    const newcomer = await joinedLater(admin, treasurer.unit, 'nguoimoi', line);
    await collectAndSend(newcomer, member, RECEIPTS);
    await collectAndSend(treasurer, member, RECEIPTS);
    for (const phone of [admin, treasurer, colleague, newcomer]) await synced(phone);
    await gone.close();
    const judged = asJudged(first.dataDir);
    const all = [...phones, newcomer].flatMap(({ saved }) => saved);
    const shown = await shownBy(colleague);
    expect(shown).toHaveLength(all.length);

    const other = await restored();
    const target = other.dataDir;
    expect(readServerBooks(target).positions.size).toBeLessThanOrEqual(before);

    // Whoever comes first, known to the backup or not: told what is going on, loses nothing, goes on collecting.
    for (const phone of [newcomer, colleague, treasurer]) {
      await phone.collect(member);
      for (let contact = 0; contact < 2; contact += 1)
        expect(await phone.sync.syncNow()).toEqual({ kind: 'server-restoring' });
      expect(phone.replica.leftBooks()).toEqual([]);
      expect(await phone.replica.parcels()).toEqual([]);
      expect(phone.replica.counts()).toEqual({ waiting: 1, check: 0 });
    }
    expect(await admin.sync.syncNow()).toEqual({ kind: 'server-restoring' });
    // Already now every book stands as it stood, to the last digest.
    expect(asJudged(target)).toEqual(judged);

    const standing = must(await admin.ask('/api/restore/look', {})) as {
      missing: { displayName: string }[];
      come: unknown[];
    };
    expect(standing.missing.map(({ displayName }) => displayName)).toEqual(['Cán bộ canbo3']);
    expect(standing.come).toHaveLength(4);
    expect(await treasurer.ask('/api/restore/close', {})).toMatchObject({
      error: { kind: 'not-allowed' },
    });
    must(await admin.ask('/api/restore/close', {}));

    for (const phone of [newcomer, colleague, treasurer, admin]) await synced(phone);
    for (const phone of [newcomer, colleague, treasurer, admin]) await synced(phone);
    const [a, b, c] = await Promise.all([newcomer, colleague, treasurer].map(shownBy));
    expect(a).toEqual(b);
    expect(a).toEqual(c);
    expect(a).toHaveLength(shown.length + 3);
    expect(a).toEqual(expect.arrayContaining([...shown]));
    const books = readServerBooks(target);
    expect(books.unsettled).toEqual([]);
    const everything = [...phones, newcomer].flatMap(({ saved }) => saved);
    expect(amiss(books, everything)).toEqual(NOTHING_AMISS);
    const numbers = await receiptNumbers(treasurer);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(other.output()).not.toContain('fault');
    // The operator's own check of every byte, digest and signature.
    command('sync-server/audit.ts', 'verify', '--data-dir', target);
  },
  LONG_MS,
);

test(
  'closed too early: what comes later with its proof still counts, and who comes late loses nothing either',
  async () => {
    const { admin, phones } = swarm;
    const [treasurer, late, gone] = phones;
    if (treasurer === undefined || late === undefined || gone === undefined) throw new Error('few');
    const member = await treasurer.register('Lường Thị Mai');
    await collectAndSend(treasurer, member, 5);
    for (const phone of [...phones, admin]) await synced(phone);
    backedUp();
    await collectAndSend(treasurer, member, 5);
    await collectAndSend(gone, member, 5);
    await collectAndSend(late, member, 5);
    await gone.close();
    const judged = await receiptNumbers(late);
    // Written where there was no signal.
    await late.collect(member);
    const { dataDir } = await restored();

    // Of those who come in time none has what the other two wrote.
    for (const phone of [treasurer, admin])
      expect(await phone.sync.syncNow()).toEqual({ kind: 'server-restoring' });
    must(await admin.ask('/api/restore/close', {}));
    await synced(treasurer);
    await collectAndSend(treasurer, member, 5);
    expect(await receiptNumbers(treasurer)).toHaveLength(15);

    await synced(late);
    expect(late.replica.leftBooks()).toEqual([]);
    for (const phone of [late, treasurer, admin, late]) await synced(phone);
    const shown = await shownBy(late);
    expect(shown).toEqual(await shownBy(treasurer));
    const numbers = await receiptNumbers(late);
    expect(numbers).toHaveLength(26);
    expect(numbers).toEqual(expect.arrayContaining([...judged]));
    expect(new Set(numbers).size).toBe(26);
    const books = readServerBooks(dataDir);
    expect(books.unsettled).toEqual([]);
    expect(
      amiss(
        books,
        phones.flatMap(({ saved }) => saved),
      ),
    ).toEqual(NOTHING_AMISS);
    command('sync-server/audit.ts', 'verify', '--data-dir', dataDir);

    // Its disk says the same when it is opened again.
    const { replica } = late;
    await replica.selfCheck('all').then((checked) => expect(checked).toMatchObject({ ok: true }));
    expect(replica.counts()).toEqual({ waiting: 0, check: 0 });
  },
  LONG_MS,
);
