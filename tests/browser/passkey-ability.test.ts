// Whether a finger or a face could open the book: told by the device before anybody tries it, and by the trial after.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { catalogues } from '#text/catalogue.ts';
import { LANGUAGE_NAMES } from '#text/language.ts';
import type { SecretByPasskey } from '#domain/device-report.ts';
import { goTo } from './every-screen.ts';
import { looksWell } from './looks-well.ts';
import { button, choice, enterByLink, field, register, seen, vi, WORDS } from './officer.ts';
import { CHAIR, foundUnion, QUIET_CHAIR, type Union } from './practice-union.ts';
import { buyHandset, startSyncServer, type SyncServer } from './rig.ts';
import { withAuthenticator } from './virtual-authenticator.ts';

const { devices } = vi;

let server: SyncServer;
let union: Union;
beforeAll(async () => {
  server = await startSyncServer();
  union = await foundUnion(server);
});
afterAll(async () => {
  await server.throwAway();
});

/** Settled once the device has told the server so and been heard. */
const told = (page: Page, secret: SecretByPasskey) =>
  page.waitForResponse(
    (response) =>
      response.url().endsWith('/api/devices/report') &&
      response.ok() &&
      (response.request().postData() ?? '').includes(`"secretByPasskey":"${secret}"`),
    { timeout: 60_000 },
  );

const readsInOwnDevices = async (page: Page, secret: SecretByPasskey): Promise<void> => {
  await goTo(page, '/khac/may-nay');
  const row = page.getByText(devices.secrets[secret], { exact: true });
  await seen(row, 30_000);
  expect(await row.count()).toBe(1);
  await row.scrollIntoViewIfNeeded();
};

const trySecret = async (page: Page): Promise<void> => {
  await goTo(page, '/khac/may-nay');
  await page.getByRole('link', { name: vi.passkey.offerSet }).click();
  await field(page, vi.passkey.words).fill(WORDS);
  await button(page, vi.passkey.keep).click();
};

test('a device that gives a secret: first the browser’s word, then its own, also when the passkey is gone', async () => {
  const phone = await buyHandset();
  const { page } = phone;
  await withAuthenticator(phone, true);
  const before = told(page, 'said');
  await enterByLink(page, (await union.invite(CHAIR)).link);
  await before;
  await readsInOwnDevices(page, 'said');
  const after = told(page, 'given');
  await trySecret(page);
  await seen(page.getByText(vi.passkey.cardSet));
  await register(page, { fullName: 'Lò Thị Mây' });
  await after;
  await readsInOwnDevices(page, 'given');
  await looksWell(page, 'passkey-ability-own-vi', true);
  const dropped = page.waitForResponse(
    (response) =>
      response.url().endsWith('/api/devices/report') &&
      (response.request().postData() ?? '').includes('"hasPasskey":false'),
    { timeout: 60_000 },
  );
  await button(page, vi.passkey.drop).click();
  await page.getByRole('dialog').getByRole('button', { name: vi.passkey.drop }).click();
  await seen(page.getByText(vi.passkey.cardNone));
  await register(page, { fullName: 'Lò Văn Hặc' });
  await dropped;
  await readsInOwnDevices(page, 'given');
  expect(phone.faults).toEqual([]);
  await phone.throwAway();
});

test('a device without a lock cannot; one whose passkeys give no secret cannot either, once it was tried', async () => {
  const phone = await buyHandset();
  const { page } = phone;
  const without = told(page, 'cannot');
  await enterByLink(page, (await union.invite(QUIET_CHAIR)).link);
  await without;
  await readsInOwnDevices(page, 'cannot');
  const withLock = told(page, 'said');
  await withAuthenticator(phone, false);
  await register(page, { fullName: 'Cà Văn Dọ' });
  await withLock;
  await readsInOwnDevices(page, 'said');
  const tried = told(page, 'cannot');
  await trySecret(page);
  await seen(page.getByText(vi.passkey.noPrf));
  await register(page, { fullName: 'Lò Thị Pành' });
  await tried;
  await readsInOwnDevices(page, 'cannot');
  // As the chair reads it in the list of the union, opened.
  await goTo(page, '/khac/may');
  await page.getByRole('button', { name: new RegExp(QUIET_CHAIR.displayName) }).click();
  await seen(page.getByText(devices.secrets.cannot));
  await page.getByText(devices.secrets.cannot).scrollIntoViewIfNeeded();
  await looksWell(page, 'passkey-ability-list-vi', true);
  await goTo(page, '/khac/may-nay');
  await choice(page, LANGUAGE_NAMES.en).click();
  await goTo(page, '/khac/may');
  await page.getByRole('button', { name: new RegExp(QUIET_CHAIR.displayName) }).click();
  await seen(page.getByText(catalogues.en.devices.secrets.cannot));
  await page.getByText(catalogues.en.devices.secrets.cannot).scrollIntoViewIfNeeded();
  await looksWell(page, 'passkey-ability-list-en', true);
  expect(phone.faults).toEqual([]);
  await phone.throwAway();
});
