/** A disk that is soon full: a small file system where one may be mounted, else a bound on the size of the server's files. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  readonly path: string;
  /** False where none may be mounted here. */
  readonly isFileSystem: boolean;
  /** What the server is started through. */
  readonly before: readonly string[];
  /** Leaves so many bytes free, as if something else on the machine had taken the rest; asked again, it takes what came free. */
  readonly fill: (freeBytes: number) => void;
  /** Room again, while the server runs. */
  readonly makeRoom: (pid: number) => void;
  readonly throwAway: () => void;
}

export const MEGABYTE = 1024 * 1024;

/** @param sizeBytes of the file system */
export const makeSmallDisk = (sizeBytes = 16 * MEGABYTE): SmallDisk => {
  const path = mkdtempSync(join(tmpdir(), 'so-cong-doan-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeBytes}`, 'tmpfs', path]);
  return mounted.status === 0 ? smallFileSystem(path) : smallFiles(path);
};

const smallFileSystem = (path: string): SmallDisk => {
  const ballast = join(path, 'ballast');
  return {
    path,
    isFileSystem: true,
    before: [],
    fill: (freeBytes) => {
      const { bavail, bsize } = statfsSync(path);
      const more = Buffer.alloc(Math.max(0, bavail * bsize - freeBytes), 1);
      try {
        appendFileSync(ballast, more);
      } catch (error) {
        // Whoever lives on the disk took some of it meanwhile: it is as full as was asked.
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    },
    makeRoom: () => rmSync(ballast, { force: true }),
    throwAway: () => {
      spawnSync('umount', [path]);
      rmSync(path, { recursive: true, force: true });
    },
  };
};

/** In the blocks of the shell's `ulimit -f`. */
const FILE_BLOCKS = 2_048;

const smallFiles = (path: string): SmallDisk => ({
  path,
  isFileSystem: false,
  before: ['sh', '-c', `ulimit -S -f ${FILE_BLOCKS}; exec "$@"`, 'sh'],
  fill: () => undefined,
  makeRoom: (pid) => void spawnSync('prlimit', [`--pid=${pid}`, '--fsize=unlimited:unlimited']),
  throwAway: () => rmSync(path, { recursive: true, force: true }),
});
