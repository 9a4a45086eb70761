/** A piece of the app that is read once, late. */

/** Reads a piece of the app when it is first asked for; what could not be read is asked for again the next time. */
export const readOnce = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let kept: Promise<T> | undefined;
  return () => {
    kept ??= read().catch((error: unknown) => {
      kept = undefined;
      throw error;
    });
    return kept;
  };
};
