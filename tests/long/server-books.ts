/** What lies in the server's database, read past the server: which entries, how often each, and how they were ruled. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface ServerBooks {
  /** By hash: how many positions an entry has. */
  readonly positions: ReadonlyMap<string, number>;
  /** Those that are not accepted, with the reason. */
  readonly unsettled: readonly string[];
}

export const readServerBooks = (dataDir: string): ServerBooks => {
  const database = new DatabaseSync(join(dataDir, 'books.db'), { readOnly: true });
  try {
    const positions = new Map<string, number>();
    const unsettled: string[] = [];
    for (const row of database.prepare('SELECT hash, ruling, reason FROM entries').iterate()) {
      const hash = String(row['hash']);
      positions.set(hash, (positions.get(hash) ?? 0) + 1);
      if (row['ruling'] !== 'accepted')
        unsettled.push(`${String(row['ruling'])}: ${String(row['reason'])}`);
    }
    return { positions, unsettled };
  } finally {
    database.close();
  }
};

/** Of these entries: those that are missing, and those that stand there more than once. */
export const amiss = (
  { positions }: ServerBooks,
  hashes: readonly string[],
): { readonly missing: readonly string[]; readonly twice: readonly string[] } => ({
  missing: hashes.filter((hash) => !positions.has(hash)),
  twice: hashes.filter((hash) => (positions.get(hash) ?? 0) > 1),
});

export const NOTHING_AMISS = { missing: [], twice: [] };
