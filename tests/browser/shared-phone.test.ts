// A phone that two officers of two unions share: each chooses a name and opens the own book; nothing of one is the other's to read.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGE_NAMES } from '#text/language.ts';
import { catalogues } from '#text/catalogue.ts';
import { looksWell, picture } from './looks-well.ts';
import {
  allSent,
  button,
  chooseWords,
  collect,
  enterByLink,
  field,
  openIntake,
  choice,
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
import { foundUnion } from './practice-union.ts';
import {
  foundIn,
  foundInFiles,
  formsOfText,
  keptByOrigin,
  type Needles,
} from './profile-search.ts';
import { buyHandset, startSyncServer, until, type Handset, type SyncServer } from './rig.ts';

const text = vi.sharedDevice;
const HER_NAME = 'Bạc Thị Mai';
const HER_MEMBER = 'Đặng Xuân Quỳnh Giao';
const HER_STORY = 'Tổ trưởng Vũ ép ký đơn thôi việc sau khi nghỉ thai sản.';
const HIS_NAME = 'Quàng Văn Nọi';
const HIS_MEMBER = 'Lò Thị Phượng Hằng';
const HIS_STORY = 'Suất ăn ca ba của xưởng đế bị cắt từ tháng mười.';
const HIS_SHUT_STORY = 'Ông Khoan đòi gặp riêng sau ca, đã ba lần trong tháng.';
const HIS_WORDS = 'chim rừng bay qua đồi chè sớm mai';

let server: SyncServer;
let phone: Handset;
let his: { readonly link: string };
let needles: Needles;
let herSeries: string;

/** The clocks of the page can be put ahead: nobody waits five minutes. */
const movableClocks = (): void => {
  const read = (): number => (globalThis as unknown as { aheadMs?: number }).aheadMs ?? 0;
  const [day, since] = [Date.now.bind(Date), performance.now.bind(performance)];
  Date.now = () => day() + read();
  performance.now = () => since() + read();
};
/** Nobody has touched the phone for so long; then somebody does. */
const idle = async (page: Page, minutes: number): Promise<void> => {
  await page.evaluate((ms) => {
    const window = globalThis as unknown as { aheadMs?: number };
    window.aheadMs = (window.aheadMs ?? 0) + ms;
  }, minutes * 60_000);
  await page.keyboard.press('Shift');
};
const sharing = async (page: Page): Promise<void> => {
  await toTab(page, 'more');
  await page.getByRole('link', { name: new RegExp(vi.settings.sharedTitle) }).click();
  await seen(title(page, text.title));
};
const person = (page: Page, name: string) =>
  page.getByRole('list', { name: text.whoList(2) }).getByRole('button', { name });
const writeDown = async (page: Page, story: string, isConfidential = false): Promise<void> => {
  await openIntake(page);
  await page.getByRole('combobox', { name: vi.cases.kind }).selectOption('late-wages');
  await choice(page, vi.cases.whoAnonymous).check();
  await field(page, vi.cases.story).fill(story);
  if (isConfidential) await page.getByRole('checkbox', { name: vi.confidential.tick }).check();
  await button(page, vi.cases.save).click();
};
const textOf = (page: Page) => page.locator('body').innerText();

beforeAll(async () => {
  server = await startSyncServer();
  const union = await foundUnion(server);
  const her = await union.invite({
    signInName: 'mai.bt',
    displayName: HER_NAME,
    roles: ['chair', 'case-officer'],
  });
  his = await union.invite(
    { signInName: 'noi.qv', displayName: HIS_NAME, roles: ['chair', 'case-officer'] },
    await union.foundAnother('CĐCS Công ty Giày Mẫu'),
  );
  needles = {
    ...formsOfText('her name', HER_NAME),
    ...formsOfText('her member', HER_MEMBER),
    ...formsOfText('her request', HER_STORY),
    ...formsOfText('his name', HIS_NAME),
    ...formsOfText('his member', HIS_MEMBER),
    ...formsOfText('his request', HIS_STORY),
    ...formsOfText('his confidential request', HIS_SHUT_STORY),
  };
  phone = await buyHandset({ before: movableClocks });
  await enterByLink(phone.page, her.link);
  await withoutNetworkReady(phone.page);
});
afterAll(async () => {
  await phone.throwAway();
  await server.throwAway();
});

test('on her own phone: a receipt, a request, and six idle minutes that lock nothing', async () => {
  const { page } = phone;
  await register(page, { fullName: HER_MEMBER });
  herSeries = (await collect(page, HER_MEMBER)).split('-')[0] ?? '';
  await takeIn(page, HER_STORY);
  await allSent(page);
  await idle(page, 6);
  await toTab(page, 'roster');
  await seen(page.getByText(HER_MEMBER));
});

test('she lends it: chooses what the lock calls her, and a colleague comes in with a book of his own', async () => {
  const { page } = phone;
  await sharing(page);
  await seen(page.getByText(text.others(0)));
  await expect.poll(() => field(page, text.name).inputValue()).toBe('Mai');
  await looksWell(page, 'sharing', true);
  await button(page, text.addNow).click();
  await seen(title(page, vi.enrol.welcome));
  await seen(button(page, vi.common.back));
  await page.goto(his.link);
  await button(page, vi.enrol.thisIsMe).click();
  await seen(title(page, text.nameTitle));
  await expect.poll(() => field(page, text.name).inputValue()).toBe('Nọi');
  await looksWell(page, 'naming');
  await button(page, text.next).click();
  await chooseWords(page, HIS_WORDS);
  expect(new URL(page.url()).pathname).toBe('/hom-nay');

  await register(page, { fullName: HIS_MEMBER });
  // Receipts of his own, from the first number of his own series.
  const [series, number] = (await collect(page, HIS_MEMBER)).split('-');
  expect(series).not.toBe(herSeries);
  expect(Number(number)).toBe(1);
});

test('nothing of hers stands on any of his screens, and no request lies here', async () => {
  const { page } = phone;
  for (const tab of ['today', 'roster', 'dues', 'cases', 'more'] as const) {
    await toTab(page, tab);
    const shown = await textOf(page);
    for (const hers of [HER_MEMBER, HER_STORY, HER_NAME]) expect(shown).not.toContain(hers);
  }
  await toTab(page, 'cases');
  const { title: why } = vi.confidential.notHere['shared-device'];
  await seen(page.getByText(why));
  await looksWell(page, 'cases-shared');
  // A request is taken in all the same, sent, and not shown again.
  await writeDown(page, HIS_STORY);
  await seen(page.getByText(why));
  await allSent(page);
  expect(await textOf(page)).not.toContain(HIS_STORY);
  await sharing(page);
  await seen(page.getByText(text.others(1)));
  await seen(page.getByText(text.noRequests));
  await picture(page, 'sharing-two', true);
});

test('a confidential one that lay here without network goes once his words are typed, and is shown to nobody', async () => {
  const { page, context } = phone;
  await context.setOffline(true);
  await writeDown(page, HIS_SHUT_STORY, true);
  await seen(page.getByText(vi.confidential.notHere['shared-device'].title));
  // A minute later only the disk has it, and what the words open once more is shut there.
  await idle(page, 2);
  await context.setOffline(false);
  const { sending } = vi.confidential;
  await until(async () => (await unsentCount(page)) === 1, 20_000, 'one waits');
  await seen(button(page, sending.openPart));
  await looksWell(page, 'unsent-shared');
  await button(page, sending.openPart).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: sending.words }).fill(HIS_WORDS);
  await dialog.getByRole('button', { name: sending.openPart }).click();
  await allSent(page);
  await toTab(page, 'cases');
  expect(await textOf(page)).not.toContain(HIS_SHUT_STORY);
  await sharing(page);
});

test('five idle minutes lock it, at his own lock; from there the names', async () => {
  const { page } = phone;
  await idle(page, 4);
  await seen(title(page, text.title));
  await idle(page, 5);
  await seen(title(page, text.unlockOf('Nọi')));
  await looksWell(page, 'lock-his');
  await button(page, text.notMe).click();
  await seen(title(page, text.whoTitle));
  await looksWell(page, 'names-2');
  for (const full of [HER_NAME, HIS_NAME]) expect(await textOf(page)).not.toContain(full);
  await page.getByRole('button', { name: LANGUAGE_NAMES.en }).click();
  await seen(title(page, catalogues.en.sharedDevice.whoTitle));
  await picture(page, 'names-2-en');
  await page.getByRole('button', { name: LANGUAGE_NAMES.vi }).click();
});

test('his words do not open her book, and it says whose they do not open; hers do, and show hers alone', async () => {
  const { page } = phone;
  await seen(title(page, text.whoTitle));
  await person(page, 'Mai').click();
  await seen(title(page, text.unlockOf('Mai')));
  await unlock(page, HIS_WORDS);
  await seen(page.getByText(text.wrongWords('Mai')));
  await looksWell(page, 'wrong-words');
  await button(page, vi.enrol.forgot).click();
  await seen(page.getByText(text.forgotOf('Mai')));
  await button(page, vi.common.back).click();
  await person(page, 'Mai').click();
  await unlock(page, WORDS);
  await seen(title(page, vi.today.title));
  await toTab(page, 'roster');
  await seen(page.getByText(HER_MEMBER));
  expect(await textOf(page)).not.toContain(HIS_MEMBER);
  await toTab(page, 'cases');
  await seen(page.getByText(vi.confidential.notHere['shared-device'].title));
  expect(await textOf(page)).not.toContain(HER_STORY);
  // Her series goes on where it stood.
  await register(page, { fullName: 'Vì Thị Lan Chi' });
  expect(await collect(page, 'Vì Thị Lan Chi')).toBe(`${herSeries}-000002`);
});

test('the whole disk names nobody but as they chose, while she is in and after a kill', async () => {
  const { page } = phone;
  await allSent(page);
  const kept = await keptByOrigin(page);
  expect(foundIn(kept, needles)).toEqual([]);
  expect(kept.includes('"name":"Nọi"')).toBe(true);
  await phone.kill();
  expect(foundInFiles(phone.profile, needles)).toEqual([]);
});

test('started anew without network it asks for the name; she signs out, and his lock is an ordinary one again', async () => {
  await phone.reopen({ offline: true });
  const { page } = phone;
  await page.goto(server.origin);
  await seen(title(page, text.whoTitle));
  await person(page, 'Mai').click();
  await unlock(page, WORDS);
  await seen(title(page, vi.today.title));
  await toTab(page, 'more');
  await page.getByRole('link', { name: new RegExp(vi.settings.deviceTitle) }).click();
  await button(page, vi.settings.signOut).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: vi.settings.signOut, exact: true })
    .click();
  await seen(title(page, vi.enrol.unlockTitle));
  await unlock(page, HIS_WORDS);
  await seen(title(page, vi.today.title));
  await toTab(page, 'roster');
  await seen(page.getByText(HIS_MEMBER));
  const kept = await keptByOrigin(page);
  expect(kept.includes('"name":"Mai"')).toBe(false);
});
