/** What the embedded store answers to questions, over one connection. */
import type { DatabaseSync } from 'node:sqlite';
import type { BookReader, StoredEntry } from './book-store.ts';
import { sqliteAuditReader } from './sqlite-audit.ts';
import {
  endFromRow,
  entryFromRow,
  fieldsFromRow,
  headFromRow,
  linkFromRow,
  noteFromRow,
  officeFromRow,
  valueFromRow,
} from './sqlite-rows.ts';

/** A run is at most 2,000 entries long, so the next signature is never further away. */
const CHAIN_MAX = 2001;

export const sqliteReader = (database: DatabaseSync): BookReader => {
  const end = database.prepare('SELECT * FROM books WHERE book = ?');
  const ends = database.prepare('SELECT * FROM books ORDER BY book');
  const byHash = database.prepare(
    'SELECT * FROM entries WHERE book = ? AND hash = ? ORDER BY n LIMIT 1',
  );
  const latest = database.prepare(
    'SELECT * FROM entries WHERE book = ? AND hash = ? ORDER BY n DESC LIMIT 1',
  );
  const unsettled = database.prepare(
    `SELECT * FROM entries e
     WHERE book = ?1 AND n > ?2 AND n <= ?3 AND ruling <> 'accepted' AND (?4 IS NULL OR device = ?4)
       AND NOT EXISTS (SELECT 1 FROM entries later
         WHERE later.book = e.book AND later.hash = e.hash AND later.n > e.n AND later.n <= ?3)
     ORDER BY n LIMIT ?5`,
  );
  const accepted = database.prepare(
    "SELECT 1 FROM entries WHERE book = ? AND hash = ? AND ruling = 'accepted' LIMIT 1",
  );
  const after = database.prepare(
    'SELECT * FROM entries WHERE book = ? AND n > ? ORDER BY n LIMIT ?',
  );
  const head = database.prepare('SELECT * FROM heads WHERE book = ? AND device = ? AND life = ?');
  const headsAt = database.prepare(
    `SELECT e.* FROM entries e JOIN (
       SELECT device, life, max(seq) AS seq FROM entries
       WHERE book = ?1 AND n <= ?2 AND admission = 0 GROUP BY device, life
     ) last ON e.device = last.device AND e.life = last.life AND e.seq = last.seq
     WHERE e.book = ?1 AND e.admission = 0 ORDER BY e.device, e.life`,
  );
  const chain = database.prepare(
    `SELECT body_hash, signature FROM entries
     WHERE book = ? AND device = ? AND life = ? AND seq >= ? AND admission = 0 ORDER BY seq LIMIT ${CHAIN_MAX}`,
  );
  const history = database.prepare(
    `SELECT e.* FROM history h JOIN entries e ON e.book = h.book AND e.n = h.n
     WHERE h.book = ?1 AND h.record = ?2 AND h.n < ?3 AND (?4 IS NULL OR e.device = ?4)
     ORDER BY h.n DESC LIMIT ?5`,
  );
  const office = database.prepare('SELECT * FROM office WHERE version > ? ORDER BY version');
  const written = database.prepare(
    'SELECT fields FROM written WHERE book = ? AND type = ? AND id = ?',
  );
  const note = database.prepare(
    'SELECT value FROM notes WHERE kind = ? AND key = ? AND (expires_ms IS NULL OR expires_ms > ?)',
  );
  const notes = database.prepare(
    'SELECT key, value FROM notes WHERE kind = ? AND (expires_ms IS NULL OR expires_ms > ?) ORDER BY key',
  );
  return {
    ...sqliteAuditReader(database),
    end: async (book) => {
      const row = end.get(book);
      return row === undefined ? undefined : endFromRow(row);
    },
    ends: async () => ends.all().map(endFromRow),
    entryByHash: async (book, hash) => {
      const row = byHash.get(book, hash);
      return row === undefined ? undefined : entryFromRow(row);
    },
    latestByHash: async (book, hash) => {
      const row = latest.get(book, hash);
      return row === undefined ? undefined : entryFromRow(row);
    },
    unsettled: async (book, { after: from, upTo, device, entriesMax }) =>
      unsettled.all(book, from, upTo, device, entriesMax).map(entryFromRow),
    isAccepted: async (book, hash) => accepted.get(book, hash) !== undefined,
    entriesAfter: async (book, n, { entriesMax, bytesMax }) =>
      withinBytes(after.iterate(book, n, entriesMax), bytesMax),
    historyOf: async (book, record, { before, entriesMax, bytesMax, device = null }) =>
      withinBytes(
        history.iterate(book, record, before ?? Number.MAX_SAFE_INTEGER, device, entriesMax),
        bytesMax,
      ),
    head: async (book, device, life) => {
      const row = head.get(book, device, life);
      return row === undefined ? undefined : headFromRow(row);
    },
    headsAt: async (book, n) => headsAt.all(book, n).map(headFromRow),
    chainToSignature: async (book, device, life, fromSeq) => {
      const links: ReturnType<typeof linkFromRow>[] = [];
      for (const row of chain.iterate(book, device, life, fromSeq)) {
        const link = linkFromRow(row);
        links.push(link);
        if (link.signature !== null) break;
      }
      return links;
    },
    officeSince: async (version) => office.all(version).map(officeFromRow),
    writtenFields: async (book, type, id) => fieldsFromRow(written.get(book, type, id)),
    note: async (kind, key, nowMs) => valueFromRow(note.get(kind, key, nowMs)),
    notes: async (kind, nowMs) => notes.all(kind, nowMs).map(noteFromRow),
  };
};

/** At least one, then as many as fit. */
const withinBytes = (
  rows: Iterable<Readonly<Record<string, unknown>>>,
  bytesMax: number,
): readonly StoredEntry[] => {
  const found: StoredEntry[] = [];
  let bytes = 0;
  for (const row of rows) {
    const entry = entryFromRow(row);
    bytes += entry.body?.length ?? 0;
    if (found.length > 0 && bytes > bytesMax) break;
    found.push(entry);
  }
  return found;
};
