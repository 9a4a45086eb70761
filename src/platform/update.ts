/** A new version of the app waits until the officer says so: never in the middle of a form. */
import { registerSW } from 'virtual:pwa-register';
import { whenIdle } from './occasions.ts';

export interface Updates {
  readonly isReady: () => boolean;
  readonly watch: (onChange: () => void) => () => void;
  /** Puts the new version in the place of this one; the window loads anew. */
  readonly apply: () => void;
}

const HOUR_MS = 3_600_000;
/** Where the app comes from the phone already, a newer one is looked for when the book may be open. */
const LATER_MS = 6_000;

export const createUpdates = (): Updates => {
  const watchers = new Set<() => void>();
  let isReady = false;
  let update: ReturnType<typeof registerSW> | undefined;
  const register = (): void => {
    update = registerSW({
      onNeedRefresh: () => {
        isReady = true;
        for (const watcher of watchers) watcher();
      },
      onRegisteredSW: (_url, registration) => {
        // A laptop may stay open for weeks.
        setInterval(() => void registration?.update().catch(() => undefined), HOUR_MS);
      },
    });
  };
  const isOnPhone = 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
  if (isOnPhone) setTimeout(register, LATER_MS);
  else {
    register();
    // A piece that cannot be read: then the service worker has it all to fetch, more slowly.
    whenIdle(() => {
      void import('./fetch-ahead.ts').then(({ fetchAhead }) => fetchAhead()).catch(() => undefined);
    });
  }
  return {
    isReady: () => isReady,
    watch: (onChange) => {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
    apply: () => void update?.(true),
  };
};
