/** Writers of the embedded store in one line: each all or nothing, and several that wait share one commit. */
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { StoreFull, type BookStore, type BookWriter } from './book-store.ts';
import type { SqliteMarks } from './sqlite-marks.ts';

/**
 * A work waits for nothing but the disk: what else the server has to hear and to answer comes in between. Node accepts
 * one connection at a turn, and reads a request in several: with one turn only, newcomers wait for those who are in.
 */
const TURNS_BETWEEN = 16;

/** A commit waits for the disk; so many who stand in line wait for it together. */
const TOGETHER_MAX = 4;

export interface SqliteLine {
  readonly write: BookStore['write'];
  /** Until nobody stands in line. */
  readonly rest: () => Promise<void>;
}

interface Waiting {
  /** Does the work; answers what is to be told once it is committed. */
  readonly work: (tx: BookWriter) => Promise<() => void>;
  readonly fail: (error: unknown) => void;
}

export const sqliteLine = (
  database: DatabaseSync,
  marks: SqliteMarks,
  tx: BookWriter,
): SqliteLine => {
  const line: Waiting[] = [];
  let serving: Promise<void> | undefined;

  const serve = async (): Promise<void> => {
    while (line.length > 0) await serveTogether();
    serving = undefined;
  };

  /** First come, first served; nobody hears of a success before it lies on the disk. */
  const serveTogether = async (): Promise<void> => {
    const served: { readonly tell: () => void; readonly fail: (error: unknown) => void }[] = [];
    if (!begin()) return;
    try {
      while (served.length < TOGETHER_MAX) {
        const next = line.shift();
        if (next === undefined) break;
        const tell = await attempt(next);
        if (tell !== undefined) served.push({ tell, fail: next.fail });
        // Who may do what is kept in memory as far as it is committed: nobody works on what is not.
        if (marks.hasOffice()) break;
      }
      database.exec('COMMIT');
    } catch (error) {
      // SQLite ends some failed transactions by itself.
      if (database.isTransaction) database.exec('ROLLBACK');
      for (const { fail } of served) fail(told(error));
      return;
    } finally {
      marks.forget();
    }
    for (const { tell } of served) tell();
    await others();
  };

  /** Where not even that is possible, whoever is first in line hears of it, and does not wait for ever. */
  const begin = (): boolean => {
    try {
      database.exec('BEGIN IMMEDIATE');
      return true;
    } catch (error) {
      line.shift()?.fail(told(error));
      return false;
    }
  };

  /** One work within the shared transaction. Undefined where it failed by itself: then nothing of it stands. */
  const attempt = async ({ work, fail }: Waiting): Promise<(() => void) | undefined> => {
    try {
      database.exec('SAVEPOINT work');
      const tell = await work(tx);
      marks.writeDown();
      database.exec('RELEASE work');
      return tell;
    } catch (error) {
      marks.forget();
      fail(told(error));
      // The whole transaction is gone, and what the others did in it.
      if (!database.isTransaction) throw error;
      database.exec('ROLLBACK TO work; RELEASE work');
      return undefined;
    }
  };

  return {
    write: <T>(work: (writer: BookWriter) => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        line.push({
          work: async (writer) => {
            const result = await work(writer);
            return () => resolve(result);
          },
          fail: reject,
        });
        serving ??= serve();
      }),
    rest: async () => {
      await serving;
    },
  };
};

const others = async (): Promise<void> => {
  for (let turn = 0; turn < TURNS_BETWEEN; turn += 1) await setImmediate();
};

const told = (error: unknown): unknown =>
  isFull(error) ? new StoreFull('the disk is full') : error;

const SQLITE_FULL = 13;
/** A write that the file system refused: on some systems this is how a full disk shows. */
const SQLITE_IOERR_WRITE = 778;

const isFull = (error: unknown): boolean =>
  error instanceof Error &&
  'errcode' in error &&
  (error.errcode === SQLITE_FULL || error.errcode === SQLITE_IOERR_WRITE);
