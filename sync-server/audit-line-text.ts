/** One row of the audit log as a line on the operator's screen. */
import { ABOUT_AN_OFFICER, AUDIT_KINDS, FIRST_PASSKEY } from '#domain/audit-kinds.ts';
import { auditText } from '#text/sections/audit.ts';
import type { AuditRow } from './book-store.ts';
import type { OfficeState } from './office-state.ts';

const OFFSET_MS = 7 * 60 * 60 * 1000;

/** Day and time in Việt Nam, who, on which device, what; ids where there is no name. */
export const auditLineText = (row: AuditRow, office: OfficeState): string => {
  const { n, atMs, officer, device, book } = row;
  const when = new Date(atMs + OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
  const kind = AUDIT_KINDS.find((known) => known === row.what);
  const what = kind === undefined ? row.what : auditText.vi.kinds[kind];
  const who =
    officer === null ? auditText.vi.server : (office.officer(officer)?.displayName ?? officer);
  const on =
    device === null ? undefined : `${office.device(device)?.label ?? ''} (${device})`.trim();
  const more = [on, book, aboutText(row, office)].filter(
    (part) => part !== null && part !== undefined,
  );
  // A name that carries a line end or a control sign must not draw a line of its own here.
  return [n, when, who, what, ...more].join(' | ').replaceAll(/\p{Cc}/gu, ' ');
};

/** An officer by name where there is one; the rest as it stands. */
const aboutText = ({ what, about }: AuditRow, office: OfficeState): string | null => {
  const kind = AUDIT_KINDS.find((known) => known === what);
  if (about === null || kind === undefined) return about;
  if (about === FIRST_PASSKEY) return auditText.vi.firstPasskey;
  if (!ABOUT_AN_OFFICER.has(kind)) return about;
  const name = office.officer(about)?.displayName ?? about;
  return kind === 'enrolled' ? auditText.vi.approvedBy(name) : auditText.vi.whom(name);
};
