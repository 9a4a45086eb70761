// A request referred to the union above, offline: what goes up is the paper; it is received, answered, and taken back.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addOfficer, grantRole } from '#domain/office/acts.ts';
import { must, synced } from '#tests/sync/union.ts';
import { LANGUAGE_NAMES } from '#text/language.ts';
import { goTo } from './every-screen.ts';
import { looksWell, picture } from './looks-well.ts';
import {
  allSent,
  button,
  choice,
  enterByLink,
  field,
  openConfidential,
  seen,
  takeIn,
  title,
  toTab,
  vi,
  withoutNetworkReady,
} from './officer.ts';
import { foundUnion, type Invitation, type Union } from './practice-union.ts';
import { foundInFiles, formsOfText } from './profile-search.ts';
import { buyHandset, startSyncServer, until, type Handset, type SyncServer } from './rig.ts';

const STORY = 'Chị Lò Thị Xuân ở chuyền C bị chậm lương từ tháng chín, có con nhỏ.';
const FOR_ABOVE = 'Một người ở chuyền C bị chậm lương từ tháng chín.';
const WHY = 'Đã gặp giám đốc hai lần, công ty không trả lời.';
const ANSWER = 'Đã mời công ty làm việc ngày 30/11, cơ sở cử một người dự.';
const NOTE = 'Công ty đã trả một nửa.';
const text = vi.referral;
const kind = vi.cases.kinds['late-wages'];

let server: SyncServer;
let union: Union;
let below: Handset;
let above: Handset;

beforeAll(async () => {
  server = await startSyncServer();
  union = await foundUnion(server);
  const officer = await union.invite({
    signInName: 'mai.lt',
    displayName: 'Lường Thị Mai',
    // Who leads the union looks through the log, too.
    roles: ['case-officer', 'chair'],
  });
  const upper = await inviteAbove();
  below = await buyHandset();
  above = await buyHandset();
  await Promise.all([enterByLink(below.page, officer.link), enterByLink(above.page, upper.link)]);
  await withoutNetworkReady(below.page);
});
afterAll(async () => {
  await below.throwAway();
  await above.throwAway();
  await server.throwAway();
});

/** At the province, over all that lies below it. */
const inviteAbove = async (): Promise<Invitation> => {
  const { admin } = union;
  const unit = admin.identity.homeUnit;
  const displayName = 'Quàng Văn Thức';
  must(
    await admin.replica.save((moment) =>
      addOfficer({ homeUnit: unit, signInName: 'thuc.qv', displayName }, moment),
    ),
  );
  const rows = await admin.replica.shelf.find({ type: 'officer' });
  const officer = rows.find((row) => row.values['displayName'] === displayName)!.id;
  const right = { officer, role: 'upper-officer', unit, reach: 'below' } as const;
  must(await admin.replica.save((moment) => grantRole({ ...right, from: '2026-01-01' }, moment)));
  await synced(admin);
  return union.inviteAgain(officer);
};

/** Out to the system and back, as at the opening of the app. */
const comeBack = async (page: Page): Promise<void> => {
  await toTab(page, 'today');
  await page.evaluate(() => dispatchEvent(new Event('online')));
};
/** Under axe; where pictures are taken, in English too, for the eye only. */
const inBoth = async (page: Page, name: string): Promise<void> => {
  await looksWell(page, name, true);
  if (process.env['PICTURES'] === undefined) return;
  const path = await page.evaluate(() => location.pathname);
  for (const language of ['en', 'vi'] as const) {
    await goTo(page, '/khac/may-nay');
    await choice(page, LANGUAGE_NAMES[language]).click();
    await page.waitForFunction((spoken) => document.documentElement.lang === spoken, language);
    await goTo(page, path);
    if (language === 'en') await picture(page, `${name}-en`, true);
  }
};

test('above, before anything is referred: no book of requests, and the screen says what will stand here', async () => {
  const { page } = above;
  await toTab(page, 'cases');
  await seen(page.getByText(text.belowNone));
  await inBoth(page, 'above-empty');
});

test('without signal: the paper says who will read what, and is locked as soon as it is saved', async () => {
  const { page, context } = below;
  await context.setOffline(true);
  await takeIn(page, STORY);
  await seen(page.getByText(text.intro));
  await inBoth(page, 'case');
  await button(page, text.refer).click();
  const dialog = page.getByRole('dialog');
  await seen(dialog.getByText(text.whoReads(text.aboveUnnamed)));
  await seen(dialog.getByText(text.whatIsRead));
  const summary = field(page, text.summary);
  expect(await summary.inputValue()).toBe(STORY);
  await looksWell(page, 'refer', true);
  await dialog.getByRole('button', { name: text.save }).click();
  await seen(dialog.getByText(vi.cases.problems['missing-why']));
  await field(page, text.why).fill(WHY);
  await summary.fill(FOR_ABOVE);
  await dialog.getByRole('button', { name: text.save }).click();
  await seen(page.getByText(text.savedShut));
  await seen(page.getByText(text.locked));
  await seen(page.getByText(vi.cases.stages.referred));
  await inBoth(page, 'case-locked');
  await openConfidential(page);
  await page.getByRole('link', { name: text.sentTo(text.aboveUnnamed) }).click();
  await seen(page.getByText(WHY));
  await seen(page.getByText(vi.common.states.waiting));
  await inBoth(page, 'paper-below');
  await context.setOffline(false);
  await comeBack(page);
  await allSent(page);
});

test('above it is found locked, read by the words, received and answered; the request itself never came', async () => {
  const { page } = above;
  await until(
    async () => {
      await comeBack(page);
      await toTab(page, 'cases');
      return (await page.getByText(vi.confidential.locked(1)).count()) > 0;
    },
    60_000,
    'the paper is heard of above',
  );
  expect(await page.getByText(text.belowNone).count()).toBe(0);
  await inBoth(page, 'above-locked');
  await openConfidential(page);
  await seen(page.getByRole('link', { name: kind }), 40_000);
  await inBoth(page, 'above-list');
  await page.getByRole('link', { name: kind }).click();
  await seen(title(page, kind));
  await seen(page.getByText(FOR_ABOVE));
  await seen(page.getByText(text.from(union.unitName)));
  await seen(page.getByText(text.applicantNone));
  await inBoth(page, 'above-paper');
  await button(page, text.receive).click();
  await looksWell(page, 'above-receive', true);
  await page.getByRole('dialog').getByRole('button', { name: text.receive }).click();
  await seen(page.getByText(text.saidReceived));
  await button(page, text.answer).click();
  await field(page, text.answer).fill(ANSWER);
  await page.getByRole('dialog').getByRole('button', { name: text.answerSave }).click();
  await seen(page.getByText(ANSWER));
  await allSent(page);
  expect(foundInFiles(above.profile, formsOfText('the story', STORY))).toEqual([]);
});

test('below the answer is read; a note goes up; taken back, the paper leaves the phone above', async () => {
  const { page } = below;
  await toTab(page, 'cases');
  await page.getByRole('link', { name: kind }).click();
  await until(
    async () => {
      if (await button(page, vi.confidential.openPart).isVisible()) await openConfidential(page);
      return page.getByText(text.standings.answered).isVisible();
    },
    60_000,
    'the answer is here',
  );
  await inBoth(page, 'case-answered');
  await page.getByRole('link', { name: text.sentTo(text.aboveUnnamed) }).click();
  await seen(page.getByText(ANSWER));
  await button(page, text.note).click();
  await field(page, text.note).fill(NOTE);
  await page.getByRole('dialog').getByRole('button', { name: text.noteSave }).click();
  await seen(page.getByText(NOTE));
  await inBoth(page, 'paper-answered');
  await button(page, text.takeBack).click();
  await seen(page.getByText(text.takeBackWhat));
  await looksWell(page, 'take-back', true);
  await page.getByRole('dialog').getByRole('button', { name: text.takeBack }).click();
  await seen(page.getByText(text.standings['taken-back']));
  await allSent(page);
  await until(
    async () => {
      await comeBack(above.page);
      await toTab(above.page, 'cases');
      return above.page.getByText(text.belowNone).isVisible();
    },
    60_000,
    'the paper has left the phone above',
  );
});

test('that it was referred stands in the log, with who and when, and no word of it', async () => {
  const { page } = below;
  const row = page
    .getByRole('listitem')
    .filter({ hasText: vi.audit.kinds['case-shared'] })
    .filter({ hasText: vi.audit.requests(union.unitName) });
  await until(
    async () => {
      // Opened anew, it is asked anew.
      await goTo(page, '/khac');
      await goTo(page, '/khac/nhat-ky');
      await seen(page.getByText(vi.audit.kinds.enrolled));
      return row.isVisible();
    },
    60_000,
    'the line is there',
  );
  await seen(row.filter({ hasText: 'Lường Thị Mai' }));
  expect(await page.getByText(FOR_ABOVE).count()).toBe(0);
  await looksWell(page, 'log', true);
  expect([...below.faults, ...above.faults]).toEqual([]);
});
