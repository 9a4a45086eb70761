/** A passkey in the vault: what its PRF gives wraps what the words open with the book, so a finger or a face opens it too. */
import * as z from 'zod';
import type { Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { deriveBits, deriveWordsKeys, type Argon2 } from './argon2-words.ts';
import {
  keyPlace,
  unwrapKey,
  wrapKey,
  wrappedKey,
  type KeyKind,
  type WrappedKey,
} from './key-wrap.ts';
import { PASSKEY_ROW } from './passkey-row.ts';
import type { Chance, JournalStore, StoreProblem } from './ports.ts';
import type { CasesKeys } from './vault-cases-keys.ts';
import type { NewPasskey, OpenVault, VaultPort, VaultProblem } from './vault-port.ts';
import { parseJson, parseWordsRow, unwrapReplicaKey, WORDS_ROW } from './vault-rows.ts';
import { readKeysRow, readRow, unwrapByWords, writeKeys, type Unwrapped } from './vault-store.ts';
import { privateHalf } from './vault-tier.ts';
import type { VaultInner } from './vault-with-tier.ts';

const passkeyRow = z.object({
  version: z.literal(1),
  credential: z.string().max(1_400),
  salt: z.string(),
  /** The replica's key, the sealing half of its backups, and the private half of ordinary requests. */
  key: wrappedKey,
  backup: wrappedKey,
  cases: wrappedKey,
});
type PasskeyRow = z.infer<typeof passkeyRow>;
const parseRow = (value: string | Bytes): PasskeyRow | undefined => parseJson(passkeyRow, value);

export interface PasskeyActsParts {
  readonly argon2: Argon2;
  readonly chance: Chance;
  readonly newId: () => string;
  readonly openStore: (replica: string) => JournalStore;
  readonly innerOf: (vault: OpenVault) => VaultInner;
  readonly openBy: (
    replica: string,
    unwrap: (store: JournalStore) => Promise<Result<Unwrapped, VaultProblem>>,
  ) => Promise<Result<OpenVault, VaultProblem>>;
}

export type PasskeyActs = Pick<
  VaultPort,
  'passkey' | 'keepPasskey' | 'openByPasskey' | 'dropPasskey'
>;

export const passkeyActs = (parts: PasskeyActsParts): PasskeyActs => ({
  passkey: async (replica) => {
    const value = await readKeysRow(parts.openStore, replica, PASSKEY_ROW);
    const row = value === undefined ? undefined : parseRow(value);
    return row && { credential: row.credential, salt: row.salt };
  },
  keepPasskey: (vault, passkey) => keepPasskey(parts.innerOf(vault), vault, passkey, parts),
  openByPasskey: (replica, prf) =>
    parts.openBy(replica, (store) => unwrapByPasskey(store, replica, prf)),
  dropPasskey: async (vault) => {
    const row = await parts.innerOf(vault).store.amend('keys', PASSKEY_ROW, () => undefined);
    return row.ok ? accept(undefined) : row;
  },
});

/** Whoever adds a key to a vault has its words: an open book that lies about is not enough. */
const keepPasskey = async (
  { store }: VaultInner,
  { identity: { replica } }: OpenVault,
  { credential, salt, prf, words }: NewPasskey,
  { argon2, chance, newId }: PasskeyActsParts,
): Promise<Result<void, VaultProblem>> => {
  const wordsRow = await readRow(store, WORDS_ROW, parseWordsRow);
  if (!wordsRow.ok) return wordsRow;
  const { settings } = wordsRow.value;
  const keys = await deriveWordsKeys(argon2, words, settings);
  const by = await passkeyKeys(prf);
  try {
    const opened = await unwrapByWords(store, replica, keys, settings);
    if (!opened.ok) return opened;
    const { keys: own, backupRewrapping, cases } = opened.value;
    if (backupRewrapping === undefined || cases === undefined)
      return refuse({ kind: 'vault-damaged' });
    const wrap = (key: CryptoKey, what: What): Promise<WrappedKey> => {
      const format = what === 'cases' ? 'pkcs8' : 'raw';
      return wrapKey(key, format, by[what], placeIn(replica, what, credential), chance);
    };
    const row: PasskeyRow = {
      ...{ version: 1, credential, salt },
      key: await wrap(own.rewrapping, 'key'),
      backup: await wrap(backupRewrapping, 'backup'),
      cases: await wrap(cases.rewrapping, 'cases'),
    };
    const value = JSON.stringify(row);
    const written = await writeKeys(store, newId(), [
      { op: 'put', table: 'keys', key: PASSKEY_ROW, value },
    ]);
    if (!written.ok) return written;
    const readBack = await unwrapByPasskey(store, replica, prf);
    if (readBack.ok) return accept(undefined);
    await store.amend('keys', PASSKEY_ROW, () => undefined);
    return refuse({ kind: 'vault-damaged' });
  } finally {
    keys.wrapKey.fill(0);
    keys.tierKey.fill(0);
    wipe(by);
  }
};

/** Opens what the words open. Refuses: no-passkey, wrong-passkey. */
const unwrapByPasskey = async (
  store: JournalStore,
  replica: string,
  prf: Bytes,
): Promise<Result<Unwrapped, VaultProblem>> => {
  const stored = await readPasskey(store);
  if (!stored.ok) return stored;
  const row = stored.value;
  if (row === undefined) return refuse({ kind: 'no-passkey' });
  const words = await readRow(store, WORDS_ROW, parseWordsRow);
  if (!words.ok) return words;
  const by = await passkeyKeys(prf);
  const placeOf = (what: What): string => placeIn(replica, what, row.credential);
  const backupHalf = (extractable: boolean): Promise<CryptoKey | undefined> =>
    unwrapKey(row.backup, by.backup, placeOf('backup'), sealingHalf(extractable));
  const casesHalf = (extractable: boolean): Promise<CryptoKey | undefined> =>
    unwrapKey(row.cases, by.cases, placeOf('cases'), privateHalf(extractable));
  const place = { replica, row: rowIn('key', row.credential) };
  const keys = await unwrapReplicaKey(row.key, by.key, place);
  const [seal, backupRewrapping] = [await backupHalf(false), await backupHalf(true)];
  const [opening, rewrapping] = [await casesHalf(false), await casesHalf(true)];
  wipe(by);
  const cases: CasesKeys | undefined = opening && rewrapping && { opening, rewrapping };
  if (!keys || !seal || !backupRewrapping || !cases) return refuse({ kind: 'wrong-passkey' });
  const backupKey = { key: seal, settings: words.value.settings };
  return accept({ keys, backupKey, backupRewrapping, cases });
};

const readPasskey = async (
  store: JournalStore,
): Promise<Result<PasskeyRow | undefined, StoreProblem>> => {
  const row = await store.get('keys', PASSKEY_ROW);
  if (!row.ok) return row;
  return accept(row.value === undefined ? undefined : parseRow(row.value));
};

type What = 'key' | 'backup' | 'cases';
type PasskeyKeys = Readonly<Record<What, Bytes>>;

/** One secret of the device, derivations that tell nothing about each other. */
const passkeyKeys = async (prf: Bytes): Promise<PasskeyKeys> => {
  const root = await crypto.subtle.importKey('raw', prf, 'HKDF', false, ['deriveBits']);
  return {
    key: await deriveBits(root, 'so-cong-doan/passkey/wrap/1'),
    backup: await deriveBits(root, 'so-cong-doan/passkey/backup/1'),
    cases: await deriveBits(root, 'so-cong-doan/passkey/cases/1'),
  };
};

const wipe = (keys: PasskeyKeys): void => Object.values(keys).forEach((key) => key.fill(0));

/** Replica and passkey are bound into the seal: a wrap opens for no other of either. */
const rowIn = (what: What, credential: string): string => `passkey-${what}|${credential}`;
const placeIn = (replica: string, what: What, credential: string): string =>
  keyPlace(replica, rowIn(what, credential));

const sealingHalf = (extractable: boolean): KeyKind => ({
  format: 'raw',
  algorithm: 'AES-GCM',
  extractable,
  usages: ['encrypt'],
});
