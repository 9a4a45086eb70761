/** A megabyte kept for a full disk: deleting it makes room for the receipt that is being saved. */
import type { Table as DexieTable } from 'dexie';
import type { StoredValue } from './ports.ts';

export interface DiskReserve {
  readonly triesMax: number;
  /** Gives the room back and waits a little longer each time; false where there is nothing to give. */
  readonly free: (tries: number) => Promise<boolean>;
  /** Lays the reserve down in the background, if it is not there. */
  readonly fillSoon: () => void;
  /** Once it was freed: looks now and then whether the disk has room for it again. */
  readonly refillWhenThereIsRoom: () => void;
  /** Resolves when nothing is being written in the background. */
  readonly settled: () => Promise<void>;
}

const KEY = 'reserve';
const RESERVE_BYTES = 1024 * 1024;
/** Only with this much to spare is the reserve laid down again. */
const ROOM_BYTES = 20 * 1024 * 1024;
const LOOK_EVERY_MS = 60_000;
/**
 * Chromium keeps a value of this size in a file of its own, mostly gone within 10 ms of its row. Longer
 * than this nobody is kept waiting with a finger on the button: the next press finds the room.
 */
const PAUSES_MS = [0, 150, 450];
/** So long after it was given back the room may still not be counted: a save that is refused then is worth waiting for. */
const FREED_LATELY_MS = 2_000;
/** getRandomValues gives no more at once. */
const CHUNK_BYTES = 65_536;

export const diskReserve = (house: DexieTable<StoredValue, string>): DiskReserve => {
  let freed = false;
  let freedAtMs = Number.NEGATIVE_INFINITY;
  let lookedAtMs = 0;
  let running: Promise<void> = Promise.resolve();

  const fill = async (): Promise<void> => {
    try {
      if ((await house.where(':id').equals(KEY).count()) === 0) await house.add(ballast(), KEY);
      freed = false;
    } catch {
      // No room for a reserve: the work itself goes on, and a full disk is told at the save.
      freed = true;
    }
  };
  const inBackground = (work: () => Promise<void>): void => {
    running = running.then(work);
  };

  return {
    triesMax: PAUSES_MS.length,
    free: async (tries) => {
      await running;
      const wasThere = !freed;
      try {
        await house.delete(KEY);
      } catch {
        return false;
      }
      freed = true;
      if (wasThere) freedAtMs = Date.now();
      if (tries === 0 && Date.now() - freedAtMs > FREED_LATELY_MS) return false;
      const pauseMs = PAUSES_MS[tries] ?? 0;
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
      return true;
    },
    fillSoon: () => inBackground(fill),
    refillWhenThereIsRoom: () => {
      if (!freed || Date.now() - lookedAtMs < LOOK_EVERY_MS) return;
      lookedAtMs = Date.now();
      inBackground(async () => {
        if (await hasRoom()) await fill();
      });
    },
    settled: () => running,
  };
};

/** Random, because a database that compresses would make nothing of zeros. */
const ballast = (): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(RESERVE_BYTES);
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
    crypto.getRandomValues(bytes.subarray(at, at + CHUNK_BYTES));
  return bytes;
};

/** Where the browser does not say, trying is the only way to know. */
const hasRoom = async (): Promise<boolean> => {
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined || usage === undefined || quota - usage > ROOM_BYTES;
  } catch {
    return true;
  }
};
