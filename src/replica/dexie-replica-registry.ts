/** Which replicas this browser profile holds: a small database of ids, nothing personal in it. */
import { Dexie, type Table } from 'dexie';
import { databaseOfReplica, replicaOfDatabase } from './dexie-journal-store.ts';
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
  list: async () => {
    const noted = await withRegistry((replicas) => replicas.toCollection().primaryKeys()).catch(
      // A registry that cannot be read hides no replica: the databases themselves have names.
      () => [],
    );
    const named = await Dexie.getDatabaseNames().catch(() => []);
    const found = named.flatMap((name) => replicaOfDatabase(name) ?? []);
    return [...new Set([...noted, ...found])];
  },
});

const withRegistry = async <T>(
  work: (replicas: Table<{ readonly replica: string }, string>) => Promise<T>,
): Promise<T> => {
  const db = new Dexie('scd', { chromeTransactionDurability: 'strict', cache: 'disabled' });
  db.version(1).stores({ replicas: '' });
  try {
    return await work(db.table('replicas'));
  } finally {
    db.close();
  }
};
