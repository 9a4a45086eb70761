/** The tables in PostgreSQL, as numbered steps: `schema_steps` says which were taken. What distributes by unit: docs/scale.md. */
import type { ClientBase, Pool } from 'pg';
import { DatabaseRefused } from './postgres-connection.ts';

// Ids compare by their bytes, as everywhere else. The unit is what a cluster distributes by, so it goes first in every key.
const ID = 'text COLLATE "C" NOT NULL';

const STEPS: readonly string[] = [
  `
  CREATE TABLE books (
    unit ${ID}, book ${ID}, n bigint NOT NULL, last_received_ms bigint NOT NULL, digest text NOT NULL,
    PRIMARY KEY (unit, book)
  );
  CREATE TABLE entries (
    unit ${ID}, book ${ID}, n bigint NOT NULL,
    device ${ID}, life ${ID}, signed_life text NOT NULL, seq bigint NOT NULL,
    hash ${ID}, prev_hash text NOT NULL, body_hash text NOT NULL, body bytea,
    effective_ms bigint NOT NULL, effective_counter bigint NOT NULL, received_ms bigint NOT NULL,
    ruling text NOT NULL CHECK (ruling IN ('accepted', 'held', 'quarantined')),
    reason text, signature text, digest text NOT NULL, admission boolean NOT NULL,
    PRIMARY KEY (unit, book, n)
  );
  CREATE INDEX entries_by_hash ON entries (unit, book, hash, n);
  CREATE UNIQUE INDEX entries_by_chain ON entries (unit, book, device, life, seq) WHERE NOT admission;
  CREATE INDEX entries_unsettled ON entries (unit, book, n) WHERE ruling <> 'accepted';
  CREATE TABLE heads (
    unit ${ID}, book ${ID}, device ${ID}, life ${ID}, signed_life text NOT NULL,
    seq bigint NOT NULL, hash text NOT NULL, effective_ms bigint NOT NULL, effective_counter bigint NOT NULL,
    PRIMARY KEY (unit, book, device, life)
  );
  CREATE TABLE written (
    unit ${ID}, book ${ID}, type ${ID}, id ${ID}, fields text NOT NULL,
    PRIMARY KEY (unit, book, type, id)
  );
  CREATE TABLE history (
    unit ${ID}, book ${ID}, record ${ID}, n bigint NOT NULL,
    PRIMARY KEY (unit, book, record, n)
  );
  CREATE TABLE office (
    unit ${ID}, book ${ID}, type ${ID}, id ${ID}, changes text NOT NULL, version bigint NOT NULL UNIQUE,
    PRIMARY KEY (unit, book, type, id)
  );
  CREATE TABLE notes (
    kind ${ID}, key ${ID}, value text NOT NULL, expires_ms bigint,
    PRIMARY KEY (kind, key)
  );
  CREATE INDEX notes_by_expiry ON notes (expires_ms) WHERE expires_ms IS NOT NULL;
  CREATE TABLE audit (
    n bigint PRIMARY KEY, at_ms bigint NOT NULL, what text NOT NULL, officer text COLLATE "C", device text,
    book text, about text, said_ms bigint, prev_hash text NOT NULL, hash text NOT NULL,
    once text COLLATE "C" UNIQUE
  );
  CREATE INDEX audit_by_time ON audit (at_ms, n);
  CREATE TABLE audit_heads (
    n bigint PRIMARY KEY, hash text NOT NULL, at_ms bigint NOT NULL, signature text NOT NULL
  );
  CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the log is only added to'; END $$;
  CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_stays();
  `,
];

/** How many steps this version takes. */
export const POSTGRES_STEPS = STEPS.length;

/** A number of our own in PostgreSQL's one space of advisory locks; the areas of `postgres-locks.ts` stand beside it. */
const SCHEMA_LOCK = 'SELECT pg_advisory_xact_lock(0, 1)';

/** Brings a database up to this version, one process at a time; a newer one is refused, never guessed at. */
export const applyPostgresSchema = async (client: ClientBase): Promise<void> => {
  for (let isBehind = true; isBehind;) {
    await client.query('BEGIN');
    try {
      await client.query(SCHEMA_LOCK);
      isBehind = await takeOneStep(client);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    }
  }
};

/** Whether this very version wrote it. */
export const isOfThisSchema = async (pool: Pool): Promise<boolean> => {
  const there = await pool.query<{ there: string | null }>(
    "SELECT to_regclass('schema_steps') AS there",
  );
  if (typeof there.rows[0]?.there !== 'string') return false;
  const { rows } = await pool.query<{ n: number }>('SELECT n FROM schema_steps');
  return rows.length === STEPS.length;
};

/** Whether there may be another one. */
const takeOneStep = async (client: ClientBase): Promise<boolean> => {
  await client.query('CREATE TABLE IF NOT EXISTS schema_steps (n integer PRIMARY KEY)');
  const found = await client.query<{ taken: number }>(
    'SELECT count(*)::int AS taken FROM schema_steps',
  );
  const taken = found.rows[0]?.taken ?? 0;
  if (taken > STEPS.length)
    throw new DatabaseRefused('Cơ sở dữ liệu do phiên bản mới hơn ghi: hãy chạy phiên bản đó.');
  const step = STEPS[taken];
  if (step === undefined) return false;
  await client.query(step);
  await client.query('INSERT INTO schema_steps (n) VALUES ($1)', [taken + 1]);
  return true;
};
