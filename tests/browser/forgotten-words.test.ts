// Words forgotten with seven receipts on the phone that no server has: a second officer helps, all seven arrive.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Phone } from '#tests/sync/phone.ts';
import { receiptNumbers, synced } from '#tests/sync/union.ts';
import { axeFindings } from './axe.ts';
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

let server: SyncServer;
let quiet: Phone;
let forgetful: Handset;
let helper: Handset;

beforeAll(async () => {
  server = await startSyncServer();
  const { union, quiet: beside } = await foundUnionWith(server, NAMES);
  quiet = beside;
  forgetful = await buyHandset();
  helper = await buyHandset();
  const [collector, chair] = [
    await union.invite({
      signInName: 'noi.qt',
      displayName: 'Quàng Thị Nọi',
      roles: ['collector'],
    }),
    await union.invite(CHAIR),
  ];
  await Promise.all([
    enterByLink(forgetful.page, collector.link),
    enterByLink(helper.page, chair.link),
  ]);
  await withoutNetworkReady(forgetful.page);
});
afterAll(async () => {
  await forgetful.throwAway();
  await helper.throwAway();
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
  expect([...forgetful.faults, ...helper.faults]).toEqual([]);
});
