// A shift opened once: a PIN opens the book again after a kill and without network, never the confidential part, and goes when it must.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogues } from '#text/catalogue.ts';
import { LANGUAGE_NAMES } from '#text/language.ts';
import { axeFindings, misfits } from './axe.ts';
import { PHONE } from './chromium.ts';
import {
  button,
  collect,
  enterByLink,
  field,
  openBook,
  openConfidential,
  register,
  seen,
  takeInConfidential,
  title,
  toTab,
  vi,
  withoutNetworkReady,
  WORDS,
} from './officer.ts';
import { foundUnion } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const PIN = '802574';
const WRONG = '317946';
const MEMBER = 'Quàng Thị Ủn';
const text = vi.shift;

let server: SyncServer;
let phone: Handset;

beforeAll(async () => {
  server = await startSyncServer();
  const union = await foundUnion(server);
  const { link } = await union.invite({
    signInName: 'mai.lt',
    displayName: 'Lường Thị Mai',
    roles: ['chair'],
  });
  phone = await buyHandset();
  await enterByLink(phone.page, link);
  await withoutNetworkReady(phone.page);
  await register(phone.page, { fullName: MEMBER });
  await takeInConfidential(phone.page, 'Kể riêng ở cổng sau.');
});
afterAll(async () => {
  await phone.throwAway();
  await server.throwAway();
});

/** On a phone and on a laptop; only where PICTURES names a folder. */
const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  for (const [width, height] of [
    [360, 740],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(200);
    await page.screenshot({ path: join(folder, `${name}-${width}.png`) });
  }
  await page.setViewportSize(PHONE);
};
const looksWell = async (page: Page, name: string): Promise<void> => {
  expect(await axeFindings(page)).toEqual([]);
  expect(await misfits(page)).toEqual([]);
  await picture(page, name);
};
const pinField = (page: Page) => field(page, text.pin);

const setPin = async (page: Page, pin: string, again = pin): Promise<void> => {
  await field(page, text.newPin).fill(pin);
  await field(page, text.again).fill(again);
  await button(page, text.save).click();
};

test('not on the first day; after the words it is offered, and set in two taps', async () => {
  const { page } = phone;
  await toTab(page, 'today');
  expect(await page.getByText(text.offerTitle).count()).toBe(0);
  await openBook(page, server.origin);
  await seen(page.getByText(text.offerTitle));
  await looksWell(page, 'offer');
  await page.getByRole('link', { name: text.offerSet }).click();
  await seen(title(page, text.setTitle));
  await picture(page, 'set');
  await setPin(page, '123456');
  await seen(page.getByText(text.problems['pin-easy']));
  await setPin(page, PIN, WRONG);
  await seen(page.getByText(text.differ));
  await looksWell(page, 'set-differ');
  await setPin(page, PIN);
  await seen(title(page, vi.today.title));
  expect(await page.getByText(text.offerTitle).count()).toBe(0);
});

test('a killed tab, no network: the six digits open the book; the confidential part still wants the words', async () => {
  await phone.kill();
  await phone.reopen({ offline: true });
  const { page } = phone;
  await page.goto(server.origin);
  await seen(pinField(page));
  expect(await pinField(page).getAttribute('inputmode')).toBe('numeric');
  expect(await pinField(page).getAttribute('autocomplete')).toBe('off');
  await picture(page, 'lock');
  await pinField(page).fill(WRONG);
  await seen(page.getByText(text.wrong(7)));
  await looksWell(page, 'lock-wrong');
  await pinField(page).fill(PIN);
  await seen(title(page, vi.today.title));
  await toTab(page, 'roster');
  await seen(page.getByText(MEMBER));
  await toTab(page, 'cases');
  await seen(page.getByText(vi.confidential.locked(1)));
  await openConfidential(page, PIN);
  await seen(page.getByText(vi.confidential.problems['wrong-words']));
  await page.getByRole('dialog').getByRole('button', { name: vi.confidential.cancel }).click();
  await openConfidential(page);
  await seen(page.getByRole('link', { name: vi.cases.kinds.discrimination }));
  await page.goto(`${server.origin}/khac/may-nay`);
  await pinField(page).fill(PIN);
  await seen(page.getByText(text.cardByPin));
  await looksWell(page, 'device');
});

test('tried wrong eight times it is gone, said so, and the words open', async () => {
  const { page } = phone;
  await page.goto(server.origin);
  await seen(pinField(page));
  // One was wrong before; the words are a way in at every moment.
  await button(page, text.byWords).click();
  await seen(field(page, vi.enrol.words));
  await picture(page, 'words-in-a-shift');
  await button(page, vi.enrol.byPin).click();
  for (let left = 6; left > 0; left -= 1) {
    await pinField(page).fill(WRONG);
    await seen(page.getByText(text.wrong(left)));
  }
  await picture(page, 'lock-last');
  await pinField(page).fill(WRONG);
  await seen(page.getByText(vi.enrol.problems['pin-spent']));
  await looksWell(page, 'lock-spent');
  await phone.context.setOffline(false);
  await openBook(page, server.origin);
});

test('covered while it is not seen; closing the day ends the PIN', async () => {
  const { page } = phone;
  await page.getByRole('link', { name: text.offerSet }).click();
  await setPin(page, PIN);
  await seen(title(page, vi.today.title));
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  expect(await title(page, vi.today.title).isVisible()).toBe(false);
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await seen(title(page, vi.today.title));

  await collect(page, MEMBER);
  await page.goto(`${server.origin}/hom-nay/cuoi-ngay`);
  await pinField(page).fill(PIN);
  await seen(title(page, vi.endOfDay.title));
  await page.locator('[id="count-20000"]').fill('1');
  await page.locator('[id="count-5000"]').fill('1');
  await button(page, vi.endOfDay.close).click();
  await page.waitForURL(/\/cuoi-ngay\/[^/]+\/[^/]+$/);
  await toTab(page, 'more');
  await page.getByRole('button', { name: new RegExp(vi.settings.lock) }).click();
  await seen(page.getByText(vi.enrol.problems['pin-over']));
  await picture(page, 'lock-after-close');
  await page.goto(server.origin);
  await seen(field(page, vi.enrol.words));
  expect(await pinField(page).count()).toBe(0);
  if (process.env['PICTURES'] !== undefined) await inEnglish(page);
  expect(phone.faults).toEqual([]);
});

/** For the eye only. */
const inEnglish = async (page: Page): Promise<void> => {
  const { en } = catalogues;
  await button(page, LANGUAGE_NAMES.en).click();
  await field(page, en.enrol.words).fill(WORDS);
  await button(page, en.enrol.unlock).click();
  await seen(page.getByText(en.shift.offerTitle));
  await picture(page, 'en-offer');
  await page.getByRole('link', { name: en.shift.offerSet }).click();
  await field(page, en.shift.newPin).fill(PIN);
  await field(page, en.shift.again).fill(PIN);
  await picture(page, 'en-set');
  await button(page, en.shift.save).click();
  await seen(title(page, en.today.title));
  await page.goto(`${server.origin}/khac/may-nay`);
  await field(page, en.shift.pin).fill(WRONG);
  await seen(page.getByText(en.shift.wrong(7)));
  await picture(page, 'en-lock-wrong');
  await field(page, en.shift.pin).fill(PIN);
  await seen(page.getByText(en.shift.change).or(page.getByText(en.shift.cardByPin)));
  await picture(page, 'en-device');
};
