// The disk of a simulated device: dies in the middle of a commit, fills, is wiped, copied, put back.
import {
  memoryJournalStore,
  type JournalSnapshot,
  type MemoryJournalStore,
} from '#replica/memory-journal-store.ts';
import type { JournalStore } from '#replica/ports.ts';

export interface SimDisk {
  /** What an app that is started now is handed. After `die` it never answers again. */
  readonly store: JournalStore;
  readonly snapshot: () => JournalSnapshot;
  readonly setFull: (isFull: boolean) => void;
  /** At the commit after so many others the device dies; half of the time it is on the disk by then. */
  readonly dieAfter: (commits: number, isWritten: boolean) => void;
  /** What was to happen to it does not. */
  readonly spare: () => void;
  readonly die: () => void;
  readonly isDead: () => boolean;
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

export const simDisk = (from: JournalSnapshot | undefined, onDeath: () => void): SimDisk => {
  const inner: MemoryJournalStore = memoryJournalStore(from);
  let isDead = false;
  let death: { left: number; readonly isWritten: boolean } | undefined;
  // Asked anew after each wait: it may have died meanwhile.
  const hasDied = (): boolean => isDead;
  const die = (): void => {
    if (isDead) return;
    isDead = true;
    onDeath();
  };
  /** Whoever was waiting when the device died waits for ever. */
  const living = async <T>(work: () => Promise<T>): Promise<T> => {
    if (hasDied()) return never<T>();
    const result = await work();
    return hasDied() ? never<T>() : result;
  };
  const written = <T>(work: () => Promise<T>): Promise<T> =>
    living(async () => {
      if (death === undefined) return work();
      death.left -= 1;
      if (death.left >= 0) return work();
      const { isWritten } = death;
      if (isWritten) await work();
      die();
      return never<T>();
    });
  return {
    store: {
      takeWriter: (token) => living(() => inner.takeWriter(token)),
      commit: (token, writes) => written(() => inner.commit(token, writes)),
      commitAndRead: (...asked) => written(() => inner.commitAndRead(...asked)),
      get: (table, key) => living(() => inner.get(table, key)),
      list: (table, range) => living(() => inner.list(table, range)),
      amend: (table, key, change) => written(() => inner.amend(table, key, change)),
      close: () => living(() => inner.close()),
    },
    snapshot: inner.snapshot,
    setFull: inner.setDiskFull,
    dieAfter: (left, isWritten) => {
      death = { left, isWritten };
    },
    spare: () => {
      death = undefined;
    },
    die,
    isDead: hasDied,
  };
};
