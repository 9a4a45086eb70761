/** A book folded up to its prune position, for a replica that is far behind. */
import type { BookId } from '#book/book-id.ts';
import { orderOf, parseEntry, placedChangesOf } from '#book/entry.ts';
import { packRecords } from '#book/packed-records.ts';
import { addChange, emptyRecord, type FoldedRecord } from '#crdt/fold.ts';
import { pageSigningBytes, type snapshotLine } from '#protocol/pull.ts';
import { PAGE_ENTRIES_MAX, SNAPSHOT_RECORDS_MAX } from '#protocol/version.ts';
import type * as z from 'zod';
import type { BookReader } from './book-store.ts';
import type { ServerContext } from './server-context.ts';

type SnapshotLine = z.infer<typeof snapshotLine>;

/** Never beyond the prune position: what comes after it comes as entries with their proofs. */
export async function* snapshotLines(
  server: ServerContext,
  book: BookId,
  n: number,
): AsyncGenerator<SnapshotLine> {
  const { committed } = server.store;
  const { records, digest } = await foldUpTo(committed, book, n);
  const heads = (await committed.headsAt(book, n)).map(({ device, life, seq, hash }) => ({
    device,
    life,
    seq,
    hash,
  }));
  const epoch = server.epoch.id;
  const signature = server.key.sign(pageSigningBytes({ epoch, book, n, digest }));
  const parts = Math.max(1, Math.ceil(records.length / SNAPSHOT_RECORDS_MAX));
  for (let part = 0; part < parts; part++) {
    const slice = records.slice(part * SNAPSHOT_RECORDS_MAX, (part + 1) * SNAPSHOT_RECORDS_MAX);
    const last = part === parts - 1;
    yield {
      ...{ line: 'snapshot', book, epoch, n, part, parts, digest, signature },
      records: packRecords(slice),
      heads: last ? heads : [],
    };
  }
}

const foldUpTo = async (
  committed: BookReader,
  book: BookId,
  n: number,
): Promise<{ readonly records: readonly FoldedRecord[]; readonly digest: string }> => {
  const records = new Map<string, FoldedRecord>();
  let at = 0;
  let digest = '';
  while (at < n) {
    const entries = await committed.entriesAfter(book, at, {
      entriesMax: PAGE_ENTRIES_MAX,
      bytesMax: 4_000_000,
    });
    if (entries.length === 0) break;
    for (const entry of entries) {
      if (entry.n > n) break;
      digest = entry.digest;
      const parsed =
        entry.ruling === 'accepted' && entry.body !== null ? parseEntry(entry.body) : undefined;
      if (parsed?.ok !== true) continue;
      for (const { type, id, change } of placedChangesOf(
        parsed.value,
        orderOf(parsed.value, entry.hash, entry.effective),
      )) {
        const key = `${type}|${id}`;
        records.set(key, addChange(records.get(key) ?? emptyRecord(type, id), change));
      }
    }
    at = entries.at(-1)?.n ?? n;
  }
  return { records: [...records.values()], digest };
};
