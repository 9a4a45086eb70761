/** Lets so many through at a time, first come, first served. */

export interface Turnstile {
  readonly pass: <T>(work: () => Promise<T>) => Promise<T>;
  /** How many stand before it. */
  readonly waiting: () => number;
}

export const turnstile = (atATime: number): Turnstile => {
  const waiting: (() => void)[] = [];
  let inside = 0;
  const enter = (): Promise<void> | undefined => {
    if (inside < atATime) {
      inside += 1;
      return undefined;
    }
    return new Promise((resolve) => waiting.push(resolve));
  };
  /** Whoever leaves hands the place on. */
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) inside -= 1;
    else next();
  };
  return {
    waiting: () => waiting.length,
    pass: async (work) => {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
};
