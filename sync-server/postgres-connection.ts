/** How the server comes to its PostgreSQL database: settings of the connections, the wait at the start, what an error means. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, types, type ClientConfig, type CustomTypesConfig } from 'pg';
import { StoreAway, StoreFull } from './book-store.ts';

/** Another try would end the same way: the operator has to change something. The message is a sentence for them. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused';
}

export interface StartPatience {
  readonly triesMax: number;
  readonly pauseMs: number;
}

/** A database that is started together with the server is there within a minute. */
const START: StartPatience = { triesMax: 30, pauseMs: 2_000 };
const CONNECT_MS = 5_000;

/**
 * Positions and times are whole numbers far below 2^53.
 * @param url `postgres://user:password@host:port/database`
 */
export const connectionConfig = (url: string): ClientConfig => ({
  connectionString: url,
  application_name: 'so-cong-doan',
  connectionTimeoutMillis: CONNECT_MS,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  types: wholeNumbers,
});

/** Whether a text can be the address of a database at all. */
export const isDatabaseUrl = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname } = new URL(text);
  return /^postgres(ql)?:$/.test(protocol) && pathname.length > 1;
};

/** Of this connection alone, not of every other in the process. */
const wholeNumbers: CustomTypesConfig = {
  getTypeParser: (oid, format): unknown =>
    oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format),
};

/** Without user and password, as it may be printed. */
export const placeOfDatabase = (url: string): string => {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
};

/** Waits for a database that is not up yet, a bounded number of times, and says so. Throws `DatabaseRefused`. */
export const reachDatabase = async (
  url: string,
  tell: (line: string) => void,
  { triesMax, pauseMs }: StartPatience = START,
): Promise<void> => {
  const place = placeOfDatabase(url);
  for (let tries = 1; ; tries += 1) {
    const error = await connectOnce(url);
    if (error === undefined) return;
    if (!isAway(error))
      throw new DatabaseRefused(`Cơ sở dữ liệu ${place} không nhận kết nối: ${reasonOf(error)}`);
    if (tries >= triesMax)
      throw new DatabaseRefused(
        `Cơ sở dữ liệu ${place} không trả lời sau ${triesMax} lần thử: ${reasonOf(error)}`,
      );
    tell(`Cơ sở dữ liệu ${place} chưa trả lời (lần ${tries}/${triesMax}): ${reasonOf(error)}`);
    await sleep(pauseMs);
  }
};

const connectOnce = async (url: string): Promise<unknown> => {
  const client = new Client(connectionConfig(url));
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return undefined;
  } catch (error) {
    return error;
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** What the caller of the store is told; anything else is a bug and stays what it is. */
export const storeErrorFrom = (error: unknown): unknown => {
  if (codeOf(error) === DISK_FULL) return new StoreFull('the disk is full');
  if (isAway(error)) return new StoreAway(`the database does not answer: ${reasonOf(error)}`);
  return error;
};

const DISK_FULL = '53100';
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

/** Two transactions were in each other's way: the whole of one is done again. */
export const isCollision = (error: unknown): boolean =>
  [SERIALIZATION_FAILURE, DEADLOCK].includes(codeOf(error));

/**
 * Of a network, of PostgreSQL's classes 08 (connection) and 57P (going down, coming up), and: too many connections,
 * a standby that takes no writes, a transaction or a lock that took too long.
 */
const AWAY_CODE =
  /^(08...|57P..|53300|25006|25P03|55P03|57014|ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH)$/;
/** What the client library throws has no code. */
const AWAY_MESSAGE =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed)/;

export const isAway = (error: unknown): boolean =>
  error instanceof AggregateError
    ? error.errors.every(isAway)
    : AWAY_CODE.test(codeOf(error)) || (error instanceof Error && AWAY_MESSAGE.test(error.message));

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** A code where there is one: messages of the database may quote what was written. */
const reasonOf = (error: unknown): string => {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  const code = codeOf(error);
  const words = REASONS[code];
  if (words !== undefined) return `${words} (${code})`;
  return code !== '' ? code : error instanceof Error ? error.message : 'unknown';
};

const REASONS: Readonly<Record<string, string>> = {
  '28P01': 'sai tên hoặc mật khẩu',
  '28000': 'tên này không được vào',
  '3D000': 'không có cơ sở dữ liệu tên đó',
  '42501': 'tên này không đủ quyền',
  '57P03': 'đang khởi động hoặc đang dừng',
  '53300': 'hết chỗ kết nối',
  ECONNREFUSED: 'không có gì đang nghe ở đó',
  ENOTFOUND: 'không tìm thấy máy tên đó',
  EAI_AGAIN: 'chưa hỏi được tên máy',
};
