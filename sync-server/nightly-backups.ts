/** One copy each night, and one of it elsewhere. What fails is told and tried again; the server goes on. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { backUp, backupFolder } from './backup.ts';
import {
  forgetFailed,
  noteCopied,
  noteFailed,
  readBackupStanding,
  type BackupStanding,
  type Failure,
} from './backup-standing.ts';
import { carryOffSite, type OffSite } from './off-site.ts';
import type { OpenServer } from './open-server.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** 02:00 in Việt Nam. */
const NIGHT_MS = -5 * HOUR_MS;
const LOOK_EVERY_MS = 10 * 60 * 1000;
const FIRST_LOOK_MS = 60_000;
/** A process that died over it keeps the others of the same database from it this long. */
const TURN_MS = 6 * HOUR_MS;

/** @returns what ends it */
export const startBackups = (
  server: OpenServer,
  tell: (line: string) => void,
  offSite?: OffSite,
): (() => void) => {
  const look = nightly(server, tell, offSite);
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  const first = setTimeout(() => void look(), FIRST_LOOK_MS);
  return () => {
    clearInterval(timer);
    clearTimeout(first);
  };
};

/** One look: does what is due, and rejects never. A look during another one does nothing. */
export const nightly = (
  server: OpenServer,
  tell: (line: string) => void,
  offSite?: OffSite,
): (() => Promise<void>) => {
  const { context, store, dataDir } = server;
  let isBusy = false;
  let carriedMs = -Infinity;

  const attempt = async (what: Failure['what'], work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      // The watermark simply stays where it is.
      const says = error instanceof Error ? error.message : 'unknown';
      tell(`${what} failed: ${says}`);
      await noteFailed(store, { atMs: context.nowMs(), what, says }).catch(() => undefined);
    }
  };
  const standing = (): Promise<BackupStanding> =>
    readBackupStanding(store.committed, context.nowMs());

  const copyBooks = async (): Promise<void> => {
    const { made } = await standing();
    if (made !== null && made.atMs >= lastNight(context.nowMs())) return;
    await inTurn(server, async () => {
      tell(`backup ${await backUp(server)}`);
      await forgetFailed(store, 'backup');
    });
  };
  const carry = async (): Promise<void> => {
    const { made, copied } = await standing();
    if (offSite === undefined || made === null || copied?.file === made.file) return;
    // Another process of the same database has made it, and carries it.
    if (!existsSync(join(backupFolder(dataDir), made.file))) return;
    const nowMs = context.nowMs();
    if (nowMs < carriedMs + HOUR_MS) return;
    carriedMs = nowMs;
    await carryOffSite(offSite, backupFolder(dataDir), made.file);
    await noteCopied(store, context.nowMs(), made.file);
    carriedMs = -Infinity;
    tell(`backup carried off-site ${made.file}`);
  };

  return async () => {
    if (isBusy) return;
    isBusy = true;
    try {
      await attempt('backup', copyBooks);
      await attempt('copy', carry);
    } finally {
      isBusy = false;
    }
  };
};

/** When the night that is over, or under way, began. */
const lastNight = (nowMs: number): number =>
  Math.floor((nowMs - NIGHT_MS) / DAY_MS) * DAY_MS + NIGHT_MS;

const TURN = { kind: 'backup-turn', key: 'now' } as const;

/** Of several processes over one database one does it. */
const inTurn = async ({ context, store }: OpenServer, work: () => Promise<void>): Promise<void> => {
  const mine = randomUUID();
  const nowMs = context.nowMs();
  const isMine = await store.write(async (tx) => {
    if ((await tx.note(TURN.kind, TURN.key, nowMs)) !== undefined) return false;
    await tx.putNote(TURN.kind, TURN.key, mine, nowMs + TURN_MS);
    return true;
  });
  if (!isMine) return;
  try {
    await work();
  } finally {
    await store.write(async (tx) => {
      if ((await tx.note(TURN.kind, TURN.key, 0)) === mine) await tx.dropNote(TURN.kind, TURN.key);
    });
  }
};
