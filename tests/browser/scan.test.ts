// Scan, scan, scan, then one list to save: a video of cards before the camera, the network truly off, every tap counted.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { axeFindings } from './axe.ts';
import { CARDS, cardPhoto, HEALTH_CARD, writeCardVideo } from './made-up-cards.ts';
import {
  button,
  choice,
  enterByLink,
  field,
  openMember,
  seen,
  title,
  toTab,
  unlock,
  unsentCount,
  vi,
  withoutNetworkReady,
} from './officer.ts';
import { CHAIR, foundUnion, type Invitation, type Union } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const HANG = 'Nguyễn Thị Hằng';
const DUONG = 'Trần Văn Đường';
const AN = 'Nguyễn Phước Bảo Hoàng Thiên Ân';

let server: SyncServer;
let union: Union;
let folder: string;
let phone: Handset;
let invitation: Invitation;

/** The empty table in the end is longer than any test: the video begins anew, and so would the cards. */
const SECONDS = [
  ...Array.from({ length: 6 }, () => ''),
  CARDS.hang,
  CARDS.hang,
  '',
  HEALTH_CARD,
  HEALTH_CARD,
  HEALTH_CARD,
  '',
  CARDS.hang,
  '',
  '',
  CARDS.duong,
  CARDS.duong,
  '',
  CARDS.an,
  CARDS.an,
  ...Array.from({ length: 75 }, () => ''),
];

const cameraOf = (video: string): readonly string[] => [
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${video}`,
];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scd-cards-'));
  const video = join(folder, 'cards.y4m');
  await writeCardVideo(video, SECONDS);
  server = await startSyncServer();
  union = await foundUnion(server);
  phone = await buyHandset({ args: cameraOf(video), permissions: ['camera'], isWhole: true });
  invitation = await union.invite(CHAIR);
});
afterAll(async () => {
  await phone.throwAway();
  await server.throwAway();
  await rm(folder, { recursive: true, force: true });
});

const row = (page: Page, name: string): Locator => page.getByRole('article', { name, exact: true });
const agree = (page: Page, name: string): Locator =>
  row(page, name).getByRole('checkbox', { name: vi.roster.consentTick });
const tile = (page: Page): Locator =>
  page.getByRole('link', { name: vi.today.register, exact: true });

describe('with the network truly off', () => {
  test('the phone was online once; then server and network go', async () => {
    const { page } = phone;
    await enterByLink(page, invitation.link);
    await withoutNetworkReady(page);
    await server.stop();
    await phone.context.setOffline(true);
    await page.reload();
    await unlock(page);
    await seen(title(page, vi.today.title));
  });

  test('three cards are scanned one after the other: three taps to the first, one more for each next', async () => {
    const { page } = phone;
    let taps = 0;
    const tap = async (target: Locator): Promise<void> => {
      taps += 1;
      await target.click();
    };
    await tap(tile(page));
    await seen(row(page, HANG), 30_000);
    await tap(agree(page, HANG));
    // What is no citizen card is named, and scanning goes on by itself.
    await seen(page.getByText(vi.roster.cardRefusals['health-insurance-card']));
    // The first card once more: told, not written twice.
    await seen(page.getByText(vi.scan.twice(HANG)), 20_000);
    await seen(row(page, DUONG), 20_000);
    await tap(agree(page, DUONG));
    await seen(row(page, AN), 20_000);
    await tap(agree(page, AN));
    await expect.poll(() => page.getByRole('article').count()).toBe(3);
    expect(await axeFindings(page)).toEqual([]);
    await tap(button(page, vi.scan.save(3)));
    await seen(page.getByText(vi.scan.savedCount(3)));
    // Ghi tên, the box and Lưu for the first; a box of their own for each of the two others.
    expect(taps).toBe(5);
  });

  test('all three are there after a reload, with what the card says', async () => {
    const { page } = phone;
    await page.reload();
    await unlock(page);
    for (const name of [HANG, DUONG, AN]) await openMember(page, name);
    await seen(page.getByText('05/06/1985'));
    await seen(page.getByText('Số 7, Ngõ Mẫu, Hà Nội'));
    expect(await unsentCount(page)).toBe(3);
    expect(phone.faults).toEqual([]);
  });
});

const openScan = async (page: Page): Promise<void> => {
  await toTab(page, 'today');
  await tile(page).click();
  await seen(title(page, vi.scan.title));
};
const showPhoto = async (page: Page, photo: Buffer): Promise<void> => {
  await page
    .locator('input[type=file]:not([capture])')
    .setInputFiles({ name: 'the.png', mimeType: 'image/png', buffer: photo });
};

describe('the other ways', () => {
  // Without the camera: its video begins anew whenever it is turned on, and shows the same cards again.
  beforeEach(() => phone.context.clearPermissions());

  test('a large photo, a picture without code, and a file that is no picture', async () => {
    const { page } = phone;
    await openScan(page);
    const photo = cardPhoto('035190004321||Lò Thị Pành|11111990|Nữ|Bản Mẫu, Sơn La|10102022', {
      width: 4000,
      height: 3000,
      modulePx: 14,
    });
    await showPhoto(page, photo);
    await seen(row(page, 'Lò Thị Pành'), 20_000);
    await showPhoto(page, cardPhoto('', { width: 1200, height: 900, modulePx: 1 }));
    await seen(page.getByText(vi.scan.picture.nothing));
    await showPhoto(page, Buffer.from('no picture at all'));
    await seen(page.getByText(vi.scan.picture['unreadable-picture']));
  });

  test('the list survives a killed tab, and is not saved while a box is missing', async () => {
    const { page: before } = phone;
    await agree(before, 'Lò Thị Pành').click();
    await button(before, vi.scan.wayType).click();
    await before.keyboard.type('040200007777');
    await before.keyboard.type('Cà Văn Dọ');
    await seen(row(before, 'Cà Văn Dọ'));
    await before.waitForTimeout(1_000);
    await phone.kill();
    await phone.reopen({ offline: true });
    await phone.context.clearPermissions();
    const { page } = phone;
    await page.goto(`${server.origin}/doan-vien/quet`);
    await unlock(page);
    await seen(row(page, 'Lò Thị Pành'));
    await seen(row(page, 'Cà Văn Dọ'));
    await button(page, vi.scan.save(2)).click();
    const missing = vi.scan.lineProblem('Cà Văn Dọ', vi.roster.problems['missing-consent']);
    await seen(page.getByRole('alert').getByText(missing));
    expect(await unsentCount(page)).toBe(3);
    await openScan(page);
    await agree(page, 'Cà Văn Dọ').click();
    await button(page, vi.scan.save(2)).click();
    await seen(page.getByText(vi.scan.savedCount(2)));
    expect(await unsentCount(page)).toBe(5);
  });

  test('without a camera four taps: Ghi tên, Gõ số, the box, Lưu', async () => {
    const { page } = phone;
    await toTab(page, 'today');
    let taps = 0;
    const tap = async (target: Locator): Promise<void> => {
      taps += 1;
      await target.click();
    };
    await tap(tile(page));
    await tap(button(page, vi.scan.wayType));
    await page.keyboard.type('019301005555');
    await seen(page.getByText(vi.roster.fromNumber(vi.roster.female, 2001, 'Thái Nguyên')));
    await page.keyboard.type('Giàng Thị Súa');
    await tap(agree(page, 'Giàng Thị Súa'));
    await tap(button(page, vi.scan.save(1)));
    await seen(page.getByText(vi.scan.savedCount(1)));
    expect(taps).toBe(4);
  });

  test('a scanner that types: whole, and spoilt by the keyboard', async () => {
    const { page } = phone;
    await openScan(page);
    // Presses, as the keyboard it pretends to be; nothing was tapped before.
    await page.keyboard.type('001199006666||Vang Thi My|03031999|Nu|Ban Mau, Son La|10102022\n');
    await seen(page.getByText(vi.scan.spoilt));
    const spoilt = row(page, vi.scan.noName);
    await seen(spoilt.getByText('0011…6666'));
    await expect.poll(() => field(page, vi.roster.born).inputValue()).toBe('03/03/1999');
    expect(await field(page, vi.roster.name).inputValue()).toBe('');
    expect(await axeFindings(page)).toEqual([]);
    await button(page, vi.scan.dropAll).click();
    await page.getByRole('dialog').getByRole('button', { name: vi.scan.dropAll }).click();
    await page.getByText(vi.scan.empty).waitFor();
    await page.keyboard.insertText('');
    await button(page, vi.scan.wayScanner).click();
    await field(page, vi.scan.scannerLabel).fill(CARDS.duong);
    // No Enter: the scanner falls silent.
    await seen(page.getByText(vi.scan.onRoll));
  });

  test('somebody who is on the roll is brought up to date, never written twice', async () => {
    const { page } = phone;
    await seen(row(page, DUONG).getByText(vi.scan.onRollSame));
    await row(page, DUONG).getByRole('button', { name: vi.scan.remove }).click();
    const moved = CARDS.hang.replace('Tổ 5, Đồng Mận', 'Tổ 9, Quan Mẫu');
    await field(page, vi.scan.scannerLabel).fill(moved);
    await row(page, HANG).getByRole('checkbox', { name: vi.scan.update }).click();
    expect(await axeFindings(page)).toEqual([]);
    await button(page, vi.scan.save(1)).click();
    await seen(page.getByText(vi.scan.savedCount(1)));
    await openMember(page, HANG);
    await seen(page.getByText('Tổ 9, Quan Mẫu, Thái Nguyên'));
    await toTab(page, 'roster');
    await field(page, vi.roster.search).fill('hang');
    await seen(page.getByText(vi.roster.found(1, 'hang')));
    expect(phone.faults).toEqual([]);
  });

  test('members since a day, chosen once for the whole list', async () => {
    const { page } = phone;
    await openScan(page);
    await button(page, vi.scan.wayScanner).click();
    await field(page, vi.scan.scannerLabel).fill(
      '010188009999||Sùng A Páo|01011988|Nam|Bản Mẫu, Lào Cai|10102022',
    );
    await agree(page, 'Sùng A Páo').click();
    await button(page, vi.scan.onceChange).click();
    await choice(page, vi.roster.stepAdmitted).check();
    await button(page, vi.scan.save(1)).click();
    await seen(page.getByRole('alert').getByText(vi.roster.problems['missing-since']));
    await field(page, vi.roster.since).fill('01/03/2020');
    await button(page, vi.scan.save(1)).click();
    await seen(page.getByText(vi.scan.savedCount(1)));
    await openMember(page, 'Sùng A Páo');
    await seen(page.getByText(vi.roster.factSince('01/03/2020')));
  });
});

test('a camera that is refused: how to allow it, and the other ways at once', async () => {
  await server.start();
  const refusing = await buyHandset({ args: ['--deny-permission-prompts'] });
  const { page } = refusing;
  await enterByLink(page, (await union.inviteAgain(invitation.officer)).link);
  await openScan(page);
  // Nothing is asked before it is explained.
  await seen(page.getByText(vi.scan.askWhat));
  await button(page, vi.scan.askGo).click();
  await seen(page.getByText(vi.camera.refusedTitle).or(page.getByText(vi.camera.noCameraTitle)));
  await seen(page.getByText(vi.scan.otherWaysNow));
  expect(await axeFindings(page)).toEqual([]);
  // Asked once a visit, also where the browser does not say what it would do.
  await page.evaluate(() => {
    navigator.permissions.query = () => Promise.reject(new Error('not said'));
  });
  await openScan(page);
  await seen(page.getByText(vi.scan.otherWaysNow));
  expect(await page.getByText(vi.scan.askWhat).count()).toBe(0);
  await button(page, vi.scan.wayType).click();
  await page.keyboard.type('019301005556');
  await seen(page.getByText(vi.roster.fromNumber(vi.roster.female, 2001, 'Thái Nguyên')));
  expect(refusing.faults).toEqual([]);
  await refusing.throwAway();
});
