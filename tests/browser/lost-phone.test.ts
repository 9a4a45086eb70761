// A phone is lost with receipts and a request on it: called lost on the other one, it gives them back to be decided on, and says what it is. Then the officer's rights end, with one more receipt unsent.
import type { Page } from 'playwright-core';
import { addDays, vietnamDate } from '#domain/day-number.ts';
import { grantRole } from '#domain/office/acts.ts';
import { must, synced } from '#tests/sync/union.ts';
import { dayText } from '#text/day-text.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PHONE } from './chromium.ts';
import { goTo } from './every-screen.ts';
import { looksWell, picture } from './looks-well.ts';
import {
  allSent,
  button,
  collect,
  enterByLink,
  field,
  seen,
  takeIn,
  title,
  toTab,
  unsentCount,
  vi,
  withoutNetworkReady,
} from './officer.ts';
import { CHAIR, foundUnionWith, type Union } from './practice-union.ts';
import { buyHandset, startSyncServer, until, type Handset, type SyncServer } from './rig.ts';

const { devices, held, safekeeping } = vi;
const [PAID, DOUBTED, LATE] = ['Giàng A Súa', 'Lò Thị Pành', 'Tòng Văn Ín'];
const STORY = 'Suất ăn ca ba của xưởng đế bị cắt từ tháng mười.';
const WHY_LOST = 'rơi trên xe khách';
const WHY_NOT = 'Không có tiền nộp';
const OFFICER = {
  signInName: 'do.cv',
  displayName: 'Cà Văn Dọ',
  roles: ['treasurer', 'case-officer'],
} as const;

let server: SyncServer;
let union: Union;
/** The chair's. */
let desk: Handset;
/** Both of the treasurer. */
let lost: Handset;
let kept: Handset;

beforeAll(async () => {
  server = await startSyncServer();
  ({ union } = await foundUnionWith(server, [PAID, DOUBTED, LATE]));
  [desk, lost, kept] = [await buyHandset(), await buyHandset(), await buyHandset()];
  const theirs = await union.invite(OFFICER);
  await Promise.all([
    enterByLink(desk.page, (await union.invite(CHAIR)).link),
    enterByLink(lost.page, theirs.link),
  ]);
  await enterByLink(kept.page, (await union.inviteAgain(theirs.officer)).link);
  await withoutNetworkReady(lost.page);
});
afterAll(async () => {
  for (const phone of [desk, lost, kept]) await phone.throwAway();
  await server.throwAway();
});

/** Back from the lift: in contact at once. */
const again = async ({ context }: Handset): Promise<void> => {
  await context.setOffline(true);
  await context.setOffline(false);
};
const toMore = async (page: Page, entry: string): Promise<void> => {
  await toTab(page, 'more');
  await page.getByRole('link', { name: new RegExp(`^${entry}`) }).click();
};

test('out of signal with two receipts and a request, and then it is gone: said on the own other phone, with how', async () => {
  await lost.context.setOffline(true);
  for (const name of [PAID, DOUBTED]) await collect(lost.page, name);
  await takeIn(lost.page, STORY);
  expect(await unsentCount(lost.page)).toBe(3);

  const { page } = kept;
  await toMore(page, vi.settings.deviceTitle);
  // The one in hand is not offered; the other one is.
  const lose = page.getByRole('button', { name: /^Báo mất máy/ });
  await seen(lose);
  await expect.poll(() => lose.count()).toBe(1);
  await looksWell(page, 'own-devices', true);
  await lose.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: devices.lose }).click();
  await seen(dialog.getByText(devices.loseProblems['missing-text']));
  await field(page, devices.loseWhy).fill(WHY_LOST);
  await looksWell(page, 'own-lose');
  await dialog.getByRole('button', { name: devices.lose }).click();
  await seen(page.getByText(devices.lost, { exact: true }));
  await allSent(page);
});

test('at its first contact it is shut out within a minute, and tells whoever holds it why', async () => {
  const { page, context } = lost;
  const fromMs = performance.now();
  await context.setOffline(false);
  await seen(page.getByText(safekeeping.lostTitle), 60_000);
  expect(performance.now() - fromMs).toBeLessThan(60_000);
  await seen(page.getByText(safekeeping.leftHeld(3)));
  for (const tab of ['roster', 'dues', 'cases'] as const) {
    await toTab(page, tab);
    const shown = await page.locator('body').innerText();
    for (const gone of [PAID, DOUBTED, STORY]) expect(shown).not.toContain(gone);
    expect(shown).toContain(safekeeping.lostTitle);
  }
  await toTab(page, 'today');
  await looksWell(page, 'lost-phone');
  // All of it is there to be read on a laptop too, where the bar once was cut at its title.
  await page.setViewportSize({ width: 1280, height: 800 });
  const cut = await page
    .getByRole('alert')
    .filter({ hasText: safekeeping.lostTitle })
    .evaluate(({ parentElement: bars }) => (bars?.scrollHeight ?? 9) - (bars?.clientHeight ?? 0));
  expect(cut).toBeLessThanOrEqual(1);
  await page.setViewportSize(PHONE);
  // Nor does it say so only once.
  await page.reload();
  await field(page, vi.enrol.words).fill('trâu cày ruộng sâu mùa nước nổi');
  await button(page, vi.enrol.unlock).click();
  await seen(page.getByText(safekeeping.lostTitle), 40_000);
});

test('the other phone tells its officer that the three are held, before anybody has decided', async () => {
  const { page } = kept;
  await again(kept);
  await toMore(page, vi.sync.unsentTitle);
  await seen(page.getByText(vi.sync.unsentCount(0, 3)), 40_000);
  await seen(page.getByText(vi.sync.checkHint));
  const lines = page.getByRole('listitem').filter({ hasText: vi.sync.reasons['device-lost'] });
  await until(async () => (await lines.count()) === 3, 15_000, 'all three are told of');
  await looksWell(page, 'held-own', true);
});

test('the chair opens the desk, counts one, does not count the other and says why; the rest waits', async () => {
  const { page } = desk;
  await again(desk);
  await allSent(page);
  await toMore(page, vi.settings.heldTitle);
  await seen(title(page, held.title));
  await seen(page.getByText(held.count('3')));
  await looksWell(page, 'held-desk', true);
  const row = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  await row(PAID).getByRole('button').click();
  await seen(title(page, held.one));
  await seen(page.getByText(held.reasons['device-lost']));
  await button(page, held.admit).click();
  await seen(page.getByText(held.whyMissing));
  await looksWell(page, 'held-decide', true);
  await button(page, held.usualAdmit[1]!).click();
  await button(page, held.admit).click();
  await seen(page.getByText(held.admitted(1)));
  await page.getByText(held.count('2')).waitFor();
  expect(await row(PAID).count()).toBe(0);

  await row(DOUBTED).getByRole('button').click();
  await field(page, held.whyHeading).fill(WHY_NOT);
  await button(page, held.refuse).click();
  await seen(page.getByText(held.refused(1)));
  await page.getByText(held.count('1')).waitFor();
  await allSent(page);
  // What was not counted is kept, and found again.
  await toMore(page, vi.settings.heldTitle);
  await button(page, held.withRefused).click();
  await seen(page.getByText(held.refusedWith(WHY_NOT)));
  await picture(page, 'held-refused', true);
});

test('its author reads why on the own screen; what counts has left it and stands in the book', async () => {
  const { page } = kept;
  await again(kept);
  await toMore(page, vi.sync.unsentTitle);
  await seen(page.getByText(vi.sync.refusedWith(WHY_NOT)), 40_000);
  // One counts, one does not and is still kept, one waits.
  await seen(page.getByText(vi.sync.unsentCount(0, 2)));
  await looksWell(page, 'held-answered', true);
  await goTo(page, '/doan-phi/trong-ngay');
  await seen(page.getByText(PAID));
});

test('a term that runs out in ten days is told on Hôm nay, with the way to hand over', async () => {
  const { admin, unit } = union;
  const [own] = (await admin.replica.shelf.find({ type: 'officer' })).filter(
    ({ values }) => values['signInName'] === OFFICER.signInName,
  );
  const until = addDays(vietnamDate(Date.now()), 10);
  must(
    await admin.replica.save((moment) =>
      grantRole(
        { officer: own?.id ?? '', role: 'auditor', unit, reach: 'unit', from: '2026-01-01', until },
        moment,
      ),
    ),
  );
  await synced(admin);
  await again(kept);
  const { page } = kept;
  await toTab(page, 'today');
  await seen(page.getByText(vi.today.termEnds(dayText(until), 10)), 40_000);
  await page.getByRole('link', { name: vi.today.termHandOver }).click();
  await seen(title(page, vi.handover.title));
});

test('then the rights themselves end, while a receipt waits here without signal: it is held for the chair, and the books go', async () => {
  const { page, context } = kept;
  await context.setOffline(true);
  await collect(page, LATE);
  await union.revoke(OFFICER.signInName);
  await context.setOffline(false);
  await seen(page.getByText(safekeeping.leftTitle), 60_000);
  // The request of before and this receipt; the one that was not counted waits no more.
  await seen(page.getByText(safekeeping.leftHeld(2)));
  for (const tab of ['roster', 'dues', 'cases'] as const) {
    await toTab(page, tab);
    const shown = await page.locator('body').innerText();
    for (const gone of [PAID, DOUBTED, LATE, STORY]) expect(shown).not.toContain(gone);
  }
  await looksWell(page, 'right-ended');
  // Nothing of it is lost: beside the request of before, the receipt waits for a decision.
  await again(desk);
  await toMore(desk.page, vi.settings.heldTitle);
  await seen(desk.page.getByText(held.count('2')));
  const row = desk.page.getByRole('listitem').filter({ hasText: LATE });
  await row.getByRole('button').click();
  await seen(desk.page.getByText(held.reasons['right-ended']));
  expect([...desk.faults, ...lost.faults, ...kept.faults]).toEqual([]);
});
