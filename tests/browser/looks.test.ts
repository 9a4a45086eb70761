// Every main screen under axe, by day, by night and on a laptop; with PICTURES=folder also as pictures in both languages.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGE_NAMES } from '#text/language.ts';
import { PHONE } from './chromium.ts';
import {
  button,
  choice,
  collect,
  enterByLink,
  register,
  seen,
  takeIn,
  title,
  toTab,
  unlock,
  vi,
} from './officer.ts';
import { foundUnion, registerMembers, type Invitation } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const LAPTOP = { width: 1280, height: 800 };
const LONG_NAME = 'Nguyễn Phước Bảo Hoàng Thiên Ân';
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const pictures = process.env['PICTURES'];

let server: SyncServer;
let phone: Handset;
let page: Page;
let invitation: Invitation;
/** Where each screen lies; those of the way in have no address. */
const paths = new Map<string, string>();

beforeAll(async () => {
  server = await startSyncServer();
  const union = await foundUnion(server);
  const quiet = await union.quietPhone({
    signInName: 'xe.va',
    displayName: 'Vừ A Xé',
    roles: ['chair'],
  });
  await registerMembers(quiet, union.unit, [
    'Lò Thị Pành',
    'Cà Văn Dọ',
    'Giàng A Súa',
    'Vàng Thị Mỷ',
  ]);
  invitation = await union.invite({
    signInName: 'mai.lt',
    displayName: 'Lường Thị Mai',
    roles: ['chair'],
  });
  phone = await buyHandset();
  page = phone.page;
  await enterByLink(page, invitation.link);
  await register(page, { fullName: LONG_NAME, number: '001185012345', phone: '0912 345 678' });
  const path = (): string => new URL(page.url()).pathname;
  await collect(page, LONG_NAME);
  const receipt = path();
  await toTab(page, 'roster');
  await page.getByRole('link', { name: LONG_NAME }).click();
  await seen(title(page, LONG_NAME));
  const member = path();
  await takeIn(page, 'Công ty chậm lương tháng mười, cả chuyền B chưa ai nhận được.');
  // The flash of the last save fades; a shade half gone is no shade to be measured.
  await page.getByText(vi.cases.saved, { exact: true }).waitFor({ state: 'hidden' });
  for (const [name, at] of Object.entries({
    today: '/hom-nay',
    roster: '/doan-vien',
    member,
    register: '/doan-vien/them',
    scan: '/doan-vien/quet',
    edit: `${member}/sua`,
    dues: '/doan-phi',
    collect: member.replace('/doan-vien', '/doan-phi/thu'),
    receipt,
    void: `${receipt}/huy`,
    cases: '/tiep-nhan',
    case: path(),
    intake: '/tiep-nhan/them',
    more: '/khac',
    unsent: '/khac/chua-gui',
    device: '/khac/may-nay',
    help: '/khac/tro-giup',
    rules: '/khac/quy-dinh',
    units: '/khac/to-chuc',
    unit: `/khac/to-chuc/${union.unit}`,
    officers: '/khac/can-bo',
    officer: `/khac/can-bo/${invitation.officer}`,
  }))
    paths.set(name, at);
});
afterAll(async () => {
  await phone.throwAway();
  await server.throwAway();
});

/** Without loading anew, which would lock the book. */
const goTo = async (path: string): Promise<void> => {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
  }, path);
  await page.waitForTimeout(150);
  await seen(page.getByRole('heading', { level: 1 }));
};

const picture = async (of: Page, name: string): Promise<void> => {
  if (pictures !== undefined) await of.screenshot({ path: `${pictures}/${name}.png` });
};

/** What hangs over the edge, and words that are squeezed until they stand letter under letter. */
const misfits = (): Promise<readonly string[]> =>
  page.evaluate(() => {
    const hangs = document.documentElement.scrollWidth > innerWidth ? ['hangs over the edge'] : [];
    const squeezed = [...document.querySelectorAll('main *')].filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      const letters = own
        .map((node) => node.textContent ?? '')
        .join('')
        .trim().length;
      return letters > 3 && width > 1 && width < 48 && height > 4 * width;
    });
    return [...hangs, ...squeezed.map((element) => `squeezed: ${element.textContent}`)];
  });

interface Finding {
  readonly rule: string;
  readonly impact: string;
  readonly where: readonly string[];
}

const findings = async (on: Page): Promise<readonly Finding[]> => {
  await on.evaluate(axeSource);
  const { violations } = await on.evaluate(() =>
    (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  const found = violations.map(({ id, impact, nodes }) => ({
    rule: id,
    impact: impact ?? 'none',
    where: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`),
  }));
  const rest = found.filter((one) => !isGrave(one));
  if (pictures !== undefined && rest.length > 0)
    console.log(on.url(), JSON.stringify(rest, null, 1));
  return found.filter(isGrave);
};

const isGrave = ({ impact }: Finding): boolean => impact === 'serious' || impact === 'critical';

/** Where a phone is used on a night shift. */
const AT_NIGHT = ['today', 'roster', 'collect', 'receipt', 'intake'];
const NAMES = [
  'today',
  'roster',
  'member',
  'register',
  'scan',
  'edit',
  'dues',
  'collect',
  'receipt',
  'void',
  'cases',
  'case',
  'intake',
  'more',
  'unsent',
  'device',
  'help',
  'rules',
  'units',
  'unit',
  'officers',
  'officer',
];

describe.each([
  ['on a phone', PHONE, 'light', NAMES],
  ['on a phone at night', PHONE, 'dark', AT_NIGHT],
  ['on a laptop', LAPTOP, 'light', NAMES],
] as const)('%s', (_where, viewport, colorScheme, names) => {
  beforeAll(async () => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
  });

  test.each(names)('%s: axe finds nothing grave, and nothing hangs over the edge', async (name) => {
    await goTo(paths.get(name)!);
    // Away from every button: a shade under the mouse is looked at when the mouse is there.
    await page.mouse.move(0, 0);
    await picture(page, `vi-${viewport.width}-${colorScheme}-${name}`);
    expect(await findings(page)).toEqual([]);
    expect(await misfits()).toEqual([]);
  });
});

test('the way in: welcome and the locked book', async () => {
  const stranger = await buyHandset();
  await stranger.page.goto(server.origin);
  await seen(title(stranger.page, vi.enrol.welcome));
  await picture(stranger.page, 'vi-360-light-welcome');
  expect(await findings(stranger.page)).toEqual([]);
  await stranger.throwAway();

  await page.setViewportSize(PHONE);
  await page.reload();
  await seen(title(page, vi.enrol.unlockTitle));
  await picture(page, 'vi-360-light-unlock');
  expect(await findings(page)).toEqual([]);
  await button(page, vi.enrol.forgot).click();
  await picture(page, 'vi-360-light-forgot');
  expect(await findings(page)).toEqual([]);
  await button(page, vi.common.back).click();
  await unlock(page);
  await seen(page.getByRole('main'));
});

test('in English, and at twice the size, nothing hangs over the edge', async () => {
  await seen(page.getByRole('heading', { level: 1 }));
  await page.waitForTimeout(500);
  await goTo('/khac/may-nay');
  await choice(page, LANGUAGE_NAMES.en).click();
  for (const viewport of [PHONE, LAPTOP]) {
    await page.setViewportSize(viewport);
    for (const name of NAMES) {
      await goTo(paths.get(name)!);
      await picture(page, `en-${viewport.width}-light-${name}`);
      expect.soft(await misfits(), `${name}, ${viewport.width}`).toEqual([]);
    }
  }
  await page.setViewportSize(PHONE);
  await goTo('/khac/may-nay');
  await page.locator('#text-size-200').check();
  for (const name of NAMES) {
    await goTo(paths.get(name)!);
    await picture(page, `en-${PHONE.width}-double-${name}`);
    expect.soft(await misfits(), `${name}, double`).toEqual([]);
  }
  expect(phone.faults).toEqual([]);
});
