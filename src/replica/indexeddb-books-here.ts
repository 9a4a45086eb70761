/** Which books lie in this browser profile, asked of IndexedDB itself: the lock screen needs no more of the vault to be there. */
import {
  databaseOfReplica,
  REGISTRY_DATABASE,
  REGISTRY_TABLE,
  replicaOfDatabase,
} from './database-names.ts';
import { answerOf, onDatabase } from './indexeddb-asking.ts';
import type { Table } from './ports.ts';
import { WORDS_ROW } from './words-row.ts';

const KEYS: Table = 'keys';

/** Ids of the replicas that have a vault; a database without one is left over from an enrolment that did not finish. */
export const booksHere = async (factory: IDBFactory): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const replica of await replicasNoted(factory))
    if (await hasVault(factory, replica)) found.push(replica);
  return found;
};

/** Ids of all replicas that were begun here. A registry that cannot be read hides none: their databases have names. */
export const replicasNoted = async (factory: IDBFactory): Promise<readonly string[]> => {
  const databases = await namesOf(factory);
  const mayHaveRegistry = databases === undefined || databases.includes(REGISTRY_DATABASE);
  const noted = mayHaveRegistry
    ? await inTable(factory, REGISTRY_DATABASE, REGISTRY_TABLE, (table) => table.getAllKeys())
    : undefined;
  const named = (databases ?? []).flatMap((name) => replicaOfDatabase(name) ?? []);
  return [...new Set([...(noted ?? []).filter((key) => typeof key === 'string'), ...named])];
};

const hasVault = async (factory: IDBFactory, replica: string): Promise<boolean> => {
  const name = databaseOfReplica(replica);
  return ((await inTable(factory, name, KEYS, (table) => table.count(WORDS_ROW))) ?? 0) > 0;
};

/** `undefined` where the browser does not tell, as Firefox before 126: there the registry alone says it. */
const namesOf = async (factory: IDBFactory): Promise<readonly string[] | undefined> => {
  try {
    return (await factory.databases()).flatMap(({ name }) => name ?? []);
  } catch {
    return undefined;
  }
};

/** What a table says, `undefined` where there is no such database or table. */
const inTable = <T>(
  factory: IDBFactory,
  database: string,
  table: string,
  ask: (table: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> =>
  onDatabase(factory, database, (opened) =>
    answerOf(ask(opened.transaction(table, 'readonly').objectStore(table))),
  );
