// The golden paths of look.md with the network off: every finger that leaves the glass is counted by the page itself.
// Ghi tên without a camera is counted in scan.test.ts, Thu cả tổ in group-collection.test.ts, Cuối ngày in end-of-day.test.ts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import {
  button,
  choice,
  collectButton,
  enterByLink,
  field,
  receiptOnScreen,
  seen,
  title,
  toTab,
  vi,
} from './officer.ts';
import { foundUnion, registerMembers } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const PEOPLE = ['Chảo Mùi Pham', 'Chảo Láo Tả', 'Tẩn Sành Quyên', 'Phàn Ngọc Thanh'];
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
  phone = await buyHandset({ before: countTaps });
  const { link } = await union.invite({
    signInName: 'mai.lt',
    displayName: 'Lường Thị Mai',
    roles: ['chair'],
  });
  await enterByLink(phone.page, link);
  await toTab(phone.page, 'roster');
  await seen(phone.page.getByText(vi.roster.count(PEOPLE.length)));
  await phone.page.waitForFunction(
    async () => (await navigator.serviceWorker.ready).active !== null,
  );
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

test('the receipt just issued is taken back: 4 taps, nothing typed', async () => {
  const { page } = phone;
  await startCounting(page);
  await page.getByRole('link', { name: vi.dues.voidAct, exact: true }).click();
  await choice(page, vi.dues.voidReasons['wrong-person']).click();
  await button(page, vi.dues.voidGo).click();
  const sure = page.getByRole('dialog');
  await seen(sure.getByText('Tẩn Sành Quyên'));
  await sure.getByRole('button', { name: vi.dues.voidAct, exact: true }).click();
  await seen(page.getByText(vi.dues.voidedNotice));
  expect(await tapsUsed(page)).toBe(4);
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
  expect(phone.faults).toEqual([]);
});
