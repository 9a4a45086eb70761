// Every screen under axe, by day, by night and on a laptop; with PICTURES=folder also as pictures in every size and tongue.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { matchPath } from 'react-router';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGE_NAMES, type Language } from '#text/language.ts';
import { axeFindings, misfits } from './axe.ts';
import { PHONE } from './chromium.ts';
import {
  buildBelow,
  furnish,
  goTo,
  LONG_NAME,
  LOOKS,
  type Furniture,
  type LookName,
} from './every-screen.ts';
import {
  allSent,
  button,
  choice,
  chooseWords,
  register,
  seen,
  title,
  unlock,
  vi,
} from './officer.ts';
import { QUIET_CHAIR, foundUnion, type Union } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const LARGER_PHONE = { width: 412, height: 915 };
const LAPTOP = { width: 1280, height: 800 };
const pictures = process.env['PICTURES'];
const NAMES = Object.keys(LOOKS) as LookName[];
/** Where a phone is used on a night shift. */
const AT_NIGHT: readonly LookName[] = ['today', 'roster', 'collect', 'group', 'receipt', 'intake'];
/** What is drawn otherwise where there is room: tables, columns, the rail. */
const WITH_ROOM: readonly LookName[] = [
  'today',
  'count',
  'paper-list',
  'roster',
  'register',
  'form-5b',
  'member',
  'dues',
  'group',
  'collection',
  'receipt',
  'cases',
  'case',
  'device',
  'units',
  'officers',
];
/** What a new officer opens before anything is written. */
const EMPTY: readonly string[] = [
  '/hom-nay',
  '/hom-nay/cuoi-ngay',
  '/hom-nay/cuoi-ngay/cac-lan',
  '/doan-vien',
  '/doan-vien/mau-5b',
  '/doan-phi',
  '/doan-phi/danh-sach',
  '/doan-phi/trong-ngay',
  '/tiep-nhan',
  '/khac/chua-gui',
];

let server: SyncServer;
let union: Union;
let phone: Handset;
let page: Page;
let furniture: Omit<Furniture, 'quiet'>;
let paths: Readonly<Record<LookName, string>>;

beforeAll(async () => {
  server = await startSyncServer();
  union = await foundUnion(server);
  phone = await buyHandset();
  page = phone.page;
});
afterAll(async () => {
  await phone.throwAway();
  await server.throwAway();
});

const picture = async (of: Page, name: string): Promise<void> => {
  if (pictures !== undefined) await of.screenshot({ path: `${pictures}/${name}.png` });
};
const look = async (name: LookName): Promise<void> => {
  // What was tapped open at the same address closes only when one leaves it.
  if (new URL(page.url()).pathname === paths[name]) await goTo(page, '/khac');
  await goTo(page, paths[name]);
  const { act } = LOOKS[name] as { readonly act?: (page: Page) => Promise<void> };
  await act?.(page);
  // Away from every button: a shade under the mouse is looked at when the mouse is there.
  await page.mouse.move(0, 0);
};
const speak = async (language: Language): Promise<void> => {
  await goTo(page, '/khac/may-nay');
  await choice(page, LANGUAGE_NAMES[language]).click();
  // Kept on the disk a moment later.
  await page.waitForTimeout(500);
};

test('every address of the app is looked at here', () => {
  const source = ['routes.tsx', 'case-routes.tsx']
    .map((name) => readFileSync(join(import.meta.dirname, '../../src/app', name), 'utf8'))
    .join('\n');
  const routes = [...source.matchAll(/\bscreen\(\s*'([^']+)'/g)].map(([, path = '']) => path);
  // Each piece of the download is behind a `screen`: none came in by another way.
  expect(routes).toHaveLength(source.match(/await import\(/g)?.length ?? 0);
  const looked = new Set<string>(Object.values(LOOKS).map(({ route }) => route));
  expect([...looked].sort()).toEqual([...new Set([...routes, '*'])].sort());
});

describe('before anything is written', () => {
  test('the way in: welcome, the invitation, the words', async () => {
    const officer = { signInName: 'mai.lt', displayName: 'Lường Thị Mai' };
    const invitation = await union.invite({ ...officer, roles: ['chair'] });
    const section = await buildBelow(union, invitation.officer);
    await page.goto(server.origin);
    await seen(title(page, vi.enrol.welcome));
    await lookAtGate('welcome');
    await page.goto('about:blank');
    await page.goto(invitation.link);
    await seen(button(page, vi.enrol.thisIsMe));
    await lookAtGate('invitation');
    await button(page, vi.enrol.thisIsMe).click();
    await seen(button(page, vi.enrol.enter));
    await lookAtGate('words');
    await chooseWords(page);
    furniture = { unit: union.unit, section, officer: invitation.officer };
  });

  test.each(EMPTY)('%s with nothing in it', async (path) => {
    await goTo(page, path);
    await lookAtGate(`empty${path.replaceAll('/', '-')}`);
  });

  test('and with one person on the roll', async () => {
    await register(page, { fullName: LONG_NAME, number: '001185012345', phone: '0912 345 678' });
    for (const path of ['/doan-vien', '/doan-phi']) {
      await goTo(page, path);
      await lookAtGate(`one${path.replaceAll('/', '-')}`);
    }
  });

  test('then the books fill', async () => {
    const quiet = await union.quietPhone(QUIET_CHAIR);
    paths = await furnish(page, { quiet, ...furniture });
    for (const name of NAMES)
      expect(matchPath(`/${LOOKS[name].route}`, paths[name]), name).not.toBeNull();
    // Who signs out has sent everything: only then does the screen ask.
    await allSent(page);
  });
});

/** At the size of the smallest phone. */
const lookAtGate = async (name: string): Promise<void> => {
  // The first screen is there before the app that takes its place.
  await page.waitForLoadState('networkidle');
  const findings = await axeFindings(page);
  await picture(page, `vi-360-light-${name}`);
  expect(findings).toEqual([]);
  expect(await misfits(page)).toEqual([]);
};

type Size = readonly [
  where: string,
  viewport: typeof PHONE,
  colorScheme: 'light' | 'dark',
  names: readonly LookName[],
];
const ON_LAPTOP: Size = ['on a laptop', LAPTOP, 'light', WITH_ROOM];
const SIZES: readonly Size[] = [
  ['on a phone', PHONE, 'light', NAMES],
  ['on a phone at night', PHONE, 'dark', AT_NIGHT],
  ON_LAPTOP,
];
const SIZES_OF_PICTURES: readonly Size[] = [
  ['on a phone', PHONE, 'light', NAMES],
  ['on a phone at night', PHONE, 'dark', NAMES],
  ['on a larger phone', LARGER_PHONE, 'light', NAMES],
  ['on a larger phone at night', LARGER_PHONE, 'dark', NAMES],
  ['on a laptop', LAPTOP, 'light', NAMES],
  ['on a laptop at night', LAPTOP, 'dark', NAMES],
];
const sizes = pictures === undefined ? SIZES : SIZES_OF_PICTURES;

describe.each(sizes)('%s', (_where, viewport, colorScheme, names) => {
  beforeAll(async () => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
  });

  test.each(names)('%s: axe finds nothing, and nothing hangs over the edge', async (name) => {
    await look(name);
    const findings = await axeFindings(page);
    await picture(page, `vi-${viewport.width}-${colorScheme}-${name}`);
    expect(findings).toEqual([]);
    expect(await misfits(page)).toEqual([]);
  });
});

test('in English, and at twice the size, nothing hangs over the edge', async () => {
  await speak('en');
  // What fits a phone at twice the size, below, fits it at once the size.
  for (const [, viewport, colorScheme, names] of pictures === undefined ? [ON_LAPTOP] : sizes) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    for (const name of names) {
      await look(name);
      await picture(page, `en-${viewport.width}-${colorScheme}-${name}`);
      expect.soft(await misfits(page), `${name}, ${viewport.width}`).toEqual([]);
    }
  }
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: 'light' });
  await goTo(page, '/khac/may-nay');
  await page.locator('#text-size-200').check();
  for (const name of NAMES) {
    await look(name);
    await picture(page, `en-${PHONE.width}-double-${name}`);
    expect.soft(await misfits(page), `${name}, double`).toEqual([]);
  }
  await goTo(page, '/khac/may-nay');
  await page.locator('#text-size').check();
  await speak('vi');
});

test('the locked book, and forgotten words', async () => {
  await page.reload();
  await seen(title(page, vi.enrol.unlockTitle));
  await lookAtGate('unlock');
  await button(page, vi.enrol.forgot).click();
  await lookAtGate('forgot');
  await button(page, vi.common.back).click();
  await unlock(page);
  await seen(page.getByRole('main'));
  expect(phone.faults).toEqual([]);
});
