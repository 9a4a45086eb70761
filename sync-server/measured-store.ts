/** A store whose writes are timed, and that knows whether the disk had room for the last one. */
import { StoreFull, type BookStore } from './book-store.ts';
import type { ServerFigures } from './server-figures.ts';

export interface MeasuredStore {
  readonly store: BookStore;
  /** The last write found the disk full. */
  readonly isFull: () => boolean;
}

export const measuredStore = (
  store: BookStore,
  figures: Pick<ServerFigures, 'wrote'>,
): MeasuredStore => {
  let isFull = false;
  return {
    isFull: () => isFull,
    store: {
      committed: store.committed,
      close: () => store.close(),
      write: async (work) => {
        const askedMs = performance.now();
        let begunMs: number | undefined;
        const told = (outcome: 'done' | 'failed'): void => {
          const whole = performance.now() - askedMs;
          const waited = begunMs === undefined ? whole : begunMs - askedMs;
          figures.wrote(outcome, { waited, whole });
        };
        try {
          const result = await store.write((tx) => {
            // Where it begins again, the first turn is the one it waited for.
            begunMs ??= performance.now();
            return work(tx);
          });
          isFull = false;
          told('done');
          return result;
        } catch (error) {
          isFull = error instanceof StoreFull || isFull;
          told('failed');
          throw error;
        }
      },
    },
  };
};
