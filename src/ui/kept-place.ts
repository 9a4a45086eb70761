/** Where a list was left and what was searched in it: remembered while the book is open, by its address. */
import { createContext, useContext, useEffect, useState, type RefObject } from 'react';

/** Which of the things that scroll on a screen it was, and how far down. */
interface Place {
  readonly scroller: number;
  readonly top: number;
}

export interface KeptPlaces {
  readonly places: Map<string, Place>;
  readonly queries: Map<string, string>;
}

export const noPlacesKept = (): KeptPlaces => ({ places: new Map(), queries: new Map() });

/** Filled by the app, anew at each opening: nothing of it outlives the open book. */
export const KeptPlacesContext = createContext<KeptPlaces | undefined>(undefined);

/** The search of a list, found again when the list is come back to. */
export const useKeptQuery = (): readonly [string, (query: string) => void] => {
  const kept = useContext(KeptPlacesContext);
  const [path] = useState(() => window.location.pathname);
  const [query, setQuery] = useState(() => kept?.queries.get(path) ?? '');
  return [
    query,
    (next) => {
      kept?.queries.set(path, next);
      setQuery(next);
    },
  ];
};

/** Has a screen stand where it was left, once its rows have come. */
export const useKeptPlace = (root: RefObject<HTMLElement | null>, isKept: boolean): void => {
  const places = useContext(KeptPlacesContext)?.places;
  useEffect(() => {
    const screen = root.current;
    if (screen === null || places === undefined || !isKept) return;
    const path = window.location.pathname;
    let last: { readonly element: HTMLElement; readonly top: number } | undefined;
    const onScroll = ({ target }: Event): void => {
      if (target instanceof HTMLElement) last = { element: target, top: target.scrollTop };
    };
    // Scrolling does not bubble, but it is caught on its way down.
    screen.addEventListener('scroll', onScroll, true);
    const stop = restore(screen, places.get(path));
    return () => {
      stop();
      screen.removeEventListener('scroll', onScroll, true);
      const scroller = last === undefined ? -1 : scrollersIn(screen).indexOf(last.element);
      if (last !== undefined && scroller >= 0) places.set(path, { scroller, top: last.top });
    };
  }, [root, places, isKept]);
};

/** The screen itself (large text), its parts, and a virtual list inside, in the order of the page. */
const scrollersIn = (screen: HTMLElement): readonly HTMLElement[] => [
  screen,
  ...[...screen.querySelectorAll<HTMLElement>('*')].filter(
    ({ style, parentElement }) => parentElement === screen || style.overflowY === 'auto',
  ),
];

/** The rows of a long list are measured as they come into sight; after this the list stays where it is. */
const RESTORE_MS = 1500;
const NEAR_PX = 2;

/** Tries until the rows have come; a touch, a wheel or a key of the officer's ends it. */
const restore = (screen: HTMLElement, place: Place | undefined): (() => void) => {
  if (place === undefined || place.top === 0) return () => undefined;
  const endMs = performance.now() + RESTORE_MS;
  let frame = 0;
  const stop = (): void => {
    cancelAnimationFrame(frame);
    for (const kind of HANDS) window.removeEventListener(kind, stop);
  };
  const look = (): void => {
    const scroller = scrollersIn(screen)[place.scroller];
    if (scroller !== undefined) scroller.scrollTop = place.top;
    const isThere = scroller !== undefined && Math.abs(scroller.scrollTop - place.top) < NEAR_PX;
    if (isThere || performance.now() > endMs) stop();
    else frame = requestAnimationFrame(look);
  };
  for (const kind of HANDS) window.addEventListener(kind, stop, { passive: true });
  frame = requestAnimationFrame(look);
  return stop;
};

const HANDS = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;
