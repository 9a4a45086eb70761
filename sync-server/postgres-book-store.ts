/** The store in PostgreSQL: several server processes over one database, each as if it were alone. */
import { Pool, type PoolClient } from 'pg';
import type { BookStore, BookWriter } from './book-store.ts';
import { askingAny, askingInTurn } from './postgres-ask.ts';
import {
  connectionConfig,
  DatabaseRefused,
  isCollision,
  reachDatabase,
  storeErrorFrom,
  type StartPatience,
} from './postgres-connection.ts';
import { areaLocks, compareAreas, InTheWay, type AreaLocks, type Wish } from './postgres-locks.ts';
import { hearMoves, tellMoves, type HeardMoves, type Moves } from './postgres-moves.ts';
import { postgresReader } from './postgres-reader.ts';
import { applyPostgresSchema } from './postgres-schema.ts';
import { postgresTransaction } from './postgres-writer.ts';

/** Beyond the port: what other processes have written. */
export interface PostgresBookStore extends BookStore {
  /** Books that another process wrote in, with where they end; 'any' where nobody knows which, after a silence. */
  onMoves(hear: (moves: Moves | 'any') => void): void;
}

export interface PostgresOptions {
  readonly tell?: (line: string) => void;
  readonly patience?: StartPatience;
  /** Connections for transactions, and as many for what is committed. */
  readonly connectionsMax?: number;
}

const CONNECTIONS_MAX = 8;
/** In the end whoever has begun again holds all it ever asked for, before it asks anything. */
const ATTEMPTS_MAX = 20;
/** A process that hangs keeps what it holds this long; whoever waits for it gives up before. */
const HANGS_MS = 30_000;
const LOCK_MS = 20_000;
/** For a connection, a free one among them. */
const WAIT_MS = 10_000;

/** Throws `DatabaseRefused` where the database cannot be used at all. */
export const openPostgresBookStore = async (
  url: string,
  { tell = () => undefined, patience, connectionsMax = CONNECTIONS_MAX }: PostgresOptions = {},
): Promise<PostgresBookStore> => {
  await reachDatabase(url, tell, patience);
  const [reading, writing] = [poolOf(url, connectionsMax), poolOf(url, connectionsMax)];
  const endPools = async (): Promise<void> => {
    await Promise.all([reading.end(), writing.end()]);
  };
  let moves: HeardMoves;
  try {
    await withSchema(writing);
    moves = await hearMoves(url, tell);
  } catch (error) {
    await endPools();
    throw storeErrorFrom(error);
  }
  const ask = askingAny(reading);
  const underWay = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await Promise.allSettled(underWay);
    await Promise.all([moves.close(), endPools()]);
  };
  return {
    committed: postgresReader(async (...asked) => {
      try {
        return await ask(...asked);
      } catch (error) {
        throw storeErrorFrom(error);
      }
    }),
    write: (work) => {
      const done = transact(writing, moves.self, work);
      underWay.add(done);
      const forget = (): void => void underWay.delete(done);
      done.then(forget, forget);
      return done;
    },
    onMoves: moves.onMoves,
    close: () => (closing ??= close()),
  };
};

const poolOf = (url: string, max: number): Pool => {
  const pool = new Pool({
    ...connectionConfig(url),
    ...{ max, idleTimeoutMillis: 60_000, connectionTimeoutMillis: WAIT_MS },
    ...{ lock_timeout: LOCK_MS, idle_in_transaction_session_timeout: HANGS_MS },
  });
  // An idle connection that broke is replaced; whoever asks next finds out.
  pool.on('error', () => undefined);
  return pool;
};

const withSchema = async (pool: Pool): Promise<void> => {
  const client = await pool.connect();
  try {
    await assertKeepsWhatItAnswers(client);
    await applyPostgresSchema(client);
  } finally {
    client.release();
  }
};

/** A commit that was answered survives the loss of power: a database set up otherwise loses what phones have let go of. */
const assertKeepsWhatItAnswers = async (client: PoolClient): Promise<void> => {
  const { rows } = await client.query<{ synchronous_commit: string }>('SHOW synchronous_commit');
  if (rows[0]?.synchronous_commit === 'off')
    throw new DatabaseRefused(
      'Cơ sở dữ liệu đặt synchronous_commit = off: mất điện là mất dữ liệu đã báo nhận. Hãy bật lại.',
    );
};

const transact = async <T>(
  pool: Pool,
  self: string,
  work: (tx: BookWriter) => Promise<T>,
): Promise<T> => {
  let connection: Connection | undefined;
  try {
    connection = await connectionFrom(pool);
    let wishes: readonly Wish[] = [];
    for (let attempt = 1; ; attempt += 1) {
      const tried = await attemptOn(connection, self, wishes, work);
      if (tried.isDone) return tried.result;
      if (attempt >= ATTEMPTS_MAX) throw tried.error;
      ({ wishes } = tried);
    }
  } catch (error) {
    throw storeErrorFrom(error);
  } finally {
    connection?.release();
  }
};

interface Connection {
  readonly client: PoolClient;
  /** It is not used again. */
  readonly spoil: () => void;
  readonly release: () => void;
}

const connectionFrom = async (pool: Pool): Promise<Connection> => {
  const client = await pool.connect();
  let isBroken = false;
  const spoil = (): void => {
    isBroken = true;
  };
  client.on('error', spoil);
  return {
    ...{ client, spoil },
    release: () => {
      client.off('error', spoil);
      client.release(isBroken);
    },
  };
};

type Attempt<T> =
  | { readonly isDone: true; readonly result: T }
  | { readonly isDone: false; readonly wishes: readonly Wish[]; readonly error: unknown };

/** @param wishes what earlier attempts came to: taken first, in order */
const attemptOn = async <T>(
  { client, spoil }: Connection,
  self: string,
  wishes: readonly Wish[],
  work: (tx: BookWriter) => Promise<T>,
): Promise<Attempt<T>> => {
  const { ask, end } = askingInTurn(client);
  const locks: AreaLocks = areaLocks(ask);
  await client.query('BEGIN');
  try {
    for (const wish of [...wishes].sort((a, b) => compareAreas(a.area, b.area)))
      await locks.hold(wish);
    const { tx, finish } = postgresTransaction(ask, locks);
    const result = await work(tx);
    const moved = await finish();
    // Whoever kept the refusal to itself went on with half of what it asked for.
    if (locks.isLost()) throw new InTheWay('another transaction was in the way');
    await tellMoves(ask, self, moved);
    const { command } = await end('COMMIT');
    // So it ends a transaction in which something failed and nobody minded.
    if (command !== 'COMMIT') throw new Error('a failure within the transaction was kept silent');
    return { isDone: true, result };
  } catch (error) {
    const isToBeginAgain = locks.isLost() || isCollision(error);
    await end('ROLLBACK').catch((rollbackError: unknown) => {
      spoil();
      if (isToBeginAgain) throw rollbackError;
    });
    if (isToBeginAgain) return { isDone: false, wishes: locks.wishes(), error };
    throw error;
  }
};
