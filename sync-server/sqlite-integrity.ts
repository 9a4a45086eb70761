/** Whether a database file holds together as SQLite wrote it: every page, every index. What it says is looked at elsewhere. */
import { DatabaseSync } from 'node:sqlite';

/** Throws for what is no database at all. */
export const isWhole = (path: string): boolean => {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return database.prepare('PRAGMA integrity_check').get()?.['integrity_check'] === 'ok';
  } finally {
    database.close();
  }
};
