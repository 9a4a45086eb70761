// Starts the Chromium that tests/run/browser.mjs has found, with nothing in it that talks to the outside.
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
} from 'playwright-core';

export type ChromiumOptions = {
  /** A profile that lasts: what the app keeps is still there at the next launch. Without it, a fresh one. */
  readonly userDataDir?: string;
  readonly userAgent?: string;
  readonly offline?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** Command-line switches besides the usual ones. */
  readonly args?: readonly string[];
  /** Anything else a Playwright context knows: isMobile, hasTouch, permissions, … */
  readonly context?: BrowserContextOptions;
};

export type LaunchedChromium = {
  readonly context: BrowserContext;
  /** Absent where the profile lasts: there the context is the browser. */
  readonly browser?: Browser;
  readonly close: () => Promise<void>;
};

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // Painting without a graphics card: one process less, a tenth of the time.
  '--disable-software-rasterizer',
  '--in-process-gpu',
  '--disable-quic',
];

/** The smallest phone of look.md. */
export const PHONE = { width: 360, height: 740 };

/** Of the options those that a context has of its own in a browser it shares. */
export const contextOptions = (options: ChromiumOptions): BrowserContextOptions => ({
  locale: 'vi-VN',
  timezoneId: 'Asia/Ho_Chi_Minh',
  viewport: options.viewport ?? PHONE,
  ...(options.userAgent === undefined ? {} : { userAgent: options.userAgent }),
  ...(options.offline === undefined ? {} : { offline: options.offline }),
  ...(options.colorScheme === undefined ? {} : { colorScheme: options.colorScheme }),
  ...options.context,
});

export const launchChromium = async (options: ChromiumOptions = {}): Promise<LaunchedChromium> => {
  const path = process.env['CHROMIUM_PATH'];
  const launch = {
    headless: true,
    args: [...quiet, ...(options.args ?? [])],
    ...(path ? { executablePath: path } : {}),
  };
  const page = contextOptions(options);
  if (options.userDataDir !== undefined) {
    const context = await chromium.launchPersistentContext(options.userDataDir, {
      ...launch,
      ...page,
    });
    return { context, close: () => context.close() };
  }
  const browser = await chromium.launch(launch);
  return { browser, context: await browser.newContext(page), close: () => browser.close() };
};
