/** A backup opened, checked from end to end and made ready, in a folder of its own, before anything else has any of it. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { accept, refuse, type Result } from '#base/result.ts';
import { verifyAll, type Sound } from './audit-verify.ts';
import { SEALED } from './backup-files.ts';
import { BACKUP_AGE_MS } from './backup-marks.ts';
import { openSealed } from './backup-seal.ts';
import { RESTORED_NOTE } from './epochs.ts';
import { todayFrom } from './server-context.ts';
import { openServerKey } from './server-key.ts';
import { openSqliteBookStore } from './sqlite-book-store.ts';
import { isWhole } from './sqlite-integrity.ts';

export interface BackupToOpen {
  /** `books-….db`, or `books-….db.age`; the server's key lies beside it. */
  readonly file: string;
  /** The age identity that opens a sealed one. */
  readonly identityFile?: string | undefined;
  readonly evenIfOld: boolean;
  readonly nowMs: number;
}

export interface StagedBackup {
  readonly sound: Sound;
  /** When the last line of its log was written. */
  readonly atMs: number;
}

/** With a sentence for whoever runs the server. */
export type NoBackup =
  | { readonly kind: 'not-there'; readonly says: string }
  | { readonly kind: 'not-good'; readonly says: string };

/**
 * Leaves `books.db`, which knows that it was restored, and `server-key` in that folder.
 * @param folder does not exist yet; it is gone again where the backup is refused
 */
export const stageBackup = async (
  folder: string,
  asked: BackupToOpen,
): Promise<Result<StagedBackup, NoBackup>> => {
  const why = whatIsMissing(asked);
  if (why !== undefined) return refuse({ kind: 'not-there', says: why });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const staged = await open(folder, asked).catch((error: unknown) =>
    notGood(`Không khôi phục được: ${error instanceof Error ? error.message : 'không rõ vì sao'}`),
  );
  if (!staged.ok) rmSync(folder, { recursive: true, force: true });
  return staged;
};

const notGood = (says: string): Result<never, NoBackup> => refuse({ kind: 'not-good', says });

const isSealed = (file: string): boolean => file.endsWith(SEALED);

const keyBeside = (file: string): string =>
  join(dirname(file), isSealed(file) ? `server-key${SEALED}` : 'server-key');

const whatIsMissing = ({ file, identityFile }: BackupToOpen): string | undefined => {
  if (!existsSync(file)) return `Không có tệp ${file}`;
  const key = keyBeside(file);
  if (!existsSync(key)) return `Thiếu khóa máy chủ ${key}: điện thoại chỉ tin khóa đó.`;
  if (!isSealed(file)) return undefined;
  if (identityFile === undefined) return 'Bản sao đã niêm phong: cần --identity TỆP_KHÓA_AGE.';
  return existsSync(identityFile) ? undefined : `Không có tệp khóa ${identityFile}`;
};

const open = async (
  folder: string,
  asked: BackupToOpen,
): Promise<Result<StagedBackup, NoBackup>> => {
  const { file, evenIfOld, nowMs } = asked;
  const books = join(folder, 'books.db');
  await bring(file, books, asked);
  await bring(keyBeside(file), join(folder, 'server-key'), asked);
  if (!isWhole(books)) return notGood('Bản sao lưu KHÔNG KHỚP: tệp cơ sở dữ liệu hỏng.');
  const { publicKey } = openServerKey(folder, true);
  const store = openSqliteBookStore(books);
  try {
    const sound = await verifyAll(store.committed, folder, publicKey);
    if (!sound.ok) return notGood(`Bản sao lưu KHÔNG KHỚP: ${sound.error.says}.`);
    const atMs = (await store.committed.auditEnd())?.atMs ?? nowMs;
    if (nowMs - atMs > BACKUP_AGE_MS && !evenIfOld)
      return notGood(
        `Bản sao lưu ngày ${todayFrom(atMs)} đã quá 90 ngày: điện thoại có thể không còn giữ những gì ghi sau đó. Vẫn muốn thì thêm --old.`,
      );
    // Also one that was copied by hand.
    await store.write((tx) => tx.putNote(RESTORED_NOTE.kind, RESTORED_NOTE.key, 'true', null));
    return accept({ sound: sound.value, atMs });
  } finally {
    await store.close();
  }
};

const bring = async (from: string, to: string, { identityFile }: BackupToOpen): Promise<void> => {
  if (!isSealed(from)) copyFileSync(from, to);
  else await openSealed(from, to, readFileSync(identityFile ?? '', 'utf8'));
};
