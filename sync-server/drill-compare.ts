/** A restored copy against the books at work: all that stands in the copy stands there too, the same. */
import { accept, refuse, type Result } from '#base/result.ts';
import type { BookReader } from './book-store.ts';
import { hasServerKey, openServerKey } from './server-key.ts';

export interface Compared {
  readonly kind: 'not-held';
  readonly says: string;
}
const notHeld = (says: string): Result<never, Compared> => refuse({ kind: 'not-held', says });

/**
 * @param at the folders in which the two server keys lie
 * @returns how many entries stand in the books at work beyond the copy
 */
export const againstBooksAtWork = async (
  copy: BookReader,
  live: BookReader,
  at: { readonly folder: string; readonly dataDir: string },
): Promise<Result<{ readonly toBringBack: number }, Compared>> => {
  const key = openServerKey(at.folder, true).publicKey;
  if (hasServerKey(at.dataDir) && openServerKey(at.dataDir, true).publicKey !== key)
    return notHeld('khóa máy chủ trong bản sao lưu khác khóa đang dùng');
  const log = await copy.auditEnd();
  const [row] = log === undefined ? [] : await live.auditAfter(log.n - 1, 1);
  if (row?.hash !== log?.hash) return notHeld(`nhật ký: dòng ${log?.n ?? 0} khác với sổ đang chạy`);
  let inCopy = 0;
  for (const { book, n, digest } of await copy.ends()) {
    const [entry] = await live.entriesAfter(book, n - 1, { entriesMax: 1, bytesMax: 1 });
    if (entry?.digest !== digest) return notHeld(`sổ ${book}: vị trí ${n} khác với sổ đang chạy`);
    inCopy += n;
  }
  const now = (await live.ends()).reduce((sum, { n }) => sum + n, 0);
  return accept({ toBringBack: now - inCopy });
};
