// Before the app itself is read: the words of the screen a phone begins with, where they will stand, in its language.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { catalogues } from '#text/catalogue.ts';
import { button, field, title, vi } from './officer.ts';
import { buyHandset, startSyncServer, until, type Handset, type SyncServer } from './rig.ts';

let server: SyncServer;
let phone: Handset;
beforeAll(async () => {
  server = await startSyncServer();
  phone = await buyHandset({ keepsNothing: true });
});
afterAll(async () => {
  await phone.throwAway();
  await server.throwAway();
});

/** Opens the app as on a line so slow that its first piece has not come yet; answers how to let it come. */
const openWithoutTheApp = async (page: Page): Promise<() => Promise<void>> => {
  let come = (): void => undefined;
  const coming = new Promise<void>((resolve) => (come = resolve));
  await page.route(/\/assets\/begin-[^/]*\.js$/, async (route) => {
    await coming;
    await route.continue();
  });
  await page.goto(server.origin, { waitUntil: 'commit' });
  return async () => {
    come();
    await page.waitForFunction(() => document.querySelector('[data-first]') === null);
    await page.unroute(/\/assets\/begin-/);
  };
};

/** What is read on the page and where it stands. */
const wordsAndPlaces = (page: Page, frame: string) =>
  page.locator(frame).evaluate((top) => {
    const found: string[] = [];
    for (const of of top.querySelectorAll('*')) {
      const hasWords = [...of.childNodes].some(({ nodeType }) => nodeType === Node.TEXT_NODE);
      if (!hasWords || getComputedStyle(of).visibility === 'hidden') continue;
      const { left, top: y } = of.getBoundingClientRect();
      found.push(`${Math.round(left)} ${Math.round(y)} ${of.textContent}`);
    }
    return found;
  });

test('a new phone reads its welcome before the app has come, and nothing moves when it comes', async () => {
  const { page } = phone;
  const come = await openWithoutTheApp(page);
  const first = page.locator('[data-first]:not([hidden])');
  await first.getByText(vi.enrol.welcomeHint).waitFor();
  await page.evaluate(() => document.fonts.ready);
  const before = await wordsAndPlaces(page, '[data-first]:not([hidden])');
  expect(before.join('\n')).toContain(vi.enrol.noCodeHint);
  // Nothing that does not work yet is offered.
  expect(before.join('\n')).not.toContain(vi.enrol.lookUp);
  expect(await page.getByRole('textbox').count()).toBe(0);
  expect(await page.getByRole('button').count()).toBe(0);
  if (process.env['PICTURES'] !== undefined)
    await page.screenshot({ path: `${process.env['PICTURES']}/first-screen-vi.png` });
  await come();
  await page.evaluate(() => document.fonts.ready);
  const after = await wordsAndPlaces(page, '#root');
  expect(after).toEqual(expect.arrayContaining(before));
  await expect.poll(() => page.getByRole('textbox', { name: vi.enrol.code }).count()).toBe(1);
});

test('a phone with a book reads in its own language and colours that the words are wanted', async () => {
  const { page } = phone;
  await page.evaluate(async () => {
    const kept = (name: string, table: string, key: string, value: unknown) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onupgradeneeded = () => {
          if (!opening.result.objectStoreNames.contains(table))
            opening.result.createObjectStore(table);
        };
        opening.onerror = () => reject(new Error(name));
        opening.onsuccess = () => {
          const writing = opening.result.transaction(table, 'readwrite');
          writing.objectStore(table).put(value, key);
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      });
    await kept('look', 'look', 'look', { language: 'en', scheme: 'dark', textSize: '125' });
    await kept('scd-planted', 'keys', 'words', '{}');
  });
  const come = await openWithoutTheApp(page);
  const { enrol } = catalogues.en;
  await page.locator('[data-first]:not([hidden])').getByText(enrol.unlockHint).waitFor();
  const root = page.locator('html');
  expect(await root.getAttribute('data-mantine-color-scheme')).toBe('dark');
  expect(await root.getAttribute('data-text-size')).toBe('125');
  expect(await root.getAttribute('lang')).toBe('en');
  // What does not work yet is not offered; the words can be typed.
  const first = page.locator('[data-first]:not([hidden])');
  expect(await first.getByRole('button').allInnerTexts()).toEqual([enrol.unlock]);
  expect(await field(page, enrol.words).evaluate((it) => it === document.activeElement)).toBe(true);
  await page.keyboard.type('bon chu da');
  if (process.env['PICTURES'] !== undefined)
    await page.screenshot({ path: `${process.env['PICTURES']}/first-screen-locked-en-dark.png` });
  await come();
  await title(page, enrol.unlockTitle).waitFor();
  // Nothing that was typed is lost, and the next letter goes on behind it.
  await page.keyboard.type('y');
  await expect
    .poll(() => page.locator('#root').getByRole('textbox').inputValue())
    .toBe('bon chu day');
  expect(phone.faults).toEqual([]);
});

test('letters typed all the while the app takes over arrive, each once and in their order', async () => {
  const { page } = phone;
  const come = await openWithoutTheApp(page);
  const { enrol } = catalogues.en;
  await field(page, enrol.words).waitFor();
  // As slow as a cheap phone: between its first painting and what it is told then, letters come.
  const slow = await page.context().newCDPSession(page);
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  const words = 'con suoi chay qua nuong ngo va dong lua '.repeat(2);
  await Promise.all([page.keyboard.type(words, { delay: 20 }), come()]);
  await slow.detach();
  await title(page, enrol.unlockTitle).waitFor();
  await expect.poll(() => page.locator('#root').getByRole('textbox').inputValue()).toBe(words);
  expect(phone.faults).toEqual([]);
});

test('a letter half made on a Vietnamese keyboard is finished before the app takes over', async () => {
  const { page } = phone;
  const come = await openWithoutTheApp(page);
  await field(page, catalogues.en.enrol.words).waitFor();
  const keyboard = await page.context().newCDPSession(page);
  const made = (text: string) =>
    keyboard.send('Input.imeSetComposition', { text, selectionStart: 1, selectionEnd: 1 });
  await made('a');
  const taken = come();
  // Long enough for the app to be there; on Telex the next letter is the accent of this one.
  await page.waitForTimeout(1_500);
  await made('á');
  await keyboard.send('Input.insertText', { text: 'á' });
  await taken;
  await title(page, catalogues.en.enrol.unlockTitle).waitFor();
  await expect.poll(() => page.locator('#root').getByRole('textbox').inputValue()).toBe('á');
});

test('the words sent before the app has come are tried as soon as it is there', async () => {
  const { page } = phone;
  const come = await openWithoutTheApp(page);
  const { enrol } = catalogues.en;
  await field(page, enrol.words).waitFor();
  // Nothing typed: nothing is sent, and the page stays.
  await page.keyboard.press('Enter');
  await page.keyboard.type('bon chu da roi');
  await button(page, enrol.unlock).click();
  await come();
  // The planted book has no keys that words could open; that is said, and the words are still there.
  const refused = page.getByRole('alert').filter({ hasText: enrol.problems['vault-damaged'] });
  await refused.waitFor();
  await expect.poll(() => field(page, enrol.words).inputValue()).toBe('bon chu da roi');
  // Tried again with a letter more, from the app's own screen: they stand there once as well.
  await field(page, enrol.words).press('End');
  await page.keyboard.type('i');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
  await refused.waitFor();
  await expect.poll(() => field(page, enrol.words).inputValue()).toBe('bon chu da roii');
  expect(new URL(page.url()).search).toBe('');
  expect(phone.faults).toEqual([]);
});

test('in a shift it is the PIN that is wanted, before the app has come and after, and nothing moves', async () => {
  const { page } = phone;
  await page.evaluate(async () => {
    const beginMs = Date.now() - 60_000;
    const shift = { beginMs, endMs: beginMs + 3_600_000, seenMs: beginMs, tries: 2 };
    // In the place of the other: of two books the name would be asked for first.
    await new Promise((resolve) => {
      indexedDB.deleteDatabase('scd-planted').onsuccess = resolve;
    });
    await new Promise<void>((resolve) => {
      const opening = indexedDB.open('scd-shifted');
      opening.onupgradeneeded = () => {
        for (const table of ['keys', 'cursor', 'heads']) opening.result.createObjectStore(table);
        const keys = opening.transaction?.objectStore('keys');
        keys?.put('{}', 'words');
        keys?.put(JSON.stringify(shift), 'shift');
      };
      opening.onsuccess = () => {
        opening.result.close();
        resolve();
      };
    });
  });
  const come = await openWithoutTheApp(page);
  const words = catalogues.en.shift;
  await page.locator('[data-first]:not([hidden])').getByText(words.pinHint).waitFor();
  await page.evaluate(() => document.fonts.ready);
  const before = await wordsAndPlaces(page, '[data-first]:not([hidden])');
  // The digits can be typed and sent; the way by words does not work yet and is not offered.
  const first = page.locator('[data-first]:not([hidden])');
  expect(await first.getByRole('button').allInnerTexts()).toEqual([catalogues.en.enrol.unlock]);
  await come();
  expect(await wordsAndPlaces(page, '#root')).toEqual(expect.arrayContaining(before));
  expect(await field(page, words.pin).evaluate((it) => it === document.activeElement)).toBe(true);
  expect(phone.faults).toEqual([]);
});

test('digits of a PIN typed before the app has come are kept, and the next one goes on behind them', async () => {
  const { page } = phone;
  const come = await openWithoutTheApp(page);
  const pin = field(page, catalogues.en.shift.pin);
  await pin.waitFor();
  expect(await pin.evaluate((it) => it === document.activeElement)).toBe(true);
  await page.keyboard.type('4a07');
  await expect.poll(() => pin.inputValue()).toBe('407');
  await come();
  await page.keyboard.type('1');
  const inApp = page.locator('#root').getByRole('textbox');
  await until(async () => (await inApp.inputValue()) === '4071', 5_000, 'all four stand there');
  expect(phone.faults).toEqual([]);
});

test('where the piece with the PIN cannot be read, the words open the book', async () => {
  const { page } = phone;
  await page.route(/\/assets\/pin-screen-[^/]*\.js$/, (route) => route.abort());
  await page.goto(server.origin);
  await field(page, catalogues.en.enrol.words).waitFor();
  await page.unroute(/\/assets\/pin-screen-/);
});

test('all six typed before the app has come are tried as soon as it is there', async () => {
  const { page } = phone;
  const come = await openWithoutTheApp(page);
  await field(page, catalogues.en.shift.pin).waitFor();
  await page.keyboard.type('407193');
  await come();
  // The planted shift has no key that a PIN could open: it was tried without another tap, and the words are wanted.
  await page.getByText(catalogues.en.enrol.problems['pin-over']).waitFor();
  // What was typed is no word.
  expect(await field(page, catalogues.en.enrol.words).inputValue()).toBe('');
  expect(phone.faults).toEqual([]);
});
