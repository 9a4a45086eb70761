/** The rows of every table from the embedded store into PostgreSQL, in portions. */
import type { DatabaseSync } from 'node:sqlite';
import type { ClientBase } from 'pg';
import { jsonRows, type Row } from './postgres-ask.ts';
import { unitOf } from './postgres-reader.ts';

/** Each with its key, by which it is read: a store with another table is of a version that this does not know. */
export const TABLES = [
  ['books', 'book'],
  ['entries', 'book, n'],
  ['heads', 'book, device, life'],
  ['written', 'book, type, id'],
  ['history', 'book, record, n'],
  ['office', 'book, type, id'],
  ['notes', 'kind, key'],
  ['audit', 'n'],
  ['audit_heads', 'n'],
] as const;

/** A note of the migration's own, in the new database alone: until it is gone no server begins there. */
export const UNDER_WAY = { kind: 'server', key: 'migration' } as const;

const ROWS_MAX = 1_000;
const BYTES_MAX = 8_000_000;

/** What the two stores do not have in common, as sentences; none where all rows can be taken over. */
export const strangeTables = async (
  from: DatabaseSync,
  to: ClientBase,
): Promise<readonly string[]> => {
  const known = new Set<string>(TABLES.map(([table]) => table));
  const there = from
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all()
    .map(({ name }) => String(name));
  const strange = there.filter((table) => !known.has(table));
  for (const [table] of TABLES) {
    const columns = from.prepare(`PRAGMA table_info(${table})`).all();
    const { fields } = await to.query(`SELECT * FROM ${table} LIMIT 0`);
    const taken = new Set(fields.map(({ name }) => name));
    for (const { name } of columns)
      if (!taken.has(String(name))) strange.push(`${table}.${String(name)}`);
  }
  return strange;
};

/**
 * What an earlier attempt took over: the old server may have gone on since. The log stays, which nothing takes a row
 * from; it can only have grown.
 */
export const forgetRows = async (to: ClientBase): Promise<void> => {
  const tables = TABLES.map(([table]) => table).filter((table) => !table.startsWith('audit'));
  await to.query(`TRUNCATE ${tables.filter((table) => table !== 'notes').join(', ')}`);
  await to.query('DELETE FROM notes WHERE kind <> $1', [UNDER_WAY.kind]);
};

/** Answers how many rows were read. Each portion is a transaction, so it can be ended anywhere and begun again. */
export const copyRows = async (
  from: DatabaseSync,
  to: ClientBase,
  say: (line: string) => void,
): Promise<number> => {
  let sum = 0;
  for (const [table, key] of TABLES) {
    let count = 0;
    for (const rows of portions(from, table, key)) {
      // Each column by its name, each value by the type it has there.
      await to.query(
        `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)
         ON CONFLICT DO NOTHING`,
        [jsonRows(rows)],
      );
      count += rows.length;
    }
    say(`  ${table}: ${count}`);
    sum += count;
  }
  return sum;
};

function* portions(from: DatabaseSync, table: string, key: string): Generator<readonly Row[]> {
  let rows: Row[] = [];
  let bytes = 0;
  for (const row of from.prepare(`SELECT * FROM ${table} ORDER BY ${key}`).iterate()) {
    const { book, body } = row;
    const isDistributed = typeof book === 'string' && table !== 'audit';
    rows.push({
      ...row,
      ...(isDistributed ? { unit: unitOf(book) } : {}),
      ...(body instanceof Uint8Array ? { body: `\\x${Buffer.from(body).toString('hex')}` } : {}),
    });
    bytes += body instanceof Uint8Array ? body.length : 0;
    if (rows.length < ROWS_MAX && bytes < BYTES_MAX) continue;
    yield rows;
    rows = [];
    bytes = 0;
  }
  if (rows.length > 0) yield rows;
}

/** Tables that have more or fewer rows there than here. */
export const differentCounts = async (
  from: DatabaseSync,
  to: ClientBase,
): Promise<readonly string[]> => {
  const different: string[] = [];
  for (const [table] of TABLES) {
    const here = from.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.['rows'];
    const own = table === 'notes' ? ' WHERE kind <> $1' : ' WHERE $1::text IS NOT NULL';
    const { rows } = await to.query<{ rows: string }>(
      `SELECT count(*)::int AS rows FROM ${table}${own}`,
      [UNDER_WAY.kind],
    );
    const there = Number(rows[0]?.rows);
    if (here !== there) different.push(`${table}: ${String(here)} → ${there}`);
  }
  return different;
};
