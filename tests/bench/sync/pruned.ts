/** Moves the prune position of a stopped server: as if its verified backup of a quarter ago had ended there. */
import { join } from 'node:path';
import { BACKUP_AGE_MS } from '#server/backup-marks.ts';
import { newestEpoch } from '#server/epochs.ts';
import { backupEndsNote, backupNote, writeNote } from '#server/notes.ts';
import { openSqliteBookStore } from '#server/sqlite-book-store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** @param share of each book that lies below its prune position, 0 to 1 */
export const prunedBelow = async (dataDir: string, share: number): Promise<void> => {
  const store = openSqliteBookStore(join(dataDir, 'books.db'));
  try {
    const nowMs = Date.now();
    const epoch = (await newestEpoch(store.committed, nowMs))?.id;
    if (epoch === undefined) throw new Error('the books have no epoch');
    const ends = Object.fromEntries(
      (await store.committed.ends()).map(({ book, n }) => [book, Math.floor(n * share)]),
    );
    const atMs = nowMs - BACKUP_AGE_MS - DAY_MS;
    const key = String(atMs).padStart(16, '0');
    await store.write(async (tx) => {
      await writeNote(tx, backupEndsNote, key, ends);
      await writeNote(tx, backupNote, key, { atMs, epoch, file: 'bench.db' });
    });
  } finally {
    await store.close();
  }
};
