// An invitation held before the camera: a fresh phone reads it without a network, and goes on as with a picture or a code.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogues } from '#text/catalogue.ts';
import { LANGUAGE_NAMES } from '#text/language.ts';
import { invitationScanText } from '#text/sections/invitation-scan.ts';
import { looksWell } from './looks-well.ts';
import { CARDS, writeCardVideo } from './made-up-cards.ts';
import {
  allSent,
  button,
  chooseWords,
  field,
  register,
  seen,
  title,
  vi,
  withoutNetworkReady,
} from './officer.ts';
import { CHAIR, foundUnion, type Invitation, type Union } from './practice-union.ts';
import { buyHandset, startSyncServer, type SyncServer } from './rig.ts';

const text = invitationScanText.vi;
const SEEN_MS = 30_000;

declare global {
  interface Window {
    camerasOn: () => number;
  }
}

let server: SyncServer;
let union: Union;
let invitation: Invitation;
let folder: string;
let video: string;

beforeAll(async () => {
  server = await startSyncServer();
  union = await foundUnion(server);
  invitation = await union.invite(CHAIR);
  folder = await mkdtemp(join(tmpdir(), 'scd-invitation-'));
  video = join(folder, 'invitation.y4m');
});
afterAll(async () => {
  await server.throwAway();
  await rm(folder, { recursive: true, force: true });
});

/** Keeps every camera that the page was given, to see that it gives them back. */
const countCameras = (): void => {
  const tracks: MediaStreamTrack[] = [];
  const devices = navigator.mediaDevices;
  const open = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wanted) => {
    const stream = await open(wanted);
    tracks.push(...stream.getTracks());
    return stream;
  };
  window.camerasOn = () => tracks.filter(({ readyState }) => readyState === 'live').length;
};

const times = (seconds: number, text: string): readonly string[] =>
  Array.from({ length: seconds }, () => text);

const toScan = async (page: Page): Promise<void> => {
  await button(page, vi.enrol.scanQr).click();
  await seen(title(page, text.title));
};

// The camera's video begins anew whenever it ends: what is waited for comes again, however slow the machine is.
test('a fresh phone without network reads the code; a card and a foreign link are named and not opened; with network the officer is in', async () => {
  const foreign = `https://so-cong-doan.example/#/m/${invitation.token}`;
  await writeCardVideo(video, ['', ...times(5, CARDS.hang), ...times(5, foreign)]);
  const phone = await buyHandset({
    args: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${video}`],
    permissions: ['camera'],
    isWhole: true,
    before: countCameras,
  });
  const { page, context } = phone;
  await page.goto(server.origin);
  await seen(button(page, vi.enrol.scanQr));
  await withoutNetworkReady(page);
  await context.setOffline(true);
  await page.goto(server.origin);
  await toScan(page);
  await seen(page.getByText(text.wrong.card), SEEN_MS);
  expect(await page.evaluate(() => window.camerasOn())).toBe(1);
  await seen(page.getByText(text.wrong['foreign-link']), SEEN_MS);
  await looksWell(page, 'scan-invitation-live-vi');
  await button(page, text.leave).click();
  await seen(field(page, vi.enrol.code));
  expect(await page.evaluate(() => window.camerasOn())).toBe(0);
  await writeCardVideo(video, times(20, invitation.link));
  await toScan(page);
  // The code is read; what stands behind it cannot be asked for yet, and is not lost.
  await seen(page.getByText(vi.enrol.problems['no-connection']), SEEN_MS);
  expect(await page.evaluate(() => window.camerasOn())).toBe(0);
  expect(new URL(page.url()).origin).toBe(server.origin);
  await context.setOffline(false);
  await button(page, vi.common.tryAgain).click();
  await seen(page.getByText(CHAIR.displayName));
  await button(page, vi.enrol.thisIsMe).click();
  await chooseWords(page);
  await register(page, { fullName: 'Lò Văn Hặc' });
  await allSent(page);
  expect(phone.faults).toEqual([]);
  await phone.throwAway();
});

test('a camera that is refused: how to allow it is said, and the code still leads in', async () => {
  const phone = await buyHandset({
    args: ['--use-fake-device-for-media-stream', '--deny-permission-prompts'],
    isWhole: true,
  });
  const { page } = phone;
  await page.goto(server.origin);
  await toScan(page);
  await seen(page.getByText(vi.camera.refusedTitle));
  await seen(page.getByText(text.otherWays));
  await looksWell(page, 'scan-invitation-refused-vi');
  await button(page, text.leave).click();
  const { code } = await union.inviteAgain(invitation.officer);
  await field(page, vi.enrol.code).fill(code);
  await button(page, vi.enrol.lookUp).click();
  await seen(page.getByText(CHAIR.displayName));
  expect(phone.faults).toEqual([]);
  await phone.throwAway();
});

test('a device without any camera says so in its language, and the screen is left by its one button', async () => {
  const phone = await buyHandset({ permissions: ['camera'] });
  const { page } = phone;
  await page.goto(server.origin);
  await seen(button(page, vi.enrol.scanQr));
  await looksWell(page, 'scan-invitation-welcome-vi');
  await toScan(page);
  await seen(page.getByText(vi.camera.noCameraTitle));
  await button(page, text.leave).click();
  await page.getByText(LANGUAGE_NAMES.en, { exact: true }).click();
  const { camera, enrol } = catalogues.en;
  await seen(button(page, enrol.scanQr));
  await looksWell(page, 'scan-invitation-welcome-en');
  await button(page, enrol.scanQr).click();
  await seen(page.getByText(camera.noCameraTitle));
  await seen(page.getByText(invitationScanText.en.otherWays));
  await looksWell(page, 'scan-invitation-none-en');
  expect(phone.faults).toEqual([]);
  await phone.throwAway();
});
