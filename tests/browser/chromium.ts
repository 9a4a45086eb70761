// Starts the Chromium that tests/run/browser.mjs has found, with nothing in it that talks to the outside.
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  type Worker,
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
  /** The browser with its windows around it, for what the headless shell cannot do: a camera. */
  readonly isWhole?: boolean;
  /** Violations are the matter of the test, or counted elsewhere: closing does not fail because of them. */
  readonly mayReport?: boolean;
  /** Anything else a Playwright context knows: isMobile, hasTouch, permissions, … */
  readonly context?: BrowserContextOptions;
};

export type LaunchedChromium = {
  readonly context: BrowserContext;
  /** Absent where the profile lasts: there the context is the browser. */
  readonly browser?: Browser;
  /** What was against a page's policy, in its windows and their workers. */
  readonly reports: readonly string[];
  /** Fails where there was any such report, so that every test that starts a browser watches over it. */
  readonly close: () => Promise<void>;
};

/** What Chromium writes where something was refused by the page's policy. */
const REPORT = /Content Security Policy|Trusted(?: ?Type|HTML|Script)/i;

/** Playwright passes on what a window says; what its workers and the service worker are refused is asked of them. */
const watchPolicy = (context: BrowserContext, reports: string[]): void => {
  const hear = (text: string): void => {
    if (REPORT.test(text)) reports.push(text);
  };
  const watchWorker = (worker: Worker): void => {
    const told = worker.evaluate(
      () =>
        new Promise<string>((resolve) =>
          addEventListener('securitypolicyviolation', (event) =>
            resolve(`${event.effectiveDirective} ${event.blockedURI}`),
          ),
        ),
    );
    // A worker that ends has nothing more to say.
    told
      .then((text) => reports.push(`Content Security Policy in a worker: ${text}`))
      .catch(() => undefined);
  };
  const watchPage = (page: Page): void => {
    page.on('worker', watchWorker);
    page.workers().forEach(watchWorker);
    context
      .newCDPSession(page)
      .then(async (session) => {
        session.on('Log.entryAdded', ({ entry: { text, source, url = '', lineNumber = 0 } }) =>
          hear(`${text} (${source} ${url}:${lineNumber})`),
        );
        await session.send('Log.enable');
      })
      .catch(() => undefined);
  };
  context.on('console', (message) => hear(message.text()));
  context.on('serviceworker', watchWorker);
  context.serviceWorkers().forEach(watchWorker);
  context.on('page', watchPage);
  context.pages().forEach(watchPage);
};

/** @param mayReport the test is about a refusal itself and looks at `reports` */
const closing = async (
  close: () => Promise<void>,
  reports: readonly string[],
  mayReport: boolean,
): Promise<void> => {
  await close();
  if (reports.length > 0 && !mayReport)
    throw new Error(`against the policy: ${[...new Set(reports)].join('\n')}`);
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
  const whole = process.env['CHROMIUM_PATH'];
  const path = options.isWhole === true ? whole : (process.env['CHROMIUM_SHELL_PATH'] ?? whole);
  const launch = {
    headless: true,
    args: [...quiet, ...(options.args ?? [])],
    ...(path ? { executablePath: path } : {}),
  };
  const page = contextOptions(options);
  const reports: string[] = [];
  const { mayReport = false } = options;
  if (options.userDataDir !== undefined) {
    const context = await chromium.launchPersistentContext(options.userDataDir, {
      ...launch,
      ...page,
    });
    watchPolicy(context, reports);
    return { context, reports, close: () => closing(() => context.close(), reports, mayReport) };
  }
  const browser = await chromium.launch(launch);
  const context = await browser.newContext(page);
  watchPolicy(context, reports);
  return {
    ...{ browser, context, reports },
    close: () => closing(() => browser.close(), reports, mayReport),
  };
};
