/** Which replicas this browser profile holds: a small database of ids, nothing personal in it. */
import { Dexie, type Table } from 'dexie';
import { databaseOfReplica, REGISTRY_DATABASE, REGISTRY_TABLE } from './database-names.ts';
import { replicasNoted } from './indexeddb-books-here.ts';
import type { ReplicaRegistry } from './vault.ts';

/** Opened for each use: nothing stands in the way when another window wants it gone. */
export const dexieReplicaRegistry = (): ReplicaRegistry => ({
  add: (replica) =>
    withRegistry(async (replicas) => {
      await replicas.put({ replica }, replica);
    }),
  remove: async (replica) => {
    // The keys go first: what a crash in between leaves behind is a name that opens nothing.
    await Dexie.delete(databaseOfReplica(replica));
    await withRegistry((replicas) => replicas.delete(replica));
  },
  list: () => replicasNoted(indexedDB),
});

const withRegistry = async <T>(
  work: (replicas: Table<{ readonly replica: string }, string>) => Promise<T>,
): Promise<T> => {
  const db = new Dexie(REGISTRY_DATABASE, {
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
  });
  db.version(1).stores({ [REGISTRY_TABLE]: '' });
  try {
    return await work(db.table(REGISTRY_TABLE));
  } finally {
    db.close();
  }
};
