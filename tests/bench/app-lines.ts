/** How much JavaScript the built app asks for until an officer sees the lock, and the day behind it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page, Request } from 'playwright-core';
import { catalogues } from '#text/catalogue.ts';
import { withoutNetworkReady } from '../browser/officer.ts';
import { buyHandset, startSyncServer } from '../browser/rig.ts';
import { rounded, type BenchLine } from './lines.ts';
import { invitedOfficer } from './sync-lines.ts';

const WORDS = 'trâu cày ruộng sâu mùa nước nổi';
const LONG_MS = 90_000;
/** Screens load what they will need next; what comes this soon after a screen still counts as its own. */
const SETTLE_MS = 1_000;
const { enrol, today } = catalogues.vi;

/**
 * Enrols a phone as an officer would, closes the browser, opens the app again, and adds up the scripts that the
 * page asks for, gzipped: to the lock, then to the day's screen. What the service worker fetches ahead of time
 * is not waited for and not counted; workers that the page starts are.
 */
export const javaScript = async (): Promise<readonly BenchLine[]> => {
  const server = await startSyncServer();
  const handset = await buyHandset();
  try {
    const link = await invitedOfficer(server);
    const first = handset.page;
    first.setDefaultTimeout(LONG_MS);
    await first.goto(link);
    await button(first, enrol.thisIsMe).click();
    for (const name of [enrol.words, enrol.wordsAgain])
      await first.getByRole('textbox', { name, exact: true }).fill(WORDS);
    await button(first, enrol.enter).click();
    await dayIsSeen(first);
    // The second visit is that of an app that is on the phone.
    await withoutNetworkReady(first);

    await handset.reopen();
    const { page } = handset;
    page.setDefaultTimeout(LONG_MS);
    const asked = new Set<string>();
    const note = (request: Request): void => {
      const { pathname } = new URL(request.url());
      if (pathname.endsWith('.js')) asked.add(pathname);
    };
    page.on('request', note);
    await page.goto(server.origin);
    await page.getByRole('textbox', { name: enrol.words, exact: true }).waitFor();
    await page.waitForTimeout(SETTLE_MS);
    const toUnlock = await gzippedKb(asked);
    page.off('request', note);
    await page.getByRole('textbox', { name: enrol.words, exact: true }).fill(WORDS);
    const day = scriptsUntilTheDay(page);
    await button(page, enrol.unlock).click();
    for (const path of await day) asked.add(path);
    const toToday = await gzippedKb(asked);
    if (process.env['BENCH_FILES'] !== undefined) console.error([...asked].join('\n'));
    return [
      { name: 'app.js-to-unlock', value: toUnlock, unit: 'KB gzip' },
      { name: 'app.js-to-today', value: toToday, unit: 'KB gzip' },
    ];
  } finally {
    await handset.throwAway();
    await server.throwAway();
  }
};

/** What the page has asked for when the day's screen is painted, by its own clock: what is read behind it comes later. */
const scriptsUntilTheDay = (page: Page): Promise<readonly string[]> =>
  page.evaluate(
    (title) =>
      new Promise<readonly string[]>((resolve) => {
        const look = (): void => {
          if (document.querySelector('h1')?.textContent !== title) return;
          observer.disconnect();
          requestAnimationFrame((paintedMs) =>
            resolve(
              performance
                .getEntriesByType('resource')
                .filter(({ name, startTime }) => name.endsWith('.js') && startTime <= paintedMs)
                .map(({ name }) => new URL(name).pathname),
            ),
          );
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { childList: true, subtree: true, characterData: true });
      }),
    today.title,
  );

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

const dayIsSeen = (page: Page): Promise<void> =>
  page.getByRole('heading', { level: 1, name: today.title, exact: true }).waitFor();

const gzippedKb = async (paths: ReadonlySet<string>): Promise<number> => {
  const dist = join(import.meta.dirname, '../../dist');
  let bytes = 0;
  for (const path of paths) bytes += gzipSync(await readFile(join(dist, path))).length;
  return rounded(bytes / 1000);
};
