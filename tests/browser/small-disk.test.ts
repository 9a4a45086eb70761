// A phone with 90 MB: the disk itself is full, not a quota. The save says so, nothing is shown as saved that is not, and with room it goes on.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSmallDisk, MEGABYTE, type SmallDisk } from '#tests/long/small-disk.ts';
import type { Phone } from '#tests/sync/phone.ts';
import { synced } from '#tests/sync/union.ts';
import {
  allSent,
  collect,
  collectButton,
  enterByLink,
  openCollect,
  receiptOnScreen,
  seen,
  sumField,
  title,
  unlock,
  takeDues,
  vi,
  withoutNetworkReady,
} from './officer.ts';
import { CHAIR, foundUnionWith } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const SIZE_BYTES = 90 * MEGABYTE;
/** More saves than find room in what is left of the disk and in the reserve of the app. */
const NAMES = Array.from({ length: 12 }, (_, at) => `Lò Văn ${String.fromCharCode(65 + at)}n`);

let disk: SmallDisk;
let server: SyncServer;
let quiet: Phone;
let phone: Handset;

beforeAll(async () => {
  disk = makeSmallDisk(SIZE_BYTES);
  server = await startSyncServer();
  const { union, quiet: beside } = await foundUnionWith(server, NAMES);
  quiet = beside;
  // As where the officer has installed the app: the browser has promised to keep what lies there. Without that promise it
  // throws out, when the disk is full, the very book that is being written (seen here; `taken-away` is about that).
  const promised = mkdtempSync(join(tmpdir(), 'scd-promised-'));
  mkdirSync(join(promised, 'Default'));
  const exceptions = { durable_storage: { [`${server.origin},*`]: { setting: 1 } } };
  writeFileSync(
    join(promised, 'Default/Preferences'),
    JSON.stringify({ profile: { content_settings: { exceptions } } }),
  );
  phone = await buyHandset({ under: disk.path, copyOf: promised, isWhole: true });
  rmSync(promised, { recursive: true });
  await enterByLink(phone.page, (await union.invite(CHAIR)).link);
  await withoutNetworkReady(phone.page);
});
afterAll(async () => {
  await phone.throwAway();
  disk.throwAway();
  await server.throwAway();
});

/** Room for so many bytes and no more, as if pictures and films had taken the rest; once more, for the browser goes on writing. */
const fillUp = async (): Promise<() => Promise<void>> => {
  if (disk.isFileSystem) {
    disk.fill(0);
    return async () => disk.makeRoom(0);
  }
  // Where nothing may be mounted the browser itself is told that its share is used up.
  const session = await phone.context.newCDPSession(phone.page);
  const { origin } = server;
  const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage });
  return async () => {
    await session.send('Storage.overrideQuotaForOrigin', { origin });
  };
};

/** Saves until one is refused; answers with the numbers that were shown, and how many times it was tried. */
const saveUntilRefused = async (): Promise<readonly [string[], number]> => {
  const { page } = phone;
  const numbers: string[] = [];
  for (let at = 1; at < NAMES.length; at += 1) {
    await openCollect(page, NAMES[at] ?? '');
    await sumField(page).fill(`${25 + at}.000`);
    if (disk.isFileSystem) disk.fill(0);
    await collectButton(page).click();
    // Its quota at an end, Chromium says that the disk is full; the disk itself full, mostly that it cannot open the database.
    const { 'disk-full': isFull, 'store-failed': isFailed } = vi.common.saveProblems;
    const form = page.locator('form');
    const sentence = form.getByText(isFailed).or(form.getByText(isFull));
    await seen(sentence.or(receiptOnScreen(page)), 30_000);
    if ((await receiptOnScreen(page).count()) === 0) return [numbers, at];
    const label = (await receiptOnScreen(page).getAttribute('aria-label')) ?? '';
    numbers.push(label.slice(vi.dues.receiptTitle.length + 1));
  }
  throw new Error('none was refused');
};

/** Killed, and started again without a network: the numbers of what is on the list of the unsent, oldest first. */
const killedAndStarted = async (): Promise<readonly string[]> => {
  await phone.kill();
  await phone.reopen({ offline: true });
  const { page } = phone;
  await page.goto(`${server.origin}/khac/chua-gui`);
  await unlock(page);
  await seen(title(page, vi.sync.unsentTitle), 40_000);
  const rows = page.getByRole('main').getByRole('listitem');
  await seen(rows);
  const texts = await rows.allTextContents();
  return texts.flatMap((text) => /[0-9A-Z]+-[0-9]{6}/.exec(text)?.[0] ?? []).reverse();
};

const numbers: string[] = [];
const inOrder = (): readonly number[] => numbers.map((_, at) => at + 1);

test('the disk is full: each save is there whole, or refused in a sentence; with room the same form is saved', async () => {
  const { page } = phone;
  numbers.push(await collect(page, NAMES[0] ?? ''));
  await expect.poll(() => page.evaluate(() => navigator.storage.persisted())).toBe(true);
  await phone.context.setOffline(true);
  const makeRoom = await fillUp();
  // The first may still go through: the app has set some room aside for this moment.
  const [saved, refused] = await saveUntilRefused();
  numbers.push(...saved);
  expect(await sumField(page).inputValue()).toBe(`${25 + refused}.000`);
  await makeRoom();
  numbers.push(await takeDues(page));
  expect(numbers.map((number) => Number(number.split('-')[1]))).toEqual(inOrder());
});

// Chromium writes on behind the end that the full disk tore off, and at the next start throws the whole store away.
test('killed after that, it starts with every receipt', async () => {
  expect(await killedAndStarted()).toEqual(numbers);
});

test('with a network all of them arrive', async () => {
  await phone.context.setOffline(false);
  await allSent(phone.page);
  await synced(quiet);
  const receipts = await quiet.replica.shelf.find({ type: 'receipt' });
  expect(receipts.map(({ values }) => Number(values['number'])).sort((a, b) => a - b)).toEqual(
    inOrder(),
  );
  expect(phone.faults).toEqual([]);
});
