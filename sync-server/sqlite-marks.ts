/** Where books and chains stand, and what is written once: moved by every entry, so written down once for each work. */
import type { DatabaseSync } from 'node:sqlite';
import type { BookId } from '#book/book-id.ts';
import type { BookEnd, BookReader, StoredHead } from './book-store.ts';
import { sqliteReader } from './sqlite-reader.ts';

/** Of the one transaction under way. */
export interface SqliteMarks {
  /** As the transaction sees them: with what it has moved itself. */
  readonly reader: Pick<BookReader, 'end' | 'ends' | 'head' | 'writtenFields'>;
  readonly moveEnd: (end: BookEnd) => void;
  readonly moveHead: (book: BookId, head: StoredHead) => void;
  readonly setWritten: (book: BookId, type: string, id: string, fields: readonly string[]) => void;
  /** Something of the office was written. */
  readonly noteOffice: () => void;
  readonly hasOffice: () => boolean;
  /** What was moved goes into the database. */
  readonly writeDown: () => void;
  /** What was moved since is undone, or the transaction is over. */
  readonly forget: () => void;
}

export const sqliteMarks = (database: DatabaseSync): SqliteMarks => {
  const reader = sqliteReader(database);
  const putEnd = database.prepare(
    `INSERT INTO books (book, n, last_received_ms, digest) VALUES (?1, ?2, ?3, ?4)
     ON CONFLICT (book) DO UPDATE SET n = ?2, last_received_ms = ?3, digest = ?4`,
  );
  const putHead = database.prepare(
    `INSERT INTO heads (book, device, life, signed_life, seq, hash, effective_ms, effective_counter)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
     ON CONFLICT (book, device, life) DO UPDATE SET seq = ?5, hash = ?6, effective_ms = ?7, effective_counter = ?8`,
  );
  const putWritten = database.prepare(
    'INSERT OR REPLACE INTO written (book, type, id, fields) VALUES (?, ?, ?, ?)',
  );
  const ends = new Map<BookId, BookEnd>();
  const heads = new Map<string, { readonly book: BookId; readonly head: StoredHead }>();
  /** What was read or set in this transaction; set ones stand in the database too. */
  const written = new Map<string, readonly string[]>();
  let hasOffice = false;

  const writeEnds = (): void => {
    for (const { book, n, lastReceivedMs, digest } of ends.values())
      putEnd.run(book, n, lastReceivedMs, digest);
    ends.clear();
  };

  return {
    reader: {
      end: async (book) => ends.get(book) ?? reader.end(book),
      ends: async () => {
        writeEnds();
        return reader.ends();
      },
      head: async (book, device, life) =>
        heads.get(`${book}|${device}|${life}`)?.head ?? reader.head(book, device, life),
      writtenFields: async (book, type, id) => {
        const key = `${book}|${type}|${id}`;
        const known = written.get(key);
        if (known !== undefined) return known;
        const fields = await reader.writtenFields(book, type, id);
        written.set(key, fields);
        return fields;
      },
    },
    moveEnd: (end) => void ends.set(end.book, end),
    moveHead: (book, head) => void heads.set(`${book}|${head.device}|${head.life}`, { book, head }),
    setWritten: (book, type, id, fields) => {
      putWritten.run(book, type, id, fields.join(','));
      written.set(`${book}|${type}|${id}`, fields);
    },
    noteOffice: () => {
      hasOffice = true;
    },
    hasOffice: () => hasOffice,
    writeDown: () => {
      writeEnds();
      for (const { book, head } of heads.values()) {
        const { device, life, signedLife, seq, hash, effective } = head;
        putHead.run(book, device, life, signedLife, seq, hash, effective.ms, effective.counter);
      }
      heads.clear();
    },
    forget: () => {
      ends.clear();
      heads.clear();
      written.clear();
      hasOffice = false;
    },
  };
};
