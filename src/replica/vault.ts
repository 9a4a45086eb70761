/** The vault: one random key a replica, kept only wrapped, opened by an officer's words or by the server's share. */
import { assert } from '#base/assert.ts';
import { base64FromBytes, bytesFromBase64 } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { wordsBackupSealer } from './backup-file.ts';
import { calibrateWords, deriveWordsKeys, type Argon2 } from './argon2-words.ts';
import { ed25519Signer } from './ed25519-signer.ts';
import type { Chance, Clock, JournalStore, Sealer } from './ports.ts';
import { lateVaultActs } from './late-vault-acts.ts';
import { checkWords, suggestWords } from './secret-words.ts';
import type { ShiftSecrets } from './shift-secrets.ts';
import { tokenKeeping, type TokenKeepingStore } from './token-keeping-store.ts';
import type { OpenVault, VaultPort, VaultProblem } from './vault-port.ts';
import {
  readKeysRow,
  readRow,
  unwrapByShare,
  unwrapByWords,
  writeKeys,
  type Unwrapped,
} from './vault-store.ts';
import { CASES } from './vault-cases-keys.ts';
import { readCases, withCases } from './vault-cases.ts';
import { newTierWrites, readTier } from './vault-tier.ts';
import {
  isShareMissing,
  replicaKeyWraps,
  tierWrapsOf,
  withTier,
  type VaultInner,
  type WrapInput,
} from './vault-with-tier.ts';
import {
  DEVICE_ROW,
  IDENTITY_ROW,
  openInsides,
  parseWordsRow,
  sealInsides,
  SHARE_ROW,
  WORDS_ROW,
  type VaultInsides,
} from './vault-rows.ts';
import { webcryptoSealer } from './webcrypto-sealer.ts';

export interface VaultParts {
  readonly openStore: (replica: string) => JournalStore;
  /** Which replicas this browser profile may hold; ids only. */
  readonly registry: ReplicaRegistry;
  readonly argon2: Argon2;
  readonly chance: Chance;
  readonly clock: Clock;
  readonly secrets: ShiftSecrets;
}

export interface ReplicaRegistry {
  readonly list: () => Promise<readonly string[]>;
  readonly add: (replica: string) => Promise<void>;
  /** Deletes its database, then its name. */
  readonly remove: (replica: string) => Promise<void>;
}

const ID_BYTES = 12;

export const vault = (parts: VaultParts): VaultPort => {
  const { openStore, registry, argon2, chance } = parts;
  /** By the sealer of an open vault: what only a new wrap needs, and no one else can reach. */
  const innerBySealer = new WeakMap<Sealer, VaultInner>();
  const innerOf = ({ sealer }: OpenVault): VaultInner => {
    const inner = innerBySealer.get(sealer);
    assert(inner !== undefined, 'a vault is wrapped anew by the vault that opened it');
    return inner;
  };
  const newId = (): string => base64FromBytes(chance.bytes(ID_BYTES));

  const opened = async (
    { keys, backupKey, backupRewrapping, shareRow, tierByShare, cases }: Unwrapped,
    store: TokenKeepingStore,
    replica: string,
  ): Promise<Result<OpenVault, VaultProblem>> => {
    const sealer = webcryptoSealer(keys.sealing);
    const row = await store.get('keys', IDENTITY_ROW);
    if (!row.ok) return row;
    const inside = await openInsides(sealer, replica, row.value);
    const seed = inside && bytesFromBase64(inside.seed);
    if (inside === undefined || seed?.ok !== true) return refuse({ kind: 'vault-damaged' });
    const signer = await ed25519Signer(seed.value);
    seed.value.fill(0);
    const { rewrapping } = keys;
    innerBySealer.set(sealer, {
      ...{ rewrapping, store, shareRow, backupRewrapping, tierByShare, cases },
    });
    const casesTier = await readCases(store, replica, sealer, { ...parts, cases });
    const tier = await readTier(store, replica, sealer, parts);
    const { identity, proof, life, finish } = inside;
    const backupSealer = wordsBackupSealer(backupKey, parts);
    return accept({
      ...{ identity, store, sealer, tier, casesTier, signer, proof, life, backupSealer },
      mayBeginShift: backupRewrapping !== undefined,
      unfinished: finish,
    });
  };

  /** Opens with whatever unwraps the key, and leaves no database open behind a refusal. */
  const openBy = async (
    replica: string,
    unwrap: (store: JournalStore) => Promise<Result<Unwrapped, VaultProblem>>,
  ): Promise<Result<OpenVault, VaultProblem>> => {
    const store = tokenKeeping(openStore(replica));
    const unwrapped = await unwrap(store);
    const result = unwrapped.ok ? await opened(unwrapped.value, store, replica) : unwrapped;
    if (!result.ok) await store.close();
    return result;
  };

  const late = lateVaultActs({
    ...{ ...parts, newId, innerOf, openBy },
    keepInner: ({ sealer }, inner) => void innerBySealer.set(sealer, inner),
  });

  /** What no share of the server's wraps would be lost with the words. The share is told at the next contact. */
  const withShare = async (
    vaultNow: OpenVault,
    wrapper: Pick<WrapInput, 'keys' | 'settings'>,
  ): Promise<Result<OpenVault, VaultProblem>> =>
    vaultNow.unfinished === undefined && (await isShareMissing(innerOf(vaultNow), wrapper.settings))
      ? late.wrapByShare(vaultNow, wrapper)
      : accept(vaultNow);

  const port: VaultPort = {
    replicas: async () => {
      const found: string[] = [];
      // A database without a vault in it is left over from an enrolment that did not finish.
      for (const replica of await registry.list())
        if ((await readKeysRow(openStore, replica, WORDS_ROW)) !== undefined) found.push(replica);
      return found;
    },
    forget: async (replica) => {
      try {
        await registry.remove(replica);
        await parts.secrets.remove(replica);
        return accept(undefined);
      } catch (error) {
        return refuse({
          kind: 'store-failed',
          detail: error instanceof Error ? error.name : 'unknown',
        });
      }
    },
    checkWords,
    suggestWords: () => suggestWords(chance),
    calibrate: () => calibrateWords(argon2, chance),
    deriveKeys: (words, settings) => deriveWordsKeys(argon2, words, settings),
    newDevice: async () => {
      const seed = chance.bytes(32);
      const signer = await ed25519Signer(seed);
      return { replica: newId(), device: newId(), life: newId(), signer, seed };
    },
    newShare: () => base64FromBytes(chance.bytes(32)),

    make: async ({ newDevice, identity, ...wrapInput }) => {
      const { replica, device, life, seed } = newDevice;
      const rewrapping = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, [
        'encrypt',
        'decrypt',
      ]);
      const [words, share] = await replicaKeyWraps(rewrapping, replica, wrapInput, chance);
      const proof = wrapInput.keys.proof;
      const inside: VaultInsides = { identity, seed: base64FromBytes(seed), proof, life };
      const sealer = webcryptoSealer(rewrapping);
      const sealed = await sealInsides(sealer, replica, inside);
      const wrapsOfTier = tierWrapsOf(replica, wrapInput, chance);
      const tier = await newTierWrites(sealer, wrapsOfTier);
      const cases = await newTierWrites(sealer, { ...wrapsOfTier, rows: CASES });
      await registry.add(replica);
      const store = openStore(replica);
      // All or nothing, and never over a vault that is there.
      const written = await writeKeys(tokenKeeping(store), newId(), [
        { op: 'add', table: 'keys', key: WORDS_ROW, value: words },
        { op: 'add', table: 'keys', key: SHARE_ROW, value: share },
        { op: 'add', table: 'keys', key: IDENTITY_ROW, value: sealed },
        { op: 'add', table: 'keys', key: DEVICE_ROW, value: device },
        ...tier,
        ...cases,
      ]);
      await store.close();
      if (!written.ok) return written;
      // Opened as it lies on the disk: a vault that does not open is found before anything is in it.
      const result = await openBy(replica, (from) =>
        unwrapByWords(from, replica, wrapInput.keys, wrapInput.settings),
      );
      if (result.ok) seed.fill(0);
      return result;
    },

    open: async (replica, words) => {
      let wrapper: Pick<WrapInput, 'keys' | 'settings'> | undefined;
      const result = await openBy(replica, async (store) => {
        const row = await readRow(store, WORDS_ROW, parseWordsRow);
        if (!row.ok) return row;
        const { settings } = row.value;
        const keys = await deriveWordsKeys(argon2, words, settings);
        wrapper = { keys, settings };
        return unwrapByWords(store, replica, keys, settings);
      });
      const whole =
        result.ok && wrapper
          ? await withTier(result.value, innerOf(result.value), wrapper, { newId, ...parts })
          : result;
      const both =
        whole.ok && wrapper
          ? await withCases(whole.value, innerOf(whole.value), wrapper, { newId, ...parts })
          : whole;
      const shared = both.ok && wrapper ? await withShare(both.value, wrapper) : both;
      wrapper?.keys.wrapKey.fill(0);
      wrapper?.keys.tierKey.fill(0);
      // Where that is not written, the book opens all the same, and the next opening tries again.
      return shared.ok ? shared : both;
    },

    openByShare: (replica, share) =>
      openBy(replica, (store) => unwrapByShare(store, replica, share)),

    ...late.acts,

    deviceOf: async (replica) => {
      const device = await readKeysRow(openStore, replica, DEVICE_ROW);
      return typeof device === 'string' ? device : undefined;
    },
  };
  return port;
};
