// A finger or a face opens the book on a device that gives a secret with it, also without network; where none comes nothing is kept.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogues } from '#text/catalogue.ts';
import { LANGUAGE_NAMES } from '#text/language.ts';
import { goTo } from './every-screen.ts';
import { looksWell, picture } from './looks-well.ts';
import {
  button,
  choice,
  collect,
  enterByLink,
  field,
  openBook,
  register,
  seen,
  takeIn,
  title,
  toTab,
  unlock,
  unsentCount,
  vi,
  withoutNetworkReady,
  WORDS,
} from './officer.ts';
import { ADMINISTRATOR, CHAIR, foundUnion, QUIET_CHAIR, type Union } from './practice-union.ts';
import { foundIn, foundInFiles, formsOfKey, keptByOrigin, type Needles } from './profile-search.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';
import { withAuthenticator } from './virtual-authenticator.ts';

const MEMBER = 'Quàng Thị Ủn';
const text = vi.passkey;

let server: SyncServer;
let union: Union;
beforeAll(async () => {
  server = await startSyncServer();
  union = await foundUnion(server);
});
afterAll(async () => {
  await server.throwAway();
});

/** Every key that is brought into the page by its bytes, in hex: what the passkey gives is one of them. */
const listenForKeys = (): void => {
  const raws: string[] = [];
  Object.assign(globalThis, { rawKeys: raws });
  const { subtle } = crypto;
  const importKey = subtle.importKey.bind(subtle) as (...args: unknown[]) => Promise<CryptoKey>;
  const listening = (...args: unknown[]): Promise<CryptoKey> => {
    const data = args[1];
    // A point of the curve is a public half: it may be read.
    const isPoint = (args[2] as { readonly name?: string }).name === 'ECDH';
    if (data instanceof Uint8Array && data.length === 32 && !isPoint)
      raws.push(Array.from(data, (byte) => byte.toString(16).padStart(2, '0')).join(''));
    return importKey(...args);
  };
  Object.defineProperty(subtle, 'importKey', { value: listening });
};

const toDevice = async (page: Page): Promise<void> => {
  await toTab(page, 'more');
  await page.getByRole('link', { name: new RegExp(vi.settings.deviceTitle) }).click();
  await seen(title(page, vi.settings.deviceTitle));
};
const lock = async (page: Page): Promise<void> => {
  await toTab(page, 'more');
  await page.getByRole('button', { name: new RegExp(vi.settings.lock) }).click();
  await seen(field(page, vi.enrol.words));
};
const byFinger = (page: Page) => button(page, text.unlock);
const passkeyOnDisk = (page: Page): Promise<string | undefined> =>
  page.evaluate(async () => {
    const found = (await indexedDB.databases()).find((one) => /^scd-.{10}/.test(one.name ?? ''));
    const opening = indexedDB.open(found?.name ?? '');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const asked: IDBRequest<string | undefined> = opening.result
      .transaction('keys')
      .objectStore('keys')
      .get('passkey');
    await new Promise((resolve) => (asked.onsuccess = resolve));
    opening.result.close();
    return asked.result;
  });

describe('a device that gives a secret with its passkeys', () => {
  let phone: Handset;
  let device: Awaited<ReturnType<typeof withAuthenticator>>;
  beforeAll(async () => {
    phone = await buyHandset({ before: listenForKeys });
    device = await withAuthenticator(phone, true);
    const { link } = await union.invite(CHAIR);
    await enterByLink(phone.page, link);
    await withoutNetworkReady(phone.page);
    await register(phone.page, { fullName: MEMBER });
    await takeIn(phone.page, 'Chậm lương tháng mười.');
    await collect(phone.page, MEMBER);
  });
  afterAll(async () => {
    await phone.throwAway();
  });

  test('it is offered when the day is closed, not before; wrong words keep nothing, the right ones do', async () => {
    const { page } = phone;
    await toTab(page, 'today');
    expect(await page.getByText(text.offerTitle).count()).toBe(0);
    await page
      .getByRole('main')
      .getByRole('link', { name: new RegExp(`^${vi.endOfDay.title}`) })
      .click();
    await page.locator('#count-20000').fill('1');
    await page.locator('#count-5000').fill('1');
    await button(page, vi.endOfDay.close).click();
    await seen(page.getByText(text.offerTitle));
    await page.getByText(text.offerNo).scrollIntoViewIfNeeded();
    await looksWell(page, 'passkey-offer');
    await page.getByRole('link', { name: text.offerSet }).click();
    await seen(title(page, text.title));
    await button(page, text.keep).click();
    await seen(page.getByText(text.problems['words-missing']));
    await field(page, text.words).fill('gió mùa về trên đồi');
    await button(page, text.keep).click();
    await seen(page.getByText(text.problems['wrong-words']));
    await looksWell(page, 'passkey-set-wrong');
    expect(await passkeyOnDisk(page)).toBe(undefined);
    await field(page, text.words).fill(WORDS);
    await button(page, text.keep).click();
    await seen(page.getByText(text.cardSet));
    await page.waitForTimeout(2_500);
    await page.getByText(text.cardSet).scrollIntoViewIfNeeded();
    await picture(page, 'passkey-device');
    // What the phone keeps and shows of it names nobody.
    const [kept, ...others] = await device.kept();
    expect(others).toEqual([]);
    expect(kept?.rpId).toBe('localhost');
    expect(kept?.userName).toMatch(/^Sổ Công đoàn [\w-]{4}$/);
    expect(JSON.parse((await passkeyOnDisk(page)) ?? '{}')).toMatchObject({
      credential: Buffer.from(kept?.credentialId ?? '', 'base64').toString('base64url'),
    });
  });

  test('without network a finger opens roll, dues and requests, and the words still do', async () => {
    const { page, context } = phone;
    await lock(page);
    await context.setOffline(true);
    await page.goto(server.origin);
    await seen(byFinger(page));
    await looksWell(page, 'passkey-lock');
    await byFinger(page).click();
    await seen(title(page, vi.today.title));
    await toTab(page, 'roster');
    await seen(page.getByText(MEMBER));
    await toTab(page, 'cases');
    await seen(page.getByRole('link', { name: vi.cases.kinds['late-wages'] }));
    await lock(page);
    await unlock(page);
    await toTab(page, 'today');
    await context.setOffline(false);
  });

  test('neither what the passkey gave nor a key made of it lies on the disk', async () => {
    const { page, profile } = phone;
    await lock(page);
    await page.goto(server.origin);
    await byFinger(page).click();
    await seen(title(page, vi.today.title));
    const heard = await page.evaluate(
      () => (globalThis as unknown as { rawKeys: string[] }).rawKeys,
    );
    const keys = [...new Set(heard)];
    // The secret, and the three keys made of it, for the book, its backups and requests.
    expect(keys.length).toBeGreaterThanOrEqual(4);
    const needles: Needles = Object.assign(
      {},
      ...keys.map((hex, at) => formsOfKey(`key ${at}`, Buffer.from(hex, 'hex'))),
    );
    expect(foundInFiles(profile, needles)).toEqual([]);
    expect(foundIn(await keptByOrigin(page), needles)).toEqual([]);
    // The search finds what is there.
    const there = { wrap: Buffer.from((await passkeyOnDisk(page)) ?? 'none', 'utf8') };
    expect(foundIn(await keptByOrigin(page), there)).toEqual(['wrap']);
  });

  test('a stranger’s finger opens nothing; removed, the words alone open the book', async () => {
    const { page } = phone;
    const en = catalogues.en.passkey;
    await lock(page);
    await device.knowsOfficer(false);
    await byFinger(page).click();
    await seen(page.getByText(text.problems.cancelled));
    await looksWell(page, 'passkey-lock-cancelled');
    await button(page, LANGUAGE_NAMES.en).click();
    await seen(page.getByText(en.problems.cancelled));
    await picture(page, 'passkey-lock-en');
    await button(page, LANGUAGE_NAMES.vi).click();
    await unlock(page);
    await toDevice(page);
    await choice(page, LANGUAGE_NAMES.en).click();
    await page.getByText(en.cardSet).scrollIntoViewIfNeeded();
    await picture(page, 'passkey-device-en');
    await choice(page, LANGUAGE_NAMES.vi).click();
    await button(page, text.drop).click();
    await picture(page, 'passkey-drop');
    await page.getByRole('dialog').getByRole('button', { name: text.drop }).click();
    await seen(page.getByText(text.cardNone));
    expect(await passkeyOnDisk(page)).toBe(undefined);
    await lock(page);
    await openBook(page, server.origin);
    expect(await byFinger(page).count()).toBe(0);
  });
});

describe('a device whose passkeys give no secret', () => {
  let phone: Handset;
  beforeAll(async () => {
    phone = await buyHandset();
  });
  afterAll(async () => {
    await phone.throwAway();
  });

  test('nothing is kept, one sentence says so, and it is not offered again', async () => {
    const { page } = phone;
    const { link } = await union.invite(QUIET_CHAIR);
    await enterByLink(page, link);
    await toDevice(page);
    // A computer without a lock of its own is not asked at all.
    await seen(page.getByText(text.notHere));
    await withAuthenticator(phone, false);
    await toTab(page, 'today');
    await toDevice(page);
    await page.getByRole('link', { name: text.offerSet }).click();
    await field(page, text.words).fill(WORDS);
    await button(page, text.keep).click();
    await seen(page.getByText(text.noPrf));
    await looksWell(page, 'passkey-no-prf');
    expect(await passkeyOnDisk(page)).toBe(undefined);
    await page.getByRole('link', { name: text.understood }).click();
    await seen(title(page, vi.settings.deviceTitle));
    await seen(page.getByText(text.noPrf));
    expect(await page.getByRole('link', { name: text.offerSet }).count()).toBe(0);
    await lock(page);
    await openBook(page, server.origin);
    expect(await byFinger(page).count()).toBe(0);
  });
});

describe('an administrator', () => {
  const factor = vi.secondFactor;
  let phone: Handset;
  let device: Awaited<ReturnType<typeof withAuthenticator>>;
  beforeAll(async () => {
    phone = await buyHandset();
    // A phone that makes passkeys and gives no secret with them has its second factor all the same.
    device = await withAuthenticator(phone, false);
    await enterByLink(phone.page, (await union.invite(ADMINISTRATOR)).link);
    await withoutNetworkReady(phone.page);
  });
  afterAll(async () => {
    await phone.throwAway();
  });
  const dialog = () => phone.page.getByRole('dialog');
  const lookAtLog = async (): Promise<void> => {
    await toTab(phone.page, 'more');
    await phone.page.getByRole('link', { name: vi.audit.title }).click();
    await button(phone.page, vi.audit.ask).click();
  };

  test('sets up the second confirmation in “Máy này”; nothing personal stands on the device', async () => {
    const { page } = phone;
    await toDevice(page);
    await button(page, factor.set).click();
    await seen(page.getByText(factor.cardGiven));
    await page.getByText(factor.cardGiven).scrollIntoViewIfNeeded();
    await page.waitForTimeout(2_500);
    await looksWell(page, 'second-factor-card');
    const [kept, ...others] = await device.kept();
    expect(others).toEqual([]);
    expect(kept?.rpId).toBe('localhost');
    expect(kept?.userName).toMatch(/^Sổ Công đoàn [\w-]{4}$/);
  });

  test('is asked again after the lock, goes on with what was begun, and only by the own finger', async () => {
    const { page } = phone;
    await lock(page);
    await openBook(page, server.origin);
    await lookAtLog();
    await seen(dialog().getByText(factor.askTitle));
    await looksWell(page, 'second-factor-ask');
    await device.knowsOfficer(false);
    await dialog().getByRole('button', { name: factor.ask, exact: true }).click();
    await seen(dialog().getByText(factor.problems.cancelled));
    await looksWell(page, 'second-factor-cancelled');
    await device.knowsOfficer(true);
    await dialog().getByRole('button', { name: factor.again }).click();
    await seen(page.getByText(vi.audit.kinds['second-factor-given']).first());
    await dialog().waitFor({ state: 'detached' });
    await picture(page, 'second-factor-log');
  });

  test('a right written before it is given waits with its reason, and goes with one touch', async () => {
    const { page } = phone;
    await lock(page);
    await openBook(page, server.origin);
    await goTo(page, '/khac/can-bo/moi');
    await field(page, vi.office.displayName).fill('Quàng Văn Chờ');
    await field(page, vi.office.signInName).fill('cho.qv');
    await choice(page, vi.office.roles.collector).check();
    await button(page, vi.office.officerSave).click();
    await dialog().getByRole('button', { name: factor.notNow }).click();
    await seen(page.getByText(vi.office.inviteProblems['second-factor-needed']));
    await looksWell(page, 'second-factor-later');
    expect(await unsentCount(page)).toBeGreaterThan(0);
    await seen(page.getByText(vi.sync.factorWaitsShort).first());
    await looksWell(page, 'second-factor-unsent');
    await button(page, vi.sync.sendNow).click();
    await dialog().getByRole('button', { name: factor.ask, exact: true }).click();
    await seen(page.getByText(vi.sync.nothingUnsent));
  });

  test('in English, and removed again', async () => {
    const { page } = phone;
    const en = catalogues.en.secondFactor;
    await toDevice(page);
    await choice(page, LANGUAGE_NAMES.en).click();
    await page.getByText(en.cardGiven).scrollIntoViewIfNeeded();
    await picture(page, 'second-factor-card-en');
    await button(page, en.remove).click();
    await picture(page, 'second-factor-remove-en');
    await dialog().getByRole('button', { name: en.remove }).click();
    await seen(button(page, en.set));
    await picture(page, 'second-factor-none-en');
    await choice(page, LANGUAGE_NAMES.vi).click();
  });
});
