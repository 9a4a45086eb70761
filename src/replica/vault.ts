/** The vault: one random key a replica, kept only wrapped, opened by an officer's words or by the server's share. */
import { assert } from '#base/assert.ts';
import { base64FromBytes, bytesFromBase64, type Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { calibrateWords, deriveWordsKeys, type Argon2 } from './argon2-words.ts';
import { ed25519Signer } from './ed25519-signer.ts';
import type { Chance, JournalStore, Sealer, Write } from './ports.ts';
import { checkWords, suggestWords } from './secret-words.ts';
import { tokenKeeping, type TokenKeepingStore } from './token-keeping-store.ts';
import type { OpenVault, VaultPort, VaultProblem } from './vault-port.ts';
import {
  DEVICE_ROW,
  IDENTITY_ROW,
  openInsides,
  parseShareRow,
  parseWordsRow,
  sealInsides,
  SHARE_ROW,
  unwrapReplicaKey,
  WORDS_ROW,
  wrapReplicaKey,
  type ReplicaKeys,
  type VaultInsides,
} from './vault-rows.ts';
import { webcryptoSealer } from './webcrypto-sealer.ts';

export interface VaultParts {
  readonly openStore: (replica: string) => JournalStore;
  /** Which replicas this browser profile may hold; ids only. */
  readonly registry: ReplicaRegistry;
  readonly argon2: Argon2;
  readonly chance: Chance;
}

export interface ReplicaRegistry {
  readonly list: () => Promise<readonly string[]>;
  readonly add: (replica: string) => Promise<void>;
}

type WrapInput = Parameters<VaultPort['rewrap']>[1];

const ID_BYTES = 12;

export const vault = (parts: VaultParts): VaultPort => {
  const { openStore, registry, argon2, chance } = parts;
  /** By the sealer of an open vault: what only a new wrap needs, and no one else can reach. */
  const innerBySealer = new WeakMap<Sealer, Inner>();
  const newId = (): string => base64FromBytes(chance.bytes(ID_BYTES));

  const opened = async (
    keys: ReplicaKeys,
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
    innerBySealer.set(sealer, { rewrapping: keys.rewrapping, store });
    const { identity, proof, life } = inside;
    return accept({ identity, store, sealer, signer, proof, life });
  };

  /** Opens with whatever unwraps the key, and leaves no database open behind a refusal. */
  const openBy = async (
    replica: string,
    unwrap: (store: JournalStore) => Promise<Result<ReplicaKeys, VaultProblem>>,
  ): Promise<Result<OpenVault, VaultProblem>> => {
    const store = tokenKeeping(openStore(replica));
    const keys = await unwrap(store);
    const result = keys.ok ? await opened(keys.value, store, replica) : keys;
    if (!result.ok) await store.close();
    return result;
  };

  /** The same key under new words and a new share; what is sealed inside learns the new proof. */
  const wraps = async (
    rewrapping: CryptoKey,
    replica: string,
    { keys, settings, share }: WrapInput,
  ): Promise<readonly [words: string, share: string]> => {
    const shareBytes = bytesFromBase64(share);
    assert(shareBytes.ok && shareBytes.value.length === 32, 'a share is 32 bytes in base64url');
    const wrap = (by: Bytes, row: string) =>
      wrapReplicaKey(rewrapping, by, { replica, row }, chance);
    return [
      JSON.stringify({ ...(await wrap(keys.wrapKey, WORDS_ROW)), settings }),
      JSON.stringify(await wrap(shareBytes.value, SHARE_ROW)),
    ];
  };

  const port: VaultPort = {
    replicas: async () => {
      const found: string[] = [];
      // A database without a vault in it is left over from an enrolment that did not finish.
      for (const replica of await registry.list())
        if ((await readKeysRow(openStore, replica, WORDS_ROW)) !== undefined) found.push(replica);
      return found;
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
      const [words, share] = await wraps(rewrapping, replica, wrapInput);
      const proof = wrapInput.keys.proof;
      const inside: VaultInsides = { identity, seed: base64FromBytes(seed), proof, life };
      const sealed = await sealInsides(webcryptoSealer(rewrapping), replica, inside);
      await registry.add(replica);
      const store = openStore(replica);
      // All or nothing, and never over a vault that is there.
      const written = await writeKeys(tokenKeeping(store), newId(), [
        { op: 'add', table: 'keys', key: WORDS_ROW, value: words },
        { op: 'add', table: 'keys', key: SHARE_ROW, value: share },
        { op: 'add', table: 'keys', key: IDENTITY_ROW, value: sealed },
        { op: 'add', table: 'keys', key: DEVICE_ROW, value: device },
      ]);
      await store.close();
      if (!written.ok) return written;
      // Opened as it lies on the disk: a vault that does not open is found before anything is in it.
      const result = await openBy(replica, (from) =>
        unwrapByWords(from, replica, wrapInput.keys.wrapKey),
      );
      if (result.ok) seed.fill(0);
      return result;
    },

    open: (replica, words) =>
      openBy(replica, async (store) => {
        const row = await readRow(store, WORDS_ROW, parseWordsRow);
        if (!row.ok) return row;
        const { wrapKey } = await deriveWordsKeys(argon2, words, row.value.settings);
        const keys = await unwrapByWords(store, replica, wrapKey);
        wrapKey.fill(0);
        return keys;
      }),

    openByShare: (replica, share) =>
      openBy(replica, async (store) => {
        const row = await readRow(store, SHARE_ROW, parseShareRow);
        if (!row.ok) return row;
        const bytes = bytesFromBase64(share);
        if (!bytes.ok || bytes.value.length !== 32) return refuse({ kind: 'wrong-share' });
        const keys = await unwrapReplicaKey(row.value, bytes.value, { replica, row: SHARE_ROW });
        bytes.value.fill(0);
        return keys === undefined ? refuse({ kind: 'wrong-share' }) : accept(keys);
      }),

    deviceOf: async (replica) => {
      const device = await readKeysRow(openStore, replica, DEVICE_ROW);
      return typeof device === 'string' ? device : undefined;
    },

    rewrap: async (vaultNow, input) => {
      const inner = innerBySealer.get(vaultNow.sealer);
      assert(inner !== undefined, 'a vault is wrapped anew by the vault that opened it');
      const { replica } = vaultNow.identity;
      const { rewrapping, store } = inner;
      const row = await store.get('keys', IDENTITY_ROW);
      if (!row.ok) return row;
      const inside = await openInsides(vaultNow.sealer, replica, row.value);
      if (inside === undefined) return refuse({ kind: 'vault-damaged' });
      const next: VaultInsides = { ...inside, proof: input.keys.proof };
      const [words, share] = await wraps(rewrapping, replica, input);
      const sealed = await sealInsides(vaultNow.sealer, replica, next);
      const written = await writeKeys(store, newId(), [
        { op: 'put', table: 'keys', key: WORDS_ROW, value: words },
        { op: 'put', table: 'keys', key: SHARE_ROW, value: share },
        { op: 'put', table: 'keys', key: IDENTITY_ROW, value: sealed },
      ]);
      if (!written.ok) return written;
      const readBack = await unwrapByWords(store, replica, input.keys.wrapKey);
      if (!readBack.ok) return refuse({ kind: 'vault-damaged' });
      return accept({ ...vaultNow, proof: input.keys.proof });
    },
  };
  return port;
};

interface Inner {
  readonly rewrapping: CryptoKey;
  readonly store: TokenKeepingStore;
}

const writeKeys = async (
  store: TokenKeepingStore,
  newToken: string,
  writes: readonly Write[],
): Promise<Result<void, VaultProblem>> => {
  const token = store.token();
  if (token !== undefined) return store.commit(token, writes);
  const taken = await store.takeWriter(newToken);
  return taken.ok ? store.commit(newToken, writes) : taken;
};

const unwrapByWords = async (
  store: JournalStore,
  replica: string,
  wrapKey: Bytes,
): Promise<Result<ReplicaKeys, VaultProblem>> => {
  const row = await readRow(store, WORDS_ROW, parseWordsRow);
  if (!row.ok) return row;
  const keys = await unwrapReplicaKey(row.value, wrapKey, { replica, row: WORDS_ROW });
  return keys === undefined ? refuse({ kind: 'wrong-words' }) : accept(keys);
};

const readRow = async <T>(
  store: JournalStore,
  key: string,
  parse: (value: string | Bytes) => T | undefined,
): Promise<Result<T, VaultProblem>> => {
  const row = await store.get('keys', key);
  if (!row.ok) return row;
  if (row.value === undefined) return refuse({ kind: 'no-vault' });
  const parsed = parse(row.value);
  return parsed === undefined ? refuse({ kind: 'vault-damaged' }) : accept(parsed);
};

/** One row, read through a store that is open for no longer than that. */
const readKeysRow = async (
  openStore: (replica: string) => JournalStore,
  replica: string,
  key: string,
): Promise<string | Bytes | undefined> => {
  const store = openStore(replica);
  const row = await store.get('keys', key);
  await store.close();
  return row.ok ? row.value : undefined;
};
