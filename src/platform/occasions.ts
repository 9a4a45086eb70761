/** When a contact is due: the network comes back, the app comes to the front, a minute has passed while it is seen. */

const MINUTE_MS = 60_000;

/** No reliance on background sync: a closed app sends nothing, and no screen promises it. Answers how to stop. */
export const onOccasionToSync = (call: () => void): (() => void) => {
  const whenSeen = (): void => {
    if (document.visibilityState === 'visible') call();
  };
  window.addEventListener('online', call);
  document.addEventListener('visibilitychange', whenSeen);
  const timer = setInterval(whenSeen, MINUTE_MS);
  return () => {
    window.removeEventListener('online', call);
    document.removeEventListener('visibilitychange', whenSeen);
    clearInterval(timer);
  };
};

/** Whether somebody sees the app while there may be a network; only then does a server's poke help anybody. */
export const attention = {
  isThere: (): boolean => document.visibilityState === 'visible' && navigator.onLine,
  /** Answers how to stop. */
  watch: (onChange: () => void): (() => void) => {
    window.addEventListener('online', onChange);
    window.addEventListener('offline', onChange);
    document.addEventListener('visibilitychange', onChange);
    return () => {
      window.removeEventListener('online', onChange);
      window.removeEventListener('offline', onChange);
      document.removeEventListener('visibilitychange', onChange);
    };
  },
};

/** Calls when the browser has nothing better to do; at the latest after a while. */
export const whenIdle = (call: () => void): void => {
  if ('requestIdleCallback' in window) window.requestIdleCallback(call, { timeout: 10_000 });
  else setTimeout(call, 2_000);
};

/** A page that is not seen is not painted: what waits for it waits no longer than this. */
const PAINT_MS_MAX = 400;

/** Settled when what has just changed is on the screen and the browser has a moment. */
export const whenPainted = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window)
      window.requestIdleCallback(() => resolve(), { timeout: PAINT_MS_MAX });
    else setTimeout(resolve, PAINT_MS_MAX / 8);
  });

/**
 * Does one piece of work after the other, each in an idle moment of its own, while the files of the app come from the
 * phone: before that they would only be fetched twice. Answers how to stop.
 */
export const whileIdle = (works: readonly (() => Promise<unknown>)[]): (() => void) => {
  let isStopped = false;
  const goOn = (at: number): void =>
    whenIdle(() => {
      const work = works[at];
      if (isStopped || work === undefined || navigator.serviceWorker.controller === null) return;
      // What could not be read is asked for again by whoever needs it.
      void work()
        .catch(() => undefined)
        .then(() => goOn(at + 1));
    });
  goOn(0);
  return () => {
    isStopped = true;
  };
};

/** At once where the page is seen, else when it is seen again. */
export const whenShown = (): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    look();
  });
