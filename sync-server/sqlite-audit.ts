/** The audit log in the embedded store: what can be asked of it, and the two ways in which it grows. */
import type { DatabaseSync } from 'node:sqlite';
import type { BookReader, BookWriter } from './book-store.ts';
import { auditFromRow, auditHeadFromRow } from './sqlite-rows.ts';

type AuditReader = Pick<
  BookReader,
  'auditEnd' | 'auditAfter' | 'auditWithin' | 'auditHeads' | 'lastAuditHead' | 'hasAudit'
>;
type AuditWriter = Pick<BookWriter, 'appendAudit' | 'putAuditHead'>;

export const sqliteAuditReader = (database: DatabaseSync): AuditReader => {
  const end = database.prepare('SELECT * FROM audit ORDER BY n DESC LIMIT 1');
  const after = database.prepare('SELECT * FROM audit WHERE n > ? ORDER BY n LIMIT ?');
  const within = database.prepare(
    `SELECT * FROM audit WHERE at_ms >= ?1 AND at_ms <= ?2 AND (?3 IS NULL OR officer = ?3)
     ORDER BY at_ms DESC, n DESC LIMIT ?4 OFFSET ?5`,
  );
  const heads = database.prepare('SELECT * FROM audit_heads ORDER BY n');
  const lastHead = database.prepare('SELECT * FROM audit_heads ORDER BY n DESC LIMIT 1');
  const named = database.prepare('SELECT 1 FROM audit WHERE once = ?');
  return {
    auditEnd: async () => {
      const row = end.get();
      return row === undefined ? undefined : auditFromRow(row);
    },
    auditAfter: async (n, rowsMax) => after.all(n, rowsMax).map(auditFromRow),
    auditWithin: async ({ fromMs, toMs, officer, skip, rowsMax }) =>
      within.all(fromMs, toMs, officer, rowsMax, skip).map(auditFromRow),
    auditHeads: async () => heads.all().map(auditHeadFromRow),
    lastAuditHead: async () => {
      const row = lastHead.get();
      return row === undefined ? undefined : auditHeadFromRow(row);
    },
    hasAudit: async (once) => named.get(once) !== undefined,
  };
};

export const sqliteAuditWriter = (database: DatabaseSync): AuditWriter => {
  const append = database.prepare(
    `INSERT INTO audit (n, at_ms, what, officer, device, book, about, said_ms, prev_hash, hash, once)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const putHead = database.prepare(
    'INSERT OR REPLACE INTO audit_heads (n, hash, at_ms, signature) VALUES (?, ?, ?, ?)',
  );
  return {
    appendAudit: async (row, once) => {
      const { n, atMs, what, officer, device, book, about, saidMs, prevHash, hash } = row;
      append.run(n, atMs, what, officer, device, book, about, saidMs, prevHash, hash, once);
    },
    putAuditHead: async ({ n, hash, atMs, signature }) =>
      void putHead.run(n, hash, atMs, signature),
  };
};
