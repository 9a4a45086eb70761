/** The page's side of the worker that reads sheets. */
import type { ImportReader } from './import-reader.ts';
import type { Answered, Told } from './import-worker.ts';

/** The worker is gone: nearly always for want of memory. */
export class ReaderGone extends Error {}

/** Asks the reader, in its worker; each answer comes later. Rejects with `ReaderGone` where it broke down. */
export interface ImportClient {
  readonly ask: <K extends keyof ImportReader>(
    act: K,
    ...given: Parameters<ImportReader[K]>
  ) => Promise<ReturnType<ImportReader[K]>>;
  readonly end: () => void;
}

/** @param onTold how far the answer that is waited for has come, in lines */
export const startImportClient = (onTold: (told: Told) => void): ImportClient => {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<
    number,
    { readonly done: (value: unknown) => void; readonly fail: (error: Error) => void }
  >();
  let count = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<Answered | Told>) => {
    if (!('id' in data)) {
      onTold(data);
      return;
    }
    waiting.get(data.id)?.done(data.value);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', () => {
    for (const { fail } of waiting.values()) fail(new ReaderGone());
    waiting.clear();
  });
  return {
    ask: (act, ...given) =>
      new Promise((resolve, reject) => {
        const id = ++count;
        // What comes back under this number is what that act answers.
        waiting.set(id, { done: (value) => resolve(value as never), fail: reject });
        worker.postMessage({ id, act, given });
      }),
    end: () => worker.terminate(),
  };
};
