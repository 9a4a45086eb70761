/**
 * Chromium keeps its last writes in a log behind the tables. Torn by a full disk it is simply written on, and at the start
 * after that the whole store passes for damaged and is thrown away, what was saved before and after alike (seen with 150;
 * docs/soak.md). So after a write that failed nothing more is written before six megabytes at once: more than a log may
 * hold, so that the store begins a new one.
 */

export interface LogRenewal {
  /** A write has failed, here or in the window before, and the log has not been renewed since. */
  readonly isSuspect: () => Promise<boolean>;
  /** A write has failed. */
  readonly suspect: () => void;
  /** False where there was no room for it: whatever is written now may be lost with all the rest. */
  readonly renew: () => Promise<boolean>;
}

const DATABASE = 'so-cong-doan-log';
const TABLE = 'rows';
/** The log is changed at 4 MiB; a value of more than 64 KiB would be laid in a file of its own. */
const ROWS = 96;
const ROW_BYTES = 60_000;
const ROWS_A_WRITE = 12;

const CACHE = 'scd-log';
/** Never fetched: the name under which the mark lies. */
const MARK = '/scd-log/torn';

/** Other browsers keep another kind of store. */
const hasSuchLog = (): boolean => navigator.userAgent.includes('Chrome/');

export const browserLogRenewal = (): LogRenewal => {
  let isTorn: Promise<boolean> | undefined;
  let running: Promise<boolean> | undefined;
  /** Marks are set and taken back one after the other. */
  let marking: Promise<void> = Promise.resolve();

  const renewOnce = async (): Promise<boolean> => {
    if (!(await hasRoom()) || !(await fillLog())) return false;
    isTorn = Promise.resolve(false);
    // Not waited for: on a full disk a mark may never have found its place.
    marking = marking.then(takeMarkBack);
    return true;
  };
  return {
    isSuspect: () => (isTorn ??= hasSuchLog() ? isMarked() : Promise.resolve(false)),
    suspect: () => {
      if (!hasSuchLog()) return;
      isTorn = Promise.resolve(true);
      marking = marking.then(setMark);
    },
    renew: () =>
      (running ??= renewOnce().finally(() => {
        running = undefined;
      })),
  };
};

const isMarked = async (): Promise<boolean> => {
  try {
    return (await caches.match(MARK, { cacheName: CACHE })) !== undefined;
  } catch {
    return false;
  }
};
/** On a disk that is full to the last byte there may be no room for it; then only this window knows. */
const setMark = async (): Promise<void> => {
  try {
    await (await caches.open(CACHE)).put(MARK, new Response(null));
  } catch {
    // As said.
  }
};
/** A mark that stays costs one renewal for nothing. */
const takeMarkBack = async (): Promise<void> => {
  try {
    await caches.delete(CACHE);
  } catch {
    // As said.
  }
};

/** Of what a renewal takes: the log, and the table it becomes. */
const ROOM_BYTES = 12 * 1024 * 1024;
/** A cache of its own: it is not kept waiting by a mark. */
const ROOM_CACHE = 'scd-room';
const ROOM = '/scd-room/ballast';

/**
 * Tried out beside the store: each write into a torn log that fails as well may tear it a second time, and then the store
 * is gone at its next use. Where there is no Cache Storage it cannot be known.
 */
const hasRoom = async (): Promise<boolean> => {
  let cache: Cache;
  try {
    cache = await caches.open(ROOM_CACHE);
  } catch {
    return true;
  }
  try {
    await cache.put(ROOM, new Response(new Uint8Array(ROOM_BYTES)));
    return true;
  } catch {
    return false;
  } finally {
    await caches.delete(ROOM_CACHE).catch(() => false);
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
