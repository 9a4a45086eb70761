/** A book folded up to its prune position, for a replica that is far behind. */
import type { BookId } from '#book/book-id.ts';
import { orderOf, parseEntry, placedChangesOf } from '#book/entry.ts';
import { packRecords } from '#book/packed-records.ts';
import { addChange, emptyRecord, type FoldedRecord } from '#crdt/fold.ts';
import {
  custodySigningBytes,
  pageSigningBytes,
  type CustodyItem,
  type SnapshotLine,
} from '#protocol/pull.ts';
import { PAGE_ENTRIES_MAX, SNAPSHOT_RECORDS_MAX } from '#protocol/version.ts';
import type { BookReader } from './book-store.ts';
import { ownCustody } from './own-custody.ts';
import type { ServerContext } from './server-context.ts';
import type { FoldedBook } from './snapshot-cache.ts';

/**
 * Lines of text. Never beyond the prune position: what comes after it comes as entries with their proofs.
 * @param reader the officer who pulls: the own custody below the snapshot comes along
 */
export async function* snapshotLines(
  server: ServerContext,
  book: BookId,
  n: number,
  reader: string,
): AsyncGenerator<string> {
  const { committed } = server.store;
  const { parts: folded, digest } = await server.snapshots.folded(book, n, () =>
    foldUpTo(committed, book, n),
  );
  const heads = (await committed.headsAt(book, n)).map(({ device, life, seq, hash }) => ({
    device,
    life,
    seq,
    hash,
  }));
  const epoch = server.epoch.id;
  const signature = server.key.sign(pageSigningBytes({ epoch, book, n, digest }));
  const custody = await ownCustody(server, { book, upTo: n, reader });
  const sealed = (part: number, items: readonly CustodyItem[]): string => {
    const verdicts = items.map(({ verdict }) => verdict);
    return server.key.sign(custodySigningBytes({ epoch, book, n, part, verdicts }));
  };
  const parts = Math.max(1, folded.length, custody.length);
  for (let part = 0; part < parts; part++) {
    const last = part === parts - 1;
    const items = custody[part];
    const line: Omit<SnapshotLine, 'records'> = {
      ...{ line: 'snapshot', book, epoch, n, part, parts, digest, signature },
      heads: last ? heads : [],
      ...(items === undefined
        ? {}
        : { custody: { items: [...items], signature: sealed(part, items) } }),
    };
    // The records are JSON already, and by far the most of it.
    yield `${JSON.stringify(line).slice(0, -1)},"records":${folded[part] ?? NO_RECORDS}}`;
  }
}

const NO_RECORDS = JSON.stringify(packRecords([]));

const foldUpTo = async (committed: BookReader, book: BookId, n: number): Promise<FoldedBook> => {
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
  const all = [...records.values()];
  const parts: string[] = [];
  for (let from = 0; from < all.length; from += SNAPSHOT_RECORDS_MAX)
    parts.push(JSON.stringify(packRecords(all.slice(from, from + SNAPSHOT_RECORDS_MAX))));
  return { parts, digest };
};
