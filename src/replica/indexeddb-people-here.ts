/** Who has a book in this browser profile, asked of IndexedDB itself: only where there is more than one, the lock shows names. */
import { databaseOfReplica } from './database-names.ts';
import { doorFrom, DOOR_ROW, type Person } from './door-row.ts';
import { answerOf, onDatabase } from './indexeddb-asking.ts';
import type { Table } from './ports.ts';
import { DEVICE_ROW } from './words-row.ts';

const KEYS: Table = 'keys';

/** In the order of their names; those without one come last. */
export const peopleHere = async (
  factory: IDBFactory,
  replicas: readonly string[],
): Promise<readonly Person[]> =>
  inOrder(await Promise.all(replicas.map((replica) => personHere(factory, replica))));

const personHere = async (factory: IDBFactory, replica: string): Promise<Person> => {
  const found = await onDatabase(factory, databaseOfReplica(replica), async (opened) => {
    const keys = opened.transaction(KEYS, 'readonly').objectStore(KEYS);
    return Promise.all([
      answerOf<unknown>(keys.get(DOOR_ROW)),
      answerOf<unknown>(keys.get(DEVICE_ROW)),
    ]);
  });
  const [door, device] = found ?? [];
  return {
    ...doorFrom(typeof door === 'string' ? door : undefined),
    replica,
    device: typeof device === 'string' ? device : '',
  };
};

const inOrder = (people: readonly Person[]): readonly Person[] =>
  [...people].sort(
    (a, b) =>
      Number(a.name === undefined) - Number(b.name === undefined) ||
      (a.name ?? '').localeCompare(b.name ?? '', 'vi') ||
      (a.replica < b.replica ? -1 : 1),
  );
