/** What the verified backups vouch for: the prune position of each book. */
import type { BookId } from '#book/book-id.ts';
import type { BookReader } from './book-store.ts';
import { backupEndsNote, backupNote, epochNote, readNote, readNotes } from './notes.ts';

/** A backup may be restored up to this age, so nothing newer than it may leave a phone's disk. */
export const BACKUP_AGE_MS = 90 * 24 * 60 * 60 * 1000;

/**
 * The end of each book in the newest backup of this epoch's line that is at least 90 days old; a book
 * without an entry has none. No device clock takes part.
 */
export const prunePositions = async (
  reader: BookReader,
  epoch: string,
  nowMs: number,
): Promise<ReadonlyMap<BookId, number>> => {
  const line = await lineOf(reader, epoch, nowMs);
  // Keys sort by time, so the last one is the newest.
  const newest = (await readNotes(reader, backupNote, nowMs))
    .filter(({ value }) => line.has(value.epoch) && value.atMs <= nowMs - BACKUP_AGE_MS)
    .at(-1);
  const ends =
    newest === undefined ? undefined : await readNote(reader, backupEndsNote, newest.key, nowMs);
  return new Map(Object.entries(ends ?? {}).filter(([, n]) => n > 0));
};

/** An epoch and those it was restored from; their positions are the same up to the restore. */
const lineOf = async (
  reader: BookReader,
  epoch: string,
  nowMs: number,
): Promise<ReadonlySet<string>> => {
  const epochs = new Map(
    (await readNotes(reader, epochNote, nowMs)).map(({ value }) => [value.id, value]),
  );
  const line = new Set<string>();
  for (
    let at: string | undefined = epoch;
    at !== undefined && !line.has(at);
    at = epochs.get(at)?.parent
  )
    line.add(at);
  return line;
};
