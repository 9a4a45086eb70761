/** A phone six times slower than this machine: its page, its workers, and the time from a tap to what is then seen. */
import type { Locator, Page } from 'playwright-core';

/** look.md holds the paths to such a phone. */
export const THROTTLE = 6;

/** What must be in sight: an element of this kind with these words in it, under this title where one is told. */
export interface Awaited {
  readonly selector: string;
  readonly text: string;
  readonly title?: string;
}

declare global {
  interface Window {
    slowPhone: {
      /** When it was painted, by the page's own clock. */
      readonly seen: (awaited: Awaited) => Promise<number>;
      /** From the next tap until it is painted. */
      readonly tapToSeen: (awaited: Awaited) => void;
      /** From the beginning of the page until something can be typed. */
      readonly firstField: Promise<number>;
      tookMs?: Promise<number>;
      /** What was waited for answers of workers, slowed down. */
      workersMs: number;
    };
  }
}

/**
 * Runs in each page before the app. CDP slows a page's main thread and no worker of it; so the answers of
 * workers are held back until six times their time is over. Argon2 measures itself at the enrolment, and is told
 * the time of such a phone as well: it then chooses the words' settings as on one.
 */
export const slowDown = (): void => {
  const SLOWER = 6;
  const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ');
  const isThere = (selector: string, text: string): boolean =>
    [...document.querySelectorAll(selector)].some(
      (element) =>
        plain(element.textContent).includes(plain(text)) && element.getClientRects().length > 0,
    );
  const isSeen = ({ selector, text, title }: Awaited): boolean =>
    isThere(selector, text) && (title === undefined || isThere('h1', title));
  const seen = (awaited: Awaited): Promise<number> =>
    new Promise((resolve) => {
      const look = (): boolean => {
        if (!isSeen(awaited)) return false;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
        return true;
      };
      const observer = new MutationObserver(look);
      if (!look())
        observer.observe(document, { childList: true, subtree: true, characterData: true });
    });
  window.slowPhone = {
    seen,
    workersMs: 0,
    // In the screen that stands in the page words can be typed already.
    firstField: seen({ selector: '#root input, [data-first] input', text: '' }),
    tapToSeen: (awaited) => {
      window.slowPhone.tookMs = new Promise((resolve) =>
        document.addEventListener(
          'click',
          ({ timeStamp }) => void seen(awaited).then((atMs) => resolve(atMs - timeStamp)),
          { capture: true, once: true },
        ),
      );
    },
  };

  const FastWorker = window.Worker;
  window.Worker = class extends FastWorker {
    private askedMs = performance.now();
    override postMessage(...message: [unknown, ...never[]]): void {
      this.askedMs = performance.now();
      super.postMessage(...message);
    }
    override addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | AddEventListenerOptions,
    ): void {
      if (type !== 'message' || typeof listener !== 'function') {
        super.addEventListener(type, listener, options);
        return;
      }
      super.addEventListener(
        type,
        (event) => {
          const tookMs = performance.now() - this.askedMs;
          window.slowPhone.workersMs += tookMs * SLOWER;
          const { data } = event as MessageEvent<{ readonly tookMs?: unknown }>;
          const told =
            typeof data.tookMs === 'number' ? { ...data, tookMs: data.tookMs * SLOWER } : data;
          setTimeout(
            () => listener(new MessageEvent('message', { data: told })),
            tookMs * (SLOWER - 1),
          );
        },
        options,
      );
    }
  };
};

/** Milliseconds from this tap until the result is painted; what leads up to it is not slowed down. */
export const tapToSeen = async (page: Page, target: Locator, awaited: Awaited): Promise<number> => {
  // Scrolled to and steady before the clock runs.
  await target.scrollIntoViewIfNeeded();
  await page.waitForTimeout(SETTLE_MS);
  const session = await page.context().newCDPSession(page);
  await page.evaluate((what) => window.slowPhone.tapToSeen(what), awaited);
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
  try {
    await target.click();
    return await page.evaluate(() => window.slowPhone.tookMs ?? Number.NaN);
  } finally {
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await session.detach();
  }
};

/** What the screen before has begun is finished on a phone in somebody's hand as well. */
const SETTLE_MS = 300;

/** From an empty window to the field that asks for the words, slowed down all the way. */
export const openSlowly = async (page: Page, url: string): Promise<number> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
  await page.goto(url, { waitUntil: 'commit' });
  const openedMs = await page.evaluate(() => window.slowPhone.firstField);
  await session.detach();
  return openedMs;
};

const LETTER_MS = 150;

/** Letter by letter, as a quick thumb does, on a page slowed down all the while. */
export const typeSlowly = async (page: Page, field: Locator, text: string): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
  await field.pressSequentially(text, { delay: LETTER_MS });
  await session.detach();
};
