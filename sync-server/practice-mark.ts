/** Keeps practice and real data apart: a directory is one or the other, for good. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MARK = 'practice';

const isPractice = (dataDir: string): boolean => existsSync(join(dataDir, MARK));
const isUsed = (dataDir: string): boolean => existsSync(join(dataDir, 'books.db'));

/** Throws with a sentence for the operator. */
export const assertReal = (dataDir: string): void => {
  if (isPractice(dataDir))
    throw new Error(`${dataDir} holds practice data; give the real server another DATA_DIR`);
};

/** @param fresh forgets what is there, which only a practice directory allows */
export const openPracticeDirectory = (dataDir: string, fresh: boolean): void => {
  if (isUsed(dataDir) && !isPractice(dataDir))
    throw new Error(`${dataDir} holds real data; practice has no business there`);
  if (fresh && isPractice(dataDir)) rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(join(dataDir, MARK), 'Dữ liệu thực hành, không phải dữ liệu thật.\n');
};
