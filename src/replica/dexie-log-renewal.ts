/**
 * Chromium keeps its last writes in a log behind the tables. Torn by a full disk, or by a battery that falls out, it is
 * simply written on, and at the start after that the whole store passes for damaged and is thrown away, what was saved
 * before and after alike (seen with 150; docs/soak.md). So before anything is written behind such a moment, more is
 * written at once than a log may hold: the store begins a new one.
 */

export interface LogRenewal {
  /** The last end or the last write may have torn the log. */
  readonly isSuspect: () => Promise<boolean>;
  /** A write has failed. */
  readonly suspect: () => void;
  /** False where there was no room for it: whatever is written now may be lost with all the rest. */
  readonly renew: () => Promise<boolean>;
  readonly stop: () => void;
}

const DATABASE = 'so-cong-doan-log';
const TABLE = 'rows';
/** The log is changed at 4 MiB; a value of more than 64 KiB would be laid in a file of its own. */
const ROWS = 96;
const ROW_BYTES = 60_000;
const ROWS_A_WRITE = 12;

const CACHE = 'scd-log';
/** Never fetched: the name under which the mark lies. */
const MARK = '/scd-log/in-use';

/** Other browsers keep another kind of store. */
const hasSuchLog = (): boolean => navigator.userAgent.includes('Chrome/');

export const browserLogRenewal = (): LogRenewal => {
  if (!hasSuchLog())
    return {
      isSuspect: async () => false,
      suspect: () => undefined,
      renew: async () => true,
      stop: () => undefined,
    };

  let isTorn = false;
  const mark = openMark();
  /** A window that was put away orderly has taken its mark back. */
  let wasCut = mark.then((it) => it?.stands() ?? false);
  let running: Promise<boolean> | undefined;
  const keepMark = (): void => {
    const isInUse = document.visibilityState === 'visible' || isTorn;
    void wasCut.then(() => mark).then((it) => (isInUse ? it?.set() : it?.takeBack()));
  };
  document.addEventListener('visibilitychange', keepMark);
  keepMark();

  const renewOnce = async (): Promise<boolean> => {
    if (!(await hasRoom()) || !(await fillLog())) return false;
    isTorn = false;
    wasCut = Promise.resolve(false);
    return true;
  };
  return {
    isSuspect: async () => isTorn || (await wasCut),
    suspect: () => {
      isTorn = true;
    },
    renew: () =>
      (running ??= renewOnce().finally(() => {
        running = undefined;
      })),
    stop: () => {
      document.removeEventListener('visibilitychange', keepMark);
      if (!isTorn) void mark.then((it) => it?.takeBack());
    },
  };
};

interface InUse {
  readonly stands: () => Promise<boolean>;
  readonly set: () => Promise<unknown>;
  readonly takeBack: () => Promise<unknown>;
}

/** Without it only what this window sees itself is minded; a mark that stays costs a renewal for nothing. */
const openMark = async (): Promise<InUse | undefined> => {
  const nothing = (): undefined => undefined;
  try {
    const cache = await caches.open(CACHE);
    return {
      stands: () =>
        cache.match(MARK).then(
          (found) => found !== undefined,
          () => false,
        ),
      set: () => cache.put(MARK, new Response('')).catch(nothing),
      takeBack: () => cache.delete(MARK).catch(nothing),
    };
  } catch {
    return undefined;
  }
};

/** Of what a renewal takes: the log, and the table it becomes. */
const ROOM_BYTES = 12 * 1024 * 1024;
const ROOM = '/scd-log/room';

/**
 * Tried out beside the store: each write into a torn log that fails as well may tear it a second time, and then the store
 * is gone at its next use. Where there is no Cache Storage it cannot be known.
 */
const hasRoom = async (): Promise<boolean> => {
  let cache: Cache;
  try {
    cache = await caches.open(CACHE);
  } catch {
    return true;
  }
  try {
    await cache.put(ROOM, new Response(new Uint8Array(ROOM_BYTES)));
    return true;
  } catch {
    return false;
  } finally {
    await cache.delete(ROOM).catch(() => false);
  }
};

const fillLog = async (): Promise<boolean> => {
  try {
    const db = await opened();
    // Random, because a store that compresses would make nothing of zeros.
    const row = crypto.getRandomValues(new Uint8Array(ROW_BYTES));
    try {
      for (let at = 0; at < ROWS; at += ROWS_A_WRITE) await writeRows(db, at, row);
    } finally {
      db.close();
    }
    return true;
  } catch {
    return false;
  } finally {
    indexedDB.deleteDatabase(DATABASE);
  }
};

const opened = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore(TABLE);
    };
    asked.onsuccess = () => {
      resolve(asked.result);
    };
    asked.onerror = () => {
      reject(asked.error ?? new Error('not opened'));
    };
  });

const writeRows = (db: IDBDatabase, from: number, row: Uint8Array<ArrayBuffer>): Promise<void> =>
  new Promise((resolve, reject) => {
    const writing = db.transaction(TABLE, 'readwrite');
    const rows = writing.objectStore(TABLE);
    for (let at = from; at < from + ROWS_A_WRITE; at += 1) rows.put(row, at);
    writing.oncomplete = () => {
      resolve();
    };
    writing.onabort = () => {
      reject(writing.error ?? new Error('not written'));
    };
  });
