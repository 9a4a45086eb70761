/** `npm run restore -- look | close`: who has come since a restore, and its end by whoever runs the server. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { newestEpoch, RESTORED_NOTE } from './epochs.ts';
import { officeCache } from './office-cache.ts';
import { closeNow, restoreStandingOf } from './restoring.ts';
import { todayFrom } from './server-context.ts';
import { openSqliteBooksToRead, openSqliteBookStore } from './sqlite-book-store.ts';

/** The server may be at work meanwhile. Answers 0 where it is done, 2 where there is nothing to look at or to close. */
export const runRestoreClose = async (
  what: 'look' | 'close',
  dataDir: string,
  say: (line: string) => void,
  nowMs: number,
): Promise<number> => {
  const path = join(dataDir, 'books.db');
  const readable = existsSync(path) ? openSqliteBooksToRead(path) : undefined;
  if (readable === undefined) {
    say(`Không có dữ liệu của phiên bản này tại ${path}`);
    return 2;
  }
  const clock = { nowMs: () => nowMs };
  const { kind, key } = RESTORED_NOTE;
  const isStarted = (await readable.reader.note(kind, key, nowMs)) === undefined;
  const epoch = isStarted ? await newestEpoch(readable.reader, nowMs) : undefined;
  const office = await officeCache().now(readable.reader);
  const standing = epoch && (await restoreStandingOf({ epoch, ...clock }, readable.reader, office));
  readable.close();
  if (epoch === undefined || standing === undefined) {
    say('Máy chủ chưa chạy lần nào trên bản khôi phục này: hãy khởi động trước.');
    return 2;
  }
  if (!standing.restoring) {
    say('Không có lần khôi phục nào đang mở.');
    return 2;
  }
  say(
    `Khôi phục từ ngày ${todayFrom(standing.startedMs)}: ${standing.come.length} máy đã gửi lại.`,
  );
  for (const { displayName, label } of standing.missing)
    say(`  chưa thấy: ${displayName || 'không rõ tên'}, ${label}`);
  if (what === 'look') return 0;
  const store = openSqliteBookStore(path);
  try {
    await store.write((tx) => closeNow({ epoch, ...clock }, tx, { officer: null, device: null }));
  } finally {
    await store.close();
  }
  say('Đã kết thúc khôi phục: máy chủ nhận và xét mục mới như thường. Máy đến sau vẫn được nhận.');
  return 0;
};
