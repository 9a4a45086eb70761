/** What a transaction writes, a thousand rows a statement. */
import type { BookId } from '#book/book-id.ts';
import type { FoldedRecord } from '#crdt/fold.ts';
import type { AuditHead, AuditRow, BookEnd, StoredEntry, StoredHead } from './book-store.ts';
import { jsonRows, type Ask, type Row, type Statement } from './postgres-ask.ts';
import { unitOf } from './postgres-reader.ts';

export interface PendingNote {
  readonly kind: string;
  readonly key: string;
  /** Null where it is dropped. */
  readonly value: string | null;
  readonly expiresMs: number | null;
}

/** In the order in which they are written; each list may be empty. */
export interface Pending {
  readonly entries: readonly StoredEntry[];
  readonly history: readonly {
    readonly book: BookId;
    readonly record: string;
    readonly n: number;
  }[];
  readonly heads: readonly { readonly book: BookId; readonly head: StoredHead }[];
  readonly ends: readonly BookEnd[];
  readonly written: readonly {
    readonly book: BookId;
    readonly type: string;
    readonly id: string;
    readonly fields: readonly string[];
  }[];
  /** The newest state of each, the one written last behind all others. */
  readonly office: readonly { readonly book: BookId; readonly record: FoldedRecord }[];
  readonly notes: readonly PendingNote[];
  readonly audit: readonly { readonly row: AuditRow; readonly once: string | null }[];
  readonly auditHeads: readonly AuditHead[];
}

export const writeDown = async (ask: Ask, pending: Pending): Promise<void> => {
  const { entries, history, heads, ends, written, office, notes, audit, auditHeads } = pending;
  await inBatches(ask, PUT_ENTRIES, entries.map(rowFromEntry));
  await inBatches(
    ask,
    PUT_HISTORY,
    history.map(({ book, record, n }) => ({ unit: unitOf(book), book, record, n })),
  );
  await inBatches(ask, PUT_HEADS, heads.map(rowFromHead));
  await inBatches(ask, PUT_ENDS, ends.map(rowFromEnd));
  await inBatches(
    ask,
    PUT_WRITTEN,
    written.map(({ book, type, id, fields }) => ({
      ...{ unit: unitOf(book), book, type, id },
      fields: fields.join(','),
    })),
  );
  await inBatches(
    ask,
    PUT_OFFICE,
    office.map(({ book, record: { type, id, changes } }, place) => ({
      ...{ unit: unitOf(book), book, type, id, place: place + 1 },
      changes: JSON.stringify(changes),
    })),
  );
  await inBatches(ask, PUT_NOTES, notes.filter(({ value }) => value !== null).map(rowFromNote));
  await inBatches(ask, DROP_NOTES, notes.filter(({ value }) => value === null).map(rowFromNote));
  await inBatches(
    ask,
    PUT_AUDIT,
    audit.map(({ row: { n, atMs, what, officer, device, book, about, saidMs, ...row }, once }) => ({
      ...{ n, at_ms: atMs, what, officer, device, book, about, said_ms: saidMs },
      ...{ prev_hash: row.prevHash, hash: row.hash, once },
    })),
  );
  await inBatches(
    ask,
    PUT_AUDIT_HEADS,
    auditHeads.map(({ n, hash, atMs, signature }) => ({ n, hash, at_ms: atMs, signature })),
  );
};

const ROWS_MAX = 1_000;

const inBatches = async (ask: Ask, statement: Statement, rows: readonly Row[]): Promise<void> => {
  for (let at = 0; at < rows.length; at += ROWS_MAX)
    await ask(statement, jsonRows(rows.slice(at, at + ROWS_MAX)));
};

const rowFromEntry = (entry: StoredEntry): Row => ({
  unit: unitOf(entry.book),
  book: entry.book,
  n: entry.n,
  device: entry.device,
  life: entry.life,
  signed_life: entry.signedLife,
  seq: entry.seq,
  hash: entry.hash,
  prev_hash: entry.prevHash,
  body_hash: entry.bodyHash,
  body: entry.body === null ? null : Buffer.from(entry.body).toString('base64'),
  effective_ms: entry.effective.ms,
  effective_counter: entry.effective.counter,
  received_ms: entry.receivedMs,
  ruling: entry.ruling,
  reason: entry.reason,
  signature: entry.signature,
  digest: entry.digest,
  admission: entry.admission,
});

const rowFromHead = ({ book, head }: Pending['heads'][number]): Row => ({
  ...{ unit: unitOf(book), book, device: head.device, life: head.life },
  ...{ signed_life: head.signedLife, seq: head.seq, hash: head.hash },
  ...{ effective_ms: head.effective.ms, effective_counter: head.effective.counter },
});

const rowFromEnd = ({ book, n, lastReceivedMs, digest }: BookEnd): Row => ({
  ...{ unit: unitOf(book), book, n, last_received_ms: lastReceivedMs, digest },
});

const rowFromNote = ({ kind, key, value, expiresMs }: PendingNote): Row => ({
  ...{ kind, key, value, expires_ms: expiresMs },
});

const ENTRY_COLUMNS = `unit, book, n, device, life, signed_life, seq, hash, prev_hash, body_hash, body,
  effective_ms, effective_counter, received_ms, ruling, reason, signature, digest, admission`;
const PUT_ENTRIES: Statement = {
  name: 'put-entries',
  text: `
    INSERT INTO entries (${ENTRY_COLUMNS})
    SELECT ${ENTRY_COLUMNS.replace(' body,', " decode(body, 'base64'),")} FROM json_to_recordset($1) AS given (
      unit text, book text, n bigint, device text, life text, signed_life text, seq bigint, hash text,
      prev_hash text, body_hash text, body text, effective_ms bigint, effective_counter bigint,
      received_ms bigint, ruling text, reason text, signature text, digest text, admission boolean)`,
};
const PUT_HISTORY: Statement = {
  name: 'put-history',
  text: `
    INSERT INTO history (unit, book, record, n)
    SELECT * FROM json_to_recordset($1) AS given (unit text, book text, record text, n bigint)
    ON CONFLICT DO NOTHING`,
};
const PUT_HEADS: Statement = {
  name: 'put-heads',
  text: `
    INSERT INTO heads (unit, book, device, life, signed_life, seq, hash, effective_ms, effective_counter)
    SELECT * FROM json_to_recordset($1) AS given (
      unit text, book text, device text, life text, signed_life text, seq bigint, hash text,
      effective_ms bigint, effective_counter bigint)
    ON CONFLICT (unit, book, device, life) DO UPDATE SET seq = excluded.seq, hash = excluded.hash,
      effective_ms = excluded.effective_ms, effective_counter = excluded.effective_counter`,
};
const PUT_ENDS: Statement = {
  name: 'put-ends',
  text: `
    INSERT INTO books (unit, book, n, last_received_ms, digest)
    SELECT * FROM json_to_recordset($1) AS given (
      unit text, book text, n bigint, last_received_ms bigint, digest text)
    ON CONFLICT (unit, book) DO UPDATE SET n = excluded.n, last_received_ms = excluded.last_received_ms,
      digest = excluded.digest`,
};
const PUT_WRITTEN: Statement = {
  name: 'put-written',
  text: `
    INSERT INTO written (unit, book, type, id, fields)
    SELECT * FROM json_to_recordset($1) AS given (unit text, book text, type text, id text, fields text)
    ON CONFLICT (unit, book, type, id) DO UPDATE SET fields = excluded.fields`,
};
// The next numbers and not those of a sequence: whoever writes here is alone until the commit, so they rise in its order.
const PUT_OFFICE: Statement = {
  name: 'put-office',
  text: `
    INSERT INTO office (unit, book, type, id, changes, version)
    SELECT unit, book, type, id, changes, place + (SELECT coalesce(max(version), 0) FROM office)
    FROM json_to_recordset($1) AS given (
      unit text, book text, type text, id text, changes text, place bigint)
    ON CONFLICT (unit, book, type, id) DO UPDATE SET changes = excluded.changes, version = excluded.version`,
};
const PUT_NOTES: Statement = {
  name: 'put-notes',
  text: `
    INSERT INTO notes (kind, key, value, expires_ms)
    SELECT * FROM json_to_recordset($1) AS given (kind text, key text, value text, expires_ms bigint)
    ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value, expires_ms = excluded.expires_ms`,
};
const DROP_NOTES: Statement = {
  name: 'drop-notes',
  text: `
    DELETE FROM notes USING json_to_recordset($1) AS given (kind text, key text)
    WHERE notes.kind = given.kind AND notes.key = given.key`,
};
const PUT_AUDIT: Statement = {
  name: 'put-audit',
  text: `
    INSERT INTO audit (n, at_ms, what, officer, device, book, about, said_ms, prev_hash, hash, once)
    SELECT * FROM json_to_recordset($1) AS given (
      n bigint, at_ms bigint, what text, officer text, device text, book text, about text, said_ms bigint,
      prev_hash text, hash text, once text)`,
};
const PUT_AUDIT_HEADS: Statement = {
  name: 'put-audit-heads',
  text: `
    INSERT INTO audit_heads (n, hash, at_ms, signature)
    SELECT * FROM json_to_recordset($1) AS given (n bigint, hash text, at_ms bigint, signature text)
    ON CONFLICT (n) DO UPDATE SET hash = excluded.hash, at_ms = excluded.at_ms, signature = excluded.signature`,
};
