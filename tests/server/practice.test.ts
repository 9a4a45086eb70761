/** The practice server: a province that the judge has let in entry by entry, and accounts anyone may try. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { accountLines, practiceAccounts } from '#server/demo/practice-invitations.ts';
import { seedPractice } from '#server/demo/seed.ts';
import { Directory } from '#server/directory.ts';
import { assertReal, openPracticeDirectory } from '#server/practice-mark.ts';
import { startTestServer } from './test-server.ts';
import { TestDevice } from './test-device.ts';

test('the practice province is there, all of it accepted, and its accounts open their books', async () => {
  const under = await startTestServer({ practice: true });
  await seedPractice(under.server.context);
  const ends = await under.server.store.committed.ends();
  expect(ends.filter(({ book }) => book.startsWith('roster.')).length).toBeGreaterThanOrEqual(6);
  expect(ends.reduce((sum, { n }) => sum + n, 0)).toBeGreaterThan(2_000);

  const accounts = await practiceAccounts(under.server.context);
  const chair = accounts.find(({ roles }) => roles.includes('chair'));
  const printed = accountLines(accounts).join('\n');
  expect(printed).toContain(chair!.code);
  // One group head is like another: the first three and the last, so that the list can be read.
  for (const name of ['chutich.lamgiang', 'thuquy.lamgiang', 'to03.lamgiang', 'to50.lamgiang'])
    expect(printed).toContain(name);
  expect(printed).not.toContain('to04.lamgiang');
  // Two people try the same officer, each with words of their own.
  const [one, two] = [1, 2].map(() => new TestDevice(under.send, () => under.clock.nowMs)) as [
    TestDevice,
    TestDevice,
  ];
  await one.redeem(chair!.code, 'những từ của tôi');
  await two.redeem(chair!.link.split('/').at(-1)!, 'những từ của bạn');
  expect((await one.signIn('những từ của tôi')).practice).toBe(true);
  expect((await two.signIn('những từ của bạn')).officer).toBe(one.officer);
  const pulled = await one.pull();
  expect(pulled.entries.length).toBeGreaterThan(100);
  expect(new Set(pulled.entries.map(({ item }) => item[8]))).toEqual(new Set(['accepted']));

  // Whoever reads a book is told who may write in it, and with which key; never a name, never a number.
  const { committed } = under.server.store;
  const office = await under.server.context.office.now(committed);
  const bodies: string[] = [];
  for (const { book, n } of await committed.ends()) {
    const devices = (await committed.headsAt(book, n)).map(({ device }) => device);
    const items = await new Directory(office, committed).before(book, devices);
    bodies.push(...items.map(({ body }) => body));
  }
  expect(bodies.length).toBeGreaterThan(50);
  const told = bodies.join('\n');
  for (const { displayName, signInName } of office.officers()) {
    expect(told).not.toContain(displayName);
    expect(told).not.toContain(signInName);
  }
  expect(told).not.toMatch(/"(phone|displayName|signInName)"|\+84/);
  await under.stop();
}, 60_000);

test('practice and real data never share a directory', () => {
  const folder = mkdtempSync(join(tmpdir(), 'so-cong-doan-practice-'));
  const real = join(folder, 'real');
  const practice = join(folder, 'practice');
  openPracticeDirectory(practice, false);
  expect(() => assertReal(practice)).toThrow('practice data');
  expect(() => assertReal(real)).not.toThrow();
  openPracticeDirectory(practice, true);
  expect(existsSync(join(practice, 'practice'))).toBe(true);
  rmSync(folder, { recursive: true, force: true });
});
