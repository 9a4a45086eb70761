/** Covers the book while it is not seen, and tells when nobody has used it for too long: then it is locked. */

/** What says that somebody is there; a scanner's beam comes as keys. */
const ACTS = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/** As much of a page as is asked for here. */
export type WatchedPage = Pick<
  Document,
  'visibilityState' | 'addEventListener' | 'removeEventListener'
> & { readonly documentElement: Pick<HTMLElement, 'toggleAttribute'> };

/** Hides all of the page from whoever looks at it, not from a printer (tokens.css). */
const COVERED = 'data-covered';

/**
 * @param absenceMs how long is too long, since the last touch or key, seen or not
 * @param onAbsence the page stays covered until the watch is stopped
 */
export const watchAbsence = (
  absenceMs: number,
  onAbsence: () => void,
  page: WatchedPage = document,
): (() => void) => {
  const clocks = (): readonly number[] => [Date.now(), performance.now()];
  let used = clocks();
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cover = (isCovered: boolean): void => {
    page.documentElement.toggleAttribute(COVERED, isCovered);
  };

  /** By the clock that says more: one may be put back, the other stands while a laptop sleeps. */
  const idleMs = (): number => Math.max(...clocks().map((now, at) => now - (used[at] ?? now)));
  const isAbsent = (): boolean => {
    if (isOver) return true;
    if (idleMs() < absenceMs) return false;
    isOver = true;
    cover(true);
    onAbsence();
    return true;
  };
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        if (!isAbsent()) wait();
      },
      Math.max(0, absenceMs - idleMs()),
    );
  };
  const act = (): void => {
    if (!isAbsent()) used = clocks();
  };
  const look = (): void => {
    if (page.visibilityState === 'hidden') cover(true);
    else if (!isAbsent()) cover(false);
  };

  page.addEventListener('visibilitychange', look);
  for (const name of ACTS) page.addEventListener(name, act, { capture: true, passive: true });
  wait();
  return () => {
    clearTimeout(timer);
    page.removeEventListener('visibilitychange', look);
    for (const name of ACTS) page.removeEventListener(name, act, { capture: true });
    cover(false);
  };
};
