// What a phone opens and when: the PIN of a shift, after a kill and without network; and a lease run out, far from any network.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeSetting } from '#domain/office/acts.ts';
import { must, synced } from '#tests/sync/union.ts';
import { catalogues } from '#text/catalogue.ts';
import { LANGUAGE_NAMES } from '#text/language.ts';
import { looksWell, picture } from './looks-well.ts';
import {
  allSent,
  button,
  choice,
  collect,
  enterByLink,
  field,
  openBook,
  openCases,
  openConfidential,
  openIntake,
  register,
  seen,
  takeInConfidential,
  title,
  toTab,
  unlock,
  vi,
  withoutNetworkReady,
  WORDS,
} from './officer.ts';
import { foundUnion, type Union } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const PIN = '802574';
const WRONG = '317946';
const MEMBER = 'Quàng Thị Ủn';
const STORY = 'Chậm lương tháng mười, cả chuyền.';
const LATER = 'Đơn giá chuyền hai tính thiếu.';
const text = vi.shift;

let server: SyncServer;
let phone: Handset;
let union: Union;

beforeAll(async () => {
  server = await startSyncServer();
  union = await foundUnion(server);
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

test('a killed tab, no network: the six digits open roll and dues; requests, and their confidential part, want the words', async () => {
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
  await seen(page.getByText(vi.confidential.cases.locked));
  await looksWell(page, 'cases-locked');
  expect(await page.getByText(vi.confidential.locked(1)).count()).toBe(0);
  // Taking one in needs no opening; reading it does, and the end of the day asks for it.
  await openIntake(page);
  await page.getByRole('combobox', { name: vi.cases.kind }).selectOption('late-wages');
  await choice(page, vi.cases.whoAnonymous).check();
  await field(page, vi.cases.story).fill(STORY);
  await button(page, vi.cases.save).click();
  await seen(page.getByText(vi.confidential.cases.shutHint));
  await looksWell(page, 'case-locked');
  expect(await page.getByText(STORY).count()).toBe(0);
  await page.goto(`${server.origin}/hom-nay/cuoi-ngay`);
  await pinField(page).fill(PIN);
  await seen(page.getByText(vi.confidential.cases.waiting(1)));
  await looksWell(page, 'day-cases-locked');
  await toTab(page, 'cases');
  await openCases(page, PIN);
  await seen(page.getByText(vi.confidential.cases.problems['wrong-words']));
  await page.getByRole('dialog').getByRole('button', { name: vi.confidential.cancel }).click();
  await openCases(page);
  await seen(page.getByRole('link', { name: vi.cases.kinds['late-wages'] }));
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

/** The union's rule is written elsewhere; the phone hears of it at its next contact. */
const allowPins = async (value: boolean): Promise<void> => {
  const { admin, unit } = union;
  must(await admin.replica.save(() => changeSetting({ unit, key: 'shift-pin', value })));
  await synced(admin);
};

test('the union switches PINs off: what was set is gone at the next contact, and none can be set', async () => {
  const { page } = phone;
  await page.getByRole('link', { name: text.offerSet }).click();
  await setPin(page, PIN);
  await seen(title(page, vi.today.title));
  await toTab(page, 'more');
  await page.getByRole('link', { name: new RegExp(vi.settings.deviceTitle) }).click();
  await seen(button(page, text.end));
  await allowPins(false);
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await seen(page.getByText(text.cardForbidden));
  expect(await page.getByRole('link', { name: text.offerSet }).count()).toBe(0);
  await toTab(page, 'more');
  await page.getByRole('button', { name: new RegExp(vi.settings.lock) }).click();
  await seen(field(page, vi.enrol.words));
  expect(await pinField(page).count()).toBe(0);
  // A phone that was off meanwhile opens by words, and offers none either.
  await openBook(page, server.origin);
  await toTab(page, 'more');
  await page.getByRole('link', { name: new RegExp(vi.settings.deviceTitle) }).click();
  await seen(page.getByText(text.cardForbidden));
  await allowPins(true);
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await seen(page.getByRole('link', { name: text.offerSet }));
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

describe('a lease run out', () => {
  const DAY_MS = 86_400_000;
  const realMs = Date.now();
  const { lease } = vi;
  const closed = vi.confidential.notHere['lease-over'];

  /** What the disk says was counted. */
  const counted = (page: Page): Promise<number | undefined> =>
    page.evaluate(async () => {
      for (const { name = '' } of await indexedDB.databases()) {
        if (!name.startsWith('scd-')) continue;
        const db = await new Promise<IDBDatabase>((resolve, reject) => {
          const opening = indexedDB.open(name);
          opening.onsuccess = () => resolve(opening.result);
          opening.onerror = () => reject(new Error(name));
        });
        const row = await new Promise<unknown>((resolve, reject) => {
          const asked = db.transaction('cursor').objectStore('cursor').get('lease');
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = () => reject(new Error('lease'));
        });
        db.close();
        const days = /"counted":([0-9]+)/.exec(JSON.stringify(row).replaceAll('\\', ''))?.[1];
        if (days !== undefined) return Number(days);
      }
      return undefined;
    });
  /** The phone lies open beside the till; each morning the network blinks and does not come. */
  const daysWithoutContact = async (page: Page, from: number, to: number): Promise<void> => {
    for (let day = from; day <= to; day += 1) {
      await phone.context.clock.setSystemTime(realMs + day * DAY_MS);
      await page.evaluate(() => window.dispatchEvent(new Event('online')));
      await expect.poll(() => counted(page)).toBe(day);
    }
  };

  test('a week before it is told; on the fourteenth day requests close, and one is taken in all the same', async () => {
    const { page, context } = phone;
    await page.goto(server.origin);
    if (process.env['PICTURES'] !== undefined) {
      await button(page, LANGUAGE_NAMES.vi).click();
      await button(page, text.byWords).click();
    }
    await unlock(page);
    // The confidential one of the first test still waits for the words.
    await toTab(page, 'cases');
    await openConfidential(page);
    await allSent(page);
    await toTab(page, 'today');
    await context.setOffline(true);
    await daysWithoutContact(page, 1, 7);
    await seen(page.getByText(lease.told(7)));
    await looksWell(page, 'lease-told', true);
    await daysWithoutContact(page, 8, 13);
    await seen(page.getByText(lease.told(1)));

    await context.clock.setSystemTime(realMs + 14 * DAY_MS);
    await openBook(page, server.origin);
    await seen(page.getByText(lease.overCases));
    await looksWell(page, 'lease-cases-over', true);
    await toTab(page, 'cases');
    await seen(page.getByText(closed.title));
    expect(await page.getByRole('link', { name: vi.cases.kinds['late-wages'] }).count()).toBe(0);
    // No words open it: none are asked for.
    expect(await button(page, vi.confidential.cases.openPart).count()).toBe(0);
    await looksWell(page, 'lease-cases');
    await openIntake(page);
    await page.getByRole('combobox', { name: vi.cases.kind }).selectOption('proposal');
    await choice(page, vi.cases.whoAnonymous).check();
    await field(page, vi.cases.story).fill(LATER);
    await button(page, vi.cases.save).click();
    await seen(title(page, vi.cases.caseTitle));
    await seen(page.getByText(closed.hint));
    expect(await page.getByText(LATER).count()).toBe(0);
  });

  test('after thirty days the roll is narrow; a receipt is taken, the day closed, a backup made', async () => {
    const { page, context } = phone;
    await toTab(page, 'today');
    await daysWithoutContact(page, 15, 29);
    await context.clock.setSystemTime(realMs + 30 * DAY_MS);
    await page.goto(`${server.origin}/doan-vien/them`);
    await unlock(page);
    await seen(page.getByText(lease.closedTitle));
    await looksWell(page, 'lease-form-closed');
    await toTab(page, 'today');
    await seen(page.getByText(lease.overAll));
    await looksWell(page, 'lease-all-over', true);
    await toTab(page, 'roster');
    await seen(page.getByText(lease.overRoll));
    await looksWell(page, 'lease-roster');
    await page.getByRole('link', { name: MEMBER }).first().click();
    await seen(title(page, MEMBER));
    expect(await page.getByRole('link', { name: vi.roster.edit, exact: true }).count()).toBe(0);
    await looksWell(page, 'lease-member', true);

    await collect(page, MEMBER);
    await toTab(page, 'today');
    await page
      .getByRole('main')
      .getByRole('link', { name: new RegExp(`^${vi.endOfDay.title}`) })
      .click();
    await page.locator('[id="count-20000"]').fill('1');
    await page.locator('[id="count-5000"]').fill('1');
    await button(page, vi.endOfDay.close).click();
    await seen(page.getByText(vi.endOfDay.locked));
    await seen(page.getByText(closed.waitingHint));
    const download = page.waitForEvent('download');
    await button(page, vi.endOfDay.backup).click();
    expect((await download).suggestedFilename()).toMatch(/^so-cong-doan-du-phong-/);
    await looksWell(page, 'lease-day-closed', true);
  });

  test('one contact opens all, without a restart, and nothing that was written is lost', async () => {
    const { page, context } = phone;
    await toTab(page, 'roster');
    await seen(page.getByText(lease.overRoll));
    if (process.env['PICTURES'] !== undefined) await leaseInEnglish(page);
    await context.setOffline(false);
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.getByText(lease.overRoll).waitFor({ state: 'detached' });
    await toTab(page, 'cases');
    for (const kind of ['late-wages', 'proposal'] as const)
      await seen(page.getByRole('link', { name: vi.cases.kinds[kind] }));
    await seen(page.getByText(vi.confidential.locked(1)));
    await allSent(page);
    await toTab(page, 'today');
    await seen(title(page, vi.today.title));
    for (const sentence of [lease.overAll, lease.overCases, lease.overRoll])
      expect(await page.getByText(sentence).count()).toBe(0);
    expect(phone.faults).toEqual([]);
  });
});

/** For the eye only. */
const leaseInEnglish = async (page: Page): Promise<void> => {
  const { en } = catalogues;
  const toEnglishTab = (name: string): Promise<void> =>
    page.getByRole('navigation').getByRole('link', { name }).first().click();
  await page.goto(server.origin);
  await button(page, LANGUAGE_NAMES.en).click();
  await field(page, en.enrol.words).fill(WORDS);
  await button(page, en.enrol.unlock).click();
  await seen(page.getByText(en.lease.overAll));
  await picture(page, 'en-lease-today', true);
  await toEnglishTab(en.common.tabs.roster);
  await seen(page.getByText(en.lease.overRoll));
  await picture(page, 'en-lease-roster');
  await toEnglishTab(en.common.tabs.cases);
  await seen(page.getByText(en.confidential.notHere['lease-over'].title));
  await picture(page, 'en-lease-cases');
  await page.goto(server.origin);
  await button(page, LANGUAGE_NAMES.vi).click();
  await unlock(page);
  await seen(title(page, vi.today.title));
  await toTab(page, 'roster');
  await seen(page.getByText(vi.lease.overRoll));
};

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
