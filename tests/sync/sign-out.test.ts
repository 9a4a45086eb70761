/** Nobody leaves a device with something on it that exists nowhere else. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { computeArgon2 } from '#replica/argon2-compute.ts';
import { deriveWordsKeys } from '#replica/argon2-words.ts';
import { maySignOut } from '#replica/may-sign-out.ts';
import { openPhone, type Phone } from './phone.ts';
import { collect, must, register, startUnion, synced, type TestUnion } from './union.ts';

/** The floor of strength: a test need not wait a second for the derivation. */
const settings = { salt: 'AAECAwQFBgcICQoLDA0ODw', memoryKiB: 19_456, passes: 1 };

let union: TestUnion;
let phone: Phone;
let member: string;

beforeEach(async () => {
  union = await startUnion();
  const keys = await deriveWordsKeys(computeArgon2, 'trâu cày ruộng sâu', settings);
  phone = await openPhone(union.server, {
    ...(await union.officerPhone('to.truong', ['treasurer'])),
    backupKey: { key: keys.backupKeys.seal, settings },
  });
  member = await register(phone, union.unit, 'Lý Thị Mơ');
  await synced(phone);
});
afterEach(async () => {
  await union.server.stop();
});

const mayLeave = (): boolean => maySignOut(phone.replica.counts(), phone.replica.backup.state());

test('with everything sent one may leave; with a receipt unsent one may not', async () => {
  expect(mayLeave()).toBe(true);
  must(await collect(phone, union.unit, member, { period: '2026-11' }));
  expect(mayLeave()).toBe(false);
  await synced(phone);
  expect(mayLeave()).toBe(true);
});

test('a backup counts once it has left the phone, and not for what is written after it', async () => {
  must(await collect(phone, union.unit, member, { period: '2026-10' }));
  const { backup } = phone.replica;
  const file = must(await backup.make());
  expect(mayLeave()).toBe(false);
  must(await backup.kept(file));
  expect(mayLeave()).toBe(true);
  must(await collect(phone, union.unit, member, { period: '2026-11' }));
  expect(mayLeave()).toBe(false);
});
