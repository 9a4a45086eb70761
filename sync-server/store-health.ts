/** Whether the books can be read and written, asked within a bounded time: what stands behind `GET /healthz`. */
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreFull } from './book-store.ts';
import type { MeasuredStore } from './measured-store.ts';

export type StoreState = 'well' | 'database-away' | 'disk-full';

export interface StoreHealth {
  readonly look: () => Promise<StoreState>;
}

export interface HealthPatience {
  /** For one answer. */
  readonly answerMs: number;
  /** A question without an answer is asked anew after this long: its connection may be dead. */
  readonly askAgainMs: number;
  /** A full disk is tried again after this long. */
  readonly tryDiskMs: number;
}

const PATIENCE: HealthPatience = { answerMs: 2_000, askAgainMs: 10_000, tryDiskMs: 5_000 };
/** What a push of a few entries needs: a disk that has room for nothing but a short note is full. */
const TRIAL_BYTES = 64 * 1024;
const TRIAL = { kind: 'disk-trial', key: 'last' } as const;

/** However many ask, the database is asked one question at a time. */
export const storeHealth = (
  { store, isFull }: MeasuredStore,
  patience: HealthPatience = PATIENCE,
): StoreHealth => {
  const canRead = oneAtATime(patience.askAgainMs, async () => {
    await store.committed.note(TRIAL.kind, TRIAL.key, 0);
  });
  const tryDisk = oneAtATime(patience.askAgainMs, () =>
    store.write(async (tx) => {
      await tx.putNote(TRIAL.kind, TRIAL.key, JSON.stringify('0'.repeat(TRIAL_BYTES)), null);
      await tx.dropNote(TRIAL.kind, TRIAL.key);
    }),
  );
  let triedMs = -Infinity;
  const triedState = async (): Promise<StoreState> => {
    if (performance.now() - triedMs < patience.tryDiskMs) return 'disk-full';
    triedMs = performance.now();
    return tryDisk().then(
      () => 'well',
      (error: unknown) => (error instanceof StoreFull ? 'disk-full' : 'database-away'),
    );
  };
  const state = async (): Promise<StoreState> => {
    try {
      await canRead();
    } catch {
      return 'database-away';
    }
    return isFull() ? triedState() : 'well';
  };
  return {
    look: async () => {
      const over = new AbortController();
      const late = sleep(patience.answerMs, 'database-away' as const, { signal: over.signal });
      try {
        return await Promise.race([state(), late.catch(() => 'database-away' as const)]);
      } finally {
        over.abort();
      }
    },
  };
};

/** Whoever comes while one is under way waits for that one, unless it has been so for too long. */
const oneAtATime = (tooLongMs: number, ask: () => Promise<void>): (() => Promise<void>) => {
  let current: { readonly answer: Promise<void>; readonly atMs: number } | undefined;
  return () => {
    if (current !== undefined && performance.now() - current.atMs < tooLongMs)
      return current.answer;
    const asked = { answer: ask(), atMs: performance.now() };
    current = asked;
    const forget = (): void => {
      if (current === asked) current = undefined;
    };
    asked.answer.then(forget, forget);
    return asked.answer;
  };
};
