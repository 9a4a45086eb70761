/** Whether this device waits for an approval, asked before anything else of it is read. */

export const WAITING_CACHE = 'scd-waiting';

export const isWaitingHere = async (caches: CacheStorage | undefined): Promise<boolean> => {
  try {
    return (await caches?.has(WAITING_CACHE)) === true;
  } catch {
    return false;
  }
};

/** The device has come in, on whichever way: what it was kept by is over. */
export const forgetWaiting = async (caches: CacheStorage | undefined): Promise<void> => {
  try {
    await caches?.delete(WAITING_CACHE);
  } catch {
    // Nothing was kept.
  }
};
