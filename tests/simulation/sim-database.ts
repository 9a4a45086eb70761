// Every database of this process: asked whether its commits wait for the disk, and its questions are made when they are asked.
import { DatabaseSync, type StatementSync } from 'node:sqlite';

let isRelaxed = false;

/** A commit that does not wait for the disk is no commit. */
export const isFullyDurable = (): boolean => !isRelaxed;

const FULL = 2;
const methodOf = (name: 'exec' | 'prepare'): ((...given: readonly unknown[]) => unknown) => {
  const own: unknown = Reflect.get(DatabaseSync.prototype, name);
  if (typeof own !== 'function') throw new Error('a database carries out what it is told');
  return own as (...given: readonly unknown[]) => unknown;
};
const exec = methodOf('exec');
const prepare = methodOf('prepare') as (sql: string) => StatementSync;

/** Asked before the first transaction of each. */
const asked = new WeakSet<DatabaseSync>();
Reflect.set(DatabaseSync.prototype, 'exec', function watched(this: DatabaseSync, sql: string) {
  if (sql.startsWith('BEGIN') && !asked.has(this)) {
    asked.add(this);
    isRelaxed ||= this.prepare('PRAGMA synchronous').get()?.['synchronous'] !== FULL;
  }
  Reflect.apply(exec, this, [sql]);
});

/** A server has sixty questions ready, of which a seed asks a few, and it is started several times in each. */
Reflect.set(DatabaseSync.prototype, 'prepare', function later(this: DatabaseSync, sql: string) {
  let made: StatementSync | undefined;
  const ready = (): StatementSync => (made ??= Reflect.apply(prepare, this, [sql]));
  return {
    get: (...given: Parameters<StatementSync['get']>) => ready().get(...given),
    all: (...given: Parameters<StatementSync['all']>) => ready().all(...given),
    run: (...given: Parameters<StatementSync['run']>) => ready().run(...given),
    iterate: (...given: Parameters<StatementSync['iterate']>) => ready().iterate(...given),
  };
});
