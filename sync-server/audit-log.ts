/** The audit log: who did what, when, on which device. Only ever added to, chained by hashes, signed now and then. */
import { base64FromBytes, bytesFromBase64, utf8FromText, type Bytes } from '#base/bytes.ts';
import { sha256Text } from '#book/sha256.ts';
import type { AuditKind } from '#domain/audit-kinds.ts';
import type { AuditHead, AuditRow, BookWriter } from './book-store.ts';
import type { ServerContext } from './server-context.ts';

/** Ids alone: a name, a word of a request or a sum has no place here. */
export interface AuditNote {
  readonly what: AuditKind;
  readonly officer?: string | null | undefined;
  readonly device?: string | null | undefined;
  readonly book?: string | null | undefined;
  readonly about?: string | null | undefined;
  readonly saidMs?: number | undefined;
  /** A name under which it stands once, so that what comes again is not told twice. */
  readonly once?: string | undefined;
}

/** Rows that may stand unsigned; also every start of the server and every backup signs. */
export const UNSIGNED_MAX = 50;

/** What stands before the first row. */
export const AUDIT_GENESIS: string = base64FromBytes(new Uint8Array(32));

/** SHA-256(prevHash ‖ the row as one line of JSON), base64url. */
export const auditHashOf = (prevHash: string, row: Omit<AuditRow, 'hash' | 'prevHash'>): string => {
  const before = bytesFromBase64(prevHash);
  if (!before.ok) throw new Error('a hash is base64url');
  const { n, atMs, what, officer, device, book, about, saidMs } = row;
  const line = JSON.stringify([n, atMs, what, officer, device, book, about, saidMs]);
  return sha256Text(before.value, utf8FromText(line));
};

export const auditHeadBytes = ({ n, hash, atMs }: Omit<AuditHead, 'signature'>): Bytes =>
  utf8FromText(`so-cong-doan/audit-head/1\n${n}\n${hash}\n${atMs}`);

/**
 * Adds a row in the transaction of what it tells: where the log cannot be written, that does not happen either.
 * Where it stands already under its name (`once`), nothing is added.
 */
export const addAudit = async (tx: BookWriter, nowMs: number, note: AuditNote): Promise<void> => {
  const { what, officer = null, device = null, book = null, about = null, once } = note;
  if (once !== undefined && (await tx.hasAudit(once))) return;
  const end = await tx.auditEnd();
  const row = {
    ...{ n: (end?.n ?? 0) + 1, what, officer, device, book, about },
    // A clock that was set back does not turn the order round.
    atMs: Math.max(nowMs, end?.atMs ?? 0),
    saidMs: note.saidMs ?? null,
  };
  const prevHash = end?.hash ?? AUDIT_GENESIS;
  await tx.appendAudit({ ...row, prevHash, hash: auditHashOf(prevHash, row) }, once ?? null);
};

/** The same, and the end is signed where much has come since the last time. */
export const noteAudit = async (
  server: ServerContext,
  tx: BookWriter,
  note: AuditNote,
): Promise<void> => {
  await addAudit(tx, server.nowMs(), note);
  await signAudit(server, tx, UNSIGNED_MAX);
};

/** A transaction of its own, for what happens without one: a refusal, an order. None where it stands there already. */
export const tellAudit = async (server: ServerContext, note: AuditNote): Promise<void> => {
  if (note.once !== undefined && (await server.store.committed.hasAudit(note.once))) return;
  await server.store.write((tx) => noteAudit(server, tx, note));
};

/** @param unsignedMax rows beyond the last signature that may stay as they are */
export const signAudit = async (
  server: ServerContext,
  tx: BookWriter,
  unsignedMax = 0,
): Promise<void> => {
  const end = await tx.auditEnd();
  const signed = await tx.lastAuditHead();
  if (end === undefined || end.n - (signed?.n ?? 0) <= unsignedMax) return;
  const head = { n: end.n, hash: end.hash, atMs: server.nowMs() };
  await tx.putAuditHead({ ...head, signature: server.key.sign(auditHeadBytes(head)) });
};
