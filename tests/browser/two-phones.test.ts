// Two phones of one union change the same member while neither hears of the other.
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  allSent,
  collect,
  button,
  editMember,
  enterByLink,
  openMember,
  receiptOnScreen,
  seen,
  title,
  unsentCount,
  vi,
  withoutNetworkReady,
} from './officer.ts';
import { CHAIR, foundUnionWith } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const NAME = 'Giàng A Súa';
const [ONE, OTHER] = ['011190000011', '011190000022'];

let server: SyncServer;
let first: Handset;
let second: Handset;

beforeAll(async () => {
  server = await startSyncServer();
  const { union } = await foundUnionWith(server, [NAME]);
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
  expect(await page.getByRole('listitem').count()).toBe(lines);
  await context.setOffline(false);
  await button(page, history.ask).click();
  await seen(page.getByText(/^Đã xem đủ từ hệ thống/));
  expect(await page.getByText(new RegExp(history.proven)).count()).toBe(lines);
  expect(await page.getByRole('listitem').count()).toBe(lines);
  expect(first.faults).toEqual([]);
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
