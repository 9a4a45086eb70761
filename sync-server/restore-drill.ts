/** `npm run restore-drill`: for whoever runs the server. Restores a backup beside the books at work, and writes down whether it held. */
import { createHash } from 'node:crypto';
import { appendFileSync, createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { accept, refuse, type Result } from '#base/result.ts';
import { backupFolder } from './backup.ts';
import { backupsIn, backupTime } from './backup-files.ts';
import { openBooksToRead } from './books-to-read.ts';
import { openServer } from './open-server.ts';
import { DatabaseRefused } from './postgres-connection.ts';
import { isRestoring } from './restoring.ts';
import { againstBooksAtWork, type Compared } from './drill-compare.ts';
import { stageBackup } from './staged-backup.ts';

const HELP = `npm run restore-drill [-- --from latest | off-site | TỆP] [--identity TỆP_KHÓA_AGE] [--data-dir THƯ_MỤC]
  latest: bản mới nhất trong thư mục backups (mặc định)
  off-site: bản mới nhất ở nơi khác (BACKUP_COPY_TO), cần --identity`;

/** One line each in the data directory: the proof that somebody tried. */
export const DRILLS = 'restore-drills.jsonl';

export interface DrillRecord {
  /** When the drill was begun, ISO 8601 in UTC. */
  readonly at: string;
  readonly file: string;
  readonly sha256: string;
  /** Null where it did not come that far. */
  readonly backupAt: string | null;
  readonly books: number | null;
  readonly entries: number | null;
  /** Entries that phones would have to bring back; null where no books were at work to compare with. */
  readonly toBringBack: number | null;
  readonly seconds: number;
  readonly verdict: 'holds' | 'fails';
  readonly says: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The books at work are read and never written to; what was restored is gone afterwards.
 * Answers with the code the process ends with: 0 the backup holds, 1 it does not, 2 not asked well.
 */
export const runDrill = async (
  args: readonly string[],
  say: (line: string) => void,
  nowMs: () => number,
  env: Env = {},
): Promise<number> => {
  const asked = readArgs(args, env);
  if (asked === undefined) {
    say(HELP);
    return 2;
  }
  const { dataDir, file } = asked;
  if (file === undefined || !existsSync(file)) {
    say(`Không có bản sao lưu nào tại ${file ?? 'đó'}`);
    return 2;
  }
  const beganMs = nowMs();
  const folder = mkdtempSync(join(dataDir, 'restore-drill-'));
  const base = { at: new Date(beganMs).toISOString(), file, sha256: await sha256Of(file) };
  let record: DrillRecord;
  try {
    const tried = await tryOut(join(folder, 'data'), { ...asked, file }, nowMs, env);
    const seconds = Math.round((nowMs() - beganMs) / 100) / 10;
    record = tried.ok
      ? { ...base, ...tried.value, seconds, verdict: 'holds', says: 'ok' }
      : { ...base, ...NOTHING, seconds, verdict: 'fails', says: tried.error.says };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  appendFileSync(join(dataDir, DRILLS), `${JSON.stringify(record)}\n`, { mode: 0o600 });
  for (const line of linesOf(record, beganMs)) say(line);
  return record.verdict === 'holds' ? 0 : 1;
};

const NOTHING = { backupAt: null, books: null, entries: null, toBringBack: null } as const;

const readArgs = (args: readonly string[], env: Env) => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        'data-dir': { type: 'string', default: env['DATA_DIR'] ?? './data' },
        from: { type: 'string', default: 'latest' },
        identity: { type: 'string' },
      },
    });
    const dataDir = resolve(values['data-dir']);
    const identityFile = values.identity === undefined ? undefined : resolve(values.identity);
    return { dataDir, identityFile, file: fileFrom(values.from, dataDir, env) };
  } catch {
    return undefined;
  }
};

const fileFrom = (from: string, dataDir: string, env: Env): string | undefined => {
  if (from === 'latest') return newestIn(backupFolder(dataDir), false);
  if (from === 'off-site') return newestIn(env['BACKUP_COPY_TO'], true);
  return resolve(from);
};

const newestIn = (folder: string | undefined, isSealed: boolean): string | undefined => {
  if (folder === undefined || !existsSync(folder)) return undefined;
  const name = backupsIn(folder, isSealed).at(-1);
  return name === undefined ? undefined : resolve(folder, name);
};

interface ToTry {
  readonly dataDir: string;
  readonly file: string;
  readonly identityFile: string | undefined;
}

type Held = Pick<DrillRecord, 'backupAt' | 'books' | 'entries' | 'toBringBack'>;
interface NotHeld {
  readonly kind: 'not-held';
  readonly says: string;
}
const notHeld = (says: string): Result<never, NotHeld> => refuse({ kind: 'not-held', says });

const tryOut = async (
  folder: string,
  { dataDir, file, identityFile }: ToTry,
  nowMs: () => number,
  env: Env,
): Promise<Result<Held, NotHeld>> => {
  const staged = await stageBackup(folder, {
    file,
    identityFile,
    evenIfOld: false,
    nowMs: nowMs(),
  });
  if (!staged.ok) return notHeld(staged.error.says);
  const { sound, atMs } = staged.value;
  const compared = await compare(folder, dataDir, env);
  if (!compared.ok) return compared;
  const begins = await beginsAsRestored(folder, nowMs);
  if (!begins) return notHeld('Máy chủ khởi động trên bản này mà không biết mình được khôi phục.');
  const { books, entries } = sound;
  const { toBringBack } = compared.value;
  // A quiet server's last line is older than its backup.
  const madeMs = backupTime(basename(file)) ?? atMs;
  return accept({ backupAt: new Date(madeMs).toISOString(), books, entries, toBringBack });
};

const compare = async (
  folder: string,
  dataDir: string,
  env: Env,
): Promise<Result<{ readonly toBringBack: number | null }, Compared>> => {
  const copy = await openBooksToRead(folder);
  if (!copy.ok) return notHeld(copy.error.says);
  try {
    const live = await openBooksToRead(dataDir, env['DATABASE_URL']);
    // Perhaps this is the machine on which everything was lost.
    if (!live.ok) return accept({ toBringBack: null });
    try {
      return await againstBooksAtWork(copy.value.reader, live.value.reader, { folder, dataDir });
    } finally {
      await live.value.close();
    }
  } finally {
    await copy.value.close();
  }
};

/** The real server, over the restored books: it begins a new epoch and waits for what the phones bring. */
const beginsAsRestored = async (folder: string, nowMs: () => number): Promise<boolean> => {
  const server = await openServer({ dataDir: folder, origin: '', nowMs });
  try {
    return await isRestoring(server.context, server.store.committed);
  } finally {
    server.context.live.close();
    await server.store.close();
  }
};

const sha256Of = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

const linesOf = (record: DrillRecord, nowMs: number): readonly string[] => {
  const { file, verdict, says, seconds, backupAt, books, entries, toBringBack } = record;
  const written = `Đã ghi vào ${DRILLS}.`;
  if (verdict === 'fails') return [`Diễn tập KHÔNG ĐẠT với ${basename(file)}: ${says}`, written];
  const ageHours = ((nowMs - Date.parse(backupAt ?? '')) / 3_600_000).toFixed(1);
  return [
    `Diễn tập đạt: ${basename(file)}, ${books} cuốn sổ, ${entries} mục, khôi phục mất ${seconds} giây.`,
    toBringBack === null
      ? `Bản này cách đây ${ageHours} giờ; không có sổ đang chạy để đối chiếu.`
      : `Bản này cách đây ${ageHours} giờ; điện thoại sẽ phải gửi lại ${toBringBack} mục.`,
    written,
  ];
};

if (import.meta.main)
  process.exitCode = await runDrill(
    process.argv.slice(2),
    (line) => console.log(line),
    () => Date.now(),
    process.env,
  ).catch((error: unknown) => {
    if (!(error instanceof DatabaseRefused)) throw error;
    console.log(error.message);
    return 2;
  });
