// A window is frozen by the browser while another one takes the book over: thawed, it writes nothing by what it still knows, and says so.
import type { Page } from 'playwright-core';
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
} from './officer.ts';
import { rendererAtWork } from './browser-processes.ts';
import { CHAIR, foundUnionWith, type Union } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const NAMES = ['Bạc Thị Ánh', 'Cầm Văn Bình', 'Điêu Thị Chanh', 'Hà Văn Dũng', 'Khà Thị Én'];

let server: SyncServer;
let union: Union;
let quiet: Phone;
let laptop: Handset;
let first: Page;
let second: Page;

beforeAll(async () => {
  server = await startSyncServer();
  ({ union, quiet } = await foundUnionWith(server, NAMES));
  // Without its service worker, which lives in the process of one of the windows and would be frozen with it.
  laptop = await buyHandset({ keepsNothing: true });
  first = laptop.page;
  await enterByLink(first, (await union.invite(CHAIR)).link);
  second = await laptop.context.newPage();
});
afterAll(async () => {
  await laptop.throwAway();
  await server.throwAway();
});

/** Long enough to be told from everything else that the browser does. */
const beBusy = (): void => {
  const endMs = performance.now() + 500;
  while (performance.now() < endMs);
};

const bar = (page: Page) => page.getByText(vi.sync.otherWindow, { exact: true });

test('frozen over a filled form; another window takes the book and writes; thawed, nothing is written by stale numbers', async () => {
  const numbers = [await collect(first, NAMES[0]!)];
  await openCollect(first, NAMES[1]!);
  await sumField(first).fill('31.000');
  const renderer = await rendererAtWork(laptop.profile, () => first.evaluate(beBusy));
  await second.bringToFront();
  // As a system freezes what is out of sight: not a line of that window runs until it is let go.
  process.kill(renderer, 'SIGSTOP');
  try {
    await openBook(second, server.origin);
    await seen(bar(second));
    await button(second, vi.sync.useHere).first().click();
    await bar(second).waitFor({ state: 'hidden' });
    numbers.push(await collect(second, NAMES[2]!), await collect(second, NAMES[3]!));
  } finally {
    process.kill(renderer, 'SIGCONT');
  }
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

test('its lock stolen behind its back: nothing is written by whoever has lost it, and it says so', async () => {
  await openCollect(first, NAMES[4]!);
  await sumField(first).fill('32.000');
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
  // Refused at this save, where the draft of the form has not found it out before.
  await collectButton(first)
    .click({ timeout: 3_000 })
    .catch(() => undefined);
  await seen(bar(first));
  expect(await receiptOnScreen(first).count()).toBe(0);
  await button(first, vi.sync.useHere).last().click();
  await bar(first).waitFor({ state: 'hidden' });
  expect(Number((await takeDues(first)).split('-')[1])).toBe(5);
});

test('the server has all five, once each, in one unbroken chain', async () => {
  await allSent(first);
  await synced(quiet);
  const receipts = await quiet.replica.shelf.find({ type: 'receipt' });
  const numbers = receipts.map(({ values }) => Number(values['number']));
  expect(numbers.sort()).toEqual([1, 2, 3, 4, 5]);
  const chains = quiet.replica.heads().filter(({ book }) => book === bookId('dues', union.unit));
  expect(chains.map(({ seq }) => seq)).toEqual([5]);
  expect(laptop.faults).toEqual([]);
});
