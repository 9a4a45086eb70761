/** The embedded store: SQLite inside Node, one file, nothing to install. */
import { backup, DatabaseSync } from 'node:sqlite';
import { StoreFull, type BookReader, type BookStore, type BookWriter } from './book-store.ts';
import { sqliteAuditWriter } from './sqlite-audit.ts';
import { sqliteMarks, type SqliteMarks } from './sqlite-marks.ts';
import { sqliteReader } from './sqlite-reader.ts';
import { applySchema, isOfThisVersion } from './sqlite-schema.ts';

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
  applySchema(writing);
  if (pagesMax !== undefined) writing.exec(`PRAGMA max_page_count = ${pagesMax}`);
  // A connection of its own sees only what is committed, while a transaction is under way on the other.
  const reading = new DatabaseSync(path, { readOnly: true });
  const marks = sqliteMarks(writing);
  const tx = sqliteWriter(writing, marks);
  let last: Promise<unknown> = Promise.resolve();
  return {
    committed: sqliteReader(reading),
    write: (work) => {
      const done = last.then(() => transact(writing, marks, () => work(tx)));
      last = done.catch(() => undefined);
      return done;
    },
    copyTo: async (target) => {
      await backup(reading, target, { rate: 500 });
    },
    close: async () => {
      await last;
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

const transact = async <T>(
  database: DatabaseSync,
  marks: SqliteMarks,
  work: () => Promise<T>,
): Promise<T> => {
  try {
    database.exec('BEGIN IMMEDIATE');
    const result = await work();
    marks.writeDown();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite ends some failed transactions by itself.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw isFull(error) ? new StoreFull('the disk is full') : error;
  } finally {
    marks.forget();
  }
};

const SQLITE_FULL = 13;
/** A write that the file system refused: on some systems this is how a full disk shows. */
const SQLITE_IOERR_WRITE = 778;

const isFull = (error: unknown): boolean =>
  error instanceof Error &&
  'errcode' in error &&
  (error.errcode === SQLITE_FULL || error.errcode === SQLITE_IOERR_WRITE);

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
    putOffice: async (book, { type, id, changes }) =>
      void putOffice.run(book, type, id, JSON.stringify(changes)),
    setWrittenFields: async (book, type, id, fields) => marks.setWritten(book, type, id, fields),
    putNote: async (kind, key, value, expiresMs) => void putNote.run(kind, key, value, expiresMs),
    dropNote: async (kind, key) => void dropNote.run(kind, key),
    sweepNotes: async (nowMs) => void sweep.run(nowMs),
  };
};
