// The practice union of ten thousand in a real browser: a group head's phone is small, and the treasurer's shows everyone.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { bookId } from '#book/book-id.ts';
import { vietnamDate } from '#domain/day-number.ts';
import { provinceWithSections } from '#domain/practice/practice-sections.ts';
import { createApp } from '#server/app.ts';
import { practiceAccounts } from '#server/demo/practice-invitations.ts';
import { PRACTICE_SEED, seedPractice } from '#server/demo/seed.ts';
import { listen, type Listening } from '#server/listen.ts';
import { openServer, type OpenServer } from '#server/open-server.ts';
import { readSettings } from '#server/settings.ts';
import { staticFiles } from '#server/static-files.ts';
import { collectionText } from '#text/sections/collection.ts';
import { allSent, button, enterByLink, field, seen, title, toTab, vi } from './officer.ts';
import { buildIfStale, buyHandset, freePort, type Handset } from './rig.ts';

const MEMBERS_MAX = 300;
const DISK_MAX_BYTES = 2_000_000;
const LAPTOP = { width: 1280, height: 800 };
const pictures = process.env['PICTURES'];
const text = collectionText.vi;

const province = provinceWithSections(PRACTICE_SEED, vietnamDate(Date.now()).slice(0, 7));
const homeOf = (signInName: string): string =>
  province.officers.find((officer) => officer.signInName === signInName)!.homeUnit;
const membersIn = (unit: string): number =>
  province.books
    .filter(({ book }) => book === bookId('roster', unit))
    .flatMap(({ entries }) => entries.flatMap(({ changes }) => changes))
    .filter(({ type }) => type === 'member').length;

const dataDir = mkdtempSync(join(tmpdir(), 'scd-data-'));
const handsets: Handset[] = [];
const links = new Map<string, string>();
let server: OpenServer;
let listening: Listening;

beforeAll(async () => {
  buildIfStale();
  const port = await freePort();
  const settings = readSettings({ PORT: String(port), DATA_DIR: dataDir }, { port, dataDir });
  server = await openServer({ dataDir, origin: settings.origin, practice: true });
  await seedPractice(server.context);
  for (const { signInName, link } of await practiceAccounts(server.context))
    links.set(signInName, link);
  const app = createApp(
    server.context,
    staticFiles(join(import.meta.dirname, '../../dist')),
    () => undefined,
  );
  listening = await listen(server, app, settings);
}, 180_000);
afterAll(async () => {
  for (const handset of handsets) await handset.throwAway();
  await listening.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const handsetOf = async (
  signInName: string,
  viewport?: { readonly width: number; readonly height: number },
): Promise<Handset> => {
  const handset = await buyHandset(viewport === undefined ? {} : { viewport });
  handsets.push(handset);
  await enterByLink(handset.page, links.get(signInName)!);
  return handset;
};

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

const picture = async (page: Page, name: string): Promise<void> => {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
};

/** Ten thousand rows in the three sizes, by day and by night; it ends on the laptop. */
const pictureEverySize = async (page: Page, name: string): Promise<void> => {
  if (pictures === undefined) return;
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const viewport of [{ width: 360, height: 740 }, { width: 412, height: 915 }, LAPTOP]) {
      await page.setViewportSize(viewport);
      await page.waitForTimeout(400);
      await picture(page, `${name}-${viewport.width}-${colorScheme}`);
    }
  }
};

const sumOnScreen = async (page: Page): Promise<string> =>
  /([0-9.]+) đ/.exec((await page.getByRole('status').first().textContent()) ?? '')?.[1] ?? '';

/** As many of the largest notes as go in, the rest in notes of 10,000 đồng. */
const countOut = async (page: Page, sumVnd: number): Promise<void> => {
  const large = Math.floor(sumVnd / 500_000);
  await page.locator('input[id=count-500000]').fill(String(large));
  await page.locator('input[id=count-10000]').fill(String((sumVnd % 500_000) / 10_000));
};

test('a group head’s phone holds the members of one section, in at most 2 MB of disk, and closes its day', async () => {
  const handset = await handsetOf('to01.lamgiang');
  const { page } = handset;
  const unit = homeOf('to01.lamgiang');
  const name = province.units.find(({ id }) => id === unit)!.name;
  const size = membersIn(unit);
  expect(size).toBeLessThanOrEqual(MEMBERS_MAX);
  await seen(page.getByText(name));
  await picture(page, 'head-today');
  await toTab(page, 'roster');
  await seen(page.getByText(vi.roster.count(size)));
  await picture(page, 'head-roster');

  await toTab(page, 'dues');
  await seen(page.getByText(name));
  await picture(page, 'head-dues');
  await page.getByRole('link', { name: text.title(text.group), exact: true }).click();
  await seen(button(page, text.count));
  expect(await page.getByText(text.whole).count()).toBe(0);
  await picture(page, 'head-group');
  const sum = await sumOnScreen(page);
  await button(page, text.count).click();
  await field(page, text.countQuestion).fill(sum);
  await page.getByRole('button', { name: /^Lưu [0-9]+ biên lai$/ }).click();
  await seen(title(page, text.listTitle));
  await picture(page, 'head-list');
  await page.getByRole('list', { name: text.listTitle }).getByRole('link').first().click();
  await seen(page.getByText(name, { exact: true }));
  await expect
    .poll(() => page.getByRole('article').first().textContent())
    .toContain(vi.dues.practice);
  await picture(page, 'head-receipt');
  await allSent(page);
  await toTab(page, 'today');
  await page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(`^${vi.endOfDay.title}`) })
    .click();
  await seen(title(page, vi.endOfDay.title));
  await countOut(page, Number(sum.replaceAll('.', '')));
  await seen(page.getByText(vi.endOfDay.agrees, { exact: true }));
  await picture(page, 'head-count');
  await button(page, vi.endOfDay.close).click();
  await seen(page.getByText(vi.endOfDay.locked));
  await allSent(page);
  await picture(page, 'head-closed');

  await handset.close();
  const bytes = bytesIn(join(handset.profile, 'Default', 'IndexedDB'));
  console.log(`a group head's phone: ${size} members, ${bytes} bytes on the disk`);
  expect(bytes).toBeLessThanOrEqual(DISK_MAX_BYTES);
});

test('the treasurer’s roll and dues show all ten thousand, by section, and collect from one', async () => {
  const { page } = await handsetOf('thuquy.lamgiang', LAPTOP);
  const section = homeOf('to02.lamgiang');
  await toTab(page, 'roster');
  await seen(page.getByText(vi.roster.count(10_000)), 60_000);
  await pictureEverySize(page, 'treasurer-roster');
  const chooser = page.getByRole('combobox', { name: vi.roster.unit });
  await expect.poll(() => chooser.getByRole('option').count()).toBe(52);
  await chooser.selectOption(section);
  await seen(page.getByText(vi.roster.count(membersIn(section))));
  await chooser.selectOption('');

  await toTab(page, 'dues');
  await seen(page.locator(`text=${vi.dues.unitEvery} >> visible=true`));
  await seen(page.getByRole('link', { name: text.title(text.group), exact: true }), 60_000);
  await pictureEverySize(page, 'treasurer-dues');
  await page.getByRole('link', { name: text.title(text.group), exact: true }).click();
  const chosen = page.getByRole('link', { name: /^CĐBP Hàn mạch 1 / });
  await seen(chosen);
  // The union's own book asks nobody; a section that has paid stands there and leads nowhere.
  await expect.poll(() => page.getByText(/^CĐBP .* – Điện tử Lam Giang$/).count()).toBe(50);
  await pictureEverySize(page, 'treasurer-groups');
  await chosen.click();
  await seen(button(page, text.count));
  await pictureEverySize(page, 'treasurer-group');
  const sum = await sumOnScreen(page);
  await button(page, text.count).click();
  await field(page, text.countQuestion).fill(sum);
  await page.getByRole('button', { name: /^Lưu [0-9]+ biên lai$/ }).click();
  await seen(title(page, text.listTitle));
  expect(page.url()).toContain(`dues.${section}`);
  await allSent(page);
});
