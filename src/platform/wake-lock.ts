/** Keeps the screen awake while something is being sent: a phone that falls asleep stops sending. */

/** Returns how to let it sleep again. Where the browser cannot or will not, nothing happens and nothing fails. */
export const keepScreenAwake = (): (() => void) => {
  if (!('wakeLock' in navigator)) return () => undefined;
  let isDone = false;
  let lock: WakeLockSentinel | undefined;

  const ask = async (): Promise<void> => {
    try {
      const given = await navigator.wakeLock.request('screen');
      if (isDone) await given.release();
      else lock = given;
    } catch {
      // Low battery, or hidden just now: it is a kindness, not a need.
    }
  };
  // The browser takes the lock away with the tab; seen again, it is asked for again.
  const whenSeen = (): void => {
    if (document.visibilityState === 'visible') void ask();
  };
  document.addEventListener('visibilitychange', whenSeen);
  void ask();
  return () => {
    isDone = true;
    document.removeEventListener('visibilitychange', whenSeen);
    void lock?.release().catch(() => undefined);
  };
};
