/** What can be asked of the audit log in PostgreSQL. */
import type { BookReader } from './book-store.ts';
import type { Ask, Statement } from './postgres-ask.ts';
import { auditFromRow, auditHeadFromRow } from './postgres-rows.ts';

type AuditReader = Pick<
  BookReader,
  'auditEnd' | 'auditAfter' | 'auditWithin' | 'auditHeads' | 'lastAuditHead' | 'hasAudit'
>;

export const postgresAuditReader = (ask: Ask): AuditReader => ({
  auditEnd: async () => {
    const [row] = await ask(AUDIT_END);
    return row === undefined ? undefined : auditFromRow(row);
  },
  auditAfter: async (n, rowsMax) => (await ask(AUDIT_AFTER, n, rowsMax)).map(auditFromRow),
  auditWithin: async ({ fromMs, toMs, officer, skip, rowsMax }) =>
    (await ask(AUDIT_WITHIN, fromMs, toMs, officer, rowsMax, skip)).map(auditFromRow),
  auditHeads: async () => (await ask(AUDIT_HEADS)).map(auditHeadFromRow),
  lastAuditHead: async () => {
    const [row] = await ask(LAST_AUDIT_HEAD);
    return row === undefined ? undefined : auditHeadFromRow(row);
  },
  hasAudit: async (once) => (await ask(HAS_AUDIT, once)).length > 0,
});

const AUDIT_END: Statement = {
  name: 'audit-end',
  text: 'SELECT * FROM audit ORDER BY n DESC LIMIT 1',
};
const AUDIT_AFTER: Statement = {
  name: 'audit-after',
  text: 'SELECT * FROM audit WHERE n > $1 ORDER BY n LIMIT $2',
};
const AUDIT_WITHIN: Statement = {
  name: 'audit-within',
  text: `
    SELECT * FROM audit WHERE at_ms >= $1 AND at_ms <= $2 AND ($3::text IS NULL OR officer = $3)
    ORDER BY at_ms DESC, n DESC LIMIT $4 OFFSET $5`,
};
const AUDIT_HEADS: Statement = {
  name: 'audit-heads',
  text: 'SELECT * FROM audit_heads ORDER BY n',
};
const LAST_AUDIT_HEAD: Statement = {
  name: 'last-audit-head',
  text: 'SELECT * FROM audit_heads ORDER BY n DESC LIMIT 1',
};
const HAS_AUDIT: Statement = { name: 'has-audit', text: 'SELECT 1 FROM audit WHERE once = $1' };
