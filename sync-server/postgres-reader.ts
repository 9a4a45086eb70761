/** What PostgreSQL answers to questions, over one connection or any of a pool. */
import { parseBookId, type BookId } from '#book/book-id.ts';
import type { BookReader } from './book-store.ts';
import type { Ask, Statement } from './postgres-ask.ts';
import { postgresAuditReader } from './postgres-audit.ts';
import {
  endFromRow,
  entryFromRow,
  fieldsFromRow,
  headFromRow,
  linkFromRow,
  noteFromRow,
  officeFromRow,
  valueFromRow,
} from './postgres-rows.ts';

/** What a book's rows are distributed by: all books of one unit lie together. */
export const unitOf = (book: BookId): string => {
  const name = parseBookId(book);
  return name.ok ? name.value.unit : book;
};

export const postgresReader = (ask: Ask): BookReader => ({
  ...postgresAuditReader(ask),
  end: async (book) => {
    const [row] = await ask(END, unitOf(book), book);
    return row === undefined ? undefined : endFromRow(row);
  },
  ends: async () => (await ask(ENDS)).map(endFromRow),
  entryByHash: async (book, hash) => {
    const [row] = await ask(FIRST_BY_HASH, unitOf(book), book, hash);
    return row === undefined ? undefined : entryFromRow(row);
  },
  latestByHash: async (book, hash) => {
    const [row] = await ask(LAST_BY_HASH, unitOf(book), book, hash);
    return row === undefined ? undefined : entryFromRow(row);
  },
  isAccepted: async (book, hash) => (await ask(ACCEPTED, unitOf(book), book, hash)).length > 0,
  entriesAfter: async (book, n, { entriesMax, bytesMax }) =>
    (await ask(AFTER, unitOf(book), book, n, entriesMax, bytesMax)).map(entryFromRow),
  unsettled: async (book, { after, upTo, device, entriesMax }) =>
    (await ask(UNSETTLED, unitOf(book), book, after, upTo, device, entriesMax)).map(entryFromRow),
  head: async (book, device, life) => {
    const [row] = await ask(HEAD, unitOf(book), book, device, life);
    return row === undefined ? undefined : headFromRow(row);
  },
  headsAt: async (book, n) => (await ask(HEADS_AT, unitOf(book), book, n)).map(headFromRow),
  chainToSignature: async (book, device, life, fromSeq) =>
    (await ask(CHAIN, unitOf(book), book, device, life, fromSeq)).map(linkFromRow),
  historyOf: async (book, record, { before, entriesMax, bytesMax, device = null }) =>
    (
      await ask(
        HISTORY,
        ...[unitOf(book), book, record, before ?? Number.MAX_SAFE_INTEGER],
        ...[device, entriesMax, bytesMax],
      )
    ).map(entryFromRow),
  officeSince: async (version) => (await ask(OFFICE, version)).map(officeFromRow),
  writtenFields: async (book, type, id) =>
    fieldsFromRow((await ask(WRITTEN, unitOf(book), book, type, id))[0]),
  note: async (kind, key, nowMs) => valueFromRow((await ask(NOTE, kind, key, nowMs))[0]),
  notes: async (kind, nowMs) => (await ask(NOTES, kind, nowMs)).map(noteFromRow),
});

const END: Statement = {
  name: 'end',
  text: 'SELECT * FROM books WHERE unit = $1 AND book = $2',
};
const ENDS: Statement = { name: 'ends', text: 'SELECT * FROM books ORDER BY book' };
const FIRST_BY_HASH: Statement = {
  name: 'first-by-hash',
  text: 'SELECT * FROM entries WHERE unit = $1 AND book = $2 AND hash = $3 ORDER BY n LIMIT 1',
};
const LAST_BY_HASH: Statement = {
  name: 'last-by-hash',
  text: 'SELECT * FROM entries WHERE unit = $1 AND book = $2 AND hash = $3 ORDER BY n DESC LIMIT 1',
};
const ACCEPTED: Statement = {
  name: 'accepted',
  text: `SELECT 1 FROM entries WHERE unit = $1 AND book = $2 AND hash = $3 AND ruling = 'accepted' LIMIT 1`,
};

/** At least one, then as many as fit; the length of a body is known without reading it. */
const withinBytes = (entries: string, order: 'n' | 'n DESC', bytesMax: string): string => `
  SELECT * FROM (
    SELECT found.*, row_number() OVER (ORDER BY ${order}) AS place,
      sum(coalesce(octet_length(body), 0)) OVER (ORDER BY ${order}) AS bytes
    FROM (${entries}) found
  ) counted WHERE place = 1 OR bytes <= ${bytesMax} ORDER BY ${order}`;

const AFTER: Statement = {
  name: 'after',
  text: withinBytes(
    'SELECT * FROM entries WHERE unit = $1 AND book = $2 AND n > $3 ORDER BY n LIMIT $4',
    'n',
    '$5',
  ),
};
const UNSETTLED: Statement = {
  name: 'unsettled',
  text: `
    SELECT * FROM entries e
    WHERE unit = $1 AND book = $2 AND n > $3 AND n <= $4 AND ruling <> 'accepted'
      AND ($5::text IS NULL OR device = $5)
      AND NOT EXISTS (SELECT 1 FROM entries later
        WHERE later.unit = e.unit AND later.book = e.book AND later.hash = e.hash AND later.n > e.n
          AND later.n <= $4)
    ORDER BY n LIMIT $6`,
};
const HEAD: Statement = {
  name: 'head',
  text: 'SELECT * FROM heads WHERE unit = $1 AND book = $2 AND device = $3 AND life = $4',
};
const HEADS_AT: Statement = {
  name: 'heads-at',
  text: `
    SELECT DISTINCT ON (device, life) * FROM entries
    WHERE unit = $1 AND book = $2 AND n <= $3 AND NOT admission
    ORDER BY device, life, seq DESC`,
};
/** A run is at most 2,000 entries long, so the next signature is never further away. */
const CHAIN: Statement = {
  name: 'chain',
  text: `
    WITH links AS (
      SELECT seq, body_hash, signature FROM entries
      WHERE unit = $1 AND book = $2 AND device = $3 AND life = $4 AND seq >= $5 AND NOT admission
      ORDER BY seq LIMIT 2001
    )
    SELECT body_hash, signature FROM links
    WHERE seq <= coalesce((SELECT min(seq) FROM links WHERE signature IS NOT NULL), seq) ORDER BY seq`,
};
const HISTORY: Statement = {
  name: 'history',
  text: withinBytes(
    `SELECT e.* FROM history h JOIN entries e ON e.unit = h.unit AND e.book = h.book AND e.n = h.n
     WHERE h.unit = $1 AND h.book = $2 AND h.record = $3 AND h.n < $4 AND ($5::text IS NULL OR e.device = $5)
     ORDER BY h.n DESC LIMIT $6`,
    'n DESC',
    '$7',
  ),
};
const OFFICE: Statement = {
  name: 'office',
  text: 'SELECT * FROM office WHERE version > $1 ORDER BY version',
};
const WRITTEN: Statement = {
  name: 'written',
  text: 'SELECT fields FROM written WHERE unit = $1 AND book = $2 AND type = $3 AND id = $4',
};
const NOTE: Statement = {
  name: 'note',
  text: `SELECT value FROM notes WHERE kind = $1 AND key = $2 AND (expires_ms IS NULL OR expires_ms > $3)`,
};
const NOTES: Statement = {
  name: 'notes',
  text: `SELECT key, value FROM notes WHERE kind = $1 AND (expires_ms IS NULL OR expires_ms > $2) ORDER BY key`,
};
