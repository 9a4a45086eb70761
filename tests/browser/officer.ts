// What an officer does on the screens, by the words that stand there: the catalogue is the only source of wording.
import type { Locator, Page } from 'playwright-core';
import { catalogues } from '#text/catalogue.ts';
import { until } from './rig.ts';

export const vi = catalogues.vi;

export const WORDS = 'trâu cày ruộng sâu mùa nước nổi';

/** First contact and first fetch on a busy machine, key derivation included. */
const LONG_MS = 40_000;

const whole = (text: string): RegExp => new RegExp(`^${literal(text)}$`);
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A field by its label, whether or not it may be left out. */
export const field = (page: Page, label: string): Locator =>
  page.getByRole('textbox', {
    name: new RegExp(`^${literal(label)}( ${literal(vi.common.optional)})?$`),
  });
/** A choice by its first words; a hint may follow. */
export const choice = (page: Page, label: string): Locator =>
  page.getByRole('radio', { name: new RegExp(`^${literal(label)}`) });
export const button = (page: Page, name: string): Locator =>
  page.getByRole('button', { name: whole(name) });
export const title = (page: Page, name: string): Locator =>
  page.getByRole('heading', { level: 1, name: whole(name) });
export const seen = async (locator: Locator, timeout = 15_000): Promise<void> =>
  locator.first().waitFor({ state: 'visible', timeout });

/** From the link in Zalo to the open book. */
export const enterByLink = async (page: Page, link: string, words = WORDS): Promise<void> => {
  await page.goto(link);
  await button(page, vi.enrol.thisIsMe).click();
  await chooseWords(page, words);
};

/** Until every piece of the app is on the phone: before that a screen not seen yet needs the network. */
export const withoutNetworkReady = async (page: Page): Promise<void> => {
  await page.waitForFunction(
    async () => (await navigator.serviceWorker.ready).active !== null,
    undefined,
    { timeout: 60_000 },
  );
};

/** New words twice, or the same as on the other device once; then the book. */
export const chooseWords = async (page: Page, words = WORDS): Promise<void> => {
  await field(page, vi.enrol.words).fill(words);
  const again = field(page, vi.enrol.wordsAgain);
  if ((await again.count()) > 0) await again.fill(words);
  await button(page, vi.enrol.enter).click();
  await seen(title(page, vi.today.title), LONG_MS);
};

export const unlock = async (page: Page, words = WORDS): Promise<void> => {
  await field(page, vi.enrol.words).fill(words);
  await button(page, vi.enrol.unlock).click();
};

/** Loads the app anew and opens the book, back at Hôm nay. */
export const openBook = async (page: Page, origin: string, words = WORDS): Promise<void> => {
  await page.goto(origin);
  await unlock(page, words);
  await seen(title(page, vi.today.title), LONG_MS);
};

type Tab = keyof typeof vi.common.tabs;

/** To one of the five tabs, back out of inner screens first, as on a phone. */
export const toTab = async (page: Page, tab: Tab): Promise<void> => {
  const tabs = page.getByRole('navigation', { name: vi.common.mainNavigation });
  const link = tabs.getByRole('link', { name: whole(vi.common.tabs[tab]) });
  for (let tries = 0; tries < 10; tries += 1) {
    const back = button(page, vi.common.back);
    await seen(link.or(back));
    // A form left half filled asks first; it keeps its draft.
    const leave = button(page, vi.common.leaveKept);
    if (await leave.isVisible()) await leave.click();
    if (await link.isVisible()) break;
    // A screen that is just being left may take its way back with it.
    await back.click({ timeout: 1_000 }).catch(() => undefined);
    await page.waitForTimeout(50);
  }
  await link.click();
  await seen(title(page, tabTitle(tab)));
};

const tabTitle = (tab: Tab): string =>
  ({
    today: vi.today.title,
    roster: vi.roster.title,
    dues: vi.dues.title,
    cases: vi.cases.title,
    more: vi.settings.moreTitle,
  })[tab];

export interface Person {
  readonly fullName: string;
  readonly number?: string;
  readonly phone?: string;
  readonly address?: string;
}

/** Ghi tên somebody who is a member since January. */
export const register = async (page: Page, person: Person): Promise<void> => {
  await fillRegistration(page, person);
  await button(page, vi.roster.saveNew).click();
  await seen(page.getByText(vi.roster.registered(person.fullName)));
};

export const fillRegistration = async (page: Page, person: Person): Promise<void> => {
  await toTab(page, 'roster');
  const ways = [vi.roster.addShort, vi.roster.add].map((name) =>
    page.getByRole('main').getByRole('link', { name: whole(name) }),
  );
  await ways[0]!.or(ways[1]!).first().click();
  await seen(title(page, vi.roster.registerTitle));
  await choice(page, vi.roster.stepAdmitted).check();
  await field(page, vi.roster.since).fill('05/01/2026');
  if (person.number !== undefined) await field(page, vi.roster.number).fill(person.number);
  await field(page, vi.roster.name).fill(person.fullName);
  if (person.phone !== undefined) await field(page, vi.roster.phone).fill(person.phone);
  if (person.address !== undefined) await field(page, vi.roster.address).fill(person.address);
  await page.getByRole('checkbox', { name: vi.roster.consentTick }).check();
};

/** Opens the page of a member, found by name. */
export const openMember = async (page: Page, fullName: string): Promise<void> => {
  await toTab(page, 'roster');
  await field(page, vi.roster.search).fill(fullName);
  await page.getByRole('link', { name: fullName }).first().click();
  await seen(title(page, fullName));
};

export const editMember = async (
  page: Page,
  fullName: string,
  change: Omit<Person, 'fullName'>,
): Promise<void> => {
  await openMember(page, fullName);
  await page.getByRole('link', { name: whole(vi.roster.edit) }).click();
  await seen(title(page, vi.roster.editTitle));
  if (change.number !== undefined) await field(page, vi.roster.number).fill(change.number);
  if (change.phone !== undefined) await field(page, vi.roster.phone).fill(change.phone);
  if (change.address !== undefined) await field(page, vi.roster.address).fill(change.address);
  await button(page, vi.roster.save).click();
  await seen(title(page, fullName));
};

/** The form that takes this month's dues from somebody. */
export const openCollect = async (page: Page, fullName: string): Promise<void> => {
  await toTab(page, 'dues');
  await field(page, vi.dues.search).fill(fullName);
  await page.getByRole('link', { name: fullName }).first().click();
  await seen(title(page, fullName));
};

export const sumField = (page: Page): Locator => field(page, vi.dues.sum);
/** "Thu 25.000 đ", or "Thu" alone while the sum makes no sense. */
export const collectButton = (page: Page): Locator =>
  page.getByRole('button', { name: new RegExp(`^${literal(vi.dues.saveBare)}( [0-9.]+ đ)?$`) });
export const receiptOnScreen = (page: Page): Locator =>
  page.getByRole('article', { name: new RegExp(`^${literal(vi.dues.receiptTitle)} `) });

/** Takes this month's dues; answers with the number of the receipt. */
export const collect = async (page: Page, fullName: string, sum = '25.000'): Promise<string> => {
  await openCollect(page, fullName);
  await sumField(page).fill(sum);
  return takeDues(page);
};

/** Takes the dues that the form on the screen asks for; answers with the number of the receipt. */
export const takeDues = async (page: Page): Promise<string> => {
  await collectButton(page).click();
  const paper = receiptOnScreen(page);
  await seen(paper);
  const name = (await paper.getAttribute('aria-label')) ?? '';
  return name.slice(vi.dues.receiptTitle.length + 1);
};

/** Takes back the receipt on the screen. */
export const voidReceipt = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: whole(vi.dues.voidAct) }).click();
  await button(page, vi.dues.voidReasons['wrong-person']).click();
  await seen(page.getByText(vi.dues.voided, { exact: true }));
};

/** The form that takes in a request. */
export const openIntake = async (page: Page): Promise<void> => {
  await toTab(page, 'cases');
  await page
    .getByRole('main')
    .getByRole('link', { name: whole(vi.cases.newCaseShort) })
    .click();
  await seen(title(page, vi.cases.formTitle));
};

/** Takes in a request of somebody who does not want to be named. */
export const takeIn = async (
  page: Page,
  story: string,
  urgency: keyof typeof vi.cases.urgencies = 'normal',
): Promise<void> => {
  await openIntake(page);
  await page.getByRole('combobox', { name: vi.cases.kind }).selectOption('late-wages');
  await choice(page, vi.cases.whoAnonymous).check();
  if (urgency !== 'normal') await choice(page, vi.cases.urgencies[urgency]).check();
  await field(page, vi.cases.story).fill(story);
  await button(page, vi.cases.save).click();
  await seen(title(page, vi.cases.kinds['late-wages']));
};

/** Takes in a confidential one; it is locked as soon as it is saved. */
export const takeInConfidential = async (page: Page, story: string): Promise<void> => {
  await openIntake(page);
  await page.getByRole('combobox', { name: vi.cases.kind }).selectOption('discrimination');
  await choice(page, vi.cases.whoAnonymous).check();
  await field(page, vi.cases.story).fill(story);
  await page.getByRole('checkbox', { name: vi.confidential.tick }).check();
  await button(page, vi.cases.save).click();
  await seen(page.getByText(vi.confidential.shutTitle));
};

/** "Mở phần kín", wherever it stands. */
export const openConfidential = async (page: Page, words = WORDS): Promise<void> => {
  await button(page, vi.confidential.openPart).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: vi.confidential.words }).fill(words);
  await dialog.getByRole('button', { name: vi.confidential.openPart }).click();
};

/** "Mở sổ tiếp nhận", after a PIN. */
export const openCases = async (page: Page, words = WORDS): Promise<void> => {
  const text = vi.confidential.cases;
  await button(page, text.openPart).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: text.words }).fill(words);
  await dialog.getByRole('button', { name: text.openPart }).click();
};

/** What Khác → Chưa gửi says. */
export const unsentCount = async (page: Page): Promise<number> => {
  await toTab(page, 'more');
  await page.getByRole('link', { name: new RegExp(literal(vi.sync.unsentTitle)) }).click();
  await seen(title(page, vi.sync.unsentTitle));
  const none = page.getByText(vi.sync.nothingUnsent);
  const some = page
    .getByText(new RegExp(`^${vi.sync.unsentCount(7, 0).replace('7', '([0-9]+)')}`))
    .first();
  await seen(none.or(some));
  // What is sent in this very moment is gone before it can be read.
  const said = await some.textContent({ timeout: 1_000 }).catch(() => null);
  return said === null ? 0 : Number(/^[0-9]+/.exec(said)?.[0]);
};

export const allSent = async (page: Page): Promise<void> => {
  await until(async () => (await unsentCount(page)) === 0, LONG_MS, 'everything is sent');
};
