// The golden paths of look.md with the network off: every finger that leaves the glass is counted by the page itself.
// Ghi tên without a camera is counted in scan.test.ts, Thu cả tổ in group-collection.test.ts, Cuối ngày in end-of-day.test.ts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import {
  button,
  collectButton,
  enterByLink,
  field,
  openCollect,
  openMember,
  receiptOnScreen,
  seen,
  title,
  toTab,
  vi,
  withoutNetworkReady,
} from './officer.ts';
import { CHAIR, foundUnion, registerMembers } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const PEOPLE = ['Chảo Mùi Pham', 'Chảo Láo Tả', 'Tẩn Sành Quyên', 'Phàn Ngọc Thanh'];
const APPLICANTS = ['Hảng A Dơ', 'Mùa Thị Sua', 'Sùng A Vảng'];
const STORY = 'Lương tháng 10 đến nay chưa trả cho ca hai.';

let server: SyncServer;
let phone: Handset;

declare global {
  interface Window {
    taps: number;
  }
}

/** Keys are not taps; neither is what the app does to itself. */
const countTaps = (): void => {
  window.taps = 0;
  document.addEventListener('pointerup', ({ isTrusted }) => (window.taps += isTrusted ? 1 : 0), {
    capture: true,
  });
};

beforeAll(async () => {
  server = await startSyncServer();
  const union = await foundUnion(server);
  const quiet = await union.quietPhone({
    signInName: 'dem.tv',
    displayName: 'Tòng Văn Đếm',
    roles: ['chair'],
  });
  await registerMembers(quiet, union.unit, PEOPLE);
  await registerMembers(quiet, union.unit, APPLICANTS, { step: 'applied' });
  phone = await buyHandset({ before: countTaps });
  const { link } = await union.invite(CHAIR);
  await enterByLink(phone.page, link);
  await toTab(phone.page, 'roster');
  await seen(phone.page.getByText(vi.roster.count(PEOPLE.length + APPLICANTS.length)));
  await withoutNetworkReady(phone.page);
  await server.stop();
  await phone.context.setOffline(true);
});
afterAll(async () => {
  await phone.throwAway();
  await server.throwAway();
});

const fromToday = async (page: Page): Promise<void> => {
  await toTab(page, 'today');
  await startCounting(page);
};
const startCounting = (page: Page): Promise<number> => page.evaluate(() => (window.taps = 0));
const tapsUsed = (page: Page): Promise<number> => page.evaluate(() => window.taps);
const tile = (page: Page, name: string) =>
  page.getByRole('navigation', { name: vi.today.acts }).getByRole('link', { name, exact: true });

test('one month from one person: 3 taps and four letters; the month and the sum stand there', async () => {
  const { page } = phone;
  await fromToday(page);
  await tile(page, vi.today.collect).click();
  await field(page, vi.dues.search).click();
  await page.keyboard.type('quye');
  await seen(page.getByText(vi.dues.found(1, 'quye')));
  await page.keyboard.press('Enter');
  await seen(title(page, 'Tẩn Sành Quyên'));
  await collectButton(page).click();
  await seen(receiptOnScreen(page).getByText('Tẩn Sành Quyên').first());
  expect(await tapsUsed(page)).toBe(3);
});

test('a receipt of the day is taken back: 4 taps from Hôm nay, nothing typed', async () => {
  const { page } = phone;
  const [number = ''] =
    (await receiptOnScreen(page).getAttribute('aria-label'))?.match(/\S+$/) ?? [];
  await fromToday(page);
  await page.getByRole('link', { name: new RegExp(`^${vi.today.collectedToday}`) }).click();
  await page.getByRole('listitem').getByRole('link', { name: 'Tẩn Sành Quyên' }).click();
  await page.getByRole('link', { name: vi.dues.voidAct, exact: true }).click();
  // What will happen stands there before the one tap that does it.
  await seen(page.getByText(vi.dues.voidConfirmWhat(number, '12.650 đ', 'Tẩn Sành Quyên')));
  await button(page, vi.dues.voidReasons['wrong-person']).click();
  await seen(page.getByText(vi.dues.voidedNotice));
  expect(await tapsUsed(page)).toBe(4);
  await button(page, vi.common.back).click();
  await seen(title(page, vi.dues.dayTitle));
  await seen(page.getByText(`${vi.dues.receiptCount(0)} · ${vi.dues.dayVoided(1)}`));
});

test('a member’s request is taken in: 5 taps and the story', async () => {
  const { page } = phone;
  await fromToday(page);
  await tile(page, vi.today.takeIn).click();
  await page.getByRole('button', { name: vi.cases.kindsShort['late-wages'], exact: true }).click();
  await field(page, vi.cases.memberSearch).click();
  await page.keyboard.type('than');
  await page.getByRole('button', { name: 'Phàn Ngọc Thanh' }).click();
  // The member is chosen, and the story has the keyboard.
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type(STORY);
  await button(page, vi.cases.save).click();
  await seen(title(page, vi.cases.kinds['late-wages']));
  await seen(page.getByText(STORY));
  expect(await tapsUsed(page)).toBe(5);
});

test('two of three who ask to join are admitted by one decision, and owe dues from then on', async () => {
  const { page } = phone;
  const [first = '', second = '', third = ''] = APPLICANTS;
  await openMember(page, third);
  await seen(page.getByRole('link', { name: vi.admission.link, exact: true }));
  await toTab(page, 'roster');
  await field(page, vi.roster.search).fill('');
  await page.getByRole('button', { name: new RegExp(`^${vi.roster.filterApplied}`) }).click();
  await page.getByRole('link', { name: vi.admission.linkMany }).click();
  await page.getByRole('checkbox', { name: first }).check();
  await page.getByRole('checkbox', { name: second }).check();
  await button(page, vi.admission.go(2)).click();
  await seen(page.getByText(vi.admission.problems['missing-number']).first());
  await field(page, vi.admission.number).fill('12/QĐ-CĐCS');
  await button(page, vi.admission.go(2)).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: vi.admission.go(2) })
    .click();
  await seen(page.getByText(vi.admission.done(2)));
  await seen(page.getByRole('link', { name: third }));
  expect(await page.getByRole('link', { name: first }).count()).toBe(0);
  await openCollect(page, first);
  expect(phone.faults).toEqual([]);
});
