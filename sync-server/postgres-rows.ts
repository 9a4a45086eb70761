/** Rows of PostgreSQL read back as what they were; a row of another shape is a damaged database. */
import * as z from 'zod';
import type { FoldedRecord } from '#crdt/fold.ts';
import type {
  AuditHead,
  AuditRow,
  BookEnd,
  Note,
  OfficeRow,
  StoredEntry,
  StoredHead,
} from './book-store.ts';
import type { Row } from './postgres-ask.ts';

const ruling = z.enum(['accepted', 'held', 'quarantined']);

const text = (row: Row, column: string): string => {
  const value = row[column];
  if (typeof value !== 'string') throw new Error(`damaged row: ${column}`);
  return value;
};

const textOrNull = (row: Row, column: string): string | null =>
  row[column] === null ? null : text(row, column);

const whole = (row: Row, column: string): number => {
  const value = row[column];
  if (!Number.isSafeInteger(value)) throw new Error(`damaged row: ${column}`);
  return value as number;
};

const effectiveOf = (row: Row): StoredEntry['effective'] => ({
  ms: whole(row, 'effective_ms'),
  counter: whole(row, 'effective_counter'),
});

export const entryFromRow = (row: Row): StoredEntry => {
  const body = row['body'];
  return {
    book: text(row, 'book'),
    n: whole(row, 'n'),
    device: text(row, 'device'),
    life: text(row, 'life'),
    signedLife: text(row, 'signed_life'),
    seq: whole(row, 'seq'),
    hash: text(row, 'hash'),
    prevHash: text(row, 'prev_hash'),
    bodyHash: text(row, 'body_hash'),
    body: body instanceof Uint8Array ? new Uint8Array(body) : null,
    effective: effectiveOf(row),
    receivedMs: whole(row, 'received_ms'),
    ruling: ruling.parse(row['ruling']),
    reason: textOrNull(row, 'reason'),
    signature: textOrNull(row, 'signature'),
    digest: text(row, 'digest'),
    admission: row['admission'] === true,
  };
};

export const auditFromRow = (row: Row): AuditRow => ({
  n: whole(row, 'n'),
  atMs: whole(row, 'at_ms'),
  what: text(row, 'what'),
  officer: textOrNull(row, 'officer'),
  device: textOrNull(row, 'device'),
  book: textOrNull(row, 'book'),
  about: textOrNull(row, 'about'),
  saidMs: row['said_ms'] === null ? null : whole(row, 'said_ms'),
  prevHash: text(row, 'prev_hash'),
  hash: text(row, 'hash'),
});

export const auditHeadFromRow = (row: Row): AuditHead => ({
  n: whole(row, 'n'),
  hash: text(row, 'hash'),
  atMs: whole(row, 'at_ms'),
  signature: text(row, 'signature'),
});

export const endFromRow = (row: Row): BookEnd => ({
  book: text(row, 'book'),
  n: whole(row, 'n'),
  lastReceivedMs: whole(row, 'last_received_ms'),
  digest: text(row, 'digest'),
});

export const headFromRow = (row: Row): StoredHead => ({
  device: text(row, 'device'),
  life: text(row, 'life'),
  signedLife: text(row, 'signed_life'),
  seq: whole(row, 'seq'),
  hash: text(row, 'hash'),
  effective: effectiveOf(row),
});

const changesSchema = z.array(
  z.object({
    order: z.object({
      ms: z.number(),
      counter: z.number(),
      device: z.string(),
      life: z.string(),
      seq: z.number(),
      hash: z.string(),
    }),
    index: z.number(),
    set: z.record(z.string(), z.unknown()),
    undoes: z.array(z.string()).optional(),
  }),
);

export const officeFromRow = (row: Row): OfficeRow => {
  const changes = changesSchema.parse(JSON.parse(text(row, 'changes')));
  const record: FoldedRecord = { type: text(row, 'type'), id: text(row, 'id'), changes };
  return { version: whole(row, 'version'), book: text(row, 'book'), record };
};

export const fieldsFromRow = (row: Row | undefined): readonly string[] =>
  row === undefined ? [] : text(row, 'fields').split(',');

export const valueFromRow = (row: Row | undefined): string | undefined =>
  row === undefined ? undefined : text(row, 'value');

export const noteFromRow = (row: Row): Note => ({
  key: text(row, 'key'),
  value: text(row, 'value'),
});

export const linkFromRow = (row: Row): { bodyHash: string; signature: string | null } => ({
  bodyHash: text(row, 'body_hash'),
  signature: textOrNull(row, 'signature'),
});
