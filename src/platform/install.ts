/** Putting the app on the home screen: whether the browser offers it, and where nothing may be entered before. */

/** Chromium's event; no standard has it. */
interface BeforeInstallPromptEvent extends Event {
  readonly prompt: () => Promise<unknown>;
}

export interface InstallOffer {
  /** The browser is willing to install at a tap. */
  readonly isReady: () => boolean;
  readonly watch: (onChange: () => void) => () => void;
  /** Opens the browser's own question, once: it gives no second one before the next start. */
  readonly ask: () => void;
}

/** Made at the start: the browser offers once, and early. */
export const createInstallOffer = (window: Window): InstallOffer => {
  const watchers = new Set<() => void>();
  let kept: BeforeInstallPromptEvent | undefined;
  const keep = (event: BeforeInstallPromptEvent | undefined): void => {
    kept = event;
    for (const watcher of watchers) watcher();
  };
  window.addEventListener('beforeinstallprompt', (event) => {
    // Not now, on the way in, but where the officer asks for it or has something worth keeping.
    event.preventDefault();
    if (isPrompt(event)) keep(event);
  });
  window.addEventListener('appinstalled', () => keep(undefined));
  return {
    isReady: () => kept !== undefined,
    watch: (onChange) => {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
    ask: () => {
      const prompt = kept;
      if (prompt === undefined) return;
      keep(undefined);
      prompt.prompt().catch(() => undefined);
    },
  };
};

const isPrompt = (event: Event): event is BeforeInstallPromptEvent => 'prompt' in event;

export interface BrowserFacts {
  readonly userAgent: string;
  readonly touchPoints: number;
  /** Opened from the home screen. */
  readonly isInstalled: boolean;
}

/**
 * Safari on iPhone and iPad throws away what a tab has kept after a week without a visit, and gives the app
 * on the home screen a storage of its own: whoever begins in the tab begins in the wrong place.
 */
export const mustInstallFirst = (browser: BrowserFacts): boolean =>
  !browser.isInstalled &&
  (/iPhone|iPad|iPod/.test(browser.userAgent) ||
    // An iPad calls itself a Macintosh; no Macintosh is touched.
    (/Macintosh/.test(browser.userAgent) && browser.touchPoints > 1));

export const browserFacts = (): BrowserFacts => ({
  userAgent: navigator.userAgent,
  touchPoints: navigator.maxTouchPoints,
  isInstalled:
    ('standalone' in navigator && navigator.standalone === true) ||
    window.matchMedia('(display-mode: standalone)').matches,
});
