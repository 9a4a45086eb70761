/** Asks a database of IndexedDB itself, without Dexie: for what the lock screen wants to know before the vault is read. */

/** `undefined` where there is no such database or it cannot be asked; asking makes none. */
export const onDatabase = async <T>(
  factory: IDBFactory,
  database: string,
  ask: (opened: IDBDatabase) => Promise<T>,
): Promise<T | undefined> => {
  try {
    const opening = factory.open(database);
    // Called only where there was none: an empty one must not stay behind.
    opening.onupgradeneeded = () => opening.transaction?.abort();
    const opened = await answerOf(opening);
    try {
      return await ask(opened);
    } finally {
      opened.close();
    }
  } catch {
    return undefined;
  }
};

export const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = (event) => {
      event.preventDefault();
      reject(request.error ?? new Error('no answer of the database'));
    };
  });
