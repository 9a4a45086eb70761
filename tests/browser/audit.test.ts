// Nhật ký and the devices in a browser: that a request was opened stands there with who, when and on which device; without a network it is said; a lost phone is shut out.
import type { Locator } from 'playwright-core';
import type { Phone } from '#tests/sync/phone.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { goTo } from './every-screen.ts';
import { looksWell, picture } from './looks-well.ts';
import {
  button,
  enterByLink,
  field,
  seen,
  takeIn,
  title,
  toTab,
  vi,
  withoutNetworkReady,
} from './officer.ts';
import { CHAIR, foundUnion, QUIET_CHAIR } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const text = vi.audit;
const devices = vi.devices;
const TREASURER = {
  signInName: 'hoa.lt',
  displayName: 'Lường Phước Bảo Hoàng Thiên Hoa',
  roles: ['treasurer'],
} as const;
let server: SyncServer;
let phone: Handset;
/** The treasurer's, on which a receipt waits. */
let lostPhone: Phone;

beforeAll(async () => {
  server = await startSyncServer();
  const union = await foundUnion(server);
  await union.quietPhone(QUIET_CHAIR);
  lostPhone = await union.quietPhone(TREASURER);
  phone = await buyHandset();
  await enterByLink(phone.page, (await union.invite(CHAIR)).link);
  await withoutNetworkReady(phone.page);
});
afterAll(async () => {
  await phone.throwAway();
  await server.throwAway();
});

/** What was noted stands in the log after the phone's next contact. */
const askUntilThere = async (row: Locator): Promise<void> => {
  const { page } = phone;
  for (let tries = 0; tries < 20 && (await row.count()) === 0; tries += 1) {
    await page.waitForTimeout(500);
    const all = page.getByRole('combobox', { name: text.officer });
    // Chosen anew, it is asked anew.
    await all.selectOption({ label: CHAIR.displayName });
    await all.selectOption('');
    await button(page, text.ask).click();
    await seen(page.getByText(text.kinds.enrolled).first());
  }
};

test('a request opened without signal stands in the log after the next contact, once, and leads to the request', async () => {
  const { page, context } = phone;
  await context.setOffline(true);
  await takeIn(page, 'Chuyền 3 chưa có lương tháng trước.', 'urgent');
  // What was taken in is shown at once: that is the looking.
  await seen(page.getByText(vi.cases.facts).first());
  await goTo(page, '/khac/nhat-ky');
  await seen(page.getByText(text.problems['no-connection']));
  await picture(page, 'audit-offline');
  await context.setOffline(false);
  await goTo(page, '/khac');
  await page.getByRole('link', { name: text.title }).click();
  await seen(title(page, text.title));
  const row = page.getByRole('listitem').filter({ hasText: text.kinds['case-viewed'] });
  await askUntilThere(row);
  await expect.poll(() => row.count()).toBe(1);
  await expect.poll(() => row.innerText()).toContain(CHAIR.displayName);
  await looksWell(page, 'audit', true);
  await row.getByRole('link').click();
  await seen(page.getByText(vi.cases.facts).first());
  // There is no button that prints it; what the browser's own menu prints it announces.
  await context.setOffline(true);
  const print = () => page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await print();
  // The pages that name several of them: the list, and what is due on Hôm nay.
  for (const tab of ['cases', 'today'] as const) {
    await toTab(page, tab);
    await seen(page.getByRole('main').getByText(vi.cases.kinds['late-wages']).first());
    await print();
  }
  await context.setOffline(false);
  await goTo(page, '/khac/nhat-ky');
  await seen(page.getByText(text.kinds.enrolled).first());
  const printed = page.getByRole('listitem').filter({ hasText: text.kinds['case-printed'] });
  await askUntilThere(printed);
  await expect.poll(() => printed.count()).toBe(1);
  await expect
    .poll(() => page.getByRole('listitem').filter({ hasText: text.listPrinted }).count())
    .toBe(2);
});

test('by officer and by day: only what was asked for, and a day that is none is said so', async () => {
  const { page } = phone;
  await goTo(page, '/khac/nhat-ky');
  await seen(page.getByText(text.kinds.enrolled).first());
  await page
    .getByRole('combobox', { name: text.officer })
    .selectOption({ label: QUIET_CHAIR.displayName });
  await button(page, text.ask).click();
  await expect.poll(() => page.getByText(text.kinds['case-viewed']).count()).toBe(0);
  await seen(page.getByText(new RegExp(QUIET_CHAIR.displayName)).last());
  await field(page, text.day).fill('31/02/2026');
  await button(page, text.ask).click();
  await seen(page.getByText(text.dayBad).first());
  await field(page, text.day).fill('01/02/2026');
  await button(page, text.ask).click();
  await seen(page.getByText(text.none));
  await picture(page, 'audit-none');
});

test('the chair finds this phone and the treasurer’s with what they said, and takes the sheet for buying away', async () => {
  const { page, context } = phone;
  await goTo(page, '/khac/may-nay');
  const own = page.getByRole('region').or(page.locator('section')).filter({ hasText: devices.key });
  await seen(own.getByText(devices.browsers.chrome).first());
  await seen(own.getByText(devices.unsentNone));
  await own.last().scrollIntoViewIfNeeded();
  await picture(page, 'own-devices');
  await goTo(page, '/khac');
  await page.getByRole('link', { name: vi.settings.devicesTitle }).click();
  await seen(title(page, devices.title));
  await seen(page.getByText(devices.count('3', '3')));
  await looksWell(page, 'devices', true);
  const downloading = page.waitForEvent('download');
  await button(page, devices.sheet).click();
  expect((await downloading).suggestedFilename()).toMatch(/^bang-may-can-bo-.*\.csv$/);
  await context.setOffline(true);
  await goTo(page, '/khac');
  await goTo(page, '/khac/may');
  await seen(page.getByText(devices.problems['no-connection']));
  await picture(page, 'devices-offline');
  await context.setOffline(false);
  await button(page, devices.ask).click();
  await seen(page.getByText(devices.count('3', '3')));
});

test('the treasurer has lost the phone: said with a reason, it is out at its next contact and gives its books up', async () => {
  const { page } = phone;
  const row = page.getByRole('button', { name: new RegExp(TREASURER.displayName) });
  await row.click();
  await picture(page, 'device-open');
  await page.getByRole('button', { name: /^Báo mất máy/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: devices.lose }).click();
  await seen(dialog.getByText(devices.loseProblems['missing-text']));
  await looksWell(page, 'lose-device', true);
  await field(page, devices.loseWhy).fill('rơi trên xe khách');
  await dialog.getByRole('button', { name: devices.lose }).click();
  await seen(row.getByText(devices.lost));
  expect(lostPhone.replica.books().length).toBeGreaterThan(0);
  await expect
    .poll(
      async () => {
        await lostPhone.sync.syncNow();
        return lostPhone.replica.books();
      },
      { timeout: 20_000 },
    )
    .toEqual([]);
  await goTo(page, '/khac/nhat-ky');
  await seen(page.getByText(text.kinds['device-lost']).first());
});
