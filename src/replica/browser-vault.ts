/** The vault with the browser's own parts: Dexie, Argon2id in a worker, the browser's chance. */
import { argon2InWorker } from './argon2-words.ts';
import { browserChance } from './browser-chance.ts';
import { dexieJournalStore } from './dexie-journal-store.ts';
import { dexieReplicaRegistry } from './dexie-replica-registry.ts';
import { vault } from './vault.ts';
import type { VaultPort } from './vault-port.ts';

export const browserVault = (): VaultPort =>
  vault({
    openStore: dexieJournalStore,
    registry: dexieReplicaRegistry(),
    argon2: argon2InWorker,
    chance: browserChance,
  });
