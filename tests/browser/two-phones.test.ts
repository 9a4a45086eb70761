// Two phones of one union change the same member while neither hears of the other.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindings, misfits } from './axe.ts';
import {
  allSent,
  chooseWords,
  choice,
  collect,
  button,
  editMember,
  enterByLink,
  field,
  openMember,
  receiptOnScreen,
  seen,
  title,
  toTab,
  unsentCount,
  vi,
  withoutNetworkReady,
} from './officer.ts';
import { CHAIR, foundUnionWith } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const NAME = 'Giàng A Súa';
const PAYER = 'Lò Thị Pành';
const [ONE, OTHER] = ['011190000011', '011190000022'];

let server: SyncServer;
let first: Handset;
let second: Handset;
/** Of somebody who has no code. */
let third: Handset | undefined;

beforeAll(async () => {
  server = await startSyncServer();
  const { union } = await foundUnionWith(server, [NAME, PAYER]);
  first = await buyHandset();
  second = await buyHandset();
  const [one, other] = [
    await union.invite(CHAIR),
    await union.invite({ signInName: 'do.cv', displayName: 'Cà Văn Dọ', roles: ['treasurer'] }),
  ];
  await Promise.all([enterByLink(first.page, one.link), enterByLink(second.page, other.link)]);
  for (const { page } of [first, second]) await withoutNetworkReady(page);
});
afterAll(async () => {
  await third?.throwAway();
  await first.throwAway();
  await second.throwAway();
  await server.throwAway();
});

const apart = async (act: () => Promise<void>): Promise<void> => {
  const both = [first, second];
  for (const { context } of both) await context.setOffline(true);
  await act();
  for (const { page } of both) expect(await unsentCount(page)).toBe(1);
  // One after the other, and the first once more, for what the second brought.
  for (const { page, context } of [...both, first]) {
    await context.setOffline(true);
    await context.setOffline(false);
    await allSent(page);
  }
};

test('different fields of one member: both survive, on both phones', async () => {
  await apart(async () => {
    await editMember(first.page, NAME, { phone: '0987 654 321' });
    await editMember(second.page, NAME, { address: 'Bản Hin, xã Mường Và' });
  });
  for (const { page } of [first, second]) {
    await openMember(page, NAME);
    await seen(page.getByText('0987 654 321'));
    await seen(page.getByText('Bản Hin, xã Mường Và'));
  }
});

test('two national numbers: both are shown until one is chosen, then both phones show that one', async () => {
  await apart(async () => {
    await editMember(first.page, NAME, { number: ONE });
    await editMember(second.page, NAME, { number: OTHER });
  });
  const chooser = (page: Handset['page'], number: string) =>
    page.getByRole('button', { name: vi.roster.chooseThisLong(number) });
  for (const { page } of [first, second]) {
    await openMember(page, NAME);
    await seen(page.getByText(vi.roster.twoNumbers));
    await page.getByRole('button', { name: vi.roster.showNumber }).click();
    for (const number of [ONE, OTHER]) await seen(chooser(page, number));
  }
  await chooser(first.page, OTHER).click();
  await first.page.getByText(vi.roster.twoNumbers).waitFor({ state: 'hidden' });
  await allSent(first.page);
  await second.context.setOffline(true);
  await second.context.setOffline(false);
  await openMember(second.page, NAME);
  await second.page.getByText(vi.roster.twoNumbers).waitFor({ state: 'hidden' });
  for (const { page } of [first, second]) {
    await openMember(page, NAME);
    await page.getByRole('button', { name: vi.roster.showNumber }).click();
    await seen(page.getByText(OTHER, { exact: true }));
    expect(await page.getByText(ONE).count()).toBe(0);
  }
});

test('the history says who changed what: without a network what this phone holds, with one what the system signed', async () => {
  const { page, context } = first;
  const { history } = vi;
  const line = (words: string) => page.getByRole('listitem').filter({ hasText: words });
  await openMember(page, NAME);
  await context.setOffline(true);
  await page.getByRole('link', { name: vi.roster.historyAll }).click();
  await seen(title(page, history.title));
  await seen(line('Ghi nơi ở').getByText('Cà Văn Dọ'));
  await seen(line('Ghi nơi ở').getByText('Bản Hin, xã Mường Và'));
  await seen(line('Ghi điện thoại').getByText(history.me));
  await seen(line(history.alreadyMember).getByText('Vừ A Xé'));
  // Masked as everywhere, and what was set aside is told from what stands.
  const chosen = line('Chọn số CCCD đúng');
  await seen(chosen.getByText('0111…0022'));
  // A number says the sex and the year of birth as well, so more than one thing was changed.
  await seen(line(history.changedMany).getByText(history.replaced));
  expect(await page.getByText(ONE).count()).toBe(0);
  await button(page, history.showNumbers).click();
  await seen(chosen.getByText(OTHER));
  const lines = await page.getByRole('listitem').count();

  await button(page, history.ask).click();
  await seen(page.getByText(history.problems['no-connection']));
  await expect.poll(() => page.getByRole('listitem').count()).toBe(lines);
  await context.setOffline(false);
  await button(page, history.ask).click();
  await seen(page.getByText(/^Đã xem đủ từ hệ thống/));
  await expect.poll(() => page.getByText(new RegExp(history.proven)).count()).toBe(lines);
  await expect.poll(() => page.getByRole('listitem').count()).toBe(lines);
  expect(first.faults).toEqual([]);
});

test('the cash of one is closed at once and counted by the other, and both phones and the paper say by whom', async () => {
  const { cashCheck, endOfDay } = vi;
  const heard = async ({ page, context }: Handset): Promise<void> => {
    await context.setOffline(true);
    await context.setOffline(false);
    await allSent(page);
  };
  const { page } = first;
  const toEndOfDay = async (): Promise<void> => {
    await toTab(page, 'today');
    await page
      .getByRole('main')
      .getByRole('link', { name: new RegExp(`^${endOfDay.title}`) })
      .click();
  };
  await collect(page, PAYER);
  await toEndOfDay();
  await field(page, endOfDay.notesOf('5.000 đ')).fill('5');
  await button(page, endOfDay.close).click();
  // Closed at once: nobody is waited for.
  await seen(page.getByText(endOfDay.agrees));
  await heard(first);
  await toEndOfDay();
  await seen(page.getByText(cashCheck.waiting));
  await seen(page.getByText(cashCheck.ownHint));

  await heard(second);
  await toTab(second.page, 'today');
  await second.page.getByRole('link', { name: new RegExp(`^${cashCheck.title}`) }).click();
  await second.page.getByRole('link', { name: /^Lường Thị Mai/ }).click();
  await button(second.page, cashCheck.confirm).click();
  // Nothing counted and nothing chosen: two sentences, and nothing is written.
  for (const problem of ['no-sum', 'no-hand'] as const)
    await seen(second.page.getByRole('link', { name: cashCheck.problems[problem] }));
  await field(second.page, cashCheck.sum).fill('20.000');
  await choice(second.page, cashCheck.take).click();
  await seen(second.page.getByText(cashCheck.less('5.000 đ')));
  await field(second.page, cashCheck.sum).fill('25.000');
  await seen(second.page.getByText(cashCheck.same));
  await button(second.page, cashCheck.confirm).click();
  await seen(second.page.getByText('Cà Văn Dọ'));
  await heard(second);
  await toTab(second.page, 'today');
  expect(await second.page.getByText(cashCheck.title).count()).toBe(0);

  await heard(first);
  await toEndOfDay();
  await seen(page.getByText('Cà Văn Dọ'));
  await seen(page.getByText(cashCheck.takenOver));
  await page.getByRole('link', { name: new RegExp(`^${endOfDay.minutesPaper}`) }).click();
  const minutes = page.getByRole('article', { name: endOfDay.minutesPaper });
  await seen(minutes.getByText(/^Người xác nhận: Cà Văn Dọ, lúc .* 25\.000 đ, đã nhận về quỹ\.$/));
  expect(await misfits(page)).toEqual([]);
  expect(await axeFindings(second.page)).toEqual([]);
});

test('a consent is withdrawn on one phone and given again on the other, and both say so', async () => {
  const { roster } = vi;
  await openMember(first.page, NAME);
  await button(first.page, roster.withdraw).click();
  const dialog = first.page.getByRole('dialog', { name: roster.withdrawTitle(NAME) });
  await dialog.getByRole('radio', { name: roster.withdrawHows['by-phone'] }).check();
  if (process.env['PICTURES'] !== undefined)
    await first.page.screenshot({ path: `${process.env['PICTURES']}/withdraw-360.png` });
  await dialog.getByRole('button', { name: roster.withdraw }).click();
  await seen(first.page.getByText(roster.withdrawnTitle));
  await allSent(first.page);
  await second.context.setOffline(true);
  await second.context.setOffline(false);
  await openMember(second.page, NAME);
  await seen(second.page.getByText(roster.withdrawnTitle));
  if (process.env['PICTURES'] !== undefined)
    await second.page.screenshot({ path: `${process.env['PICTURES']}/withdrawn-360.png` });
  await button(second.page, roster.consentAgain).click();
  const again = second.page.getByRole('dialog', { name: roster.consentAgainTitle(NAME) });
  // Nothing is recorded before the text was read and the tick set.
  await again.getByRole('button', { name: roster.consentAgain }).click();
  await again.getByRole('checkbox', { name: roster.consentTick }).check();
  await again.getByRole('button', { name: roster.consentAgain }).click();
  await second.page.getByText(roster.withdrawnTitle).waitFor({ state: 'hidden' });
  await allSent(second.page);
});

test('the same month taken from one member on both phones: nobody is stopped, both papers say so to their collectors', async () => {
  const numbers: string[] = [];
  await apart(async () => {
    for (const { page } of [first, second]) numbers.push(await collect(page, NAME));
  });
  for (const { page } of [first, second])
    for (const number of numbers) {
      await openMember(page, NAME);
      await page.getByRole('link', { name: number }).click();
      const [series = '', count = ''] = number.split('-');
      await seen(receiptOnScreen(page).getByText(vi.dues.seriesAndNumber(series, count)).first());
      await seen(page.getByText(new RegExp(vi.dues.twiceNotice('[0-9/]+'))));
    }
  expect([...first.faults, ...second.faults]).toEqual([]);
});

test('a phone without a code calls the chair: new in the book, compared by four digits, approved and at work', async () => {
  const { joining, office } = vi;
  const officer = { name: 'Lò Thị Mây', union: 'CĐCS May Mẫu' };
  third = await buyHandset();
  const { page } = third;
  await page.goto(server.origin);
  await button(page, vi.enrol.askApproval).click();
  await seen(title(page, joining.title));
  await lookedAt(page, 'join-form');
  await button(page, joining.ask).click();
  await seen(page.getByText(joining.toMissing));
  await field(page, joining.to).fill(CHAIR.signInName);
  await field(page, joining.name).fill(officer.name);
  await field(page, joining.union).fill(officer.union);
  await button(page, joining.ask).click();
  await seen(title(page, joining.waitingTitle));
  await seen(page.getByText(joining.steps(CHAIR.signInName)[0] ?? ''));
  await lookedAt(page, 'join-waiting');
  // A closed tab: the phone goes on waiting, without having been asked.
  await page.goto('about:blank');
  await page.goto(server.origin);
  await seen(title(page, joining.waitingTitle));
  await seen(page.getByText(officer.union));

  const chair = first.page;
  await toTab(chair, 'more');
  await chair.getByRole('link', { name: new RegExp(`^${office.officersTitle}`) }).click();
  await chair.getByRole('link', { name: new RegExp(`^${office.waitingPhones}`) }).click();
  await seen(title(chair, joining.listTitle));
  await chair.getByRole('link', { name: new RegExp(officer.name) }).click();
  await lookedAt(chair, 'approve-phone');
  await chair.getByRole('link', { name: joining.whoNew }).click();
  await field(chair, office.displayName).fill(officer.name);
  await field(chair, office.signInName).fill('may.lt');
  await choice(chair, office.roles.collector).check();
  await button(chair, office.officerSave).click();
  await seen(title(chair, joining.approveTitle(officer.name)));
  await expect.poll(() => choice(chair, officer.name).isChecked()).toBe(true);

  await seen(page.getByText(joining.digits));
  const digits = (await page.getByText(/^\d{4}$/).innerText()).trim();
  await lookedAt(page, 'join-digits');
  const wrong = digits === '0000' ? '0001' : '0000';
  for (const heard of [wrong, digits]) {
    await field(chair, joining.hear).fill(heard);
    await button(chair, joining.approve).click();
    if (heard === wrong) await seen(chair.getByText(joining.hearWrong));
  }
  await seen(title(chair, joining.approvedTitle));
  await lookedAt(chair, 'approved');

  await seen(title(page, vi.enrol.invitationTitle));
  await seen(page.getByText(office.roles.collector));
  await button(page, vi.enrol.thisIsMe).click();
  await chooseWords(page);
  await openMember(page, NAME);
  // What kept the request is gone from the phone.
  expect(await page.evaluate(() => caches.has('scd-waiting'))).toBe(false);
  expect([...first.faults, ...third.faults]).toEqual([]);
});

const folder = process.env['PICTURES'];
const lookedAt = async (page: Page, name: string): Promise<void> => {
  expect(await axeFindings(page)).toEqual([]);
  expect(await misfits(page)).toEqual([]);
  if (folder === undefined) return;
  for (const [width, height] of [
    [1280, 800],
    [360, 740],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(150);
    await page.screenshot({ path: `${folder}/${name}-${width}.png` });
  }
};
