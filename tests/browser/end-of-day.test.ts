// Cuối ngày with the network off: count, close, papers, kill, a Wi-Fi that asks to sign in, the backup file, and all of it in the system.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Phone } from '#tests/sync/phone.ts';
import { synced } from '#tests/sync/union.ts';
import { vietnamDate } from '#domain/day-number.ts';
import { dayText } from '#text/day-text.ts';
import {
  button,
  collect,
  collectButton,
  enterByLink,
  field,
  openCollect,
  receiptOnScreen,
  seen,
  sumField,
  takeDues,
  title,
  toTab,
  unlock,
  unsentCount,
  vi,
  voidReceipt,
  withoutNetworkReady,
} from './officer.ts';
import { CHAIR, foundUnionWith } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';
import { hangAfterLoads, loginPageAt } from './wifi.ts';

const text = vi.endOfDay;
const PAYERS = ['Vàng Thị Mỷ', 'Sùng A Chứ', 'Lầu Thị Dở', 'Thào A Páo', 'Ly Thị Pà'];
const LATER = ['Hạng A Sài', 'Mùa A Lềnh', 'Giàng Thị Xoa'];
const INSIDE = 'Vừ Thị Tin';
const DAY_MS = 86_400_000;

let server: SyncServer;
let quiet: Phone;
let phone: Handset;
const numbers: string[] = [];

beforeAll(async () => {
  server = await startSyncServer();
  const { union, quiet: beside } = await foundUnionWith(server, [...PAYERS, ...LATER, INSIDE]);
  quiet = beside;
  phone = await buyHandset({ before: watchPhone });
  const { link } = await union.invite(CHAIR);
  await enterByLink(phone.page, link);
  await withoutNetworkReady(phone.page);
  await server.stop();
  await phone.context.setOffline(true);
});
afterAll(async () => {
  await phone.throwAway();
  await server.throwAway();
});

/** Writes down in the page when the screen was asked to stay awake and let go, and the numbers on the app's picture. */
const watchPhone = (): void => {
  const awake: string[] = [];
  const badges: number[] = [];
  Object.assign(window, { awake, badges });
  const note = (log: unknown[], what: unknown): Promise<void> => {
    log.push(what);
    return Promise.resolve();
  };
  const request = async (what: string) => {
    await note(awake, what);
    return { release: () => note(awake, 'released') };
  };
  Object.defineProperty(navigator, 'wakeLock', { value: { request } });
  Object.defineProperties(navigator, {
    setAppBadge: { value: (count: number) => note(badges, count) },
    clearAppBadge: { value: () => note(badges, 0) },
  });
};
const noted = (page: Page, what: 'awake' | 'badges'): Promise<unknown[]> =>
  page.evaluate((log) => (window as unknown as Record<string, unknown[]>)[log]!, what);
const badge = async (page: Page): Promise<unknown> => (await noted(page, 'badges')).at(-1);

const entry = (page: Page) =>
  page.getByRole('main').getByRole('link', { name: new RegExp(`^${text.title}`) });
const toCount = async (page: Page): Promise<void> => {
  await toTab(page, 'today');
  await entry(page).click();
  await seen(title(page, text.title));
};
/** Types the notes as on a keypad, from the field that has the focus: Enter leads on. */
const typeNotes = async (page: Page, counts: readonly string[]): Promise<void> => {
  await page.locator('input[id=count-500000]:focus').waitFor();
  for (const count of counts) {
    await page.keyboard.type(count);
    await page.keyboard.press('Enter');
  }
};
const closesSaid = async (page: Page): Promise<string> => {
  await toCount(page);
  await page.getByRole('link', { name: text.earlier }).click();
  await seen(title(page, text.earlier));
  await seen(page.getByText(/^[0-9]+ lần$/));
  return page.getByText(/^[0-9]+ lần$/).innerText();
};

describe('closing the day without network', () => {
  test('five receipts and one taken back; Hôm nay says what is not closed', async () => {
    const { page } = phone;
    for (const name of PAYERS) numbers.push(await collect(page, name));
    await voidReceipt(page);
    await toTab(page, 'today');
    await seen(entry(page).getByText(vi.today.dayOpen('100.000 đ', 5)));
    // Five and the one taken back: so many are not sent, and stand on the app's picture.
    await expect.poll(() => badge(page)).toBe(6);
  });

  test('a difference wants a reason; without one nothing is closed', async () => {
    const { page } = phone;
    const before = await unsentCount(page);
    await toCount(page);
    await button(page, text.close).click();
    // The sentence above the form leads to the field it is about.
    await page.getByRole('link', { name: text.problems['not-counted'] }).click();
    await typeNotes(page, ['', '', '', '1', '1']);
    await seen(page.getByText(text.short('30.000 đ')));
    await button(page, text.close).click();
    await seen(page.getByText(text.problems['difference-without-reason']).first());
    await seen(field(page, text.why));
    await button(page, vi.common.back).click();
    // What was counted is kept as a draft.
    await page.getByRole('dialog').getByRole('button', { name: vi.common.leaveKept }).click();
    expect(await unsentCount(page)).toBe(before);
  });

  test('cash agrees: three taps from Hôm nay, and the phone says where the data is', async () => {
    const { page } = phone;
    await toTab(page, 'today');
    let taps = 0;
    const tap = async (what: ReturnType<typeof button>): Promise<void> => {
      taps += 1;
      await what.click();
    };
    await tap(entry(page));
    await seen(page.getByRole('button', { name: vi.common.draftTake }));
    await typeNotes(page, ['', '', '', '1', '2', '1']);
    await seen(page.getByText(text.agrees, { exact: true }));
    await tap(button(page, text.close));
    await seen(title(page, text.closedTitle(dayText(vietnamDate(Date.now())))));
    await seen(page.getByText(text.locked));
    await tap(button(page, text.send));
    await seen(page.getByText(vi.sync.problems['no-connection']));
    expect(taps).toBe(3);
    expect(await noted(page, 'awake')).toEqual(['screen', 'released']);
  });

  test('the papers are there: every number, the one taken back with its reason, on A4', async () => {
    const { page } = phone;
    await page.getByRole('link', { name: new RegExp(`^${text.listPaper}`) }).click();
    const list = page.getByRole('article', { name: text.listPaper });
    await seen(list);
    for (const number of numbers) await seen(list.getByText(number, { exact: true }));
    await seen(list.getByText(text.paper.voided(vi.dues.voidReasons['wrong-person'])));
    await seen(list.getByText(text.paper.standing(4)));
    await seen(list.getByText(text.paper.inWords('Một trăm nghìn đồng')));
    await onA4(page);
    await button(page, vi.common.back).click();

    await page.getByRole('link', { name: new RegExp(`^${text.minutesPaper}`) }).click();
    const minutes = page.getByRole('article', { name: text.minutesPaper });
    await seen(minutes.getByRole('row', { name: '1 Loại 50.000 đ 1 50.000' }));
    await seen(minutes.getByRole('row', { name: '2 Loại 20.000 đ 2 40.000' }));
    await seen(minutes.getByText(text.paper.noDifference));
    for (const sign of text.paper.minutesSigns)
      await seen(minutes.getByText(sign, { exact: true }));
    await onA4(page);
  });

  /** One page of this size in points, whatever screen was printed before. */
  const onOnePage = async (page: Page, ...size: readonly [number, number]): Promise<void> => {
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const boxes = [...pdf.matchAll(/\/MediaBox \[([0-9. ]+)\]/g)].map(([, box = '']) =>
      box.split(' ').map((side) => Math.round(Number(side))),
    );
    expect(boxes).toEqual([[0, 0, ...size]]);
  };
  const onA4 = (page: Page): Promise<void> => onOnePage(page, 595, 842);
  const onA5 = (page: Page): Promise<void> => onOnePage(page, 420, 595);

  test('a receipt dated inside the closed day: a sentence, nothing lost, and with today’s date it is written', async () => {
    const { page } = phone;
    const before = await unsentCount(page);
    await openCollect(page, INSIDE);
    await sumField(page).fill('25.000');
    await button(page, vi.dues.dayChange).click();
    await field(page, vi.dues.day).fill(dayText(vietnamDate(Date.now() - DAY_MS)));
    await collectButton(page).click();
    await seen(page.locator('form').getByText(vi.dues.problems['day-closed']));
    expect(await receiptOnScreen(page).count()).toBe(0);
    await expect.poll(() => sumField(page).inputValue()).toBe('25.000');
    await field(page, vi.dues.day).fill(dayText(vietnamDate(Date.now())));
    // No number was spent on the refusal.
    expect(await takeDues(page)).toMatch(/-000006$/);
    await onA5(page);
    expect(await unsentCount(page)).toBe(before + 1);
  });

  test('the battery falls out after the last tap: the close is there whole, or not at all', async () => {
    let closes = 1;
    for (const [round, delayMs] of [0, 40, 200].entries()) {
      await collect(phone.page, LATER[round] ?? '');
      await toCount(phone.page);
      const { page } = phone;
      const offer = button(page, vi.common.draftDrop);
      if (await offer.isVisible()) await offer.click();
      await field(page, text.notesOf('5.000 đ')).fill('5');
      // What lay open because of an earlier round is counted with it.
      const due = await page.getByRole('status').getByText(/đ$/).nth(1).innerText();
      await field(page, text.notesOf('5.000 đ')).fill(
        String(Number(due.replace(/[^0-9]/g, '')) / 5000),
      );
      await seen(page.getByText(text.agrees, { exact: true }));
      void button(page, text.close)
        .click({ noWaitAfter: true })
        .catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      await phone.kill();
      await phone.reopen({ offline: true });
      await phone.page.goto(server.origin);
      await unlock(phone.page);
      await seen(title(phone.page, vi.today.title), 40_000);
      const isOpen = entry(phone.page).getByText(/^Chưa khóa sổ/);
      await seen(isOpen.or(entry(phone.page).getByText(/^Đã khóa sổ/)), 40_000);
      if (!(await isOpen.isVisible())) closes += 1;
      expect(await closesSaid(phone.page)).toBe(text.earlierCount(closes));
    }
  });
});

describe('sending at the end of the day', () => {
  test('what a kill left open is closed now', async () => {
    const { page } = phone;
    await toCount(page);
    const count = field(page, text.notesOf('5.000 đ'));
    await seen(count.or(page.getByText(text.nothingOpen)));
    if (!(await count.isVisible())) return;
    const due = await page.getByRole('status').getByText(/đ$/).nth(1).innerText();
    await count.fill(String(Number(due.replace(/[^0-9]/g, '')) / 5000));
    await button(page, text.close).click();
    await seen(page.getByText(text.locked));
  });

  test('a Wi-Fi that asks to sign in: a sentence, and nothing changes', async () => {
    const { page } = phone;
    const before = await unsentCount(page);
    const leaveWifi = await loginPageAt(server.port);
    await phone.context.setOffline(false);
    await toCount(page);
    await button(page, text.send).click();
    await seen(page.getByText(vi.sync.problems['not-our-server']));
    await seen(page.getByText(text.lockedWhat(before)));
    await leaveWifi();
    expect(await unsentCount(page)).toBe(before);
  });

  test('no signal: one tap, and the backup is out of the phone; that is the third step', async () => {
    const { page } = phone;
    await phone.context.setOffline(true);
    await toCount(page);
    const download = page.waitForEvent('download');
    await button(page, text.backup).click();
    expect((await download).suggestedFilename()).toMatch(/^so-cong-doan-du-phong-.*\.txt$/);
    await seen(page.getByText(/^Bản lúc [0-9:]+ giữ đủ các mục chưa gửi/));
  });

  test('back online: all of it is in the system, with the count and the time', async () => {
    const { page } = phone;
    const waiting = await unsentCount(page);
    await expect.poll(() => badge(page)).toBe(waiting);
    const letGo = await hangAfterLoads(page, 0);
    await toCount(page);
    await server.start();
    await phone.context.setOffline(false);
    const send = button(page, text.send);
    if (await send.isVisible()) await send.click();
    const going = page.getByRole('status').filter({ hasText: text.sending });
    await seen(going.getByText(`0 / ${waiting}`, { exact: true }));
    letGo();
    const said = page.getByText(/^Đã lên hệ thống đủ [0-9]+ mục, [0-9]{2}:[0-9]{2}$/);
    await seen(said, 40_000);
    expect(await unsentCount(page)).toBe(0);
    await expect.poll(() => badge(page)).toBe(0);
  });

  test('the union’s other phone has the closes, and they are all the money there is', async () => {
    await synced(quiet);
    const closes = await quiet.replica.shelf.find({ type: 'dayClose' });
    const sum = closes.reduce((total, { values }) => total + Number(values['sumVnd']), 0);
    expect(sum).toBe(8 * 25_000);
    const named = closes.flatMap(({ values }) => values['receipts'] as readonly string[]);
    expect([named.length, new Set(named).size]).toEqual([9, 9]);
    expect(phone.faults).toEqual([]);
  });
});
