/** A copy of all books: made while the server works, checked from end to end, and only then believed. */
import { chmodSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { addAudit, signAudit } from './audit-log.ts';
import { checkCopy } from './backup-check.ts';
import { backupName, forgetOldFiles } from './backup-files.ts';
import { BACKUP_AGE_MS } from './backup-marks.ts';
import type { CheckedCopy, CopyToCheck } from './checked-copy.ts';
import { RESTORED_NOTE } from './epochs.ts';
import { backupEndsNote, backupNote, readNotes, writeNote } from './notes.ts';
import type { OpenServer } from './open-server.ts';
import { copyServerKey } from './server-key.ts';

export const backupFolder = (dataDir: string): string => join(dataDir, 'backups');

/**
 * Reads all of the copy back and sets the mark that pruning rests on.
 * @param check reads it; rejects where it does not hold
 * @returns the name of the copy. Throws where it is not sound, and leaves nothing behind then.
 */
export const backUp = async (
  server: OpenServer,
  check: (copy: CopyToCheck) => Promise<CheckedCopy> = checkCopy,
): Promise<string> => {
  const { context, store, dataDir, copyTo } = server;
  const folder = backupFolder(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const atMs = context.nowMs();
  const name = backupName(atMs);
  const unproven = join(folder, `${name}.part`);
  try {
    const { committed } = store;
    const before = { ends: await committed.ends(), log: await committed.auditEnd() };
    await copyTo(unproven);
    markAsCopy(unproven);
    const { publicKey } = context.key;
    const { ends } = await check({ path: unproven, publicKey, before });
    chmodSync(unproven, 0o600);
    copyServerKey(dataDir, folder);
    renameSync(unproven, join(folder, name));
    const mark = { atMs, epoch: context.epoch.id, file: name };
    await store.write(async (tx) => {
      const key = String(atMs).padStart(16, '0');
      await writeNote(tx, backupEndsNote, key, ends);
      await writeNote(tx, backupNote, key, mark);
      await addAudit(tx, atMs, { what: 'backup-made' });
      await signAudit(context, tx);
    });
  } catch (error) {
    for (const companion of ['', '-wal', '-shm', '-journal'])
      rmSync(`${unproven}${companion}`, { force: true });
    throw error;
  }
  forgetOldFiles(folder);
  await forgetOldMarks(server);
  return name;
};

/** Whoever opens it as the database knows that it was restored. */
const markAsCopy = (path: string): void => {
  const copy = new DatabaseSync(path);
  try {
    copy
      .prepare('INSERT OR REPLACE INTO notes (kind, key, value) VALUES (?, ?, ?)')
      .run(RESTORED_NOTE.kind, RESTORED_NOTE.key, 'true');
    // One file without companions, so that it can be carried away as it lies.
    copy.exec('PRAGMA journal_mode = DELETE');
  } finally {
    copy.close();
  }
};

/** Keeps every mark of the last 90 days and the newest before them: that one is the watermark. */
const forgetOldMarks = async ({ context, store }: OpenServer): Promise<void> => {
  const marks = await readNotes(store.committed, backupNote, context.nowMs());
  const old = marks.filter(({ value }) => value.atMs <= context.nowMs() - BACKUP_AGE_MS);
  await store.write(async (tx) => {
    for (const { key } of old.slice(0, -1)) {
      await tx.dropNote(backupNote.kind, key);
      await tx.dropNote(backupEndsNote.kind, key);
    }
  });
};
