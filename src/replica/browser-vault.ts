/** The vault with the browser's own parts: Dexie, Argon2id in a worker, the browser's chance. */
import { argon2Workers } from './argon2-words.ts';
import { browserChance } from './browser-chance.ts';
import { cacheShiftSecrets } from './cache-shift-secrets.ts';
import { dexieJournalStore } from './dexie-journal-store.ts';
import { dexieReplicaRegistry } from './dexie-replica-registry.ts';
import type { Clock } from './ports.ts';
import { vault } from './vault.ts';
import type { VaultPort } from './vault-port.ts';

/** Made when somebody begins to act at the gate: what the words are turned into keys by is started with it. */
export const browserVault = (clock: Clock = { nowMs: () => Date.now() }): VaultPort => {
  const { argon2, prepare } = argon2Workers();
  prepare();
  return vault({
    openStore: dexieJournalStore,
    registry: dexieReplicaRegistry(),
    argon2,
    chance: browserChance,
    clock,
    secrets: cacheShiftSecrets(globalThis.caches),
  });
};
