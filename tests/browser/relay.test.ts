// A phone without a signal hands its receipts to a colleague's: a file out of the one, into the other, sent once, none twice.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiptNumbers, synced } from '#tests/sync/union.ts';
import type { Phone } from '#tests/sync/phone.ts';
import { catalogues } from '#text/catalogue.ts';
import { LANGUAGE_NAMES } from '#text/language.ts';
import { axeFindings, misfits } from './axe.ts';
import {
  allSent,
  button,
  choice,
  collect,
  enterByLink,
  seen,
  title,
  toTab,
  unlock,
  unsentCount,
  vi,
  withoutNetworkReady,
} from './officer.ts';
import { goTo } from './every-screen.ts';
import { CHAIR, foundUnionWith } from './practice-union.ts';
import { buyHandset, startSyncServer, until, type Handset, type SyncServer } from './rig.ts';

const PAYERS = ['Lò Thị Pành', 'Giàng A Súa', 'Tòng Thị Inh'];
const text = vi.relay;

let server: SyncServer;
let quiet: Phone;
/** Has no signal until the end. */
let author: Handset;
let carrier: Handset;
/** As it arrived at the colleague's. */
let path: string;
const numbers: string[] = [];
/** Requests of the carrier that brought a part. */
let brought = 0;

beforeAll(async () => {
  server = await startSyncServer();
  const founded = await foundUnionWith(server, PAYERS);
  ({ quiet } = founded);
  author = await buyHandset();
  carrier = await buyHandset();
  carrier.context.on('request', (request) => {
    if (request.url().endsWith('/api/sync/relay')) brought += 1;
  });
  await enterByLink(author.page, (await founded.union.invite(CHAIR)).link);
  // Who carries need have no right to what is in it.
  const { link } = await founded.union.invite({
    ...{ signInName: 'sua.ga', displayName: 'Giàng A Sùng', roles: ['auditor'] },
  });
  await enterByLink(carrier.page, link);
  for (const { page } of [author, carrier]) await withoutNetworkReady(page);
});
afterAll(async () => {
  await author.throwAway();
  await carrier.throwAway();
  await server.throwAway();
});

const openRelay = async (page: Page): Promise<void> => {
  await toTab(page, 'more');
  await page.getByRole('link', { name: new RegExp(`^${vi.settings.relayTitle}`) }).click();
  await seen(title(page, text.title));
};
const giveFile = (file: string): Promise<void> =>
  carrier.page
    .getByLabel(text.take, { exact: true })
    .and(carrier.page.locator('input'))
    .setInputFiles(file);
const carriedLine = (words: RegExp | string) =>
  carrier.page.getByRole('list', { name: text.carriedHeading }).getByText(words);

test('without a signal: collected, and handed on as one file that tells nobody anything', async () => {
  await author.context.setOffline(true);
  const { page } = author;
  for (const payer of PAYERS) numbers.push(await collect(page, payer));
  expect(await unsentCount(page)).toBe(3);
  await page.getByRole('link', { name: vi.sync.relayOpen }).click();
  await seen(title(page, text.title));
  await seen(page.getByText(text.waiting(3)));
  await lookedAt(page, 'relay-make');
  const downloading = page.waitForEvent('download');
  await button(page, text.make).click();
  const download = await downloading;
  const name = download.suggestedFilename();
  expect(name).toMatch(/^gui-nho-[\d-]+\.socongdoan\.txt$/);
  path = join(author.profile, name);
  await download.saveAs(path);
  await seen(page.getByText(text.downloaded(name, 3)));
  await lookedAt(page, 'relay-made');
  const written = await readFile(path, 'utf8');
  for (const secret of [...PAYERS, ...numbers, CHAIR.displayName])
    expect(written).not.toContain(secret);
  // Nothing counts as sent by that.
  expect(await unsentCount(page)).toBe(3);
});

test('files that are none say so; the true one is kept without a signal, over a closed app too', async () => {
  const { page } = carrier;
  await carrier.context.setOffline(true);
  await openRelay(page);
  await seen(page.getByText(text.noneCarried));
  const broken = join(carrier.profile, 'gui-nho-hong.txt');
  const whole = await readFile(path);
  for (const [bytes, words] of [
    [Buffer.from('Danh sách thu tháng 11'), text.takeProblems['not-a-relay']],
    [whole.subarray(0, whole.length - 50), text.takeProblems['relay-damaged']],
    [Buffer.alloc(11 * 1024 * 1024), text.takeProblems['relay-too-large']],
  ] as const) {
    await writeFile(broken, bytes);
    await giveFile(broken);
    await seen(page.getByText(words));
  }
  await lookedAt(page, 'relay-damaged');
  await giveFile(path);
  await seen(page.getByText(text.taken));
  await seen(carriedLine(/^Nhận/));
  await lookedAt(page, 'relay-carried');
  await carrier.reopen({ offline: true });
  carrier.context.on('request', (request) => {
    if (request.url().endsWith('/api/sync/relay')) brought += 1;
  });
  await carrier.page.goto(server.origin);
  await unlock(carrier.page);
  await seen(title(carrier.page, vi.today.title));
  await openRelay(carrier.page);
  await seen(carriedLine(/^Nhận/));
  expect(brought).toBe(0);
});

test('the carrier has a signal: sent once, by itself, and the system has each receipt once', async () => {
  const { page } = carrier;
  await carrier.context.setOffline(false);
  await seen(carriedLine(/^Hệ thống có đủ 3 mục/), 40_000);
  await lookedAt(page, 'relay-sent');
  await synced(quiet);
  expect(await receiptNumbers(quiet)).toHaveLength(3);
  // The same file again: known, and not sent a second time.
  await giveFile(path);
  await allSent(page);
  await openRelay(page);
  await seen(carriedLine(/^Hệ thống có đủ 3 mục/));
  expect(
    await page.getByRole('list', { name: text.carriedHeading }).getByRole('listitem').count(),
  ).toBe(1);
  expect(brought).toBe(1);
  // The carrier has learned nothing of it.
  await toTab(page, 'dues');
  for (const number of numbers) expect(await page.getByText(number).count()).toBe(0);
});

test('the author has a signal again: all of it is acknowledged, and nothing stands twice', async () => {
  expect(await unsentCount(author.page)).toBe(3);
  await author.context.setOffline(false);
  await allSent(author.page);
  const before = await receiptNumbers(quiet);
  await synced(quiet);
  expect(await receiptNumbers(quiet)).toEqual(before);
  await until(() => before.length === 3, 1_000, 'three receipts');
  expect([...author.faults, ...carrier.faults]).toEqual([]);
});

test('the same in English', async () => {
  for (const [name, { page }] of [
    ['author', author],
    ['carrier', carrier],
  ] as const) {
    await goTo(page, '/khac/may-nay');
    await choice(page, LANGUAGE_NAMES.en).click();
    await seen(title(page, catalogues.en.settings.deviceTitle));
    await goTo(page, '/khac/gui-nho');
    await seen(title(page, catalogues.en.relay.title));
    await lookedAt(page, `relay-en-${name}`);
  }
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
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
};
