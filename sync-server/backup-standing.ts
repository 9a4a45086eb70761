/** How the backups stand, for whoever shows it: the last good one, the last good copy elsewhere, what failed since. */
import * as z from 'zod';
import type { BookReader, BookStore } from './book-store.ts';
import { backupNote, noteKind, readNote, readNotes, writeNote } from './notes.ts';

export interface BackupStanding {
  readonly made: { readonly atMs: number; readonly file: string } | null;
  /** Sealed, and read back there or taken by the operator's command. */
  readonly copied: { readonly atMs: number; readonly file: string } | null;
  /** Null where the last attempt of each kind went well. */
  readonly failed: Failure | null;
}

const failure = z.object({
  atMs: z.number(),
  what: z.enum(['backup', 'copy']),
  says: z.string(),
});
export type Failure = z.infer<typeof failure>;

const copiedNote = noteKind('backup-copied', z.object({ atMs: z.number(), file: z.string() }));
const failedNote = noteKind('backup-failed', failure);
const NEWEST = 'newest';

export const readBackupStanding = async (
  reader: BookReader,
  nowMs: number,
): Promise<BackupStanding> => {
  const mark = (await readNotes(reader, backupNote, nowMs)).at(-1)?.value;
  const failures = await readNotes(reader, failedNote, nowMs);
  return {
    made: mark === undefined ? null : { atMs: mark.atMs, file: mark.file },
    copied: (await readNote(reader, copiedNote, NEWEST, nowMs)) ?? null,
    failed: failures.map(({ value }) => value).sort((a, b) => b.atMs - a.atMs)[0] ?? null,
  };
};

export const noteCopied = (store: BookStore, atMs: number, file: string): Promise<void> =>
  store.write(async (tx) => {
    await writeNote(tx, copiedNote, NEWEST, { atMs, file });
    await tx.dropNote(failedNote.kind, 'copy');
  });

export const noteFailed = (store: BookStore, failed: Failure): Promise<void> =>
  store.write((tx) => writeNote(tx, failedNote, failed.what, failed));

/** A backup went well again. */
export const forgetFailed = (store: BookStore, what: Failure['what']): Promise<void> =>
  store.write((tx) => tx.dropNote(failedNote.kind, what));
