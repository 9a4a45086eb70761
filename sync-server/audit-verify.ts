/** Goes through the audit log and every book as they lie on the disk, and names the first thing that does not hold. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { accept, type Result } from '#base/result.ts';
import { joinApprovalBytes } from '#protocol/joining.ts';
import { AUDIT_GENESIS, auditHashOf, auditHeadBytes } from './audit-log.ts';
import type { BookReader } from './book-store.ts';
import { broken, verifyBook, type Break } from './book-verify.ts';
import { backupNote, readNotes } from './notes.ts';
import { officeCache } from './office-cache.ts';
import type { OfficeState } from './office-state.ts';
import { isSignedBy } from './server-key.ts';
import { openSqliteBooksToRead } from './sqlite-book-store.ts';

export interface Sound {
  readonly rows: number;
  /** Rows after the last signature. */
  readonly unsigned: number;
  readonly end: string;
  readonly copies: number;
  readonly books: number;
  readonly entries: number;
  /** Devices that were let in from afar, each with its approver's signature. */
  readonly approvals: number;
}

/** @param publicKey of the server, base64url */
export const verifyAll = async (
  reader: BookReader,
  dataDir: string,
  publicKey: string,
): Promise<Result<Sound, Break>> => {
  const log = await verifyLog(reader, publicKey);
  if (!log.ok) return log;
  const copies = await verifyCopies(reader, dataDir);
  if (!copies.ok) return copies;
  const office = await officeCache().now(reader);
  const approvals = verifyApprovals(office);
  if (!approvals.ok) return approvals;
  let entries = 0;
  const ends = await reader.ends();
  for (const end of ends) {
    const checked = await verifyBook(reader, end, {
      serverKey: publicKey,
      keyOf: (device) => office.device(device)?.publicKey,
    });
    if (!checked.ok) return checked;
    entries += checked.value;
  }
  return accept({
    ...log.value,
    ...{ copies: copies.value, books: ends.length, entries, approvals: approvals.value },
  });
};

/** Who approved a device from afar has signed for that very key, on a device that stands in the books. */
const verifyApprovals = (office: OfficeState): Result<number, Break> => {
  let approvals = 0;
  for (const { id: device, officer, publicKey, approval } of office.devices()) {
    if (approval === undefined) continue;
    const { request, signature } = approval;
    const approver = office.device(approval.device);
    const signed = joinApprovalBytes({ request, officer, device, publicKey });
    if (approver === undefined || !isSignedBy(approver.publicKey, signed, signature))
      return broken(`máy ${device}: chữ ký của người duyệt từ xa không đúng`);
    approvals += 1;
  }
  return accept(approvals);
};

const ROWS_AT_ONCE = 2000;

const verifyLog = async (
  reader: BookReader,
  publicKey: string,
): Promise<Result<Pick<Sound, 'rows' | 'unsigned' | 'end'>, Break>> => {
  const heads = new Map((await reader.auditHeads()).map((head) => [head.n, head]));
  const last = Math.max(0, ...heads.keys());
  let [n, end, atMs] = [0, AUDIT_GENESIS, 0];
  for (;;) {
    const rows = await reader.auditAfter(n, ROWS_AT_ONCE);
    for (const row of rows) {
      if (row.n !== n + 1) return broken(`nhật ký: thiếu dòng ${n + 1}`);
      if (row.prevHash !== end) return broken(`nhật ký: dòng ${row.n} không nối với dòng trước nó`);
      if (auditHashOf(end, row) !== row.hash) return broken(`nhật ký: dòng ${row.n} đã bị sửa`);
      if (row.atMs < atMs) return broken(`nhật ký: dòng ${row.n} ghi giờ sớm hơn dòng trước nó`);
      [n, end, atMs] = [row.n, row.hash, row.atMs];
      const head = heads.get(n);
      if (head === undefined) continue;
      if (head.hash !== end || !isSignedBy(publicKey, auditHeadBytes(head), head.signature))
        return broken(`nhật ký: chữ ký của máy chủ tại dòng ${n} không đúng`);
    }
    if (rows.length < ROWS_AT_ONCE) break;
  }
  if (n < last) return broken(`nhật ký: máy chủ đã ký đến dòng ${last}, nay chỉ còn ${n} dòng`);
  return accept({ rows: n, unsigned: n - last, end });
};

/** Every copy that this database knows to be its own must end in a row that still stands here, the same. */
const verifyCopies = async (
  reader: BookReader,
  dataDir: string,
): Promise<Result<number, Break>> => {
  let copies = 0;
  for (const { value } of await readNotes(reader, backupNote, 0)) {
    const path = join(dataDir, 'backups', value.file);
    if (!existsSync(path)) continue;
    const copy = openSqliteBooksToRead(path);
    // From before there was a log.
    if (copy === undefined) continue;
    try {
      const ended = await copy.reader.auditEnd();
      const [here] = ended === undefined ? [] : await reader.auditAfter(ended.n - 1, 1);
      if (ended !== undefined && here?.hash !== ended.hash)
        return broken(`nhật ký: dòng ${ended.n} khác với bản sao lưu ${value.file}`);
      for (const { book, n, digest } of await copy.reader.ends()) {
        const [entry] = await reader.entriesAfter(book, n - 1, { entriesMax: 1, bytesMax: 1 });
        if (entry?.digest !== digest)
          return broken(`sổ ${book}: vị trí ${n} khác với bản sao lưu ${value.file}`);
      }
    } finally {
      copy.close();
    }
    copies += 1;
  }
  return accept(copies);
};
