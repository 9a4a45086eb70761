// Secrets are planted through the screens and searched in the whole browser profile, while it runs and after.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pinProblem } from '#replica/pin-problem.ts';
import {
  button,
  collect,
  enterByLink,
  field,
  openConfidential,
  openIntake,
  openMember,
  register,
  seen,
  takeIn,
  takeInConfidential,
  title,
  toTab,
  unlock,
  vi,
  WORDS,
} from './officer.ts';
import { CHAIR, foundUnion } from './practice-union.ts';
import {
  foundIn,
  foundInFiles,
  filesIn,
  formsOfKey,
  formsOfText,
  keptByOrigin,
  type Needles,
} from './profile-search.ts';
import { buyHandset, startSyncServer, until, type Handset, type SyncServer } from './rig.ts';

const NAME = 'Đặng Xuân Quỳnh Giao';
const NUMBER = '038192047713';
const PHONE = '0868213957';
const STORY = 'Tổ trưởng Vũ ép ký đơn thôi việc sau khi nghỉ thai sản.';
const SHUT_STORY = 'Ông Khoan đòi gặp riêng sau ca, đã ba lần trong tháng.';
const UNSAVED = 'Nháp: gặp riêng chị Hiền ở cổng số ba';
const CONTROL = 'điểm kiểm tra 7f3a: phải tìm thấy';

/** Notes every key that comes into the page, in hex; those that nobody can take out again too. */
const listenForKeys = (): void => {
  type Act = (...args: unknown[]) => Promise<unknown>;
  const raws: string[] = [];
  Object.assign(globalThis, { rawKeys: raws });
  const { subtle } = crypto;
  const note = (bytes: Uint8Array): void => {
    raws.push(Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''));
  };
  const own = (name: 'importKey' | 'unwrapKey' | 'generateKey'): Act =>
    (subtle[name] as unknown as Act).bind(subtle);
  const exported = async (key: CryptoKey): Promise<void> => {
    if (key.type === 'private') {
      const { d = '' } = await subtle.exportKey('jwk', key);
      const bytes = atob(d.replace(/-/g, '+').replace(/_/g, '/'));
      note(Uint8Array.from(bytes, (one) => one.charCodeAt(0)));
      return;
    }
    const raw = await subtle.exportKey('raw', key);
    if (raw instanceof ArrayBuffer) note(new Uint8Array(raw));
  };
  const [importKey, unwrapKey, generateKey] = [
    own('importKey'),
    own('unwrapKey'),
    own('generateKey'),
  ];
  const listening: Record<string, Act> = {
    importKey: (...args) => {
      // A point of the curve is a public half: it lies beside what is sealed to it, and may be read there.
      const isPoint = (args[2] as { readonly name?: string } | undefined)?.name === 'ECDH';
      const data = isPoint ? undefined : args[1];
      if (data instanceof ArrayBuffer) note(new Uint8Array(data));
      if (data instanceof Uint8Array) note(data);
      return importKey(...args);
    },
    unwrapKey: async (...args) => {
      await exported((await unwrapKey(...args.slice(0, 5), true, args[6])) as CryptoKey);
      return unwrapKey(...args);
    },
    generateKey: async (...args) => {
      const made = await generateKey(...args);
      if (made instanceof CryptoKey && made.extractable) await exported(made);
      const { privateKey } = made as Partial<CryptoKeyPair>;
      if (privateKey?.extractable === true) await exported(privateKey);
      return made;
    },
  };
  for (const [name, act] of Object.entries(listening))
    Object.defineProperty(subtle, name, { value: act });
};

let server: SyncServer;
let phone: Handset;
let needles: Needles;
let pin: string;
/** The half of the shift that lies beside the database while it goes on, and the wrap in the database. */
let half: Needles;
let wrapped: Needles;

/** Six digits that stand nowhere on this disk before they are typed: the browser's own files are full of figures. */
const unknownPin = (profile: string): string => {
  for (let tries = 0; tries < 50; tries += 1) {
    const digits = String(Math.floor(Math.random() * 1_000_000)).padStart(6, '0');
    if (pinProblem(digits) === undefined && foundInFiles(profile, formsOfPin(digits)).length === 0)
      return digits;
  }
  throw new Error('all of them are there');
};
const formsOfPin = (digits: string): Needles => ({
  'PIN (UTF-8)': Buffer.from(digits, 'utf8'),
  'PIN (UTF-16)': Buffer.from(digits, 'utf16le'),
  'PIN (base64)': Buffer.from(Buffer.from(digits, 'utf8').toString('base64'), 'utf8'),
});

/** Sets a PIN and reads, as the page may, what lies on the disk for it. */
const beginShift = async (page: Page): Promise<void> => {
  await toTab(page, 'more');
  await page.getByRole('link', { name: new RegExp(vi.settings.deviceTitle) }).click();
  await page.getByRole('link', { name: vi.shift.offerSet }).click();
  await field(page, vi.shift.newPin).fill(pin);
  await field(page, vi.shift.again).fill(pin);
  await button(page, vi.shift.save).click();
  await seen(title(page, vi.today.title));
  const lies = await page.evaluate(async () => {
    const cache = await caches.open('scd-shifts');
    const [request] = await cache.keys();
    const kept = request && (await cache.match(request));
    const name = (await indexedDB.databases()).find((one) => one.name?.startsWith('scd-') === true);
    const opening = indexedDB.open(name?.name ?? '');
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const asked: IDBRequest<unknown> = database
      .transaction('keys', 'readonly')
      .objectStore('keys')
      .get('shift');
    await new Promise((resolve) => (asked.onsuccess = resolve));
    database.close();
    return { half: [...new Uint8Array((await kept?.arrayBuffer()) ?? [])], row: asked.result };
  });
  half = formsOfKey('half of the shift', Uint8Array.from(lies.half));
  const { key } = JSON.parse(String(lies.row)) as { readonly key: { readonly ct: string } };
  wrapped = { 'wrap of the shift': Buffer.from(key.ct, 'utf8') };
};

beforeAll(async () => {
  server = await startSyncServer();
  const union = await foundUnion(server);
  phone = await buyHandset({ before: listenForKeys });
  const { link } = await union.invite(CHAIR);
  const { page } = phone;
  await enterByLink(page, link);
  await register(page, { fullName: NAME, number: NUMBER, phone: PHONE });
  await collect(page, NAME);
  await takeIn(page, STORY);
  await takeInConfidential(page, SHUT_STORY);
  await openConfidential(page);
  await seen(page.getByText(SHUT_STORY));
  await toTab(page, 'cases');
  await button(page, vi.confidential.closePart).click();
  await seen(page.getByText(vi.confidential.locked(1)));
  pin = unknownPin(phone.profile);
  await beginShift(page);
  // Searching leaves traces of its own, and so does a form that is left half written.
  await openMember(page, NAME);
  await page.getByRole('button', { name: vi.roster.showNumber }).click();
  await openIntake(page);
  await field(page, vi.cases.story).fill(UNSAVED);
  // By then its draft lies on the disk, sealed.
  await page.waitForTimeout(2_000);

  const keys = await page.evaluate(() => (globalThis as unknown as { rawKeys: string[] }).rawKeys);
  const long = [...new Set(keys)].filter((hex) => hex.length >= 64);
  // The replica's key was made once and unwrapped twice: it is among those that were heard; so is the
  // private half of the higher tier, made once and unwrapped once.
  const heardTimes = (times: number) =>
    long.filter((hex) => keys.filter((key) => key === hex).length >= times).length;
  expect(heardTimes(3)).toBeGreaterThanOrEqual(1);
  expect(heardTimes(2)).toBeGreaterThanOrEqual(2);
  needles = {
    ...formsOfText('national number', NUMBER),
    ...formsOfText('name', NAME),
    ...formsOfText('phone', PHONE.slice(1)),
    ...formsOfText('story of a case', STORY),
    ...formsOfText('story of a confidential case', SHUT_STORY),
    ...formsOfText('story not saved', UNSAVED),
    ...formsOfText('words', WORDS),
    ...formsOfPin(pin),
    ...Object.assign(
      {},
      ...long.map((hex, at) => formsOfKey(`key ${at}`, Buffer.from(hex, 'hex'))),
    ),
  };
});
afterAll(async () => {
  await phone.throwAway();
  await server.throwAway();
});

const control = formsOfText('control', CONTROL);

describe('what lies in the profile', () => {
  test('the search finds what is there: a control in another origin’s storage, in UTF-8 and in UTF-16', async () => {
    const page = await phone.context.newPage();
    await page.goto(`http://127.0.0.1:${server.port}/api/hello`);
    await page.evaluate(async (text) => {
      localStorage.setItem('control', text);
      const opening = indexedDB.open('control', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('bytes');
      await new Promise((resolve) => (opening.onsuccess = resolve));
      const writing = opening.result.transaction('bytes', 'readwrite', { durability: 'strict' });
      writing.objectStore('bytes').put(new TextEncoder().encode(text), 'as bytes');
      await new Promise((resolve) => (writing.oncomplete = resolve));
    }, CONTROL);
    const found = (form: string) =>
      foundInFiles(phone.profile, control).some((line) => line.includes(form));
    // Chromium writes local storage some seconds later; by then everything else is on the disk too.
    await until(() => found('UTF-16') && found('UTF-8'), 30_000, 'the control on the disk');
    expect(foundIn(await keptByOrigin(page), control).length).toBeGreaterThan(0);
    await page.close();
  });

  test('while the app runs: none of them, in no file and in nothing the page can read', async () => {
    expect(filesIn(phone.profile).length).toBeGreaterThan(20);
    expect(foundInFiles(phone.profile, needles)).toEqual([]);
    const kept = await keptByOrigin(phone.page);
    expect(kept.length).toBeGreaterThan(2_000);
    expect(foundIn(kept, needles)).toEqual([]);
    expect(kept.includes('CryptoKey')).toBe(false);
    const storages = await phone.page.evaluate(() => [localStorage.length, sessionStorage.length]);
    expect(storages).toEqual([0, 0]);
  });

  test('after a kill, and after a start that recovers the tabs: none', async () => {
    await phone.kill();
    expect(foundInFiles(phone.profile, needles)).toEqual([]);
    await phone.reopen();
    await phone.page.goto(server.origin);
    await field(phone.page, vi.shift.pin).fill(pin);
    await seen(title(phone.page, vi.today.title));
    await openIntake(phone.page);
    await button(phone.page, vi.common.draftTake).click();
    expect(await field(phone.page, vi.cases.story).inputValue()).toBe(UNSAVED);
    expect(foundInFiles(phone.profile, needles)).toEqual([]);
  });

  test('after the end of a shift: nothing that its PIN could open, in no file and in nothing the page can read', async () => {
    const { page, profile } = phone;
    // What is looked for is there while the shift goes on.
    expect(foundInFiles(profile, half).length).toBeGreaterThan(0);
    expect(foundIn(await keptByOrigin(page), wrapped)).toEqual(['wrap of the shift']);
    await toTab(page, 'more');
    await page.getByRole('link', { name: new RegExp(vi.settings.deviceTitle) }).click();
    await button(page, vi.shift.end).click();
    await seen(page.getByText(vi.shift.ended));
    expect(foundIn(await keptByOrigin(page), { ...half, ...wrapped })).toEqual([]);
    const halves = await page.evaluate(async () => (await caches.open('scd-shifts')).keys());
    expect(halves.length).toBe(0);
    // A database keeps a deleted row in its files for a while; without the other half it opens nothing.
    await until(() => foundInFiles(profile, half).length === 0, 10_000, 'the half is gone');
    expect(foundInFiles(profile, needles)).toEqual([]);
    await phone.kill();
    expect(foundInFiles(profile, { ...needles, ...half })).toEqual([]);
    await phone.reopen();
    await phone.page.goto(server.origin);
    await unlock(phone.page);
    await seen(title(phone.page, vi.today.title));
  });

  test('after closing: none, and the control is still found', async () => {
    await phone.close();
    expect(foundInFiles(phone.profile, needles)).toEqual([]);
    expect(foundInFiles(phone.profile, control)).not.toEqual([]);
  });
});
