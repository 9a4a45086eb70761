/** `npm run second-factor -- end TÊN`: for whoever runs the server, where an officer has lost every passkey and nobody stands above. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { addAudit } from './audit-log.ts';
import { openBooksToWrite } from './books-to-write.ts';
import { officeCache } from './office-cache.ts';
import { DatabaseRefused } from './postgres-connection.ts';
import { beginGrace, passkeysNote } from './second-factor.ts';
import { todayFrom } from './server-context.ts';
import { endSessionsOf } from './session-families.ts';
import { SESSION_RULES } from './session-rules.ts';

const HELP = 'npm run second-factor -- end TÊN_ĐĂNG_NHẬP [--data-dir THƯ_MỤC]';

/**
 * Takes the officer's passkeys away and begins a new time in which one may be missing. The server may be at work
 * meanwhile. The officer's sessions end.
 * Answers with the code the process ends with: 0 done, 2 not asked well.
 */
export const runSecondFactor = async (
  args: readonly string[],
  say: (line: string) => void,
  nowMs: number,
  databaseUrl?: string,
): Promise<number> => {
  const asked = readArgs(args);
  if (asked === undefined) return told(say, HELP);
  const books = await openBooksToWrite(asked.dataDir, databaseUrl);
  if (!books.ok) return told(say, books.error.says);
  const store = books.value;
  try {
    const office = await officeCache().now(store.committed);
    const officer = office.officer(asked.officer)?.id ?? office.officerNamed(asked.officer);
    if (officer === undefined) return told(say, `Không có cán bộ nào tên “${asked.officer}”.`);
    const untilMs = await store.write(async (tx) => {
      await tx.dropNote(passkeysNote.kind, officer);
      await addAudit(tx, nowMs, { what: 'passkey-removed', about: officer });
      const rules = { nowMs: () => nowMs, sessionRules: SESSION_RULES };
      await endSessionsOf(rules, tx, { officer });
      return beginGrace(tx, nowMs, officer, { officer, device: null });
    });
    say(`Đã bỏ cách xác nhận thêm của ${office.officer(officer)?.displayName ?? officer}.`);
    say(`Hạn đặt lại: ${todayFrom(untilMs)}. Việc này đã ghi vào nhật ký.`);
    return 0;
  } finally {
    await store.close();
  }
};

const told = (say: (line: string) => void, line: string): number => {
  say(line);
  return 2;
};

const readArgs = (args: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'data-dir': { type: 'string', default: process.env['DATA_DIR'] ?? './data' } },
    });
    const [command, officer, ...more] = positionals;
    return command === 'end' && officer !== undefined && more.length === 0
      ? { officer, dataDir: resolve(values['data-dir']) }
      : undefined;
  } catch {
    return undefined;
  }
};

if (import.meta.main)
  process.exitCode = await runSecondFactor(
    process.argv.slice(2),
    (line) => console.log(line),
    Date.now(),
    process.env['DATABASE_URL'],
  ).catch((error: unknown) => {
    if (!(error instanceof DatabaseRefused)) throw error;
    console.log(error.message);
    return 2;
  });
