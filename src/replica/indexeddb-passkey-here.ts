/** What lies here of passkeys, asked of IndexedDB itself: most locks have none and read no vault for it. */
import { databaseOfReplica } from './database-names.ts';
import { answerOf, onDatabase } from './indexeddb-asking.ts';
import { PASSKEY_GAVE_ROW, PASSKEY_NO_SECRET_ROW, PASSKEY_ROW } from './passkey-row.ts';
import type { Table } from './ports.ts';

const KEYS: Table = 'keys';

/** Whether a passkey opens a book here. */
export const hasPasskeyHere = (factory: IDBFactory, replica: string): Promise<boolean> =>
  isRowHere(factory, replica, PASSKEY_ROW);

/** What came of it when a passkey was asked for its secret here; undefined where none was. */
export const passkeyTriedHere = async (
  factory: IDBFactory,
  replica: string,
): Promise<'given' | 'cannot' | undefined> => {
  if (await isRowHere(factory, replica, PASSKEY_ROW)) return 'given';
  if (await isRowHere(factory, replica, PASSKEY_GAVE_ROW)) return 'given';
  return (await isRowHere(factory, replica, PASSKEY_NO_SECRET_ROW)) ? 'cannot' : undefined;
};

const isRowHere = async (factory: IDBFactory, replica: string, row: string): Promise<boolean> =>
  (await onDatabase(factory, databaseOfReplica(replica), async (opened) => {
    const keys = opened.transaction(KEYS, 'readonly').objectStore(KEYS);
    return (await answerOf<unknown>(keys.get(row))) !== undefined;
  })) === true;
