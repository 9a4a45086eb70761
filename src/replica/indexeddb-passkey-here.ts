/** Whether a passkey opens a book here, asked of IndexedDB itself: most locks have none and read no vault for it. */
import { databaseOfReplica } from './database-names.ts';
import { answerOf, onDatabase } from './indexeddb-asking.ts';
import { PASSKEY_ROW } from './passkey-row.ts';
import type { Table } from './ports.ts';

const KEYS: Table = 'keys';

export const hasPasskeyHere = async (factory: IDBFactory, replica: string): Promise<boolean> =>
  (await onDatabase(factory, databaseOfReplica(replica), async (opened) => {
    const keys = opened.transaction(KEYS, 'readonly').objectStore(KEYS);
    return (await answerOf<unknown>(keys.get(PASSKEY_ROW))) !== undefined;
  })) === true;
