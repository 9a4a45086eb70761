/** Tells who watches that something has changed, without telling it all the time. */

/** Calls every watcher at once, then once a frame at most; in a hidden page, where no frame comes, at the next turn. */
export const changeBell = () => {
  const watchers = new Set<() => void>();
  let isResting = false;
  let isRung = false;
  const tell = (): void => {
    isRung = false;
    rest();
    for (const onChange of [...watchers]) onChange();
  };
  const rest = (): void => {
    isResting = true;
    const wake = (): void => {
      isResting = false;
      if (isRung) tell();
    };
    if (typeof document !== 'undefined' && document.visibilityState === 'visible')
      requestAnimationFrame(wake);
    else setTimeout(wake, 0);
  };
  return {
    ring: (): void => {
      isRung = true;
      if (!isResting) tell();
    },
    watch: (onChange: () => void): (() => void) => {
      const watcher = (): void => onChange();
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
};
