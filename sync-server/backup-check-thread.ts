/** The thread of `backup-check.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import type { CopyToCheck, CopyVerdict } from './checked-copy.ts';
import { readCopy } from './read-copy.ts';

parentPort?.postMessage(
  await readCopy(workerData as CopyToCheck).catch((error: unknown): CopyVerdict => ({
    ok: false,
    says: error instanceof Error ? error.message : 'unknown',
  })),
);
