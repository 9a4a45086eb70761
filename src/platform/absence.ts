/** Tells when the officer comes back after having put the app away for a while: then the book is locked. */

/** @param absenceMs how long is too long */
export const watchAbsence = (absenceMs: number, onAbsence: () => void): (() => void) => {
  let leftMs: number | undefined;
  const look = (): void => {
    if (document.visibilityState === 'hidden') leftMs = Date.now();
    else if (leftMs !== undefined && Date.now() - leftMs > absenceMs) onAbsence();
    if (document.visibilityState === 'visible') leftMs = undefined;
  };
  document.addEventListener('visibilitychange', look);
  return () => document.removeEventListener('visibilitychange', look);
};
