/** The tables of the embedded store, as numbered steps: `user_version` says how many were taken. */
import type { DatabaseSync } from 'node:sqlite';
import { DatabaseRefused } from './postgres-connection.ts';

const STEPS: readonly string[] = [
  `
  CREATE TABLE books (
    book TEXT PRIMARY KEY, n INTEGER NOT NULL, last_received_ms INTEGER NOT NULL, digest TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE entries (
    book TEXT NOT NULL, n INTEGER NOT NULL,
    device TEXT NOT NULL, life TEXT NOT NULL, signed_life TEXT NOT NULL, seq INTEGER NOT NULL,
    hash TEXT NOT NULL, prev_hash TEXT NOT NULL, body_hash TEXT NOT NULL, body BLOB,
    effective_ms INTEGER NOT NULL, effective_counter INTEGER NOT NULL, received_ms INTEGER NOT NULL,
    ruling TEXT NOT NULL CHECK (ruling IN ('accepted', 'held', 'quarantined')),
    reason TEXT, signature TEXT, digest TEXT NOT NULL, admission INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX entries_by_position ON entries (book, n);
  CREATE INDEX entries_by_hash ON entries (book, hash, n);
  CREATE UNIQUE INDEX entries_by_chain ON entries (book, device, life, seq) WHERE admission = 0;
  CREATE TABLE heads (
    book TEXT NOT NULL, device TEXT NOT NULL, life TEXT NOT NULL, signed_life TEXT NOT NULL,
    seq INTEGER NOT NULL, hash TEXT NOT NULL, effective_ms INTEGER NOT NULL, effective_counter INTEGER NOT NULL,
    PRIMARY KEY (book, device, life)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE office (
    book TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL, changes TEXT NOT NULL, version INTEGER NOT NULL,
    PRIMARY KEY (book, type, id)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX office_by_version ON office (version);
  CREATE TABLE written (
    book TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL, fields TEXT NOT NULL,
    PRIMARY KEY (book, type, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE notes (
    kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, expires_ms INTEGER,
    PRIMARY KEY (kind, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX notes_by_expiry ON notes (expires_ms) WHERE expires_ms IS NOT NULL;
  `,
  // What waits for a person or for an upgrade is looked for at every start, among millions that do not.
  `CREATE INDEX entries_unsettled ON entries (book, n) WHERE ruling <> 'accepted';`,
  // Which positions stand in the history of a record; filled for older entries by history-index.ts.
  `CREATE TABLE history (
    book TEXT NOT NULL, record TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (book, record, n)
  ) STRICT, WITHOUT ROWID;`,
  // Who did what: only ever added to, and the database itself refuses the rest. `once` is no part of a row's hash.
  `CREATE TABLE audit (
    n INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, what TEXT NOT NULL, officer TEXT, device TEXT, book TEXT,
    about TEXT, said_ms INTEGER, prev_hash TEXT NOT NULL, hash TEXT NOT NULL, once TEXT UNIQUE
  ) STRICT;
  CREATE INDEX audit_by_time ON audit (at_ms, n);
  CREATE TABLE audit_heads (
    n INTEGER PRIMARY KEY, hash TEXT NOT NULL, at_ms INTEGER NOT NULL, signature TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the log is only added to'); END;
  CREATE TRIGGER audit_keeps BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the log is only added to'); END;`,
];

/** How many steps this version takes. */
export const SQLITE_STEPS = STEPS.length;

/** Brings a database up to this version; a newer one is refused, never guessed at: throws `DatabaseRefused`. */
export const applySchema = (database: DatabaseSync): void => {
  const taken = stepsTaken(database);
  if (taken > STEPS.length)
    throw new DatabaseRefused('Dữ liệu do phiên bản mới hơn ghi: hãy chạy phiên bản đó.');
  for (const [index, step] of STEPS.entries()) {
    if (index < taken) continue;
    database.exec(`BEGIN IMMEDIATE; ${step} PRAGMA user_version = ${index + 1}; COMMIT;`);
  }
};

export const isOfThisVersion = (database: DatabaseSync): boolean =>
  stepsTaken(database) === STEPS.length;

const stepsTaken = (database: DatabaseSync): number => {
  const found = database.prepare('PRAGMA user_version').get()?.['user_version'];
  return typeof found === 'number' ? found : 0;
};
