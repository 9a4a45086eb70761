// A confidential request from the factory floor to its second reader: written without opening, read by words, hidden from the rest.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isConfidential } from '#domain/cases/confidential-book.ts';
import { TIER_WORDS, type Phone } from '#tests/sync/phone.ts';
import { must, synced } from '#tests/sync/union.ts';
import { catalogues } from '#text/catalogue.ts';
import { LANGUAGE_NAMES } from '#text/language.ts';
import { looksWell, picture } from './looks-well.ts';
import {
  allSent,
  button,
  choice,
  enterByLink,
  field,
  openBook,
  openConfidential,
  openIntake,
  seen,
  title,
  toTab,
  unsentCount,
  vi,
  withoutNetworkReady,
  WORDS,
} from './officer.ts';
import { QUIET_CHAIR, foundUnion } from './practice-union.ts';
import { foundInFiles, formsOfText } from './profile-search.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const STORY = 'Quản đốc Vừ nhắn tin lúc nửa đêm, dọa đổi chuyền nếu kể ra.';
const NOTE = 'Gặp chị ở nhà sinh hoạt cộng đồng, có em gái đi cùng.';
const READER = 'Cà Văn Dọ';
const text = vi.confidential;
const secret = { ...formsOfText('the story', STORY), ...formsOfText('the note', NOTE) };

let server: SyncServer;
let first: Handset;
let second: Handset;
let other: Phone;

beforeAll(async () => {
  server = await startSyncServer();
  const union = await foundUnion(server);
  const [one, two] = [
    await union.invite({
      signInName: 'mai.lt',
      displayName: 'Lường Thị Mai',
      roles: ['case-officer'],
    }),
    await union.invite({ signInName: 'do.cv', displayName: READER, roles: ['case-officer'] }),
  ];
  // The chair handles requests too and is not named: nothing of it comes there.
  other = await union.quietPhone(QUIET_CHAIR);
  first = await buyHandset();
  second = await buyHandset();
  await Promise.all([enterByLink(first.page, one.link), enterByLink(second.page, two.link)]);
  await withoutNetworkReady(first.page);
});
afterAll(async () => {
  await first.throwAway();
  await second.throwAway();
  await server.throwAway();
});

const kind = vi.cases.kinds.discrimination;

test('without signal: written in one go, saved, and locked at once', async () => {
  const { page, context } = first;
  await context.setOffline(true);
  await openIntake(page);
  await page.getByRole('combobox', { name: vi.cases.kind }).selectOption('discrimination');
  await choice(page, vi.cases.whoAnonymous).check();
  await field(page, vi.cases.story).fill(STORY);
  await page.getByRole('checkbox', { name: text.tick }).check();
  // Nobody is chosen beforehand.
  for (const box of await page
    .getByRole('group', { name: text.readers })
    .getByRole('checkbox')
    .all())
    expect(await box.isChecked()).toBe(false);
  await page.getByRole('checkbox', { name: READER }).check();
  await looksWell(page, 'intake', true);
  await button(page, vi.cases.save).click();
  await seen(page.getByText(text.shutTitle));
  await seen(page.getByText(text.saved));
  await looksWell(page, 'saved', true);
  await toTab(page, 'cases');
  await seen(page.getByText(text.locked(1)));
  expect(await page.getByText(kind).count()).toBe(0);
  await looksWell(page, 'list-locked', true);
  expect(await unsentCount(page)).toBe(1);
  await looksWell(page, 'unsent', true);
  await toTab(page, 'today');
  expect(await page.getByText(kind).count()).toBe(0);
});

test('other words are told so; the right ones open it: read, noted, moved', async () => {
  const { page } = first;
  await toTab(page, 'cases');
  await button(page, text.openPart).click();
  const dialog = page.getByRole('dialog');
  const words = dialog.getByRole('textbox', { name: text.words });
  expect(await words.evaluate((element) => element === document.activeElement)).toBe(true);
  await dialog.getByRole('button', { name: text.openPart }).click();
  await seen(dialog.getByText(text.wordsMissing));
  await words.fill('đây không phải cụm từ ấy');
  await dialog.getByRole('button', { name: text.openPart }).click();
  await seen(dialog.getByText(text.problems['wrong-words']));
  await looksWell(page, 'words-wrong', true);
  await words.fill(WORDS);
  await page.keyboard.press('Enter');
  await seen(page.getByRole('link', { name: kind }));
  await looksWell(page, 'list-open', true);
  await page.getByRole('link', { name: kind }).click();
  await seen(title(page, kind));
  await seen(page.getByText(STORY));
  await seen(page.getByText(READER));
  await button(page, vi.cases.note).click();
  await field(page, vi.cases.note).fill(NOTE);
  await button(page, vi.cases.noteSave).click();
  await seen(page.getByText(NOTE));
  await looksWell(page, 'case-open', true);
  await button(page, vi.cases.move).click();
  await choice(page, vi.cases.stages['in-progress']).check();
  await page.getByRole('dialog').getByRole('button', { name: vi.cases.moveSave }).click();
  await seen(page.getByText(vi.cases.stages['in-progress']));
  await button(page, text.addReaders).click();
  await looksWell(page, 'add-readers', true);
  await button(page, text.cancel).click();
});

test('locked again: gone from the screens, and in no file of the phone, running or killed', async () => {
  const { page } = first;
  await toTab(page, 'cases');
  await button(page, text.closePart).click();
  await seen(page.getByText(text.locked(1)));
  expect(await page.getByText(kind).count()).toBe(0);
  expect(foundInFiles(first.profile, secret)).toEqual([]);
  await first.kill();
  expect(foundInFiles(first.profile, secret)).toEqual([]);
  await first.reopen();
  await openBook(first.page, server.origin);
  // With a signal, and still not sent: only the words open what lies on the disk.
  await first.page.waitForTimeout(2_000);
  expect(await unsentCount(first.page)).toBe(3);
});

test('at the end of the day it asks for the words, and then it is sent', async () => {
  const { page } = first;
  await page.goto(`${server.origin}/hom-nay/cuoi-ngay`);
  await openBookHere(page);
  await seen(page.getByText(text.waiting(3)));
  await looksWell(page, 'end-of-day', true);
  await openConfidential(page);
  await page.getByText(text.waiting(3)).waitFor({ state: 'hidden' });
  await allSent(page);
});

const openBookHere = async (page: Page): Promise<void> => {
  await field(page, vi.enrol.words).fill(WORDS);
  await button(page, vi.enrol.unlock).click();
};

test('the second reader finds it locked and reads it by the own words; who is not named finds nothing', async () => {
  const { page } = second;
  await openBook(page, server.origin);
  await toTab(page, 'cases');
  await seen(page.getByText(text.locked(1)), 40_000);
  expect(foundInFiles(second.profile, secret)).toEqual([]);
  await openConfidential(page);
  await page.getByRole('link', { name: kind }).click({ timeout: 40_000 });
  await seen(page.getByText(STORY));
  await seen(page.getByText(NOTE));
  await seen(page.getByText(text.readByYou(READER)));
  expect(foundInFiles(second.profile, secret)).toEqual([]);

  await synced(other);
  must(await other.replica.tier.open(TIER_WORDS));
  await synced(other);
  expect(other.replica.books().filter(isConfidential)).toEqual([]);
  expect(await other.replica.shelf.find({ type: 'caseFile' })).toEqual([]);
  await other.replica.tier.close();
  expect([...first.faults, ...second.faults]).toEqual([]);
  if (process.env['PICTURES'] !== undefined) await inEnglish(page);
});

/** For the eye only. */
const inEnglish = async (page: Page): Promise<void> => {
  const { en } = catalogues;
  await page.goto(`${server.origin}/khac/may-nay`);
  await openBookHere(page);
  await choice(page, LANGUAGE_NAMES.en).click();
  await page.goto(`${server.origin}/tiep-nhan`);
  await field(page, en.enrol.words).fill(WORDS);
  await button(page, en.enrol.unlock).click();
  await seen(page.getByText(en.confidential.locked(1)));
  await picture(page, 'en-list-locked', true);
  await button(page, en.confidential.openPart).click();
  await picture(page, 'en-words', true);
  await page.getByRole('dialog').getByRole('textbox').fill(WORDS);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: en.cases.kinds.discrimination }).click();
  await seen(page.getByText(STORY));
  await picture(page, 'en-case-open', true);
  await page.goBack();
  await page.getByRole('link', { name: en.cases.newCaseShort }).click();
  await page.getByRole('checkbox', { name: en.confidential.tick }).check();
  await picture(page, 'en-intake', true);
};
