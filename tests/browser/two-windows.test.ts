// Two windows of one profile: one writes, the other says so; taking turns gives no number out twice.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import type { Phone } from '#tests/sync/phone.ts';
import { receiptNumbers, synced } from '#tests/sync/union.ts';
import {
  allSent,
  button,
  collect,
  collectButton,
  enterByLink,
  openBook,
  openCollect,
  openMember,
  receiptOnScreen,
  seen,
  takeDues,
  vi,
} from './officer.ts';
import { CHAIR, foundUnionWith, type Union } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const NAMES = [
  'Bạc Thị Ánh',
  'Cầm Văn Bình',
  'Điêu Thị Chanh',
  'Hà Văn Dũng',
  'Khà Thị Én',
  'Lò Văn Hặc',
];

let server: SyncServer;
let union: Union;
let quiet: Phone;
let laptop: Handset;
let first: Page;
let second: Page;
const given: string[] = [];

beforeAll(async () => {
  server = await startSyncServer();
  ({ union, quiet } = await foundUnionWith(server, NAMES));
  laptop = await buyHandset();
  first = laptop.page;
  const { link } = await union.invite(CHAIR);
  await enterByLink(first, link);
  second = await laptop.context.newPage();
});
afterAll(async () => {
  await laptop.throwAway();
  await server.throwAway();
});

const bar = (page: Page) => page.getByText(vi.sync.otherWindow, { exact: true });
const takeOver = async (page: Page): Promise<void> => {
  await page.bringToFront();
  // Above every screen, and once more in the place of the act that is closed.
  await button(page, vi.sync.useHere).last().click();
  await bar(page).waitFor({ state: 'hidden' });
};

test('the second window only reads, and says so', async () => {
  given.push(await collect(first, NAMES[0]!));
  await second.bringToFront();
  await openBook(second, server.origin);
  await seen(bar(second));
  await openMember(second, NAMES[0]!);
  await openCollect(second, NAMES[1]!);
  // Said before anything is typed, in the place of the act, not at a save that must be refused.
  await seen(second.getByText(vi.common.closedHere));
  expect(await collectButton(second).count()).toBe(0);
  expect(await receiptOnScreen(second).count()).toBe(0);
  await first.bringToFront();
  expect(await bar(first).isVisible()).toBe(false);
});

test('“Dùng ở cửa sổ này” takes over, with and without network, and back again', async () => {
  await takeOver(second);
  // The form that was closed a moment ago is still there, filled in.
  given.push(await takeDues(second));
  await first.bringToFront();
  await seen(bar(first));
  await laptop.context.setOffline(true);
  await takeOver(first);
  given.push(await collect(first, NAMES[2]!));
  await takeOver(second);
  given.push(await collect(second, NAMES[3]!));
  await takeOver(first);
  given.push(await collect(first, NAMES[4]!));
  await laptop.context.setOffline(false);
  await takeOver(second);
  given.push(await collect(second, NAMES[5]!));
  await allSent(second);
});

test('the server has every receipt once, in one unbroken chain', async () => {
  await synced(quiet);
  expect(new Set(given).size).toBe(NAMES.length);
  const arrived = await receiptNumbers(quiet);
  expect(arrived.length).toBe(NAMES.length);
  expect(arrived.map(padded).sort()).toEqual([...given].sort());
  const chains = quiet.replica.heads().filter(({ book }) => book === bookId('dues', union.unit));
  expect(chains.map(({ seq }) => seq)).toEqual([NAMES.length]);
  expect(laptop.faults).toEqual([]);
});

/** `K7-123` as it stands on the paper: `K7-000123`. */
const padded = (number: string): string =>
  number.replace(/[0-9]+$/, (digits) => digits.padStart(6, '0'));
