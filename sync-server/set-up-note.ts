/** How the operator gets the one-time set-up link: on the terminal, or in a file beside the books where the log is kept by others. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerLog } from './server-log.ts';

export const SET_UP_FILE = 'set-up.txt';

/**
 * Who reads the link first is the administrator of all. A log of JSON lines is carried off and kept, so it says
 * only where the link is: in a file that nobody but the owner of the process may read.
 * @param setUp undefined where there is an administrator already
 */
export const tellSetUp = (
  { format, tell }: ServerLog,
  dataDir: string,
  setUp: { readonly link: string; readonly code: string } | undefined,
): void => {
  const file = join(dataDir, SET_UP_FILE);
  // Of an earlier start: worth nothing any more.
  rmSync(file, { force: true });
  if (setUp === undefined) return;
  const ask = 'Chưa có quản trị viên. Mở liên kết này một lần để thiết lập:';
  const lines = [`  ${setUp.link}`, `  mã: ${setUp.code}`];
  if (format === 'text') {
    for (const line of [ask, ...lines]) tell(line);
    return;
  }
  writeFileSync(file, `${lines.map((line) => line.trim()).join('\n')}\n`, { mode: 0o600 });
  tell(`Chưa có quản trị viên. Liên kết thiết lập nằm trong tệp ${file}`);
};
