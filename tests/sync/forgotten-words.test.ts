// Words forgotten, new ones set, and the phone dies before the server hears of them: the next contact finishes it.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rewrapWithWords } from '#app/recovery.ts';
import type { OpenVault } from '#replica/vault-port.ts';
import { recoveryBytes } from '#sync/signed-requests.ts';
import type { Phone } from './phone.ts';
import { must, startUnion, synced, type TestUnion } from './union.ts';
import { NEW, OLD, settings, vaultPhone, type VaultPhone } from './vault-phone.ts';

let union: TestUnion;
let chair: Phone;
let phone: VaultPhone;

beforeEach(async () => {
  union = await startUnion();
  chair = await union.officerPhone('chu.tich', ['chair']);
  const collector = await union.officerPhone('to.truong', ['collector']);
  // The officer's second phone, with a real vault; it brings the words for both.
  phone = await vaultPhone(union, collector);
  await synced(chair);
});
afterEach(async () => {
  await union.server.stop();
});

/** The officer asks, another one agrees, new words lie on the disk; the server has not heard of them. */
const newWordsOnDisk = async (): Promise<OpenVault> => {
  const { api, port, replica, device } = phone;
  const asked = must(await api.requestRecovery(device));
  must(await chair.api.approveRecovery(asked.request, asked.digits));
  const lent = must(await api.fetchShare(asked.request, asked.ticket));
  if (lent.state !== 'approved') throw new Error('not approved');
  const open = must(await port.openByShare(replica, lent.share));
  const services = {
    vault: { ...port, calibrate: async () => settings },
    recoveryBytes: async (...parts: Parameters<typeof recoveryBytes>) => recoveryBytes(...parts),
  };
  const { vault: renewed } = must(await rewrapWithWords(services, asked, open, NEW));
  await open.store.close();
  return renewed;
};

test('killed between the disk and the server: the next contact tells it, and signing in works', async () => {
  await newWordsOnDisk();
  const open = await phone.open(NEW);
  expect(open.unfinished?.device).toBe(phone.device);
  expect((await phone.contact(open)).ok).toBe(true);
  await open.store.close();
  const later = await phone.open(NEW);
  expect(later.unfinished).toBeUndefined();
  expect((await phone.contact(later)).ok).toBe(true);
  expect((await phone.port.open(phone.replica, OLD)).ok).toBe(false);
});

test('without signal it is kept for the contact after', async () => {
  await newWordsOnDisk();
  const open = await phone.open(NEW);
  const { fetch } = union.server.line;
  union.server.line.fetch = () => Promise.reject(new Error('no signal'));
  expect(await phone.contact(open)).toEqual({ ok: false, error: { kind: 'no-connection' } });
  union.server.line.fetch = fetch;
  await open.store.close();
  const later = await phone.open(NEW);
  expect((await phone.contact(later)).ok).toBe(true);
});

test('killed after the server said yes and before the phone noted it: told twice, taken once', async () => {
  await newWordsOnDisk();
  const open = await phone.open(NEW);
  expect((await phone.contact(open, false)).ok).toBe(true);
  await open.store.close();
  const later = await phone.open(NEW);
  expect(later.unfinished).toBeDefined();
  expect((await phone.contact(later)).ok).toBe(true);
});

test('a phone that lay in a drawer for a month still finishes', async () => {
  await newWordsOnDisk();
  union.server.clock.ms += 30 * 86_400_000;
  const open = await phone.open(NEW);
  expect((await phone.contact(open)).ok).toBe(true);
});

test('new words asked for once more while the first are untold: the latest hold', async () => {
  await newWordsOnDisk();
  await newWordsOnDisk();
  const open = await phone.open(NEW);
  expect((await phone.contact(open)).ok).toBe(true);
});
