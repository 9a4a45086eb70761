// A window is frozen by the browser while another one takes the book over: thawed, it writes nothing by what it still knows, and says so.
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import type { Phone } from '#tests/sync/phone.ts';
import { synced } from '#tests/sync/union.ts';
import {
  allSent,
  button,
  collect,
  collectButton,
  enterByLink,
  openBook,
  openCollect,
  receiptOnScreen,
  seen,
  sumField,
  takeDues,
  vi,
  withoutNetworkReady,
} from './officer.ts';
import { CHAIR, foundUnionWith, type Union } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const NAMES = ['Bạc Thị Ánh', 'Cầm Văn Bình', 'Điêu Thị Chanh', 'Hà Văn Dũng'];

let server: SyncServer;
let union: Union;
let quiet: Phone;
let laptop: Handset;
let first: Page;
let second: Page;
let power: CDPSession;

beforeAll(async () => {
  server = await startSyncServer();
  ({ union, quiet } = await foundUnionWith(server, NAMES));
  laptop = await buyHandset();
  first = laptop.page;
  await enterByLink(first, (await union.invite(CHAIR)).link);
  await withoutNetworkReady(first);
  await laptop.context.setOffline(true);
  second = await laptop.context.newPage();
  power = await laptop.context.newCDPSession(first);
});
afterAll(async () => {
  await laptop.throwAway();
  await server.throwAway();
});

const bar = (page: Page) => page.getByText(vi.sync.otherWindow, { exact: true });

test('frozen over a filled form; another window takes the book and writes; thawed, nothing is written by stale numbers', async () => {
  const numbers = [await collect(first, NAMES[0]!)];
  await openCollect(first, NAMES[1]!);
  await sumField(first).fill('31.000');
  await first.evaluate(() => {
    document.addEventListener('freeze', () => (document.title = 'frozen'));
  });
  await second.bringToFront();
  await power.send('Page.setWebLifecycleState', { state: 'frozen' });
  await expect.poll(() => first.title()).toBe('frozen');

  await openBook(second, server.origin);
  await seen(bar(second));
  await button(second, vi.sync.useHere).first().click();
  await bar(second).waitFor({ state: 'hidden' });
  numbers.push(await collect(second, NAMES[2]!), await collect(second, NAMES[3]!));

  await power.send('Page.setWebLifecycleState', { state: 'active' });
  await first.bringToFront();
  await seen(bar(first));
  await seen(first.getByText(vi.common.closedHere));
  expect(await collectButton(first).count()).toBe(0);
  expect(await receiptOnScreen(first).count()).toBe(0);

  // Taken back, it goes on behind what the other window wrote, with the form as it was filled.
  await button(first, vi.sync.useHere).last().click();
  await bar(first).waitFor({ state: 'hidden' });
  expect(await sumField(first).inputValue()).toBe('31.000');
  numbers.push(await takeDues(first));
  expect(numbers.map((number) => Number(number.split('-')[1]))).toEqual([1, 2, 3, 4]);
});

test('its lock stolen behind its back: the save that was pressed is refused in a sentence, and nothing is lost', async () => {
  // The one who takes it says nothing: only the token in the database is another one, as after a lock the browser let go.
  await first.evaluate(async () => {
    const [name] = (await indexedDB.databases()).flatMap(({ name: known = '' }) =>
      /^scd-.{12,}/.test(known) ? [known] : [],
    );
    const opening = indexedDB.open(name ?? '');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const writing = opening.result.transaction('house', 'readwrite');
    writing.objectStore('house').put('another window', 'writer');
    await new Promise((resolve) => (writing.oncomplete = resolve));
    opening.result.close();
  });
  await openCollect(first, NAMES[1]!);
  await sumField(first).fill('32.000');
  expect(await bar(first).count()).toBe(0);
  await collectButton(first).click();
  await seen(first.locator('form').getByText(vi.common.saveProblems['writer-lost']));
  await seen(bar(first));
  expect(await receiptOnScreen(first).count()).toBe(0);
  await button(first, vi.sync.useHere).last().click();
  await bar(first).waitFor({ state: 'hidden' });
  expect(Number((await takeDues(first)).split('-')[1])).toBe(5);
});

test('the server has all five, once each, in one unbroken chain', async () => {
  await laptop.context.setOffline(false);
  await allSent(first);
  await synced(quiet);
  const receipts = await quiet.replica.shelf.find({ type: 'receipt' });
  const numbers = receipts.map(({ values }) => Number(values['number']));
  expect(numbers.sort()).toEqual([1, 2, 3, 4, 5]);
  const chains = quiet.replica.heads().filter(({ book }) => book === bookId('dues', union.unit));
  expect(chains.map(({ seq }) => seq)).toEqual([5]);
  expect(laptop.faults).toEqual([]);
});
