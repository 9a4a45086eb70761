// Words forgotten with seven receipts on the phone that no server has: a second officer helps, all seven arrive. Then words that somebody has seen.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { catalogues } from '#text/catalogue.ts';
import { LANGUAGE_NAMES } from '#text/language.ts';
import type { Phone } from '#tests/sync/phone.ts';
import { receiptNumbers, synced } from '#tests/sync/union.ts';
import { axeFindings } from './axe.ts';
import { looksWell, picture } from './looks-well.ts';
import {
  allSent,
  button,
  choice,
  collect,
  enterByLink,
  field,
  seen,
  title,
  toTab,
  unlock,
  unsentCount,
  vi,
  withoutNetworkReady,
  WORDS,
} from './officer.ts';
import { CHAIR, foundUnionWith } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const NAMES = [1, 2, 3, 4, 5, 6, 7].map(
  (n) => `Quàng Thị Số ${['Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu', 'Bảy'][n - 1]}`,
);
const NEW_WORDS = 'chim rừng bay qua đồi chè sớm mai';
const LAST_WORDS = 'mưa nguồn chớp bể cuối mùa gặt';
const EIGHTH = 'Quàng Thị Số Tám';

let server: SyncServer;
let quiet: Phone;
let forgetful: Handset;
let helper: Handset;
/** Of the forgetful officer too. */
let second: Handset;
let linkAgain: () => Promise<string>;

beforeAll(async () => {
  server = await startSyncServer();
  const { union, quiet: beside } = await foundUnionWith(server, [...NAMES, EIGHTH]);
  quiet = beside;
  forgetful = await buyHandset();
  helper = await buyHandset();
  second = await buyHandset();
  const [collector, chair] = [
    await union.invite({
      signInName: 'noi.qt',
      displayName: 'Quàng Thị Nọi',
      roles: ['collector'],
    }),
    await union.invite(CHAIR),
  ];
  linkAgain = async () => (await union.inviteAgain(collector.officer)).link;
  await Promise.all([
    enterByLink(forgetful.page, collector.link),
    enterByLink(helper.page, chair.link),
  ]);
  await withoutNetworkReady(forgetful.page);
});
afterAll(async () => {
  await forgetful.throwAway();
  await helper.throwAway();
  await second.throwAway();
  await server.throwAway();
});

const given: string[] = [];

test('a collector writes down who wants to join, and is told who writes down the members', async () => {
  const { page } = forgetful;
  await toTab(page, 'roster');
  await page
    .getByRole('main')
    .getByRole('link', { name: vi.roster.addShort, exact: true })
    .or(page.getByRole('main').getByRole('link', { name: vi.roster.add, exact: true }))
    .first()
    .click();
  await seen(choice(page, vi.roster.stepApplied));
  await seen(page.getByText(vi.roster.stepAdmittedByOthers));
  expect(await choice(page, vi.roster.stepAdmitted).count()).toBe(0);
  await button(page, vi.common.back).click();
});

test('seven receipts without network, then the words are gone: nothing opens', async () => {
  await forgetful.context.setOffline(true);
  for (const name of NAMES) given.push(await collect(forgetful.page, name));
  expect(await unsentCount(forgetful.page)).toBe(NAMES.length);
  await forgetful.page.reload();
  await unlock(forgetful.page, 'không phải những từ đã chọn');
  await seen(forgetful.page.getByText(vi.enrol.problems['wrong-words']));
});

test('without network asking says why it waits, and loses nothing', async () => {
  const { page } = forgetful;
  await button(page, vi.enrol.forgot).click();
  await button(page, vi.enrol.forgotAsk).click();
  await seen(page.getByText(vi.enrol.forgotNeedsNetwork));
});

test('a second officer agrees by the four digits; wrong ones are refused', async () => {
  const { page } = forgetful;
  await forgetful.context.setOffline(false);
  await button(page, vi.enrol.forgotAsk).click();
  await seen(page.getByText(vi.enrol.forgotDigits));
  const digits =
    (await page
      .locator('p')
      .filter({ hasText: /^[0-9]{4}$/ })
      .textContent()) ?? '';

  const other = helper.page;
  await toTab(other, 'more');
  await other.getByRole('link', { name: vi.settings.deviceTitle }).first().click();
  await button(other, vi.settings.helpLook).click();
  const asked = other.getByText(/Quàng Thị Nọi/);
  await seen(asked);
  const wrong = digits === '0000' ? '1111' : '0000';
  await field(other, vi.settings.helpDigits).fill(wrong);
  await button(other, vi.settings.helpApprove).click();
  await seen(other.getByText(vi.settings.helpProblems['wrong-digits']));
  await field(other, vi.settings.helpDigits).fill(digits);
  await button(other, vi.settings.helpApprove).click();
  await seen(other.getByText(vi.settings.helpApproved));
  await seen(title(page, vi.enrol.newWordsTitle));
  expect(await axeFindings(page)).toEqual([]);
});

test('new words open the book, and all seven arrive', async () => {
  const { page } = forgetful;
  await field(page, vi.enrol.words).fill(NEW_WORDS);
  await field(page, vi.enrol.wordsAgain).fill(NEW_WORDS);
  await button(page, vi.enrol.newWordsSave).click();
  // Where the officer was when the words were gone.
  await seen(title(page, vi.sync.unsentTitle), 40_000);
  await allSent(page);
  await synced(quiet);
  expect((await receiptNumbers(quiet)).length).toBe(NAMES.length);
  expect(new Set(given).size).toBe(NAMES.length);
});

test('from now on the new words open it, the old ones do not', async () => {
  const { page } = forgetful;
  await page.reload();
  await unlock(page, WORDS);
  await seen(page.getByText(vi.enrol.problems['wrong-words']));
  await unlock(page, NEW_WORDS);
  await seen(title(page, vi.sync.unsentTitle));
});

const toChangeWords = async (page: Page): Promise<void> => {
  await toTab(page, 'more');
  await page.getByRole('link', { name: vi.settings.deviceTitle }).first().click();
  await page.getByRole('link', { name: vi.wordsChange.change }).click();
};

test('somebody has seen the words: changed far from any network, with a receipt unsent, and the system hears of it later', async () => {
  await enterByLink(second.page, await linkAgain(), NEW_WORDS);
  const { page } = forgetful;
  await forgetful.context.setOffline(true);
  await collect(page, EIGHTH);
  await toChangeWords(page);
  await seen(title(page, vi.wordsChange.changeTitle));
  await looksWell(page, 'change-words', true);
  await field(page, vi.wordsChange.now).fill(WORDS);
  await field(page, vi.wordsChange.next).fill(LAST_WORDS);
  await field(page, vi.enrol.wordsAgain).fill(LAST_WORDS);
  await button(page, vi.wordsChange.change).click();
  await seen(page.getByText(vi.wordsChange.problems['wrong-words']));
  await looksWell(page, 'change-words-wrong', true);
  await field(page, vi.wordsChange.now).fill(NEW_WORDS);
  await button(page, vi.wordsChange.change).click();
  await seen(page.getByText(vi.enrol.problems['words-changed']), 40_000);
  await looksWell(page, 'words-changed');
  await unlock(page, NEW_WORDS);
  await seen(page.getByText(vi.enrol.problems['wrong-words']));
  await unlock(page, LAST_WORDS);
  await seen(page.getByRole('main'));
  expect(await unsentCount(page)).toBe(1);
  await forgetful.context.setOffline(false);
  await allSent(page);
  await synced(quiet);
  expect((await receiptNumbers(quiet)).length).toBe(NAMES.length + 1);
});

test('the other phone still opens by the words of before, is told why it sends nothing, and follows', async () => {
  const { page } = second;
  await page.reload();
  await unlock(page, NEW_WORDS);
  await seen(title(page, vi.today.title), 40_000);
  await toTab(page, 'more');
  await page.getByRole('link', { name: vi.settings.deviceTitle }).first().click();
  await button(page, vi.sync.sendNow).click();
  await seen(page.getByText(vi.sync.problems['sign-in-refused']));
  await page.getByRole('link', { name: vi.wordsChange.change }).click();
  await seen(title(page, vi.wordsChange.followTitle));
  await looksWell(page, 'follow-words', true);
  await field(page, vi.wordsChange.nowHere).fill(NEW_WORDS);
  await field(page, vi.wordsChange.ofOther).fill(WORDS);
  await button(page, vi.wordsChange.follow).click();
  await seen(page.getByText(vi.wordsChange.problems['not-those-words']), 40_000);
  await field(page, vi.wordsChange.ofOther).fill(LAST_WORDS);
  await button(page, vi.wordsChange.follow).click();
  await seen(page.getByText(vi.enrol.problems['words-changed']), 40_000);
  await unlock(page, LAST_WORDS);
  await toTab(page, 'dues');
  await field(page, vi.dues.search).fill(EIGHTH);
  await seen(page.getByText(EIGHTH));
  if (process.env['PICTURES'] !== undefined) await inEnglish(page);
  expect([...forgetful.faults, ...helper.faults, ...second.faults]).toEqual([]);
});

const inEnglish = async (page: Page): Promise<void> => {
  const { en } = catalogues;
  await toTab(page, 'more');
  await page.getByRole('link', { name: vi.settings.deviceTitle }).first().click();
  await picture(page, 'words-card', true);
  await choice(page, LANGUAGE_NAMES.en).click();
  await page.getByRole('link', { name: en.wordsChange.change }).click();
  await seen(title(page, en.wordsChange.changeTitle));
  await picture(page, 'en-change-words', true);
};
