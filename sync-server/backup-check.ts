/** A copy is believed when all of it was read back: in a thread of its own, so that the server answers meanwhile. */
import { Worker } from 'node:worker_threads';
import type { CheckedCopy, CopyToCheck, CopyVerdict } from './checked-copy.ts';

/** Rejects with a sentence where the copy is not what it should be. */
export const checkCopy = async (copy: CopyToCheck): Promise<CheckedCopy> => {
  const verdict = await new Promise<CopyVerdict>((resolve, reject) => {
    const worker = new Worker(new URL('./backup-check-thread.ts', import.meta.url), {
      workerData: copy,
      execArgv: [],
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the check ended without a word')));
  });
  if (!verdict.ok) throw new Error(verdict.says);
  return verdict.value;
};
