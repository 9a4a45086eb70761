// The database goes, or a later version makes another of it, while the book is open: the screen says so, nothing is begun anew, and what only the window holds comes back.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Phone } from '#tests/sync/phone.ts';
import { receiptNumbers, synced } from '#tests/sync/union.ts';
import { axeFindings } from './axe.ts';
import {
  allSent,
  button,
  chooseWords,
  collect,
  collectButton,
  enterByLink,
  field,
  openCollect,
  receiptOnScreen,
  seen,
  sumField,
  title,
  toTab,
  unlock,
  vi,
  withoutNetworkReady,
  WORDS,
} from './officer.ts';
import { CHAIR, foundUnionWith, type Union } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const NAMES = ['Quàng Thị Nọi', 'Lò Văn Pín', 'Ma Thị Cúc', 'Hà Văn Dũng', 'Khà Thị Én'];
const SECOND_CHAIR = { ...CHAIR, signInName: 'ban.td', displayName: 'Tòng Văn Bản' };

let server: SyncServer;
let union: Union;
let quiet: Phone;

beforeAll(async () => {
  server = await startSyncServer();
  ({ union, quiet } = await foundUnionWith(server, NAMES));
});
afterAll(() => server.throwAway());

/** Of the books in this profile; the look and the list of names are others. */
const bookDatabases = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () =>
    (await indexedDB.databases()).flatMap(({ name = '' }) =>
      /^scd-.{12,}/.test(name) ? [name] : [],
    ),
  );

const pictureOf = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['PICTURES'];
  if (folder === undefined) return;
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 740 });
    await page.screenshot({ path: `${folder}/${name}-${width}.png` });
  }
  await page.setViewportSize({ width: 360, height: 740 });
};

/** In the place of the act that would be refused: why, and no other window that could be moved here. */
const expectClosed = async (page: Page, why: 'store-gone' | 'store-newer'): Promise<void> => {
  await seen(page.getByText(vi.common.saveProblems[why]));
  expect(await collectButton(page).count()).toBe(0);
  expect(await button(page, vi.sync.useHere).count()).toBe(0);
  expect(await page.getByText(vi.sync.otherWindow, { exact: true }).count()).toBe(0);
  expect(await receiptOnScreen(page).count()).toBe(0);
};

describe('deleted under the open book, without network', () => {
  let phone: Handset;
  let officer: string;
  const given: string[] = [];
  beforeAll(async () => {
    phone = await buyHandset();
    const invitation = await union.invite(CHAIR);
    ({ officer } = invitation);
    await enterByLink(phone.page, invitation.link);
    await withoutNetworkReady(phone.page);
  });
  afterAll(() => phone.throwAway());

  const takeBackup = async (entries: number): Promise<Buffer> => {
    const { page } = phone;
    const download = page.waitForEvent('download');
    await button(page, vi.sync.storeGoneBackup).click();
    const file = readFileSync(await (await download).path());
    await seen(page.getByText(vi.sync.storeGoneKept(entries)));
    return file;
  };

  /** By a new invitation, and the backup put back. */
  const comeBack = async (buffer: Buffer, entries: number): Promise<void> => {
    const { page } = phone;
    await phone.context.setOffline(false);
    await page.goto((await union.inviteAgain(officer)).link);
    await button(page, vi.enrol.thisIsMe).click();
    await chooseWords(page, WORDS);
    await toTab(page, 'more');
    await page.getByRole('link', { name: vi.settings.deviceTitle }).first().click();
    await page.getByRole('link', { name: vi.safekeeping.openTitle }).click();
    const chosen = { name: 'so-cong-doan-du-phong.txt', mimeType: 'text/plain' };
    await page.locator('input[type=file]').setInputFiles({ ...chosen, buffer });
    await field(page, vi.safekeeping.words).fill(WORDS);
    await button(page, vi.safekeeping.look).click();
    await button(page, vi.safekeeping.putBack).click();
    await seen(page.getByText(vi.safekeeping.done(entries)));
    await allSent(page);
    await synced(quiet);
    expect(await receiptNumbers(quiet)).toEqual([...given].map(plain).sort());
  };

  test('it is said at once; nothing can be written, and no empty database takes its place', async () => {
    const { page } = phone;
    await phone.context.setOffline(true);
    given.push(await collect(page, NAMES[0] ?? ''), await collect(page, NAMES[1] ?? ''));
    await openCollect(page, NAMES[2] ?? '');
    await sumField(page).fill('26.000');
    const [book = ''] = await bookDatabases(page);
    await page.evaluate(
      (name) =>
        new Promise((resolve) => {
          const asked = indexedDB.deleteDatabase(name);
          asked.onsuccess = resolve;
          asked.onerror = resolve;
        }),
      book,
    );
    await seen(page.getByText(vi.sync.storeGone, { exact: true }));
    await seen(page.getByText(vi.sync.storeGoneUnsent(2)));
    await expectClosed(page, 'store-gone');
    expect(await axeFindings(page)).toEqual([]);
    await pictureOf(page, 'store-gone');
    // Whatever reads or writes on the way through the screens brings none back.
    for (const tab of ['today', 'roster', 'cases'] as const) await toTab(page, tab);
    expect(await bookDatabases(page)).toEqual([]);
  });

  test('the open window still hands out a backup, and by it both receipts arrive', async () => {
    const file = await takeBackup(2);
    await phone.page.reload();
    await seen(title(phone.page, vi.safekeeping.goneTitle));
    await seen(phone.page.getByText(/Có 2 mục chưa gửi/));
    await comeBack(file, 2);
  });

  test('all data of the site cleared under the open book, its files too: said, and handed out, all the same', async () => {
    const { page } = phone;
    await withoutNetworkReady(page);
    await phone.context.setOffline(true);
    given.push(await collect(page, NAMES[3] ?? ''));
    await toTab(page, 'today');
    const session = await phone.context.newCDPSession(page);
    await session.send('Storage.clearDataForOrigin', {
      origin: server.origin,
      storageTypes: 'all',
    });
    await seen(page.getByText(vi.sync.storeGone, { exact: true }));
    await seen(page.getByText(vi.sync.storeGoneUnsent(1)));
    expect(await bookDatabases(page)).toEqual([]);
    await comeBack(await takeBackup(1), 1);
    expect(new Set(given).size).toBe(given.length);
    expect(phone.faults).toEqual([]);
  });
});

describe('an old window while a later version upgrades the database', () => {
  let laptop: Handset;
  beforeAll(async () => {
    laptop = await buyHandset();
    await enterByLink(laptop.page, (await union.invite(SECOND_CHAIR)).link);
    await withoutNetworkReady(laptop.page);
    await laptop.context.setOffline(true);
  });
  afterAll(() => laptop.throwAway());

  /** As the next version of the app would: another version number, and rows in another form. */
  const upgrade = (page: Page, name: string): Promise<string> =>
    page.evaluate(
      (book) =>
        new Promise((resolve) => {
          const asked = indexedDB.open(book, 20);
          asked.onblocked = () => resolve('blocked');
          asked.onerror = () => resolve('failed');
          asked.onupgradeneeded = () => {
            asked.result.createObjectStore('later').put('in its own form', 'row');
          };
          asked.onsuccess = () => {
            asked.result.close();
            resolve('done');
          };
        }),
      name,
    );
  /** Every row of every table, as text. */
  const rowsOf = (page: Page, name: string): Promise<string> =>
    page.evaluate(async (book) => {
      const opening = indexedDB.open(book);
      await new Promise((resolve) => (opening.onsuccess = resolve));
      const { result: database } = opening;
      const tables = [...database.objectStoreNames];
      const reading = database.transaction(tables);
      const all = await Promise.all(
        tables.map(
          (table) =>
            new Promise((resolve) => {
              const keys = reading.objectStore(table).getAllKeys();
              const values = reading.objectStore(table).getAll();
              values.onsuccess = () => resolve([table, keys.result, values.result]);
            }),
        ),
      );
      database.close();
      return JSON.stringify([database.version, all], (_, value: unknown) =>
        value instanceof Uint8Array ? value.join() : value,
      );
    }, name);

  test('the old window does not block it, writes nothing any more, and says what to do', async () => {
    const { page, context } = laptop;
    await collect(page, NAMES[4] ?? '');
    await openCollect(page, NAMES[2] ?? '');
    await sumField(page).fill('27.000');
    const [book = ''] = await bookDatabases(page);
    const later = await context.newPage();
    await later.goto(`${server.origin}/favicon.svg`);
    expect(await upgrade(later, book)).toBe('done');
    const upgraded = await rowsOf(later, book);
    await page.bringToFront();
    await seen(page.getByText(vi.sync.storeNewer, { exact: true }));
    await expectClosed(page, 'store-newer');
    await pictureOf(page, 'store-newer');
    for (const tab of ['today', 'roster'] as const) await toTab(page, tab);

    // And one of the old version that is opened only now.
    await page.reload();
    await unlock(page);
    await seen(page.getByText(vi.enrol.problems['store-newer']));
    expect(await rowsOf(later, book)).toBe(upgraded);
    expect(laptop.faults).toEqual([]);
  });
});

/** `K7-000123`, as it stands on the paper, without the zeros. */
const plain = (number: string): string => number.replace(/-0*/, '-');
