// What goes wrong at the edges of a phone: each time a sentence says what to do, nothing is lost, nothing is shown as saved that is not.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Phone } from '#tests/sync/phone.ts';
import { receiptNumbers, synced } from '#tests/sync/union.ts';
import { vietnamDate } from '#domain/day-number.ts';
import { dayText } from '#text/day-text.ts';
import { launchChromium } from './chromium.ts';
import {
  allSent,
  button,
  collect,
  collectButton,
  enterByLink,
  field,
  fillRegistration,
  openBook,
  openCollect,
  openMember,
  receiptOnScreen,
  register,
  seen,
  sumField,
  takeDues,
  title,
  toTab,
  unsentCount,
  vi,
  WORDS,
} from './officer.ts';
import { CHAIR, foundUnionWith, registerMembers, type Union } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';
import { underWifi } from './wifi.ts';

const [PAYER, LATER, ODD_CLOCK] = ['Vàng Thị Mỷ', 'Sùng A Chứ', 'Lầu Thị Dở'] as const;
const WHEN_FULL = ['Thào A Páo', 'Ly Thị Pà', 'Hạng A Sài'];
const NEWS = 'Vừ Thị Tin';
const NEWCOMER = 'Mùa A Lềnh';

let server: SyncServer;
let union: Union;
let unit: string;
let quiet: Phone;
let phone: Handset;

beforeAll(async () => {
  server = await startSyncServer();
  ({ union, quiet } = await foundUnionWith(server, [PAYER, LATER, ODD_CLOCK, ...WHEN_FULL]));
  ({ unit } = union);
  phone = await buyHandset();
  const { link } = await union.invite(CHAIR);
  await enterByLink(phone.page, link);
});
afterAll(async () => {
  await phone.throwAway();
  await server.throwAway();
});

test('Zalo’s own browser: the real server’s page says so, and nothing can be entered', async () => {
  const inZalo = await launchChromium({
    userAgent:
      'Mozilla/5.0 (Linux; Android 12; CPH2269 Build/SP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.6367.82 Mobile Safari/537.36 Zalo android/12100704',
  });
  const page = await inZalo.context.newPage();
  await page.goto(`${server.origin}/#/m/${'x'.repeat(43)}`);
  await page.waitForSelector('html[data-gate=refused]');
  expect(await page.locator('input, textarea, select, form').count()).toBe(0);
  await expect.poll(() => page.locator('#root').innerText()).toBe('');
  expect((await page.locator('#gate').innerText()).length).toBeGreaterThan(40);
  await inZalo.close();
});

test('a text becomes neither an element nor a script, whoever puts it there; the app’s own files may run', async () => {
  const stranger = await launchChromium({ mayReport: true });
  const page = await stranger.context.newPage();
  await page.goto(server.origin);
  await seen(page.getByText(vi.enrol.welcomeHint).first());
  const happened = await page.evaluate(() => {
    const outcome = (act: () => unknown): string => {
      try {
        act();
        return 'done';
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    };
    const box = document.createElement('div');
    const script = document.createElement('script');
    const own = document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? '';
    return {
      markup: outcome(() => (box.innerHTML = '<img src=x onerror=alert(1)>')),
      elements: box.childElementCount,
      text: outcome(() => (box.innerHTML = '1 > 0')),
      elsewhere: outcome(() => (script.src = 'https://example.org/assets/a.js')),
      anyFile: outcome(() => (script.src = '/api/hello')),
      noScript: outcome(() => (script.src = 'data:text/javascript,alert(1)')),
      own: outcome(() => (script.src = own)),
      words: outcome(() => (script.text = 'alert(1)')),
      second: outcome(() => Reflect.get(window, 'trustedTypes').createPolicy('other', {})),
    };
  });
  expect(happened).toEqual({
    markup: 'TypeError',
    elements: 0,
    text: 'done',
    elsewhere: 'TypeError',
    anyFile: 'TypeError',
    noScript: 'TypeError',
    own: 'done',
    words: 'TypeError',
    second: 'TypeError',
  });
  // What the suite watches for is seen where it happens: here, in this window …
  const seenFrom = stranger.reports.length;
  expect(seenFrom).toBeGreaterThan(0);
  // … and in a worker of ours that turned bad.
  const born = page.waitForEvent('worker');
  await page.evaluate(() => {
    const own = performance.getEntriesByType('resource').map(({ name }) => name);
    const file = own.find((name) => name.endsWith('.js')) ?? '';
    Object.assign(globalThis, { worker: new Worker(file, { type: 'module' }) });
  });
  const worker = await born;
  await worker.evaluate(() => fetch('https://elsewhere.invalid/').catch(() => undefined));
  await expect.poll(() => stranger.reports.length).toBeGreaterThan(seenFrom);
  // … and in the service worker, which has a policy of its own file's answer.
  const [own] = stranger.context.serviceWorkers();
  const serviceWorker = own ?? (await stranger.context.waitForEvent('serviceworker'));
  const seenBefore = stranger.reports.length;
  await serviceWorker.evaluate(() => fetch('https://elsewhere.invalid/').catch(() => undefined));
  await expect.poll(() => stranger.reports.length).toBeGreaterThan(seenBefore);
  await stranger.close();
  const strict = await launchChromium();
  const other = await strict.context.newPage();
  await other.goto(server.origin);
  await other.evaluate(() => fetch('https://elsewhere.invalid/').catch(() => undefined));
  await expect(strict.close()).rejects.toThrow('against the policy');
});

describe('sums that are none', () => {
  test.each([
    ['0', vi.dues.problems['amount-not-positive']],
    ['-1', vi.dues.moneyProblems.negative],
    ['−1', vi.dues.moneyProblems.negative],
    ['1e15', vi.dues.moneyProblems['not-money']],
    ['1000000000000000', vi.dues.moneyProblems['too-large']],
    ['1tr2x', vi.dues.moneyProblems['not-money']],
    ['25.000,5', vi.dues.moneyProblems['not-whole-dong']],
    ['', vi.dues.moneyProblems.empty],
  ])('“%s” gets a sentence and is not saved', async (typed, sentence) => {
    const { page } = phone;
    if (!(await collectButton(page).isVisible())) await openCollect(page, PAYER);
    await sumField(page).fill(typed);
    await collectButton(page).click();
    await seen(page.locator('form').getByText(sentence));
    expect(await receiptOnScreen(page).count()).toBe(0);
  });

  test('after all of them nothing waits to be sent, and the first receipt has the number one', async () => {
    expect(await unsentCount(phone.page)).toBe(0);
    expect(await collect(phone.page, PAYER, '1tr25')).toMatch(/-000001$/);
    await allSent(phone.page);
  });
});

test('a login page in place of the server: a sentence, nothing lost, sent once it is gone', async () => {
  const { page } = phone;
  await underWifi(server, async () => {
    await collect(page, LATER);
    expect(await unsentCount(page)).toBe(1);
    await button(page, vi.sync.sendNow).click();
    await seen(page.getByText(vi.sync.problems['not-our-server']));
    // The app itself comes from the phone, not from the Wi-Fi.
    await openBook(page, server.origin);
    expect(await unsentCount(page)).toBe(1);
  });
  await button(page, vi.sync.sendNow).click();
  await allSent(page);
});

test('the same in the morning, with nothing to send: Hôm nay says why no news comes, the books open', async () => {
  const { page } = phone;
  await underWifi(server, async () => {
    await openBook(page, server.origin);
    await seen(page.getByText(vi.today.noNewsForWifi));
    await openMember(page, PAYER);
    await page.getByRole('link', { name: vi.roster.historyAll }).click();
    await button(page, vi.history.ask).click();
    await seen(page.getByText(vi.history.problems['not-our-server']));
  });
  await registerMembers(quiet, unit, [NEWS]);
  await toTab(page, 'more');
  await page.getByRole('link', { name: new RegExp(vi.settings.deviceTitle) }).click();
  await button(page, vi.sync.sendNow).click();
  await seen(page.getByText(vi.sync.sentAll));
  await openMember(page, NEWS);
});

describe('a phone with 200 MB, on such a Wi-Fi on its way in', () => {
  const FREE_BYTES = 200_000_000;
  let newcomer: Handset;
  beforeAll(async () => {
    newcomer = await buyHandset();
  });
  afterAll(() => newcomer.throwAway());

  /** A piece of the app that was still to come does not come either: then it is the network that is named. */
  const noWayIn = (page: Page) =>
    page
      .getByText(vi.enrol.problems['not-our-server'])
      .or(page.getByText(vi.enrol.problems['no-connection']));

  test('the code and the words stay where they were typed, and lead in once the login page is gone', async () => {
    const { page, context } = newcomer;
    const { origin } = server;
    await page.goto(origin);
    const session = await context.newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: FREE_BYTES });
    const inviting = { signInName: 'hac.lv', displayName: 'Lò Văn Hặc' };
    const { code } = await union.invite({ ...inviting, roles: ['chair'] });
    await seen(field(page, vi.enrol.code));
    // Whatever of the app comes after its first screen has come.
    await page.waitForLoadState('networkidle');
    await underWifi(server, async () => {
      await field(page, vi.enrol.code).fill(code);
      await button(page, vi.enrol.lookUp).click();
      await seen(noWayIn(page));
      await expect.poll(() => field(page, vi.enrol.code).inputValue()).toBe(code);
    });
    await button(page, vi.enrol.lookUp).click();
    await button(page, vi.enrol.thisIsMe).click();
    await seen(field(page, vi.enrol.words));
    await underWifi(server, async () => {
      await field(page, vi.enrol.words).fill(WORDS);
      await field(page, vi.enrol.wordsAgain).fill(WORDS);
      await button(page, vi.enrol.enter).click();
      await seen(noWayIn(page), 40_000);
      await expect.poll(() => field(page, vi.enrol.words).inputValue()).toBe(WORDS);
    });
    await button(page, vi.enrol.enter).click();
    await seen(title(page, vi.today.title), 40_000);
  });

  test('there is room for all of the app and the books, many times over', async () => {
    const { page, context } = newcomer;
    const session = await context.newCDPSession(page);
    const { origin } = server;
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: FREE_BYTES });
    // What the Wi-Fi kept from coming is fetched at the next start.
    await openBook(page, server.origin);
    await seen(page.getByText(vi.today.offlineReady), 60_000);
    await register(page, { fullName: NEWCOMER });
    await allSent(page);
    await toTab(page, 'more');
    await page.getByRole('link', { name: new RegExp(vi.settings.deviceTitle) }).click();
    await seen(page.getByText(vi.settings.storageFree));
    // What `estimate()` tells a page of the room left is 10 GB on every phone, by Chromium's own choice; the browser itself
    // knows of the 200 MB, and that the app and the books fit many times over.
    const { usage, overrideActive } = await session.send('Storage.getUsageAndQuota', { origin });
    expect(overrideActive).toBe(true);
    expect(usage).toBeLessThan(FREE_BYTES / 5);
    expect(newcomer.faults).toEqual([]);
  });
});

test('a clock wrong by years: the day is asked, and the save goes through', async () => {
  const { context, page } = phone;
  const realMs = Date.now();
  await context.clock.setSystemTime(realMs - 6 * 365 * 86_400_000);
  await openBook(page, server.origin);
  await openCollect(page, ODD_CLOCK);
  await sumField(page).fill('25.000');
  await collectButton(page).click();
  await seen(page.locator('form').getByText(vi.dues.problems['bad-day']));
  const today = dayText(vietnamDate(realMs));
  await field(page, vi.dues.day).fill(today);
  await takeDues(page);
  await seen(receiptOnScreen(page).getByText(today));
  await allSent(page);
  await context.clock.setSystemTime(realMs);
});

describe('a full disk', () => {
  const database = 'photos and films of the same phone';
  const fill = (page: Page): Promise<void> =>
    page.evaluate(async (name) => {
      const opening = indexedDB.open(name, 1);
      opening.onupgradeneeded = () =>
        opening.result.createObjectStore('rows', { autoIncrement: true });
      await new Promise((resolve) => (opening.onsuccess = resolve));
      // Films first, then notes into what is left between them.
      for (const bytes of [60_000, 1_000])
        for (let isFull = false; !isFull;) {
          const writing = opening.result.transaction('rows', 'readwrite');
          writing.objectStore('rows').add(crypto.getRandomValues(new Uint8Array(bytes)));
          isFull = await new Promise<boolean>((resolve) => {
            writing.oncomplete = () => resolve(false);
            writing.onabort = () => resolve(true);
          });
        }
      opening.result.close();
    }, database);

  test('the book opens; a save says what to do and shows nothing as saved; with room it is saved', async () => {
    const { context, page } = phone;
    await page.goto('about:blank');
    const session = await context.newCDPSession(page);
    const { origin } = server;
    const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 3_000_000 });
    await openBook(page, origin);
    await fill(page);
    // The first may still go through: the app has set some room aside for this moment.
    let refused = '';
    for (const name of WHEN_FULL) {
      await fill(page);
      await openCollect(page, name);
      await sumField(page).fill('25.000');
      await collectButton(page).click();
      const sentence = page.locator('form').getByText(vi.common.saveProblems['disk-full']);
      await seen(sentence.or(receiptOnScreen(page)), 30_000);
      if ((await receiptOnScreen(page).count()) > 0) continue;
      refused = name;
      break;
    }
    expect(refused).not.toBe('');
    // No field is to blame, and the way to press again is open.
    expect(await page.getByText(vi.common.errorsTitle(1)).count()).toBe(0);
    expect(await collectButton(page).getAttribute('aria-busy')).toBe('false');
    const waiting = await unsentCount(page);
    expect(waiting).toBe(WHEN_FULL.indexOf(refused));

    await fillRegistration(page, { fullName: NEWCOMER });
    await button(page, vi.roster.saveNew).click();
    await seen(page.getByText(vi.common.saveProblems['disk-full']), 30_000);
    await expect.poll(() => field(page, vi.roster.name).inputValue()).toBe(NEWCOMER);

    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await page.evaluate((name) => void indexedDB.deleteDatabase(name), database);
    await button(page, vi.roster.saveNew).click();
    await seen(page.getByText(vi.roster.registered(NEWCOMER)));
    for (const name of WHEN_FULL.slice(waiting)) await collect(page, name);
    await allSent(page);
  });
});

test('the server has what was saved, once each', async () => {
  await synced(quiet);
  expect((await receiptNumbers(quiet)).length).toBe(3 + WHEN_FULL.length);
  expect(phone.faults).toEqual([]);
});
