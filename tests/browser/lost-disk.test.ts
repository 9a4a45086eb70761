// The database of the book is deleted under the app: it says what happened, and the backup file brings the day back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Phone } from '#tests/sync/phone.ts';
import { readFileSync } from 'node:fs';
import { receiptNumbers, synced } from '#tests/sync/union.ts';
import { axeFindings } from './axe.ts';
import {
  allSent,
  button,
  chooseWords,
  collect,
  enterByLink,
  field,
  seen,
  title,
  toTab,
  vi,
  withoutNetworkReady,
  WORDS,
} from './officer.ts';
import { CHAIR, foundUnionWith } from './practice-union.ts';
import { buyHandset, startSyncServer, until, type Handset, type SyncServer } from './rig.ts';

const NAMES = ['Quàng Thị Nọi', 'Lò Văn Pín'];

let server: SyncServer;
let handset: Handset;
let quiet: Phone;
let secondLink: () => Promise<string>;
let file: Buffer;

beforeAll(async () => {
  server = await startSyncServer();
  const { union, quiet: beside } = await foundUnionWith(server, NAMES);
  quiet = beside;
  handset = await buyHandset();
  const collector = await union.invite(CHAIR);
  secondLink = async () => (await union.inviteAgain(collector.officer)).link;
  await enterByLink(handset.page, collector.link);
});
afterAll(async () => {
  await handset.throwAway();
  await server.throwAway();
});

/** Every database of a book in this profile; the look and the list of names stay. */
const deleteBooks = (): Promise<number> =>
  handset.page.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
    const books = names.filter((name) => /^scd-.{12,}/.test(name));
    for (const name of books)
      await new Promise((resolve) => {
        const asked = indexedDB.deleteDatabase(name);
        asked.onsuccess = resolve;
        asked.onerror = resolve;
      });
    return books.length;
  });

const markedWaiting = (): Promise<number> =>
  handset.page.evaluate(async () => {
    const cache = await caches.open('scd-marks');
    const [first] = await cache.keys();
    const kept = first === undefined ? undefined : await cache.match(first);
    const mark = kept === undefined ? {} : ((await kept.json()) as { waiting?: number });
    return mark.waiting ?? 0;
  });

test('no signal at the end of the day: two receipts and the close go into a backup file', async () => {
  // The phone has all of the app before the signal goes.
  await withoutNetworkReady(handset.page);
  await handset.context.setOffline(true);
  for (const name of NAMES) await collect(handset.page, name);
  const { page } = handset;
  const text = vi.endOfDay;
  await toTab(page, 'today');
  await page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(`^${text.title}`) })
    .click();
  await field(page, text.notesOf('5.000 đ')).fill('10');
  await button(page, text.close).click();
  await seen(page.getByText(text.locked));
  const download = page.waitForEvent('download');
  await button(page, text.backup).click();
  file = readFileSync(await (await download).path());
  await seen(page.getByText(/^Bản lúc [0-9:]+ giữ đủ các mục chưa gửi/));
});

test('the database goes: the screen says that three are not sent, and how to go on', async () => {
  await until(async () => (await markedWaiting()) === 3, 5_000, 'the mark knows of all three');
  await handset.page.reload();
  await seen(title(handset.page, vi.enrol.unlockTitle));
  expect(await deleteBooks()).toBe(1);
  await handset.page.reload();
  await seen(title(handset.page, vi.safekeeping.goneTitle));
  await seen(handset.page.getByText(/Có 3 mục chưa gửi/));
  await seen(handset.page.getByText(vi.safekeeping.goneNotWords));
  expect(await axeFindings(handset.page)).toEqual([]);
  const folder = process.env['PICTURES'];
  if (folder !== undefined) {
    await handset.page.screenshot({ path: `${folder}/gone-book-360.png` });
    await handset.page.setViewportSize({ width: 1280, height: 800 });
    await handset.page.screenshot({ path: `${folder}/gone-book-1280.png` });
    await handset.page.setViewportSize({ width: 360, height: 740 });
  }
});

test('opened again it still says so; a code leads back in', async () => {
  await handset.reopen({ offline: true });
  await handset.page.goto(server.origin);
  await seen(title(handset.page, vi.safekeeping.goneTitle));
  await button(handset.page, vi.safekeeping.goneEnter).click();
  await seen(title(handset.page, vi.enrol.welcome));
});

test('in again by a code, the file and the words of that day: both receipts arrive', async () => {
  const { page } = handset;
  const folder = process.env['PICTURES'];
  await handset.context.setOffline(false);
  await page.goto(await secondLink());
  await button(page, vi.enrol.thisIsMe).click();
  await chooseWords(page, WORDS);
  await toTab(page, 'more');
  await page.getByRole('link', { name: vi.settings.deviceTitle }).first().click();
  await page.getByRole('link', { name: vi.safekeeping.openTitle }).click();
  await seen(title(page, vi.safekeeping.openTitle));
  const chosen = { name: 'so-cong-doan-du-phong.txt', mimeType: 'text/plain' };
  await page.locator('input[type=file]').setInputFiles({ ...chosen, buffer: file });
  await field(page, vi.safekeeping.words).fill('không phải những từ ấy');
  await button(page, vi.safekeeping.look).click();
  await seen(page.getByText(vi.safekeeping.problems['wrong-words']));
  await field(page, vi.safekeeping.words).fill(WORDS);
  await button(page, vi.safekeeping.look).click();
  await seen(page.getByText(vi.safekeeping.inside));
  await seen(page.getByText('50.000 đ').first());
  if (folder !== undefined) await page.screenshot({ path: `${folder}/open-backup-360.png` });
  await button(page, vi.safekeeping.putBack).click();
  await seen(page.getByText(vi.safekeeping.done(3)));
  if (folder !== undefined) await page.screenshot({ path: `${folder}/backup-done-360.png` });
  await allSent(page);
  await synced(quiet);
  expect(await receiptNumbers(quiet)).toHaveLength(2);
  expect(handset.faults).toEqual([]);
});
