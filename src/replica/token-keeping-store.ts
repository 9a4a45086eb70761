/** Lets the vault write under the token of the replica that works on the same store. */
import type { JournalStore } from './ports.ts';

/** A store that remembers as whom this window writes, so that new words do not take the writer from the replica. */
export interface TokenKeepingStore extends JournalStore {
  readonly token: () => string | undefined;
}

export const tokenKeeping = (store: JournalStore): TokenKeepingStore => {
  let last: string | undefined;
  return {
    takeWriter: async (token) => {
      const taken = await store.takeWriter(token);
      if (taken.ok) last = token;
      return taken;
    },
    commit: (token, writes) => store.commit(token, writes),
    commitAndRead: (token, writes, table, keys) => store.commitAndRead(token, writes, table, keys),
    get: (table, key) => store.get(table, key),
    list: (table, range) => store.list(table, range),
    amend: (table, key, change) => store.amend(table, key, change),
    close: () => store.close(),
    ...(store.onTakenAway === undefined ? {} : { onTakenAway: store.onTakenAway }),
    token: () => last,
  };
};
