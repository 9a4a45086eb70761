/** All books of a PostgreSQL database as one file of the embedded store: so every backup is checked, kept and opened alike. */
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { strangeTables, TABLES } from './migrate-rows.ts';
import type { Row } from './postgres-ask.ts';
import { connectionConfig } from './postgres-connection.ts';
import { applySchema } from './sqlite-schema.ts';

/** Of the largest entries this is a few megabytes, and the server answers others in between. */
const ROWS_AT_ONCE = 250;

/**
 * One snapshot: what was committed when it began, and nothing later, while others go on writing.
 * @param path does not exist yet
 */
export const copyPostgresTo = async (url: string, path: string): Promise<void> => {
  const from = new Client(connectionConfig(url));
  // A line that is cut fails the next question.
  from.on('error', () => undefined);
  const to = new DatabaseSync(path);
  try {
    applySchema(to);
    await from.connect();
    await from.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await from.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    const strange = await strangeTables(to, from);
    if (strange.length > 0) throw new Error(`no table for ${strange.join(', ')}`);
    to.exec('BEGIN');
    for (const [table] of TABLES) await copyTable(from, to, table);
    to.exec('COMMIT');
    await from.query('COMMIT');
  } finally {
    to.close();
    await from.end().catch(() => undefined);
  }
};

const copyTable = async (from: Client, to: DatabaseSync, table: string): Promise<void> => {
  const columns = to
    .prepare(`PRAGMA table_info(${table})`)
    .all()
    .map(({ name }) => String(name));
  const insert = to.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  // Which key the database goes with, and that it was taken over, are no part of the books.
  const own = table === 'notes' ? "WHERE kind <> 'server'" : '';
  await from.query(
    `DECLARE rows NO SCROLL CURSOR FOR SELECT ${columns.join(', ')} FROM ${table} ${own}`,
  );
  for (;;) {
    const { rows } = await from.query<Row>(`FETCH ${ROWS_AT_ONCE} FROM rows`);
    for (const row of rows) insert.run(...columns.map((column) => embedded(row[column])));
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await from.query('CLOSE rows');
};

/** A value as the embedded store keeps it. */
const embedded = (value: unknown): string | number | null | Uint8Array => {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value;
  if (value instanceof Uint8Array) return value;
  throw new Error('a column of a kind that no table has');
};
