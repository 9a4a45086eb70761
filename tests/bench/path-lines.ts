/** The golden paths of look.md in the app as it is shipped: what the machine takes between the last tap and what is then seen. */
import type { Page } from 'playwright-core';
import { vietnamDate } from '#domain/day-number.ts';
import { dayText } from '#text/day-text.ts';
import { collectionText } from '#text/sections/collection.ts';
import {
  button,
  choice,
  collectButton,
  enterByLink,
  field,
  openCollect,
  openIntake,
  seen,
  sumField,
  title,
  toTab,
  vi,
  WORDS,
} from '../browser/officer.ts';
import { foundUnion, registerMembers } from '../browser/practice-union.ts';
import { buyHandset, startSyncServer, type Handset } from '../browser/rig.ts';
import { median, rounded, type BenchLine } from './lines.ts';
import { openSlowly, slowDown, tapToSeen, typeSlowly } from './slow-phone.ts';

const REPEATS = 5;
const GROUP = 'Chuyền A';
const GROUP_SIZE = 200;
const OTHERS = 200;
const LONG_MS = 90_000;
const groupText = collectionText.vi;

/** The paths that are walked on one book of some 400 members, day after day, the network off. */
export const paths = async (): Promise<readonly BenchLine[]> => {
  const server = await startSyncServer();
  const phone = await buyHandset({ before: slowDown, isMeasured: true });
  try {
    const union = await foundUnion(server);
    const quiet = await union.quietPhone({
      signInName: 'do.tv',
      displayName: 'Tòng Văn Đo',
      roles: ['chair'],
    });
    const named = (family: string, count: number): readonly string[] =>
      Array.from({ length: count }, (_, at) => `${family} ${letters(at)}`);
    const group = named('Lò Văn', GROUP_SIZE);
    const others = named('Vàng Thị', OTHERS);
    await registerMembers(quiet, union.unit, group, { sectionNote: GROUP });
    await registerMembers(quiet, union.unit, others, { sectionNote: 'Kho' });
    const { link } = await union.invite({
      signInName: 'mai.lt',
      displayName: 'Lường Thị Mai',
      roles: ['chair'],
    });
    phone.context.setDefaultTimeout(LONG_MS);
    await enterByLink(phone.page, link);
    await toTab(phone.page, 'roster');
    await seen(phone.page.getByText(vi.roster.count(GROUP_SIZE + OTHERS)), LONG_MS);
    await phone.page.waitForFunction(
      async () => (await navigator.serviceWorker.ready).active !== null,
    );
    await server.stop();
    await phone.context.setOffline(true);
    return await walked(phone, server.origin, union.unit, others);
  } finally {
    await phone.throwAway();
    await server.throwAway();
  }
};

const walked = async (
  phone: Handset,
  origin: string,
  unit: string,
  others: readonly string[],
): Promise<readonly BenchLine[]> => {
  const tookMs = new Map<string, number[]>();
  const note = (name: string, ms: number): void => {
    tookMs.set(name, [...(tookMs.get(name) ?? []), ms]);
  };
  for (let round = 0; round < REPEATS; round += 1) {
    const { page } = phone;
    note('path.register-typed', await registering(page, `Hờ Thị ${letters(round)}`));
    note('path.collect-one', await collecting(page, others[round] ?? ''));
    note('path.void', await voiding(page, others[round] ?? ''));
    note('path.case', await takingIn(page));
    const ofGroup = await collectingGroup(page, unit, round + 1);
    note('path.group-200-list', ofGroup.listMs);
    note('path.group-200-save', ofGroup.saveMs);
    note('path.close-day', await closing(page));
  }
  for (let round = 0; round < REPEATS; round += 1) {
    await phone.reopen({ offline: true });
    const opened = await opening(phone.page, origin);
    note('path.open-lock', opened.lockMs);
    note('path.open-words', opened.wordsMs);
    note('path.open-cold', opened.listMs);
  }
  if (process.env['BENCH_TIMES'] !== undefined)
    for (const [name, times] of tookMs) console.error(name, times.map(Math.round).join(' '));
  return [...tookMs].map(([name, times]) => ({ name, value: rounded(median(times)), unit: 'ms' }));
};

/** A made-up given name that nobody else of the family has. */
export const letters = (at: number): string =>
  `${String.fromCharCode(65 + Math.floor(at / 20))}${'aeiouy'.charAt(at % 6)}${String.fromCharCode(98 + (at % 20))}`;

/** A new process: to the lock; then, the words typed, to the roll, Argon2 and the reading of the book included. */
const opening = async (
  page: Page,
  origin: string,
): Promise<{ readonly lockMs: number; readonly wordsMs: number; readonly listMs: number }> => {
  page.setDefaultTimeout(LONG_MS);
  const lockMs = await openSlowly(page, `${origin}/doan-vien`);
  await typeSlowly(page, field(page, vi.enrol.words), WORDS);
  const unlock = button(page, vi.enrol.unlock);
  const listMs = await tapToSeen(page, unlock, { selector: 'main a', text: 'Lò Văn' });
  const wordsMs = await page.evaluate(() => window.slowPhone.workersMs);
  return { lockMs, wordsMs, listMs };
};

/** Without a camera: the number and the name typed, the consent ticked, then saved. */
const registering = async (page: Page, fullName: string): Promise<number> => {
  await toTab(page, 'today');
  await page.getByRole('link', { name: vi.today.register, exact: true }).click();
  await button(page, vi.scan.wayType).click();
  await field(page, vi.roster.name).fill(fullName);
  await page.getByRole('checkbox', { name: vi.roster.consentTick }).click();
  return tapToSeen(page, button(page, vi.scan.save(1)), {
    selector: 'main',
    text: vi.scan.savedCount(1),
  });
};

const collecting = async (page: Page, fullName: string): Promise<number> => {
  await openCollect(page, fullName);
  await sumField(page).fill('25.000');
  return tapToSeen(page, collectButton(page), {
    selector: `article[aria-label^="${vi.dues.receiptTitle}"]`,
    text: fullName,
  });
};

/** Takes back the receipt of this person, from Hôm nay by the receipts of the day. */
const voiding = async (page: Page, fullName: string): Promise<number> => {
  await toTab(page, 'today');
  await page.getByRole('link', { name: new RegExp(`^${vi.today.collectedToday}`) }).click();
  await page.getByRole('link', { name: fullName }).first().click();
  await page.getByRole('link', { name: vi.dues.voidAct, exact: true }).click();
  const reason = button(page, vi.dues.voidReasons['wrong-person']);
  return tapToSeen(page, reason, { selector: 'main', text: vi.dues.voidedNotice });
};

const takingIn = async (page: Page): Promise<number> => {
  await openIntake(page);
  await page.getByRole('combobox', { name: vi.cases.kind }).selectOption('late-wages');
  await choice(page, vi.cases.whoAnonymous).check();
  await field(page, vi.cases.story).fill('Lương tháng 10 đến nay chưa trả cho ca hai.');
  return tapToSeen(page, button(page, vi.cases.save), {
    selector: 'h1',
    text: vi.cases.kinds['late-wages'],
  });
};

/** All two hundred pay, each round for another month. */
const collectingGroup = async (
  page: Page,
  unit: string,
  monthsAhead: number,
): Promise<{ readonly listMs: number; readonly saveMs: number }> => {
  await goInside(page, `/doan-phi/ca-to/${unit}?thang=${monthFromNow(monthsAhead)}`);
  const listMs = await tapToSeen(page, page.getByRole('link', { name: new RegExp(`^${GROUP}`) }), {
    selector: 'main:has([role=checkbox], input[type=checkbox])',
    text: groupText.paying(GROUP_SIZE, 0),
  });
  const sum = /([0-9.]+) đ/.exec((await page.getByRole('status').first().textContent()) ?? '')?.[1];
  await button(page, groupText.count).click();
  await field(page, groupText.countQuestion).fill(sum ?? '');
  const saveMs = await tapToSeen(page, button(page, groupText.save(GROUP_SIZE)), {
    selector: 'main',
    text: groupText.receiptCount(GROUP_SIZE),
    title: groupText.listTitle,
  });
  return { listMs, saveMs };
};

const closing = async (page: Page): Promise<number> => {
  await toTab(page, 'today');
  const main = page.getByRole('main');
  await main.getByRole('link', { name: new RegExp(`^${vi.endOfDay.title}`) }).click();
  await seen(title(page, vi.endOfDay.title));
  const due = await page.getByRole('status').getByText(/đ$/).nth(1).innerText();
  const notes = Number(due.replace(/[^0-9]/g, '')) / 5_000;
  await field(page, vi.endOfDay.notesOf('5.000 đ')).fill(String(notes));
  await seen(page.getByText(vi.endOfDay.agrees, { exact: true }));
  return tapToSeen(page, button(page, vi.endOfDay.close), {
    selector: 'h1',
    text: vi.endOfDay.closedTitle(dayText(vietnamDate(Date.now()))),
  });
};

const monthFromNow = (months: number): string => {
  const now = new Date();
  const then = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1));
  return then.toISOString().slice(0, 7);
};

/** As a tap on a link would: the book stays open. */
const goInside = (page: Page, path: string): Promise<void> =>
  page.evaluate((to) => {
    history.pushState({}, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  }, path);
