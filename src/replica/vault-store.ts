/** Reading and writing the rows of a vault in its store: what unwraps the key, and who writes. */
import { bytesFromBase64, type Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { WordsSettings } from '#protocol/field-schemas.ts';
import type { BackupKey } from './backup-file.ts';
import type { JournalStore, StoredValue, Write } from './ports.ts';
import type { TokenKeepingStore } from './token-keeping-store.ts';
import type { VaultProblem, WordsKeys } from './vault-port.ts';
import { casesKeysByShare, casesKeysByWords, type CasesKeys } from './vault-cases-keys.ts';
import { tierKeyByShare } from './vault-tier.ts';
import {
  parseShareRow,
  parseWordsRow,
  SHARE_BEFORE_ROW,
  SHARE_ROW,
  unwrapReplicaKey,
  WORDS_ROW,
  type ReplicaKeys,
} from './vault-rows.ts';

/** What unwrapped the key, and where it was words what seals a backup for whoever knows them. */
export interface Unwrapped {
  readonly keys: ReplicaKeys;
  readonly backupKey?: BackupKey;
  /** Where it was words: that key once more, for the PIN of a shift. */
  readonly backupRewrapping?: CryptoKey;
  /** Where it was the server's share: its wraps as they lie on the disk. The server has that share now. */
  readonly shareRow?: StoredValue;
  /** And the private half of the higher tier with it: new words are about to wrap it. */
  readonly tierByShare?: { readonly key: CryptoKey; readonly row: StoredValue } | undefined;
  /** The private half of ordinary requests. Never where it was a PIN. */
  readonly cases?: CasesKeys | undefined;
}

export const writeKeys = async (
  store: TokenKeepingStore,
  newToken: string,
  writes: readonly Write[],
): Promise<Result<void, VaultProblem>> => {
  const token = store.token();
  if (token !== undefined) return store.commit(token, writes);
  const taken = await store.takeWriter(newToken);
  return taken.ok ? store.commit(newToken, writes) : taken;
};

export const unwrapByWords = async (
  store: JournalStore,
  replica: string,
  words: WordsKeys,
  settings: WordsSettings,
): Promise<Result<Unwrapped, VaultProblem>> => {
  const row = await readRow(store, WORDS_ROW, parseWordsRow);
  if (!row.ok) return row;
  const keys = await unwrapReplicaKey(row.value, words.wrapKey, { replica, row: WORDS_ROW });
  return keys === undefined
    ? refuse({ kind: 'wrong-words' })
    : accept({
        keys,
        backupKey: { key: words.backupKeys.seal, settings },
        backupRewrapping: words.backupKeys.rewrapping,
        cases: await casesKeysByWords(store, replica, words.tierKey),
      });
};

export const readRow = async <T>(
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

/** By the share the server gave out; where it has not heard of the new one yet, by the one before. */
export const unwrapByShare = async (
  store: JournalStore,
  replica: string,
  share: string,
): Promise<Result<Unwrapped, VaultProblem>> => {
  const present = await readRow(store, SHARE_ROW, parseShareRow);
  if (!present.ok) return present;
  const bytes = bytesFromBase64(share);
  if (!bytes.ok || bytes.value.length !== 32) return refuse({ kind: 'wrong-share' });
  try {
    for (const name of [SHARE_ROW, SHARE_BEFORE_ROW]) {
      const row = await store.get('keys', name);
      const wrapped = row.ok && row.value !== undefined ? parseShareRow(row.value) : undefined;
      if (!row.ok || row.value === undefined || wrapped === undefined) continue;
      const keys = await unwrapReplicaKey(wrapped, bytes.value, { replica, row: SHARE_ROW });
      if (keys === undefined) continue;
      const tierByShare = await tierKeyByShare(store, replica, bytes.value);
      const cases = await casesKeysByShare(store, replica, bytes.value);
      return accept({ keys, shareRow: row.value, tierByShare, cases });
    }
    return refuse({ kind: 'wrong-share' });
  } finally {
    bytes.value.fill(0);
  }
};

/** One row, read through a store that is open for no longer than that. */
export const readKeysRow = async (
  openStore: (replica: string) => JournalStore,
  replica: string,
  key: string,
): Promise<string | Bytes | undefined> => {
  const store = openStore(replica);
  const row = await store.get('keys', key);
  await store.close();
  return row.ok ? row.value : undefined;
};
