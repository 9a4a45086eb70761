// The first day of a union through its screens alone: set up by the printed link, a union, an officer, a code read out over the phone.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { vietnamDate } from '#domain/day-number.ts';
import { dayText } from '#text/day-text.ts';
import { invitationPictureText } from '#text/sections/invitation-picture.ts';
import { axeFindings } from './axe.ts';
import { PHONE } from './chromium.ts';
import { goTo } from './every-screen.ts';
import { looksWell } from './looks-well.ts';
import {
  allSent,
  button,
  choice,
  chooseWords,
  collect,
  field,
  register,
  seen,
  takeIn,
  title,
  toTab,
  vi,
} from './officer.ts';
import { buyHandset, startSyncServer, until, type Handset, type SyncServer } from './rig.ts';

const UNION = 'CĐCS Công ty TNHH May Mẫu';
const CHAIR = 'Lường Thị Mai';
const ROLE = vi.office.roles.collector;

let server: SyncServer;
let admin: Handset;
let chair: Handset;
let one: Handset;
let picture: Buffer;
let code = '';

declare global {
  interface Window {
    taps: number;
    keys: number;
  }
}
/** Keys are not taps; neither is what the app does to itself. */
const countTaps = (): void => {
  [window.taps, window.keys] = [0, 0];
  document.addEventListener('pointerup', ({ isTrusted }) => (window.taps += isTrusted ? 1 : 0), {
    capture: true,
  });
  document.addEventListener('keydown', ({ isTrusted }) => (window.keys += isTrusted ? 1 : 0), {
    capture: true,
  });
};
/** A thumb that knows Zalo and has not seen this: a tap with what is read before it, a letter, the words written down. */
const [TAP_MS, KEY_MS, NOTED_MS] = [5_000, 600, 40_000];
const UNION_OF_ONE_MS = 3 * 60_000;
const UNION_OF_ONE_TAPS = 12;

beforeAll(async () => {
  server = await startSyncServer();
  admin = await buyHandset({ isMeasured: true });
  chair = await buyHandset();
  one = await buyHandset({
    before: countTaps,
    isMeasured: true,
    viewport: { width: 360, height: 740 },
  });
});
afterAll(async () => {
  await admin.throwAway();
  await chair.throwAway();
  await one.throwAway();
  await server.throwAway();
});

test('the printed link leads to the set-up, once', async () => {
  const { page } = admin;
  await page.goto(server.setUpLink);
  await button(page, vi.enrol.thisIsMe).click();
  await button(page, vi.common.goOn).click();
  await seen(page.getByText(vi.enrol.unitNameMissing));
  expect(await axeFindings(page)).toEqual([]);
  await field(page, vi.enrol.unitName).fill('Liên đoàn Lao động tỉnh Mẫu');
  await field(page, vi.enrol.ownName).fill('Ma Văn Khải');
  await field(page, vi.enrol.ownSignInName).fill('khai.mv');
  await button(page, vi.common.goOn).click();
  await chooseWords(page);

  await chair.page.goto(server.setUpLink);
  await seen(chair.page.getByText(vi.enrol.problems['no-such-invitation']));
});

test('a union is added under the province, and an officer, whose invitation is a code and a picture', async () => {
  const { page } = admin;
  await toTab(page, 'more');
  await page.getByRole('link', { name: new RegExp(vi.office.treeShort) }).click();
  await page.getByRole('link', { name: vi.office.addUnit }).click();
  await page.getByRole('combobox', { name: vi.office.unitKind }).selectOption('grassroots');
  await field(page, vi.office.unitName).fill(UNION);
  await button(page, vi.office.unitSave).click();
  await seen(title(page, vi.office.treeTitle));
  await seen(page.getByText(UNION));

  await toTab(page, 'more');
  await page.getByRole('link', { name: new RegExp(`^${vi.office.officersTitle}`) }).click();
  await page.getByRole('link', { name: vi.office.addOfficer }).click();
  await field(page, vi.office.displayName).fill(CHAIR);
  await field(page, vi.office.signInName).fill('mai.lt');
  const union = page.getByRole('option', { name: UNION });
  await page
    .getByRole('combobox', { name: vi.office.homeUnit })
    .selectOption((await union.getAttribute('value')) ?? '');
  await choice(page, vi.office.roles.chair).check();
  await button(page, vi.office.officerSave).click();
  await seen(page.getByRole('img', { name: vi.office.qrLabel }));
  const written = page.getByText(/^[2-9A-HJKMNP-Z]{4} [2-9A-HJKMNP-Z]{4}$/);
  await seen(written);
  code = (await written.textContent()) ?? '';
  // The flash of the save lies over the screen for a moment.
  await page.getByText(vi.common.saved, { exact: true }).waitFor({ state: 'hidden' });
  picture = await page.getByRole('img', { name: vi.office.qrLabel }).screenshot();
});

test('the officer types the code, in small letters, and begins to work', async () => {
  const { page } = chair;
  await page.goto('about:blank');
  await page.goto(server.origin);
  await field(page, vi.enrol.code).fill('abcd');
  await button(page, vi.enrol.lookUp).click();
  await seen(page.locator('form').getByText(vi.enrol.codeMissing));
  const pick = page.locator('#invitation-picture');
  // A picture without any code in it, then the one that came by Zalo.
  const blank = await page.screenshot();
  await pick.setInputFiles({ name: 'anh.png', mimeType: 'image/png', buffer: blank });
  await seen(page.getByText(invitationPictureText.vi.nothing));
  await pick.setInputFiles({ name: 'qr.png', mimeType: 'image/png', buffer: picture });
  await seen(page.getByText(CHAIR));
  await button(page, vi.enrol.notMe).click();
  await field(page, vi.enrol.code).fill(code.toLowerCase());
  await button(page, vi.enrol.lookUp).click();
  await seen(page.getByText(CHAIR));
  await seen(page.getByText(UNION));
  await button(page, vi.enrol.thisIsMe).click();
  await chooseWords(page, 'suối trong lá mát gió chiều hạ');
  await register(page, { fullName: 'Lò Văn Hặc' });
  await allSent(page);
  expect([...admin.faults, ...chair.faults]).toEqual([]);
});

test('a union of one: from the code to Hôm nay in 7 taps, 12 and 3 minutes at most; its officer registers, collects, takes in and closes', async () => {
  await toTab(admin.page, 'more');
  await admin.page.getByRole('link', { name: new RegExp(vi.office.treeShort) }).click();
  await admin.page.getByRole('link', { name: 'Liên đoàn Lao động tỉnh Mẫu' }).click();
  await admin.page.getByRole('link', { name: vi.office.inviteUnion }).click();
  const written = admin.page.getByText(/^[2-9A-HJKMNP-Z]{4} [2-9A-HJKMNP-Z]{4}$/);
  await seen(written);
  const invitation = (await written.textContent()) ?? '';

  const { page } = one;
  const beganMs = performance.now();
  await page.goto(server.origin);
  await field(page, vi.enrol.code).click();
  await page.keyboard.type(invitation);
  await button(page, vi.enrol.lookUp).click();
  await field(page, vi.office.foundName).click();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.type('CĐCS Hợp tác xã Mây Tre Mẫu');
  await field(page, vi.enrol.ownName).click();
  await page.keyboard.type('Cầm Thị Một');
  await button(page, vi.common.goOn).click();
  await button(page, vi.enrol.wordsUse).click();
  await button(page, vi.enrol.enter).click();
  await seen(title(page, vi.today.title), 60_000);
  // Chair, treasurer and case officer at once: each of the three lies under the thumb.
  for (const act of [vi.today.register, vi.today.collect, vi.today.takeIn])
    await seen(
      page.getByRole('navigation', { name: vi.today.acts }).getByRole('link', { name: act }),
    );
  const machineMs = Math.round(performance.now() - beganMs);
  const { taps, keys } = await page.evaluate(() => ({ taps: window.taps, keys: window.keys }));
  const personMs = taps * TAP_MS + keys * KEY_MS + NOTED_MS;
  console.info(`union of one: ${taps} taps, ${keys} keys, ${machineMs} ms of the machine's`);
  expect(taps).toBe(7);
  expect(taps).toBeLessThanOrEqual(UNION_OF_ONE_TAPS);
  expect(machineMs + personMs).toBeLessThan(UNION_OF_ONE_MS);

  await register(page, { fullName: 'Lò Thị Mây' });
  await collect(page, 'Lò Thị Mây', '20.000');
  await takeIn(page, 'Lương tháng 10 chưa trả.');
  const day = vi.endOfDay;
  const toCount = async (): Promise<void> => {
    await toTab(page, 'today');
    await page
      .getByRole('main')
      .getByRole('link', { name: new RegExp(`^${day.title}`) })
      .click();
    await seen(title(page, day.title));
  };
  await toCount();
  await page.locator('input[id=count-20000]').fill('1');
  await button(page, day.close).click();
  await seen(title(page, day.closedTitle(dayText(vietnamDate(Date.now())))));
  // Nobody else there could have checked the cash; the day is closed all the same.
  await toCount();
  await page.getByRole('link', { name: day.earlier }).click();
  await seen(page.getByText(vi.cashCheck.selfChecked, { exact: true }));
  await allSent(page);
  expect(one.faults).toEqual([]);
});

const TRAINEES = 300;

test('a training day: 300 of a pasted list become slips on A4, none cut by a page; the faulty line is named, and each slip is one officer’s', async () => {
  const { page } = admin;
  const text = vi.training;
  await toTab(page, 'more');
  await page.getByRole('link', { name: new RegExp(`^${vi.office.officersTitle}`) }).click();
  await page.getByRole('link', { name: vi.office.trainingDay }).click();
  const read = async (...people: readonly string[]): Promise<void> => {
    const lines = ['Họ và tên\tChức vụ\tCông đoàn\tĐiện thoại', ...people];
    await field(page, text.paste).fill(lines.join('\n'));
    await button(page, text.pasteGo).click();
  };
  const trainee = (at: number): string => `Tòng Thị Số ${at}\t${ROLE}\t${UNION}\t`;
  await read(trainee(1), `Lò Văn Giám\tGiám đốc\t${UNION}\t`);
  await seen(page.getByText(text.problems['role-unknown']('Giám đốc')));
  expect(await axeFindings(page)).toEqual([]);
  await button(page, vi.common.back).click();
  // One more than a room holds: said, and not invited.
  await read(...Array.from({ length: TRAINEES + 1 }, (_, at) => trainee(at + 1)));
  await seen(page.getByText(text.beyond(1)));
  const beganMs = performance.now();
  await button(page, text.make(TRAINEES)).click();
  await seen(title(page, text.slipsTitle(TRAINEES)), 120_000);
  console.info(`300 slips: made in ${Math.round(performance.now() - beganMs)} ms`);
  const slip = page.getByRole('article', { name: text.slipLabel('Tòng Thị Số 7'), exact: true });
  await seen(slip.getByRole('img', { name: vi.office.qrLabel }));
  const said = await slip.getByText(/^[2-9A-HJKMNP-Z]{4} [2-9A-HJKMNP-Z]{4}$/).textContent();

  // As wide as A4 less its margins: 194 mm.
  await page.setViewportSize({ width: 733, height: 1062 });
  await page.emulateMedia({ media: 'print' });
  const slips = await page.getByRole('article').evaluateAll((papers) =>
    papers.map((paper) => ({
      code: /[2-9A-HJKMNP-Z]{4} [2-9A-HJKMNP-Z]{4}/.exec(paper.textContent)?.[0],
      picture: paper.querySelector('path')?.getAttribute('d'),
      isCut: paper.scrollHeight > paper.clientHeight + 1,
    })),
  );
  await page.emulateMedia({ media: null });
  expect(slips).toHaveLength(TRAINEES);
  for (const secret of ['code', 'picture'] as const)
    expect(new Set(slips.map((one) => one[secret])).size).toBe(TRAINEES);
  expect(slips.filter(({ isCut }) => isCut)).toEqual([]);
  // Four rows of two fill 272 of the 281 mm of a page: were one cut, 37 pages would do. Nothing of the screen is printed.
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = [...pdf.matchAll(/\/MediaBox \[([0-9. ]+)\]/g)].map(([, box]) => box);
  expect(boxes).toHaveLength(Math.ceil(TRAINEES / 8));
  expect(new Set(boxes).size).toBe(1);

  const found = await fetch(`${server.origin}/api/invitation/look`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: said?.replace(' ', '') }),
  });
  expect(await found.json()).toMatchObject({ displayName: 'Tòng Thị Số 7', unitName: UNION });
});

test('the server was put back from a backup: the administrator sees which devices have not come, and ends it', async () => {
  const { page } = admin;
  const { restore } = vi;
  await server.stop();
  // A backup carries this mark; whatever it lies in was restored.
  const books = new DatabaseSync(join(server.dataDir, 'books.db'));
  books
    .prepare('INSERT INTO notes (kind, key, value) VALUES (?, ?, ?)')
    .run('mark', 'this-is-a-backup', 'true');
  books.close();
  await server.start();
  await page.setViewportSize(PHONE);
  await goTo(page, '/khac/may-nay');
  // A contact may still be on its way that began before: it is pressed once more then.
  const hears = (words: string) => async (): Promise<boolean> => {
    await button(page, vi.sync.sendNow).click();
    const told = page.getByText(words).first();
    return told.waitFor({ timeout: 4_000 }).then(
      () => true,
      () => false,
    );
  };
  await until(
    hears(vi.sync.problems['server-restoring']),
    60_000,
    'the phone hears of the restore',
  );
  await looksWell(page, 'restoring-unsent');
  await goTo(page, '/khac');
  await page.getByRole('link', { name: new RegExp(restore.title) }).click();
  // The phone of the union of one may have come by itself.
  await seen(page.getByText(restore.come(1)).or(page.getByText(restore.come(2))));
  await seen(page.getByText(CHAIR).first());
  await looksWell(page, 'restore', true);
  await button(page, restore.close).click();
  await looksWell(page, 'restore-sure');
  await page.getByRole('dialog').getByRole('button', { name: restore.close }).click();
  await seen(page.getByText(restore.none));
  await looksWell(page, 'restore-none');
  await goTo(page, '/khac/may-nay');
  await until(hears(vi.sync.sentAll), 60_000, 'the restore is over for the phone too');
});
