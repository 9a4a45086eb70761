/** Whether the officer is being asked for the second factor; whoever needs it waits here for the answer. */

export interface FactorBell {
  readonly isAsked: () => boolean;
  readonly watch: (onChange: () => void) => () => void;
  /** Asks, or joins who asks already: true once it was given, false where it was put away. */
  readonly ask: () => Promise<boolean>;
  readonly answer: (isGiven: boolean) => void;
}

/**
 * Who has said later is not asked once more by the next step of the same act; the next touch begins another.
 * @param atNextTouch runs it once, at the next press of a finger, a mouse or a key
 */
export const createFactorBell = (atNextTouch: (then: () => void) => void): FactorBell => {
  let isPutAway = false;
  const watchers = new Set<() => void>();
  let answered: ((isGiven: boolean) => void) | undefined;
  let asking: Promise<boolean> | undefined;
  const tell = (): void => {
    for (const watcher of [...watchers]) watcher();
  };
  return {
    isAsked: () => asking !== undefined,
    watch: (onChange) => {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
    ask: () => {
      // Nobody stands before it: a book that is locked has no one to ask.
      if (watchers.size === 0 || isPutAway) return Promise.resolve(false);
      if (asking === undefined) {
        asking = new Promise((resolve) => (answered = resolve));
        tell();
      }
      return asking;
    },
    answer: (isGiven) => {
      if (!isGiven) {
        isPutAway = true;
        atNextTouch(() => (isPutAway = false));
      }
      asking = undefined;
      answered?.(isGiven);
      tell();
    },
  };
};
