// An officer's day by the keyboard alone with text at twice the size: no finger touches the glass, the focus is always in sight.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { misfits } from './axe.ts';
import { goTo } from './every-screen.ts';
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
  WORDS,
} from './officer.ts';
import { CHAIR, foundUnionWith } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const PAYER = 'Tẩn Sành Quyên';
const OTHER = 'Phàn Ngọc Thanh';
const NEWCOMER = 'Chảo Láo Tả';
const STORY = 'Ca đêm thiếu suất ăn, báo tổ trưởng hai lần chưa được.';
/** More than any screen here has places to stop at. */
const STOPS_MAX = 80;

let server: SyncServer;
let phone: Handset;
let page: Page;

beforeAll(async () => {
  server = await startSyncServer();
  const { union } = await foundUnionWith(server, [PAYER, OTHER]);
  phone = await buyHandset({ before: countTouches });
  page = phone.page;
  const { link } = await union.invite(CHAIR);
  await enterByLink(page, link);
  await toTab(page, 'roster');
  await seen(page.getByText(vi.roster.count(2)));
  await goTo(page, '/khac/may-nay');
  await page.locator('#text-size-200').check();
  await goTo(page, '/hom-nay');
  await page.reload();
});
afterAll(async () => {
  await phone.throwAway();
  await server.throwAway();
});

/** From each start of the page on, for the reload above was the last touch. */
const countTouches = (): void => {
  const counted = window as unknown as { touches: number };
  counted.touches = 0;
  document.addEventListener('pointerdown', () => (counted.touches += 1), { capture: true });
};

/** Presses Tab until it has the focus, or goes back with Shift where it is nearer; each stop on the way is in sight. */
const tabTo = async (target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
  await seen(target);
  for (let stops = 0; stops < STOPS_MAX; stops += 1) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
    // What is scrolled to comes in a moment.
    await expect.poll(outOfSight, { timeout: 1_500 }).toBeUndefined();
  }
  throw new Error(`never came to ${target.toString()}`);
};

/** What has the focus and cannot be seen, or does not show that it has it. */
const outOfSight = (): Promise<string | undefined> =>
  page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const active = document.activeElement;
    if (!(active instanceof HTMLElement) || active === document.body) return undefined;
    const { left, right, top, bottom } = active.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, Math.min((top + bottom) / 2, top + 24)];
    const there = document.elementFromPoint(x, y);
    const labels = active instanceof HTMLInputElement ? [...(active.labels ?? [])] : [];
    const isSeen = [active, ...labels].some(
      (part) => part.contains(there) || (there?.contains(part) ?? false),
    );
    // The ring may stand around the row or the box that holds it.
    const rings = [active, active.parentElement, active.parentElement?.parentElement]
      .filter((part) => part instanceof HTMLElement)
      .map((part) => getComputedStyle(part))
      .some(({ outlineStyle, boxShadow }) => outlineStyle !== 'none' || boxShadow !== 'none');
    const isHeading = active.tabIndex === -1;
    if (isSeen && (rings || isHeading)) return undefined;
    const why = isSeen ? 'no ring around' : `hidden at ${Math.round(x)}, ${Math.round(y)}:`;
    return `${why} ${active.outerHTML.slice(0, 160)}`;
  });

const press = async (target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> => {
  await tabTo(target);
  await page.keyboard.press(key);
};
const type = async (target: Locator, words: string): Promise<void> => {
  await tabTo(target);
  await page.keyboard.type(words);
};
const link = (name: string): Locator =>
  page.getByRole('main').getByRole('link', { name, exact: true });
const tab = (name: keyof typeof vi.common.tabs): Locator =>
  page
    .getByRole('navigation', { name: vi.common.mainNavigation })
    .getByRole('link', { name: vi.common.tabs[name], exact: true });
const fits = async (): Promise<void> => expect(await misfits(page)).toEqual([]);

test('the words open the book: the field has the focus', async () => {
  await seen(title(page, vi.enrol.unlockTitle));
  await fits();
  // The words stand there before the app does; it puts the focus where they are typed.
  await expect
    .poll(() => field(page, vi.enrol.words).evaluate((it) => it === document.activeElement))
    .toBe(true);
  await page.keyboard.type(WORDS);
  await page.keyboard.press('Enter');
  await seen(title(page, vi.today.title), 40_000);
  await fits();
});

test('one month from one: found by letters, taken, the receipt stands there', async () => {
  await press(link(vi.today.collect));
  await seen(title(page, vi.dues.title));
  await page.keyboard.press('/');
  await page.keyboard.type('quye');
  await seen(page.getByText(vi.dues.found(1, 'quye')));
  await page.keyboard.press('Enter');
  await seen(title(page, PAYER));
  await fits();
  await press(collectButton(page));
  await seen(receiptOnScreen(page).getByText(PAYER).first());
  await fits();
});

test('arrows choose on the roll, Enter opens whom they chose', async () => {
  await press(button(page, vi.common.back));
  await seen(title(page, vi.dues.title));
  await press(tab('roster'));
  await seen(title(page, vi.roster.title));
  for (const key of ['/', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowDown', 'Enter'])
    await page.keyboard.press(key);
  await seen(title(page, OTHER));
  await fits();
  await press(button(page, vi.common.back));
  await seen(title(page, vi.roster.title));
});

test('a new member: n on the list, the form from top to bottom, the box ticked by the space bar', async () => {
  await page.keyboard.press('n');
  await seen(title(page, vi.roster.registerTitle));
  await fits();
  await tabTo(page.getByRole('radio', { checked: true }));
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => choice(page, vi.roster.stepAdmitted).isChecked()).toBe(true);
  await type(field(page, vi.roster.since), '05/01/2026');
  await type(field(page, vi.roster.name), NEWCOMER);
  await press(page.getByRole('checkbox', { name: vi.roster.consentTick }), 'Space');
  await press(button(page, vi.roster.saveNew));
  await seen(page.getByText(vi.roster.registered(NEWCOMER)));
});

test('a request is taken in', async () => {
  await goBackTo('cases');
  await press(link(vi.cases.newCaseShort));
  await seen(title(page, vi.cases.formTitle));
  await fits();
  await press(page.getByRole('button', { name: vi.cases.kindsShort.proposal, exact: true }));
  await tabTo(choice(page, vi.cases.whoMember));
  for (let tries = 0; tries < 3; tries += 1) {
    if (await choice(page, vi.cases.whoAnonymous).isChecked()) break;
    await page.keyboard.press('ArrowDown');
  }
  await type(field(page, vi.cases.story), STORY);
  await press(button(page, vi.cases.save));
  await seen(title(page, vi.cases.kinds.proposal));
  await seen(page.getByText(STORY));
  await fits();
});

test('and found again in the list by the arrows', async () => {
  await goBackTo('cases');
  await seen(title(page, vi.cases.title));
  for (const key of ['/', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await seen(title(page, vi.cases.kinds.proposal));
});

/** By the way back, which on an inner screen is the only one. */
const goBackTo = async (name: keyof typeof vi.common.tabs): Promise<void> => {
  const back = button(page, vi.common.back);
  for (let inner = 0; inner < 4; inner += 1) {
    await seen(tab(name).or(back));
    if (await tab(name).isVisible()) break;
    await press(back);
    await page.waitForTimeout(100);
  }
  await press(tab(name));
};

test('the day is counted, closed and sent', async () => {
  const text = vi.endOfDay;
  await goBackTo('today');
  await press(page.getByRole('main').getByRole('link', { name: new RegExp(`^${text.title}`) }));
  await seen(title(page, text.title));
  await fits();
  // 12.650 đ: a note of ten thousand, one of two thousand, and small change.
  await tabTo(field(page, text.notesOf('10.000 đ')));
  await page.keyboard.type('1');
  await type(field(page, text.notesOf('2.000 đ')), '1');
  await type(field(page, text.looseLabel), '650');
  await seen(page.getByText(text.agrees, { exact: true }));
  await phone.context.setOffline(true);
  await press(button(page, text.close));
  await seen(page.getByText(text.locked));
  await fits();
  await press(button(page, text.send));
  await seen(page.getByText(vi.sync.problems['no-connection']));
  await phone.context.setOffline(false);
  await seen(page.getByText(/^Đã lên hệ thống đủ [0-9]+ mục, [0-9]{2}:[0-9]{2}$/), 40_000);
});

test('and no finger has touched the glass', async () => {
  expect(await page.evaluate(() => (window as unknown as { touches: number }).touches)).toBe(0);
  expect(phone.faults).toEqual([]);
});
