/** The embedded store: SQLite inside Node, one file, nothing to install. */
import { backup, DatabaseSync } from 'node:sqlite';
import type { BookReader, BookStore, BookWriter } from './book-store.ts';
import { sqliteAuditWriter } from './sqlite-audit.ts';
import { sqliteLine } from './sqlite-line.ts';
import { sqliteMarks, type SqliteMarks } from './sqlite-marks.ts';
import { sqliteReader } from './sqlite-reader.ts';
import { applySchema, isOfThisVersion } from './sqlite-schema.ts';

/** More changed nothing: what many pushes touch of the indexes stays in it, the rest is read once. */
const CACHE_KIB = 8_192;
/** 16 MB: pages that many pushes touch are carried over into the file once for all of them. */
const CHECKPOINT_PAGES = 4000;

/** Beyond the port: a copy of all that is committed, as one file. */
export interface SqliteBookStore extends BookStore {
  copyTo(path: string): Promise<void>;
}

/**
 * WAL with `synchronous=FULL`: a commit that was answered survives the loss of power.
 * @param pagesMax bounds the file, so that a test can fill the disk
 */
export const openSqliteBookStore = (path: string, pagesMax?: number): SqliteBookStore => {
  const writing = new DatabaseSync(path);
  writing.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
  writing.exec(
    `PRAGMA cache_size = -${CACHE_KIB}; PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};`,
  );
  applySchema(writing);
  if (pagesMax !== undefined) writing.exec(`PRAGMA max_page_count = ${pagesMax}`);
  // A connection of its own sees only what is committed, while a transaction is under way on the other.
  const reading = new DatabaseSync(path, { readOnly: true });
  const marks = sqliteMarks(writing);
  const line = sqliteLine(writing, marks, sqliteWriter(writing, marks));
  return {
    committed: sqliteReader(reading),
    write: line.write,
    copyTo: async (target) => {
      await backup(reading, target, { rate: 500 });
    },
    close: async () => {
      await line.rest();
      reading.close();
      writing.close();
    },
  };
};

/**
 * A database to look through, which nothing is written to: the server may be at work on it, or it is a copy.
 * Undefined where another version of the server wrote it.
 */
export const openSqliteBooksToRead = (
  path: string,
): { readonly reader: BookReader; readonly close: () => void } | undefined => {
  const database = new DatabaseSync(path, { readOnly: true });
  if (isOfThisVersion(database))
    return { reader: sqliteReader(database), close: () => database.close() };
  database.close();
  return undefined;
};

const sqliteWriter = (database: DatabaseSync, marks: SqliteMarks): BookWriter => {
  const insert = database.prepare(
    `INSERT INTO entries (book, n, device, life, signed_life, seq, hash, prev_hash, body_hash, body,
       effective_ms, effective_counter, received_ms, ruling, reason, signature, digest, admission)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const sign = database.prepare('UPDATE entries SET signature = ? WHERE book = ? AND n = ?');
  const fill = database.prepare(
    'UPDATE entries SET body = ? WHERE book = ? AND n = ? AND body IS NULL',
  );
  const putHistory = database.prepare(
    'INSERT OR IGNORE INTO history (book, record, n) VALUES (?, ?, ?)',
  );
  const putOffice = database.prepare(
    `INSERT INTO office (book, type, id, changes, version)
     VALUES (?1, ?2, ?3, ?4, (SELECT coalesce(max(version), 0) + 1 FROM office))
     ON CONFLICT (book, type, id) DO UPDATE SET changes = ?4, version = (SELECT max(version) + 1 FROM office)`,
  );
  const putNote = database.prepare(
    'INSERT OR REPLACE INTO notes (kind, key, value, expires_ms) VALUES (?, ?, ?, ?)',
  );
  const dropNote = database.prepare('DELETE FROM notes WHERE kind = ? AND key = ?');
  const sweep = database.prepare('DELETE FROM notes WHERE expires_ms <= ?');
  return {
    ...sqliteReader(database),
    ...sqliteAuditWriter(database),
    ...marks.reader,
    append: async (e) => {
      const { book, n, device, life, signedLife, seq, hash, effective } = e;
      insert.run(
        ...[book, n, device, life, signedLife, seq, hash, e.prevHash, e.bodyHash, e.body],
        ...[
          effective.ms,
          effective.counter,
          e.receivedMs,
          e.ruling,
          e.reason,
          e.signature,
          e.digest,
        ],
        e.admission ? 1 : 0,
      );
      marks.moveEnd({ book, n, lastReceivedMs: e.receivedMs, digest: e.digest });
      if (!e.admission) marks.moveHead(book, { device, life, signedLife, seq, hash, effective });
    },
    setSignature: async (book, n, signature) => void sign.run(signature, book, n),
    setBody: async (book, n, body) => void fill.run(body, book, n),
    putHistory: async (book, n, records) => {
      for (const record of records) putHistory.run(book, record, n);
    },
    putOffice: async (book, { type, id, changes }) => {
      putOffice.run(book, type, id, JSON.stringify(changes));
      marks.noteOffice();
    },
    setWrittenFields: async (book, type, id, fields) => marks.setWritten(book, type, id, fields),
    putNote: async (kind, key, value, expiresMs) => void putNote.run(kind, key, value, expiresMs),
    dropNote: async (kind, key) => void dropNote.run(kind, key),
    sweepNotes: async (nowMs) => void sweep.run(nowMs),
  };
};
