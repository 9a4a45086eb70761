// Words forgotten, new ones set, and the phone dies before the server hears of them: the next contact finishes it.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rewrapWithWords } from '#app/recovery.ts';
import { base64FromBytes } from '#base/bytes.ts';
import { redeemSigningBytes, sessionAnswer } from '#protocol/sign-in.ts';
import { computeArgon2 } from '#replica/argon2-compute.ts';
import { browserChance } from '#replica/browser-chance.ts';
import { memoryShiftSecrets } from '#replica/memory-shift-secrets.ts';
import { memoryJournalStore, type JournalSnapshot } from '#replica/memory-journal-store.ts';
import type { OpenVault, VaultPort } from '#replica/vault-port.ts';
import { vault } from '#replica/vault.ts';
import { createHttpTransport } from '#sync/http-transport.ts';
import { createServerApi } from '#sync/http-server-api.ts';
import { createHttpWire, type HttpWire } from '#sync/http-wire.ts';
import type { ServerApi } from '#sync/server-api.ts';
import { recoveryBytes } from '#sync/signed-requests.ts';
import { tellingWordsFirst } from '#sync/telling-words-first.ts';
import { ORIGIN, type Phone } from './phone.ts';
import { must, startUnion, synced, type TestUnion } from './union.ts';

const OLD = 'đò ngang chiều nắng ấm';
const NEW = 'chim rừng qua đồi chè';
const settings = { salt: 'AAECAwQFBgcICQoLDA0ODw', memoryKiB: 19_456, passes: 1 };

let union: TestUnion;
let chair: Phone;
let port: VaultPort;
let wire: HttpWire;
let api: ServerApi;
let replica: string;
let device: string;

/** A browser profile whose databases outlive every opening. */
const profile = (): VaultPort => {
  const rows = new Map<string, () => JournalSnapshot>();
  const noted = new Set<string>();
  return vault({
    openStore: (name) => {
      const store = memoryJournalStore(rows.get(name)?.());
      rows.set(name, store.snapshot);
      return store;
    },
    registry: {
      list: async () => [...noted],
      add: async (name) => void noted.add(name),
      remove: async (name) => void noted.delete(name),
    },
    argon2: computeArgon2,
    chance: browserChance,
    clock: { nowMs: () => Date.now() },
    secrets: memoryShiftSecrets(),
  });
};

beforeEach(async () => {
  union = await startUnion();
  chair = await union.officerPhone('chu.tich', ['chair']);
  const collector = await union.officerPhone('to.truong', ['collector']);
  // The officer's second phone, with a real vault; it brings the words for both.
  const invitation = must(await union.admin.api.makeInvitation(collector.identity.officer));
  port = profile();
  wire = createHttpWire(ORIGIN, (input, init) => union.server.line.fetch(input, init));
  api = createServerApi(wire, async () => undefined, browserChance);
  const newDevice = await port.newDevice();
  const { publicKey } = newDevice.signer;
  const keys = { ...(await port.deriveKeys(OLD, settings)), proof: collector.proof };
  const share = port.newShare();
  const redeemed = must(
    await wire.post(
      '/api/invitation/redeem',
      {
        token: invitation.token,
        nonce: base64FromBytes(browserChance.bytes(16)),
        device: { id: newDevice.device, life: newDevice.life, publicKey, label: 'Máy thứ hai' },
        words: settings,
        proof: keys.proof,
        share,
        signature: await newDevice.signer.sign(
          redeemSigningBytes(invitation.token, newDevice.device, publicKey),
        ),
      },
      sessionAnswer,
    ),
  );
  ({ replica, device } = newDevice);
  const { officer, displayName, signInName, homeUnit, serverKey, practice } = redeemed;
  const identity = {
    ...{ replica, device, officer, displayName, signInName, homeUnit, serverKey, practice },
  };
  await must(await port.make({ newDevice, identity, keys, settings, share })).store.close();
  await synced(chair);
});
afterEach(async () => {
  await union.server.stop();
});

/** The officer asks, another one agrees, new words lie on the disk; the server has not heard of them. */
const newWordsOnDisk = async (): Promise<OpenVault> => {
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

const contact = (open: OpenVault, settle = true) =>
  tellingWordsFirst(
    createHttpTransport(
      wire,
      { device, signer: open.signer, proof: open.proof },
      { nowMs: () => union.server.clock.ms },
      browserChance,
    ),
    {
      finish: open.unfinished,
      send: api.finishRecovery,
      done: async () => {
        if (settle) must(await port.finished(open));
      },
    },
  ).signIn();

test('killed between the disk and the server: the next contact tells it, and signing in works', async () => {
  await newWordsOnDisk();
  const open = must(await port.open(replica, NEW));
  expect(open.unfinished?.device).toBe(device);
  expect((await contact(open)).ok).toBe(true);
  await open.store.close();
  const later = must(await port.open(replica, NEW));
  expect(later.unfinished).toBeUndefined();
  expect((await contact(later)).ok).toBe(true);
  expect((await port.open(replica, OLD)).ok).toBe(false);
});

test('without signal it is kept for the contact after', async () => {
  await newWordsOnDisk();
  const open = must(await port.open(replica, NEW));
  const { fetch } = union.server.line;
  union.server.line.fetch = () => Promise.reject(new Error('no signal'));
  expect(await contact(open)).toEqual({ ok: false, error: { kind: 'no-connection' } });
  union.server.line.fetch = fetch;
  await open.store.close();
  const later = must(await port.open(replica, NEW));
  expect((await contact(later)).ok).toBe(true);
});

test('killed after the server said yes and before the phone noted it: told twice, taken once', async () => {
  await newWordsOnDisk();
  const open = must(await port.open(replica, NEW));
  expect((await contact(open, false)).ok).toBe(true);
  await open.store.close();
  const later = must(await port.open(replica, NEW));
  expect(later.unfinished).toBeDefined();
  expect((await contact(later)).ok).toBe(true);
});

test('a phone that lay in a drawer for a month still finishes', async () => {
  await newWordsOnDisk();
  union.server.clock.ms += 30 * 86_400_000;
  const open = must(await port.open(replica, NEW));
  expect((await contact(open)).ok).toBe(true);
});

test('new words asked for once more while the first are untold: the latest hold', async () => {
  await newWordsOnDisk();
  await newWordsOnDisk();
  const open = must(await port.open(replica, NEW));
  expect((await contact(open)).ok).toBe(true);
});
