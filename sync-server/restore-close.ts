/** `npm run restore -- look | close`: who has come since a restore, and its end by whoever runs the server. */
import type { BookStore } from './book-store.ts';
import { openBooksToWrite } from './books-to-write.ts';
import { newestEpoch, RESTORED_NOTE } from './epochs.ts';
import { officeCache } from './office-cache.ts';
import { closeNow, restoreStandingOf } from './restoring.ts';
import { todayFrom } from './server-context.ts';

/** The server may be at work meanwhile. Answers 0 where it is done, 2 where there is nothing to look at or to close. */
export const runRestoreClose = async (
  what: 'look' | 'close',
  dataDir: string,
  say: (line: string) => void,
  nowMs: number,
  databaseUrl?: string,
): Promise<number> => {
  const books = await openBooksToWrite(dataDir, databaseUrl);
  if (!books.ok) {
    say(books.error.says);
    return 2;
  }
  try {
    return await lookAndClose(books.value, what, say, nowMs);
  } finally {
    await books.value.close();
  }
};

const lookAndClose = async (
  store: BookStore,
  what: 'look' | 'close',
  say: (line: string) => void,
  nowMs: number,
): Promise<number> => {
  const clock = { nowMs: () => nowMs };
  const { kind, key } = RESTORED_NOTE;
  const isStarted = (await store.committed.note(kind, key, nowMs)) === undefined;
  const epoch = isStarted ? await newestEpoch(store.committed, nowMs) : undefined;
  const office = await officeCache().now(store.committed);
  const standing = epoch && (await restoreStandingOf({ epoch, ...clock }, store.committed, office));
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
  await store.write((tx) => closeNow({ epoch, ...clock }, tx, { officer: null, device: null }));
  say('Đã kết thúc khôi phục: máy chủ nhận và xét mục mới như thường. Máy đến sau vẫn được nhận.');
  return 0;
};
