/** POST /api/audit: who did what, for an officer who may look through the doings of that union. */
import { accept, type Result } from '#base/result.ts';
import { parseBookId } from '#book/book-id.ts';
import { ABOUT_AN_OFFICER, AUDIT_KINDS, type AuditLine } from '#domain/audit-kinds.ts';
import { auditGrants, readsAuditOf } from '#domain/audit-reach.ts';
import { isConfidential } from '#domain/cases/confidential-book.ts';
import {
  AUDIT_DAYS_MAX,
  AUDIT_LINES_MAX,
  auditSigningBytes,
  type AuditAnswer,
  type AuditRequest,
} from '#protocol/audit.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { AuditRow } from './book-store.ts';
import type { OfficeState } from './office-state.ts';
import { mayOpenNow } from './open-books.ts';
import { no, type Refusal } from './refusal.ts';
import { todayFrom, type ServerContext } from './server-context.ts';
import type { Session } from './sessions.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Rows looked at in one go. */
const BATCH = 500;

/** Refuses: app-too-old, app-too-new, not-allowed, bad-request where the time asked for is too long. */
export const readAudit = async (
  server: ServerContext,
  session: Session,
  request: AuditRequest,
): Promise<Result<AuditAnswer, Refusal>> => {
  if (request.protocol !== PROTOCOL_VERSION)
    return no(request.protocol < PROTOCOL_VERSION ? 'app-too-old' : 'app-too-new');
  if (request.toMs - request.fromMs > AUDIT_DAYS_MAX * DAY_MS) return no('bad-request');
  const office = await server.office.now(server.store.committed);
  const today = todayFrom(server.nowMs());
  if (auditGrants(office.grantsOf(session.officer), today).length === 0) return no('not-allowed');
  const { lines, next } = await linesOf(server, request, (row) =>
    isToBeShown(office, session.officer, today, row),
  );
  const { nonce } = request;
  const people = peopleOf(office, lines);
  const devices = devicesOf(office, lines);
  const answer = { nonce, epoch: server.epoch, lines: [...lines], next, people, devices };
  return accept({
    protocol: PROTOCOL_VERSION,
    ...answer,
    signature: server.key.sign(auditSigningBytes(answer)),
  });
};

/**
 * A line about a book follows the book's unit, any other the home of its officer. Whether there is a confidential
 * case at all is told only to whom may open it.
 */
const isToBeShown = (
  office: OfficeState,
  reader: string,
  today: string,
  { book, officer }: AuditRow,
): boolean => {
  const grants = office.grantsOf(reader);
  if (book === null) {
    const home = officer === null ? undefined : office.officer(officer)?.homeUnit;
    const units = home === undefined ? rootsOf(office) : [home];
    return units.some((unit) => readsAuditOf(grants, office.pathOf(unit) ?? [], today));
  }
  const name = parseBookId(book);
  const path = name.ok ? office.pathOf(name.value.unit) : undefined;
  if (path === undefined || !readsAuditOf(grants, path, today)) return false;
  return !isConfidential(book) || mayOpenNow(office, reader, book, today);
};

/** What the server did by itself concerns whoever stands above all. */
const rootsOf = (office: OfficeState): readonly string[] =>
  office.units().flatMap(({ id, parent }) => (parent === null ? [id] : []));

interface Portion {
  readonly lines: readonly AuditLine[];
  readonly next: AuditAnswer['next'];
}

/** A line has no number: a gap between two would tell of what may not be known. So one goes on from a moment. */
const linesOf = async (
  server: ServerContext,
  { fromMs, toMs, officer, after }: AuditRequest,
  isShown: (row: AuditRow) => boolean,
): Promise<Portion> => {
  const lines: AuditLine[] = [];
  const until = after === undefined ? toMs : Math.min(toMs, after.atMs);
  let toPass = after?.shown ?? 0;
  for (let skip = 0; ; skip += BATCH) {
    const asked = { fromMs, toMs: until, officer: officer ?? null, skip, rowsMax: BATCH };
    const rows = await server.store.committed.auditWithin(asked);
    for (const row of rows) {
      if (!isShown(row)) continue;
      if (row.atMs === after?.atMs && toPass > 0) {
        toPass -= 1;
        continue;
      }
      const line = lineOf(row);
      if (line === undefined) continue;
      if (lines.length === AUDIT_LINES_MAX) return { lines, next: nextOf(lines, after) };
      lines.push(line);
    }
    if (rows.length < BATCH) return { lines, next: null };
  }
};

const nextOf = (lines: readonly AuditLine[], after: AuditRequest['after']): AuditAnswer['next'] => {
  const atMs = lines.at(-1)?.atMs ?? 0;
  const here = lines.filter((line) => line.atMs === atMs).length;
  return { atMs, shown: here + (after?.atMs === atMs ? after.shown : 0) };
};

/** Undefined for what a later version wrote and this one has no word for. */
const lineOf = ({ atMs, what, officer, device, book, about, saidMs }: AuditRow) => {
  const known = AUDIT_KINDS.find((kind) => kind === what);
  return known === undefined
    ? undefined
    : { atMs, what: known, officer, device, book, about, saidMs };
};

const peopleOf = (office: OfficeState, lines: readonly AuditLine[]): AuditAnswer['people'] => {
  const ids = lines.flatMap(({ what, officer, about }) => [
    officer,
    ABOUT_AN_OFFICER.has(what) ? about : null,
  ]);
  return [...new Set(ids)].flatMap((id) => {
    const found = id === null ? undefined : office.officer(id);
    return found === undefined ? [] : [{ officer: found.id, displayName: found.displayName }];
  });
};

const devicesOf = (office: OfficeState, lines: readonly AuditLine[]): AuditAnswer['devices'] =>
  [...new Set(lines.map(({ device }) => device))].flatMap((id) => {
    const found = id === null ? undefined : office.device(id);
    return found === undefined ? [] : [{ device: found.id, label: found.label }];
  });
