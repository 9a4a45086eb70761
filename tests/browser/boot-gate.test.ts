// The gate before the app, in a real Chromium: who is let in, who is not, and what the page then offers.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { contextOptions, launchChromium, type ChromiumOptions } from './chromium.ts';
import { startGateServer, type GateServer } from './gate-server.ts';

const zaloOnAndroid =
  'Mozilla/5.0 (Linux; Android 12; CPH2269 Build/SP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.6367.82 Mobile Safari/537.36 Zalo android/12100704 ZaloTheme/light ZaloLanguage/vi';
const facebookOnIphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/468.0.0.39.108;FBBV/608887461;FBDV/iPhone12,1;FBMD/iPhone;FBSN/iOS;FBSV/17.5.1;FBSS/2;FBLC/vi_VN]';
const someAppOnIphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148';
const safariOnIphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';
const messengerOnAndroid =
  'Mozilla/5.0 (Linux; Android 11; SM-A127F; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0.0.0 Mobile Safari/537.36 [FB_IAB/MESSENGER;FBAV/438.0.0.32.112;]';
const tiktokOnAndroid =
  'Mozilla/5.0 (Linux; Android 13; SM-A145F; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/119.0.0.0 Mobile Safari/537.36 musical_ly_2023204030 JsSdk/1.0 BytedanceWebview/d8a21c6';
const lineOnAndroid =
  'Mozilla/5.0 (Linux; Android 13; SM-A145F; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/119.0.0.0 Mobile Safari/537.36 Line/13.21.0/IAB';
const samsungInternet =
  'Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-A145F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36';
const chrome96 =
  'Mozilla/5.0 (Linux; Android 7.1; SM-J250F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/96.0.4664.45 Mobile Safari/537.36';

const invitation = '/join#K7Q2-9XWM;Zm9v~bar=';

let server: GateServer;
/** One for all visits: each has a context, and so a storage, of its own. */
let browser: Browser;
let leave: (() => Promise<void>) | undefined;

beforeAll(async () => {
  server = await startGateServer();
  const launched = await launchChromium({
    args: ['--host-resolver-rules=MAP phone.test 127.0.0.1'],
  });
  browser = launched.browser!;
});
afterEach(async () => {
  await leave?.();
  leave = undefined;
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

type Visit = Omit<ChromiumOptions, 'args'> & {
  readonly path?: string;
  readonly host?: string;
  /** Runs in the page before anything else: takes away what an old browser lacks. */
  readonly lacking?: () => void;
};

const visit = async ({ path = '/', host = 'localhost', lacking, ...options }: Visit) => {
  const opened =
    options.userDataDir === undefined
      ? { context: await browser.newContext(contextOptions(options)) }
      : await launchChromium(options);
  leave = () => opened.context.close();
  const page = await opened.context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') problems.push(line.text());
  });
  if (lacking) await page.addInitScript(lacking);
  await page.goto(`http://${host}:${server.port}${path}`);
  await page.waitForSelector('html[data-gate=open], html[data-gate=refused]');
  const picture = process.env['GATE_PICTURES'];
  if (picture) {
    const name = expect.getState().currentTestName?.replace(/[^\p{L}\p{N}]+/gu, '-') ?? 'page';
    await page.screenshot({ path: `${picture}/${name}.png`, fullPage: true });
  }
  expect(problems).toEqual([]);
  return page;
};

const gate = (page: Page) => page.getAttribute('html', 'data-gate');
const kind = (page: Page) => page.getAttribute('#gate', 'data-kind');
const shown = (page: Page) => page.locator('body').innerText();

const nothingCanBeEntered = async (page: Page) => {
  expect(await page.locator('input, textarea, select, form, [contenteditable]').count()).toBe(0);
  await expect.poll(() => page.locator('#root').innerText()).toBe('');
};

describe('where the app can run, the gate is not seen', () => {
  test.each([
    ['this Chromium', undefined],
    ['Samsung Internet', samsungInternet],
    ['Safari on an iPhone', safariOnIphone],
  ])('%s', async (_name, userAgent) => {
    const page = await visit(userAgent === undefined ? {} : { userAgent });
    expect(await gate(page)).toBe('open');
    await page.waitForFunction(
      () => document.getElementById('root')?.textContent === 'app is running',
    );
    expect(await page.locator('#gate').count()).toBe(0);
  });

  test('nor in a profile that lasts, and the probe leaves nothing behind', async () => {
    const page = await visit({ userDataDir: '' });
    expect(await gate(page)).toBe('open');
    await page.waitForFunction(async () => (await indexedDB.databases()).length === 0);
  });
});

describe('inside another app nothing can be entered', () => {
  test('Zalo on Android opens Chrome, and the invitation goes along', async () => {
    const page = await visit({ userAgent: zaloOnAndroid, path: invitation });
    expect(await kind(page)).toBe('in-app');
    await nothingCanBeEntered(page);
    expect(await shown(page)).toContain('bên trong Zalo');
    expect(await shown(page)).toContain('Lời mời vẫn còn nguyên');
    const link = await page.getByText('Mở bằng Chrome', { exact: true }).getAttribute('href');
    expect(addressOfIntent(link!)).toBe(`http://localhost:${server.port}${invitation}`);
    const fallback = /;S\.browser_fallback_url=([^;]*);/.exec(link!)?.[1];
    expect(decodeURIComponent(fallback!)).toBe(page.url());
    expect(link).toContain(';package=com.android.chrome;');
    expect(link!.endsWith(';end')).toBe(true);
  });

  test('Facebook on an iPhone shows the way to Safari as a picture, and no Android link', async () => {
    const page = await visit({ userAgent: facebookOnIphone, path: invitation });
    expect(await kind(page)).toBe('in-app');
    await nothingCanBeEntered(page);
    expect(await shown(page)).toContain('bên trong Facebook');
    expect(await shown(page)).toContain('Chọn “Mở bằng Safari”');
    expect(await page.locator('svg[role=img]').getAttribute('aria-label')).toContain('Safari');
    expect(await page.locator('a[href^="intent:"]').count()).toBe(0);
  });

  test.each([
    ['Messenger', messengerOnAndroid],
    ['TikTok', tiktokOnAndroid],
    ['LINE', lineOnAndroid],
    ['ứng dụng khác', someAppOnIphone],
  ])('%s', async (name, userAgent) => {
    const page = await visit({ userAgent });
    expect(await kind(page)).toBe('in-app');
    await nothingCanBeEntered(page);
    expect(await shown(page)).toContain(`bên trong ${name}`);
  });

  test('the link can be copied, whole', async () => {
    const page = await visit({
      userAgent: zaloOnAndroid,
      path: invitation,
      context: { permissions: ['clipboard-read', 'clipboard-write'] },
    });
    await page.getByRole('button', { name: 'Sao chép liên kết' }).click();
    await page.getByText('Đã sao chép').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  });

  test('where copying is not allowed, the address is there to be held and copied', async () => {
    const page = await visit({
      userAgent: zaloOnAndroid,
      path: invitation,
      lacking: () => {
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
        Object.defineProperty(document, 'execCommand', { value: () => false });
      },
    });
    await page.getByRole('button', { name: 'Sao chép liên kết' }).click();
    await page.getByText('Máy không cho sao chép').waitFor();
    await expect.poll(() => page.locator('[role=status]').innerText()).toContain(page.url());
  });

  test('one tap turns the page to English and back', async () => {
    const page = await visit({ userAgent: zaloOnAndroid });
    await page.getByRole('button', { name: 'English' }).click();
    expect(await shown(page)).toContain('Open in Chrome to use the book');
    expect(await page.locator('#gate').getAttribute('lang')).toBe('en');
    await page.getByRole('button', { name: 'Tiếng Việt' }).click();
    expect(await shown(page)).toContain('Mở bằng Chrome để vào sổ');
    expect(await page.title()).toBe('Sổ Công đoàn');
  });
});

describe('over plain http from another machine', () => {
  test('says why it cannot run, and where it is', async () => {
    const page = await visit({ host: 'phone.test' });
    expect(await kind(page)).toBe('insecure');
    await nothingCanBeEntered(page);
    expect(await shown(page)).toContain(`http://phone.test:${server.port}`);
    expect(await shown(page)).toContain('https://');
    expect(await shown(page)).toContain(`adb reverse tcp:${server.port}`);
  });
});

describe('below the floor', () => {
  test.each([
    ['Chromium before 110', () => Reflect.deleteProperty(Array.prototype, 'toSorted')],
    ['Firefox before 113', () => Reflect.deleteProperty(globalThis, 'CompressionStream')],
    ['Safari before 15.4', () => Reflect.deleteProperty(globalThis, 'structuredClone')],
    [
      'Chromium 110, by a colour it cannot mix',
      () => {
        const supports = CSS.supports.bind(CSS);
        CSS.supports = (name: string, value?: string) =>
          !(value ?? name).includes('color-mix') && supports(name, value ?? '');
      },
    ],
  ])('%s is told what to update', async (_name, lacking) => {
    const page = await visit({ userAgent: chrome96, lacking });
    expect(await kind(page)).toBe('old');
    await nothingCanBeEntered(page);
    expect(await shown(page)).toContain('CH Play');
    expect(await shown(page)).toContain('Chrome 96 · Android 7.1');
  });
});

describe('where nothing lasts', () => {
  test('no service worker', async () => {
    const page = await visit({
      lacking: () => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'),
    });
    expect(await kind(page)).toBe('no-storage');
    await nothingCanBeEntered(page);
  });

  test('site data blocked: even to look throws', async () => {
    const page = await visit({
      lacking: () =>
        Object.defineProperty(globalThis, 'indexedDB', {
          get: () => {
            throw new DOMException('denied', 'SecurityError');
          },
        }),
    });
    expect(await kind(page)).toBe('no-storage');
  });

  test('a database that does not open', async () => {
    const page = await visit({
      lacking: () => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('denied', 'InvalidStateError');
        };
      },
    });
    expect(await kind(page)).toBe('no-storage');
    await nothingCanBeEntered(page);
  });

  test('a private tab of Safari, by what Safari says', async () => {
    const page = await visit({
      userAgent: safariOnIphone,
      lacking: () => {
        StorageManager.prototype.getDirectory = () =>
          Promise.reject(
            new DOMException(
              'The operation failed for an unknown transient reason',
              'UnknownError',
            ),
          );
      },
    });
    expect(await kind(page)).toBe('private');
    await nothingCanBeEntered(page);
    expect(await shown(page)).toContain('thẻ riêng tư');
  });
});

/** As android.content.Intent.parseUri reads it: the data is all before the last `#`, with the named scheme. */
const addressOfIntent = (link: string): string => {
  const at = link.lastIndexOf('#');
  expect(link.slice(at)).toMatch(/^#Intent;/);
  const scheme = /;scheme=([a-z]+);/.exec(link.slice(at))?.[1];
  return `${scheme}:${link.slice('intent:'.length, at)}`;
};
