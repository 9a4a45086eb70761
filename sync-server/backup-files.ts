/** What a copy of the books is called, and which copies are kept. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { todayFrom } from './server-context.ts';

const DAYS = 7;
const WEEKS = 4;
const DAY_MS = 24 * 60 * 60 * 1000;
const VIETNAM_MS = 7 * 60 * 60 * 1000;
/** The first of January 1970 was a Thursday. */
const MONDAY = 3;

const NAME = /^books-(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)-(\d{3}Z)\.db(\.age)?$/;
export const SEALED = '.age';

/** @param atMs when it is made; the names sort by it */
export const backupName = (atMs: number): string =>
  `books-${new Date(atMs).toISOString().replaceAll(/[:.]/g, '-')}.db`;

/** When it was made, in milliseconds; undefined for what is no name of a copy. */
export const backupTime = (name: string): number | undefined => {
  const [, hour, minute, second, rest] = NAME.exec(name) ?? [];
  return hour === undefined ? undefined : Date.parse(`${hour}:${minute}:${second}.${rest}`);
};

/** The copies in a folder, the oldest first: the plain ones, or those sealed for elsewhere. */
export const backupsIn = (folder: string, isSealed = false): readonly string[] =>
  readdirSync(folder)
    .filter((name) => backupTime(name) !== undefined && name.endsWith(SEALED) === isSealed)
    .sort();

/**
 * The newest of each of the last seven days and of the last four weeks in which there is one, as Việt Nam counts them.
 * No clock takes part: a server that stood still for months keeps what it had.
 */
export const keptBackups = (names: readonly string[]): ReadonlySet<string> => {
  const newestFirst = [...names].sort().reverse();
  const kept = new Set<string>();
  for (const [partOf, most] of [
    [todayFrom, DAYS],
    [weekFrom, WEEKS],
  ] as const) {
    const parts = new Set<string>();
    for (const name of newestFirst) {
      const part = partOf(backupTime(name) ?? 0);
      if (parts.has(part)) continue;
      if (parts.size === most) break;
      parts.add(part);
      kept.add(name);
    }
  }
  return kept;
};

const weekFrom = (ms: number): string =>
  String(Math.floor((Math.floor((ms + VIETNAM_MS) / DAY_MS) + MONDAY) / 7));

/** Nothing but copies is touched. */
export const forgetOldFiles = (folder: string, isSealed = false): void => {
  const names = backupsIn(folder, isSealed);
  const kept = keptBackups(names);
  for (const name of names) if (!kept.has(name)) rmSync(join(folder, name), { force: true });
};
