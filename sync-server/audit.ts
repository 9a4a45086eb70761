/** `npm run audit -- verify | list`: for whoever runs the server. Reads the data and writes nothing. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { auditLineText } from './audit-line-text.ts';
import { verifyAll } from './audit-verify.ts';
import type { BookReader } from './book-store.ts';
import { openBooksToRead } from './books-to-read.ts';
import { officeCache } from './office-cache.ts';
import type { OfficeState } from './office-state.ts';
import { DatabaseRefused } from './postgres-connection.ts';
import { openServerKey } from './server-key.ts';

const HELP = `npm run audit -- verify [--data-dir THƯ_MỤC]
npm run audit -- list [--officer TÊN] [--since NĂM-THÁNG-NGÀY] [--data-dir THƯ_MỤC]`;

/** Answers with the code the process ends with: 0 where all holds, 1 where something does not, 2 where it was not asked well. */
export const runAudit = async (
  args: readonly string[],
  say: (line: string) => void,
  databaseUrl?: string,
): Promise<number> => {
  const asked = readArgs(args);
  if (asked === undefined) return fail(say, HELP);
  const { command, dataDir, officer, sinceMs } = asked;
  const books = await openBooksToRead(dataDir, databaseUrl);
  if (!books.ok) return fail(say, books.error.says);
  const { reader, close } = books.value;
  try {
    if (command === 'verify') return await verify(reader, dataDir, say);
    return await list(reader, { officer, sinceMs }, say);
  } finally {
    await close();
  }
};

const fail = (say: (line: string) => void, line: string): number => {
  say(line);
  return 2;
};

const readArgs = (args: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({
      args: withIds(args),
      allowPositionals: true,
      options: {
        'data-dir': { type: 'string', default: process.env['DATA_DIR'] ?? './data' },
        officer: { type: 'string' },
        since: { type: 'string' },
      },
    });
    const [command, ...more] = positionals;
    const sinceMs = values.since === undefined ? 0 : Date.parse(`${values.since}T00:00:00+07:00`);
    if ((command !== 'verify' && command !== 'list') || more.length > 0 || Number.isNaN(sinceMs))
      return undefined;
    return { command, dataDir: resolve(values['data-dir']), officer: values.officer, sinceMs };
  } catch {
    return undefined;
  }
};

/** An id may begin with a dash, and is no option then. */
const withIds = (args: readonly string[]): string[] =>
  args.flatMap((arg, at) => {
    if (args[at - 1] === '--officer') return [];
    const named = args[at + 1];
    return arg === '--officer' && named !== undefined ? [`${arg}=${named}`] : [arg];
  });

const verify = async (
  reader: BookReader,
  dataDir: string,
  say: (line: string) => void,
): Promise<number> => {
  const found = await verifyAll(reader, dataDir, openServerKey(dataDir, true).publicKey);
  if (!found.ok) {
    say(`KHÔNG KHỚP: ${found.error.says}.`);
    say('Hãy giữ nguyên thư mục dữ liệu và các bản sao lưu, đừng chạy tiếp trên bản này.');
    return 1;
  }
  const { rows, unsigned, end, copies, books, entries, approvals } = found.value;
  say(`Nhật ký: ${rows} dòng, nối liền nhau, không dòng nào bị sửa hay bị rút.`);
  say(
    unsigned === 0
      ? 'Máy chủ đã ký đến dòng cuối.'
      : `${unsigned} dòng cuối chưa có chữ ký của máy chủ; lần khởi động hoặc sao lưu tới sẽ ký.`,
  );
  say(`Bản sao lưu đã đối chiếu: ${copies}.`);
  say(
    `Sổ: ${books} cuốn, ${entries} mục; nội dung, thứ tự, chữ ký người ghi và tổng kiểm đều khớp.`,
  );
  if (approvals > 0) say(`Máy duyệt từ xa: ${approvals}, chữ ký của người duyệt đều khớp.`);
  say(`Dòng cuối ${rows}: ${end}`);
  say('Chép lại dòng trên ở nơi khác: lần sau so lại thì biết không ai cắt bớt phần cuối.');
  return 0;
};

const ROWS_AT_ONCE = 1000;

const list = async (
  reader: BookReader,
  { officer, sinceMs }: { readonly officer: string | undefined; readonly sinceMs: number },
  say: (line: string) => void,
): Promise<number> => {
  const office = await officeCache().now(reader);
  const wanted = officer === undefined ? undefined : idOf(office, officer);
  if (officer !== undefined && wanted === undefined)
    return fail(say, `Không có cán bộ nào tên “${officer}”.`);
  let shown = 0;
  for (let n = 0; ; n += ROWS_AT_ONCE) {
    const rows = await reader.auditAfter(n, ROWS_AT_ONCE);
    for (const row of rows) {
      if (row.atMs < sinceMs || (wanted !== undefined && row.officer !== wanted)) continue;
      say(auditLineText(row, office));
      shown += 1;
    }
    if (rows.length < ROWS_AT_ONCE) break;
  }
  say(`${shown} dòng.`);
  return 0;
};

/** By id or sign-in name. */
const idOf = (office: OfficeState, named: string): string | undefined =>
  office.officer(named)?.id ?? office.officerNamed(named);

if (import.meta.main)
  process.exitCode = await runAudit(
    process.argv.slice(2),
    (line) => console.log(line),
    process.env['DATABASE_URL'],
  ).catch((error: unknown) => {
    if (!(error instanceof DatabaseRefused)) throw error;
    console.log(error.message);
    return 2;
  });
