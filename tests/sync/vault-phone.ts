// A phone with a real vault, enrolled at the test server: its databases outlive every opening, and it can be killed between two steps.
import { createWordsDesk } from '#app/words-desk.ts';
import { base64FromBytes } from '#base/bytes.ts';
import { redeemSigningBytes, sessionAnswer } from '#protocol/sign-in.ts';
import { computeArgon2 } from '#replica/argon2-compute.ts';
import { browserChance } from '#replica/browser-chance.ts';
import { memoryJournalStore, type JournalSnapshot } from '#replica/memory-journal-store.ts';
import { memoryShiftSecrets } from '#replica/memory-shift-secrets.ts';
import type { JournalStore } from '#replica/ports.ts';
import type { OpenVault, VaultPort } from '#replica/vault-port.ts';
import { vault } from '#replica/vault.ts';
import { createHttpTransport } from '#sync/http-transport.ts';
import { createServerApi } from '#sync/http-server-api.ts';
import { createHttpWire, type HttpWire } from '#sync/http-wire.ts';
import type { ServerApi } from '#sync/server-api.ts';
import { tellingWordsFirst } from '#sync/telling-words-first.ts';
import { ORIGIN, type Phone } from './phone.ts';
import { must, type TestUnion } from './union.ts';

export const OLD = 'đò ngang chiều nắng ấm';
export const NEW = 'chim rừng qua đồi chè';
export const settings = { salt: 'AAECAwQFBgcICQoLDA0ODw', memoryKiB: 19_456, passes: 1 };

/** Thrown in the middle of a step: nothing after it happens. */
export class Killed extends Error {}

export interface VaultPhone {
  readonly port: VaultPort;
  readonly wire: HttpWire;
  readonly api: ServerApi;
  readonly replica: string;
  readonly device: string;
  /** What the next write to the disk meets: the phone is killed before it, or once it is written. */
  readonly killAt: (moment: 'before-write' | 'after-write' | undefined) => void;
  readonly open: (words: string) => Promise<OpenVault>;
  /** The officer changes the words of the open book; the desk calibrates in no time. */
  readonly change: (
    open: OpenVault,
    now: string,
    next: string,
  ) => ReturnType<ReturnType<typeof createWordsDesk>['change']>;
  /** The next contact: untold words first, then the sign-in. */
  readonly contact: (
    open: OpenVault,
    settle?: boolean,
  ) => ReturnType<ReturnType<typeof createHttpTransport>['signIn']>;
}

/** Another phone of that officer, whose words are `OLD` on all of them. */
export const vaultPhone = async (union: TestUnion, of: Phone): Promise<VaultPhone> => {
  const invitation = must(await union.admin.api.makeInvitation(of.identity.officer));
  const rows = new Map<string, () => JournalSnapshot>();
  const noted = new Set<string>();
  let kill: 'before-write' | 'after-write' | undefined;
  const openStore = (name: string): JournalStore => {
    const store = memoryJournalStore(rows.get(name)?.());
    rows.set(name, store.snapshot);
    return {
      ...store,
      commit: async (token, writes) => {
        if (kill === 'before-write') throw new Killed();
        const done = await store.commit(token, writes);
        if (kill === 'after-write') throw new Killed();
        return done;
      },
    };
  };
  const port = vault({
    openStore,
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
  const wire = createHttpWire(ORIGIN, (input, init) => union.server.line.fetch(input, init));
  const api = createServerApi(wire, async () => undefined, browserChance);
  const newDevice = await port.newDevice();
  const { publicKey } = newDevice.signer;
  const keys = { ...(await port.deriveKeys(OLD, settings)), proof: of.proof };
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
  const { replica, device } = newDevice;
  const { officer, displayName, signInName, homeUnit, serverKey, practice } = redeemed;
  const identity = {
    ...{ replica, device, officer, displayName, signInName, homeUnit, serverKey, practice },
  };
  await must(await port.make({ newDevice, identity, keys, settings, share })).store.close();
  const quick: VaultPort = {
    ...port,
    calibrate: async () => ({ ...settings, salt: base64FromBytes(browserChance.bytes(16)) }),
  };
  return {
    ...{ port: quick, wire, api, replica, device },
    killAt: (moment) => void (kill = moment),
    open: async (words) => must(await port.open(replica, words)),
    change: (open, now, next) =>
      createWordsDesk({
        ...{ vault: quick, api, open, chance: browserChance },
        replica: { isWriter: () => true },
      }).change(now, next),
    contact: (open, settle = true) =>
      tellingWordsFirst(
        createHttpTransport(
          wire,
          { device, signer: open.signer, proof: open.proof },
          { nowMs: () => union.server.clock.ms },
          browserChance,
        ),
        {
          finish: open.unfinished,
          send: api.tellWords,
          done: async () => {
            if (settle) must(await port.finished(open));
          },
        },
      ).signIn(),
  };
};
