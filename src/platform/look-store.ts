/** Keeps the chosen look (language, text size, scheme) in a tiny database of its own: it is needed before the vault opens. */

export interface LookStore {
  /** What was kept, as it lies there; undefined on a new device or where nothing can be read. */
  readonly read: () => Promise<unknown>;
  readonly write: (look: Readonly<Record<string, string | boolean>>) => Promise<void>;
}

// Not `scd-…`: databases of that name are taken for books, opened as such, and lose what else is in them.
const DATABASE = 'look';
const STORE = 'look';
const KEY = 'look';

/** A look that cannot be read or kept is no reason to stop: the screens fall back to the first look. */
export const createLookStore = (factory: IDBFactory): LookStore => ({
  read: async () => {
    try {
      return await inStore<unknown>(factory, 'readonly', (store) => store.get(KEY));
    } catch {
      return undefined;
    }
  },
  write: async (look) => {
    try {
      await inStore(factory, 'readwrite', (store) => store.put(look, KEY));
    } catch {
      // The look still holds until the window is closed.
    }
  },
});

const inStore = async <T>(
  factory: IDBFactory,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> => {
  const opening = factory.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await answerOf(opening);
  try {
    return await answerOf(ask(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
};

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no answer of the database'));
  });
