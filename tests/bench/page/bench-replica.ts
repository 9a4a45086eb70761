/** A replica of the bench over the adapters of the browser: Dexie, WebCrypto, RxDB, as main.tsx puts them together. */
import type { Bytes } from '#base/bytes.ts';
import { argon2Workers } from '#replica/argon2-words.ts';
import { wordsBackupSealer } from '#replica/backup-file.ts';
import { cacheMarkStore } from '#replica/cache-mark-store.ts';
import { databaseOfReplica } from '#replica/database-names.ts';
import { dexieJournalStore } from '#replica/dexie-journal-store.ts';
import { ed25519Signer, ed25519Verifier } from '#replica/ed25519-signer.ts';
import { openReplica, type OpenedReplica } from '#replica/engine.ts';
import type { ReplicaPorts } from '#replica/engine-context.ts';
import type { ReplicaIdentity } from '#replica/replica.ts';
import { rxdbShelf } from '#replica/rxdb-shelf.ts';
import { webcryptoSealerFromRaw } from '#replica/webcrypto-sealer.ts';
import { UNIT } from './made-up-books.ts';

/** At hand once the book is unlocked. */
const KEY = 7;
const SEED = 8;

export interface OpenBench {
  readonly replica: OpenedReplica;
  readonly close: () => Promise<void>;
}

export const identityOf = (
  replica: string,
  serverKey: string,
  device = 'deviceOfBench001',
): ReplicaIdentity => ({
  replica,
  device,
  officer: 'officerOfBench01',
  displayName: 'Người đo',
  signInName: 'do',
  homeUnit: UNIT,
  serverKey,
  practice: false,
});

export const openBench = async (
  identity: ReplicaIdentity,
  options: { readonly life?: string; readonly seed?: Uint8Array } = {},
): Promise<OpenBench> => {
  const shelf = await rxdbShelf();
  const ports: ReplicaPorts = {
    store: dexieJournalStore(identity.replica),
    sealer: await webcryptoSealerFromRaw(new Uint8Array(32).fill(KEY)),
    signer: await ed25519Signer(options.seed ?? new Uint8Array(32).fill(SEED)),
    verifier: await ed25519Verifier(),
    shelf,
    clock: { nowMs: () => Date.now() },
    chance,
    backupSealer: wordsBackupSealer(undefined, { argon2: argon2Workers().argon2, chance }),
    marks: cacheMarkStore(window.caches),
  };
  const opened = await openReplica(ports, identity, options.life ?? 'lifeOfBench00001');
  if (!opened.ok) throw new Error(`the replica does not open: ${JSON.stringify(opened.error)}`);
  const replica = opened.value;
  return {
    replica,
    close: async () => {
      await replica.close();
      await shelf.close();
    },
  };
};

export const chance = {
  bytes: (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length)),
};

export const forgetDatabase = (replica: string): Promise<void> =>
  deleteDatabase(databaseOfReplica(replica));

export const deleteDatabase = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(new Error(`cannot delete ${name}`));
  });

/** A refusal is a bug of the bench. */
export const must = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
};
