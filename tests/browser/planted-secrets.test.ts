// Secrets are planted through the screens and searched in the whole browser profile, while it runs and after.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pinProblem } from '#replica/pin-problem.ts';
import {
  button,
  collect,
  enterByLink,
  field,
  openCases,
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

/** Notes the tokens of each session in the page itself: what a browser still knows of an answer it has used is chance. */
const listenForSessions = (): void => {
  const tokens: string[] = [];
  Object.assign(globalThis, { sessionTokens: tokens });
  const ask = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (...asked) => {
    const answer = await ask(...asked);
    if (!answer.url.endsWith('/api/session') || !answer.ok) return answer;
    const told = (await answer.clone().json()) as { session: string; refresh: string };
    tokens.push(told.session, told.refresh);
    return answer;
  };
};

/** Notes every key that comes into the page, in hex; those that nobody can take out again too. */
const listenForKeys = (): void => {
  type Act = (...args: unknown[]) => Promise<unknown>;
  const raws: string[] = [];
  let privateHalves = 0;
  Object.assign(globalThis, { rawKeys: raws, privateHalves });
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
      if (args[0] === 'pkcs8') Object.assign(globalThis, { privateHalves: ++privateHalves });
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

/** Private halves that came out of a wrap since this page was loaded: one opens requests, one their confidential part. */
const keysOpeningRequests = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { privateHalves: number }).privateHalves);

let server: SyncServer;
let phone: Handset;
let union: Awaited<ReturnType<typeof foundUnion>>;
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
  union = await foundUnion(server);
  phone = await buyHandset({ before: listenForKeys });
  const { link } = await union.invite(CHAIR);
  const { page } = phone;
  await phone.context.addInitScript(listenForSessions);
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
  const tokens = await page.evaluate(() => Reflect.get(globalThis, 'sessionTokens') as string[]);
  const long = [...new Set(keys)].filter((hex) => hex.length >= 64);
  // The replica's key was made once and unwrapped twice: it is among those that were heard; so is the
  // private half of the higher tier, made once and unwrapped once.
  const heardTimes = (times: number) =>
    long.filter((hex) => keys.filter((key) => key === hex).length >= times).length;
  expect(heardTimes(3)).toBeGreaterThanOrEqual(1);
  expect(heardTimes(2)).toBeGreaterThanOrEqual(2);
  expect(tokens.length).toBeGreaterThanOrEqual(2);
  needles = {
    ...Object.assign({}, ...tokens.map((token, at) => formsOfText(`session token ${at}`, token))),
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
    // By the PIN: neither a request nor what was begun of one is there to be read.
    await toTab(phone.page, 'cases');
    await seen(phone.page.getByText(vi.confidential.cases.locked));
    expect(await phone.page.getByText(STORY).count()).toBe(0);
    await openIntake(phone.page);
    expect(await phone.page.getByText(vi.common.draftTake).count()).toBe(0);
    expect(await keysOpeningRequests(phone.page)).toBe(0);
    expect(foundInFiles(phone.profile, needles)).toEqual([]);
    // By the words once more, both are.
    await toTab(phone.page, 'cases');
    await openCases(phone.page);
    await seen(phone.page.getByRole('link', { name: vi.cases.kinds['late-wages'] }));
    expect(await keysOpeningRequests(phone.page)).toBe(1);
    await openIntake(phone.page);
    await button(phone.page, vi.common.draftTake).click();
    await expect.poll(() => field(phone.page, vi.cases.story).inputValue()).toBe(UNSAVED);
    expect(foundInFiles(phone.profile, needles)).toEqual([]);
  });

  test('locked by hand, in both tiers open a moment ago: none', async () => {
    const { page } = phone;
    await toTab(page, 'cases');
    await openConfidential(page);
    await seen(page.getByRole('link', { name: vi.cases.kinds.discrimination }));
    await toTab(page, 'more');
    await page.getByRole('button', { name: new RegExp(vi.settings.lock) }).click();
    await seen(field(page, vi.shift.pin));
    expect(foundInFiles(phone.profile, needles)).toEqual([]);
    expect(foundIn(await keptByOrigin(page), needles)).toEqual([]);
    expect(await page.getByText(NAME).count()).toBe(0);
    await field(page, vi.shift.pin).fill(pin);
    await toTab(page, 'today');
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

  test('after a book was given up on the server’s order, and after signing out: none, and no database of ours', async () => {
    const { page, profile } = phone;
    await union.revoke(CHAIR.signInName);
    await page.goto(server.origin);
    await unlock(page);
    const rows = (table: string) =>
      page.evaluate(async (name) => {
        const found = await indexedDB.databases();
        const opening = indexedDB.open(
          found.find((one) => one.name?.startsWith('scd-'))?.name ?? '',
        );
        await new Promise((resolve) => (opening.onsuccess = resolve));
        const asked = opening.result.transaction(name).objectStore(name).getAllKeys();
        await new Promise((resolve) => (asked.onsuccess = resolve));
        opening.result.close();
        return asked.result.map(String).filter((key) => /^(roster|dues|cases)/.test(key)).length;
      }, table);
    const isShredded = async () => (await rows('journal')) + (await rows('segments')) === 0;
    // The confidential part lies shut and has own entries: it is given up when the words have opened it.
    await until(async () => (await rows('journal')) < 2, 15_000, 'the ordinary books are given up');
    await toTab(page, 'cases');
    await openConfidential(page);
    await until(isShredded, 15_000, 'the books are given up');
    expect(foundInFiles(profile, needles)).toEqual([]);
    expect(foundIn(await keptByOrigin(page), needles)).toEqual([]);

    await page.goto(`${server.origin}/khac/may-nay`);
    await unlock(page);
    await button(page, vi.settings.signOut).click();
    await page.getByRole('dialog').getByRole('button', { name: vi.settings.signOut }).click();
    await seen(page.getByText(vi.enrol.welcome));
    const left = await page.evaluate(async () =>
      (await indexedDB.databases()).map(({ name }) => name),
    );
    expect(left.filter((name) => name?.startsWith('scd-') === true)).toEqual([]);
    expect(foundInFiles(profile, needles)).toEqual([]);
    expect(foundIn(await keptByOrigin(page), needles)).toEqual([]);
  });

  test('after closing: none, and the control is still found', async () => {
    await phone.close();
    expect(foundInFiles(phone.profile, needles)).toEqual([]);
    expect(foundInFiles(phone.profile, control)).not.toEqual([]);
  });
});
