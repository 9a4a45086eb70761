/** Reads QR codes in pictures, off the main thread; engine and worker come to the phone with the app. */
import type { Scanned, ScannerAnswer, ScannerTask } from './scanner-messages.ts';

export interface Scanner {
  /** A frame (handed over, not usable afterwards) or a photo, which is tried at several sizes. */
  readonly read: (picture: ImageBitmap | Blob) => Promise<Scanned>;
  readonly close: () => void;
}

/** A photo of a large phone is read in a second or two; the engine itself may have to be compiled first. */
const ANSWER_MAX_MS = 30_000;
const PHOTO_BYTES_MAX = 50_000_000;
const FAILED: Scanned = { kind: 'scanner-failed' };

/** Starts the worker at once, so that it is ready when the first frame comes. */
export const createScanner = (): Scanner => {
  const waiting = new Map<number, (scanned: Scanned) => void>();
  let newest = 0;
  let isBroken = false;
  const worker = new Worker(new URL('./scanner-worker.ts', import.meta.url), { type: 'module' });
  const answer = (id: number, scanned: Scanned): void => {
    waiting.get(id)?.(scanned);
    waiting.delete(id);
  };
  const giveUp = (): void => {
    isBroken = true;
    worker.terminate();
    for (const id of [...waiting.keys()]) answer(id, FAILED);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<ScannerAnswer>) =>
    answer(data.id, data.scanned),
  );
  worker.addEventListener('error', giveUp);

  return {
    read: (picture) => {
      if (isBroken) return Promise.resolve(FAILED);
      const isPhoto = picture instanceof Blob;
      if (isPhoto && picture.size > PHOTO_BYTES_MAX)
        return Promise.resolve({ kind: 'unreadable-picture' });
      newest += 1;
      const id = newest;
      return new Promise((resolve) => {
        const timer = setTimeout(() => answer(id, FAILED), ANSWER_MAX_MS);
        waiting.set(id, (scanned) => {
          clearTimeout(timer);
          resolve(scanned);
        });
        worker.postMessage({ id, picture } satisfies ScannerTask, isPhoto ? [] : [picture]);
      });
    },
    close: giveUp,
  };
};
