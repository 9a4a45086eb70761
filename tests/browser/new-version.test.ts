// A second build under the running app: it waits for the officer, never over a form, and no Wi-Fi's login page is taken for it.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { listen, type Listening } from '#server/listen.ts';
import { openServer, type OpenServer } from '#server/open-server.ts';
import { makeSetUpInvitation } from '#server/set-up.ts';
import { readSettings } from '#server/settings.ts';
import { staticFiles } from '#server/static-files.ts';
import {
  button,
  enterByLink,
  field,
  fillRegistration,
  openBook,
  seen,
  title,
  toTab,
  unlock,
  vi,
  withoutNetworkReady,
} from './officer.ts';
import { CHAIR, foundUnion } from './practice-union.ts';
import { buildIfStale, buyHandset, freePort, type Handset } from './rig.ts';

const HALF = 'Quàng Văn Xôm';
const folder = mkdtempSync(join(tmpdir(), 'scd-app-'));
const dataDir = mkdtempSync(join(tmpdir(), 'scd-data-'));
let origin: string;
let server: OpenServer;
let listening: Listening;
let phone: Handset;
/** Which addresses a Wi-Fi answers with its login page. */
let isOfWifi: (path: string) => boolean = () => false;

const loginPage = (): Response =>
  new Response('<!doctype html><title>Wi-Fi</title><form>Đăng nhập</form>', {
    headers: { 'content-type': 'text/html' },
  });

beforeAll(async () => {
  buildIfStale();
  cpSync(join(import.meta.dirname, '../../dist'), folder, { recursive: true });
  const port = await freePort();
  const settings = readSettings({ PORT: String(port), DATA_DIR: dataDir }, { port, dataDir });
  origin = `http://localhost:${port}`;
  server = await openServer({ dataDir, origin });
  const app = createApp(server.context, staticFiles(folder), () => undefined);
  const answer = app.fetch;
  app.fetch = (request, ...more) =>
    isOfWifi(new URL(request.url).pathname) ? loginPage() : answer(request, ...more);
  listening = await listen(server, app, settings);
  const setUp = await makeSetUpInvitation(server.context);
  const union = await foundUnion({ origin, setUpLink: setUp!.link });
  phone = await buyHandset();
  await enterByLink(phone.page, (await union.invite(CHAIR)).link);
  await withoutNetworkReady(phone.page);
});
afterAll(async () => {
  await phone.throwAway();
  await listening.stop();
  for (const left of [folder, dataDir]) rmSync(left, { recursive: true, force: true });
});

afterEach(() => {
  isOfWifi = () => false;
});

/** Another page and the service worker that names it, as a build would leave them. */
const publish = (version: string): void => {
  const page = join(folder, 'index.html');
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace(/<html[^>]*>/, `<html lang="vi" data-version="${version}">`),
  );
  const bytes = readFileSync(page);
  const revision = createHash('md5').update(bytes).digest('hex');
  const hash = createHash('sha256').update(bytes).digest('base64');
  const worker = join(folder, 'sw.js');
  const before = readFileSync(worker, 'utf8');
  const after = before.replace(
    /(url:"index\.html",revision:")[^"]+(",integrity:"sha256-)[^"]+/,
    `$1${revision}$2${hash}`,
  );
  expect(after).not.toBe(before);
  writeFileSync(worker, after);
};

/** Looks for a new version, as the app does each hour; answers with how that ended. */
const lookForNew = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    try {
      await registration.update();
    } catch {
      return 'not reached';
    }
    const { installing } = registration;
    if (installing === null) return registration.waiting === null ? 'none' : 'waits';
    return new Promise<string>((resolve) => {
      const look = (): void => {
        if (installing.state === 'installed') resolve('waits');
        if (installing.state === 'redundant') resolve('given up');
      };
      installing.addEventListener('statechange', look);
      look();
    });
  });
const versionOf = (page: Page): Promise<string | null> => page.getAttribute('html', 'data-version');
const bar = (page: Page) => page.getByText(vi.sync.updateReady);

test('the login page of a Wi-Fi is taken for no piece of a new version: the one on the phone goes on', async () => {
  const { page } = phone;
  publish('2');
  isOfWifi = () => true;
  expect(await lookForNew(page)).toBe('not reached');
  // The worse moment: the Wi-Fi closes when the new service worker is there and its files are not.
  isOfWifi = (path) => !/^\/(sw|workbox-[^/]*)\.js$/.test(path);
  expect(await lookForNew(page)).toBe('given up');
  await openBook(page, origin);
  expect(await versionOf(page)).toBeNull();
  expect(await bar(page).count()).toBe(0);
});

test('a piece that the phone has thrown out is not replaced by the login page either', async () => {
  const { page } = phone;
  const kept = await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        if (request.url.endsWith('.wasm')) {
          await cache.delete(request);
          return request.url;
        }
    }
    return '';
  });
  expect(kept).not.toBe('');
  // Not from what the browser keeps besides: from the network.
  const typeOfFetched = (): Promise<string | null> =>
    page.evaluate(
      (url) =>
        fetch(url, { cache: 'reload' }).then(
          ({ headers }) => headers.get('content-type'),
          () => 'refused',
        ),
      kept,
    );
  isOfWifi = () => true;
  expect(await typeOfFetched()).toBe('refused');
  isOfWifi = () => false;
  expect(await typeOfFetched()).toBe('application/wasm');
});

test('while something is typed a new version says nothing and takes nothing away; then it waits to be chosen', async () => {
  const { page } = phone;
  await fillRegistration(page, { fullName: HALF });
  await page.evaluate(() => Object.assign(window, { isSameWindow: true }));
  expect(await lookForNew(page)).toBe('waits');
  // Nothing comes to be waited for: what would show the bar, or load anew, has had its time.
  await page.waitForTimeout(500);
  expect(await bar(page).count()).toBe(0);
  await expect.poll(() => field(page, vi.roster.name).inputValue()).toBe(HALF);

  await toTab(page, 'roster');
  await seen(bar(page));
  expect(await page.evaluate(() => 'isSameWindow' in window)).toBe(true);
  expect(await versionOf(page)).toBeNull();
});

test('chosen, it loads anew by itself; the form half filled is there in the new version', async () => {
  const { page } = phone;
  await button(page, vi.sync.updateNow).click();
  await seen(title(page, vi.enrol.unlockTitle));
  expect(await versionOf(page)).toBe('2');
  await unlock(page);
  await seen(title(page, vi.roster.title), 40_000);
  expect(await bar(page).count()).toBe(0);
  await page.getByRole('main').getByRole('link', { name: vi.roster.addShort }).first().click();
  await button(page, vi.common.draftTake).click();
  await expect.poll(() => field(page, vi.roster.name).inputValue()).toBe(HALF);
  expect(phone.faults).toEqual([]);
});
