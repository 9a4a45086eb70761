/** The nightly copy: made while the server works, checked from end to end, and only then believed. */
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { addAudit, signAudit } from './audit-log.ts';
import { BACKUP_AGE_MS } from './backup-marks.ts';
import { RESTORED_NOTE } from './epochs.ts';
import { backupEndsNote, backupNote, readNotes, writeNote } from './notes.ts';
import type { OpenServer } from './open-server.ts';
import { copyServerKey } from './server-key.ts';

const KEEP = 14;
const DAY_MS = 24 * 60 * 60 * 1000;
const LOOK_EVERY_MS = 10 * 60 * 1000;

/** Makes one copy a day, the first soon after the start where the last is older than a day. */
export const startBackups = (server: OpenServer, tell: (line: string) => void): (() => void) => {
  let busy = false;
  const look = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    try {
      if (await isDue(server)) tell(`backup ${await backUp(server)}`);
    } catch (error) {
      // A backup that fails must not stop the server; the watermark simply stays where it is.
      tell(`backup failed: ${error instanceof Error ? error.message : 'unknown'}`);
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  const first = setTimeout(() => void look(), 60_000);
  return () => {
    clearInterval(timer);
    clearTimeout(first);
  };
};

const isDue = async ({ context, store }: OpenServer): Promise<boolean> => {
  const marks = await readNotes(store.committed, backupNote, context.nowMs());
  return marks.every(({ value }) => value.atMs < context.nowMs() - DAY_MS);
};

/** The name of the verified copy. Throws where the copy is not sound, and leaves nothing behind then. */
export const backUp = async (server: OpenServer): Promise<string> => {
  const { context, store, dataDir, copyTo } = server;
  const folder = join(dataDir, 'backups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const atMs = context.nowMs();
  const name = `books-${new Date(atMs).toISOString().replaceAll(/[:.]/g, '-')}.db`;
  const unproven = join(folder, `${name}.part`);
  try {
    await copyTo(unproven);
    const ends = verify(unproven);
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
    rmSync(unproven, { force: true });
    throw error;
  }
  forgetOldFiles(folder);
  await forgetOldMarks(server);
  return name;
};

/** Reads the whole copy, marks it as one, and says where each book ends in it. */
const verify = (path: string): Record<string, number> => {
  const copy = new DatabaseSync(path);
  try {
    const verdict = copy.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
    if (verdict !== 'ok') throw new Error('the copy is not sound');
    copy
      .prepare('INSERT OR REPLACE INTO notes (kind, key, value) VALUES (?, ?, ?)')
      .run(RESTORED_NOTE.kind, RESTORED_NOTE.key, 'true');
    const ends: Record<string, number> = {};
    for (const row of copy.prepare('SELECT book, n FROM books').all())
      if (typeof row['book'] === 'string' && typeof row['n'] === 'number')
        ends[row['book']] = row['n'];
    // One file without companions, so that it can be carried away as it lies.
    copy.exec('PRAGMA journal_mode = DELETE');
    return ends;
  } finally {
    copy.close();
  }
};

const forgetOldFiles = (folder: string): void => {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .sort();
  for (const name of files.slice(0, -KEEP)) rmSync(join(folder, name), { force: true });
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
