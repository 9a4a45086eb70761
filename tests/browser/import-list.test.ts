// A real Excel file, made by the library, brought in with the network truly off: previewed, saved, there after a reload, undone whole.
import { utils, write } from '@e965/xlsx';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGE_NAMES } from '#text/language.ts';
import { grantRole } from '#domain/office/acts.ts';
import { formatPhone } from '#domain/roster/phone.ts';
import { catalogues } from '#text/catalogue.ts';
import { must, synced } from '#tests/sync/union.ts';
import { axeFindings, misfits } from './axe.ts';
import { PHONE } from './chromium.ts';
import {
  allSent,
  button,
  choice,
  editMember,
  enterByLink,
  field,
  openBook,
  openMember,
  register,
  seen,
  title,
  toTab,
  unsentCount,
  withoutNetworkReady,
  vi,
} from './officer.ts';
import { CHAIR, foundUnion, type Union } from './practice-union.ts';
import { buyHandset, startSyncServer, until, type Handset, type SyncServer } from './rig.ts';
import { hangAfterLoads } from './wifi.ts';

const text = vi.import;
const LARGER_PHONE = { width: 412, height: 915 };
const LAPTOP = { width: 1280, height: 800 };
const pictures = process.env['PICTURES'];

const [KNOWN, SAME, LONG] = ['Lò Thị Pành', 'Giàng A Súa', 'Nguyễn Phước Bảo Hoàng Thiên Ân'];
const HEADINGS = ['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Điện thoại', 'Tổ', 'Lương'];
const LINES = [
  [1, KNOWN, '02/09/1989', '019189001234', '0912 345 678', 'Chuyền 1', 7_500_000],
  [2, SAME, null, '019090005678', null, null, 8_000_000],
  [3, LONG, 32753, 19189004444, '0987 654 321', 'Chuyền 1', 9_000_000],
  [4, 'Vàng Thị Mỷ', '07/03/1991', '019191003333', '0977 111 222', 'Chuyền 2', null],
  [5, 'Vàng Thị Mỷ', '07/03/1991', '019191003333', null, 'Chuyền 2', null],
  [6, 'Sùng A Chứ', '05/05/1992', '1.9E+10', null, 'Chuyền 2', null],
  [7, null, '05/05/1993', '019093007777', null, null, null],
];
const MANY = Array.from({ length: 3000 }, (_, at) => [
  at + 1,
  `Lầu Thị Dở ${['Một', 'Hai', 'Ba'][at % 3]!}`,
  // As Excel counts days: nobody shares a birthday with a namesake.
  31_048 + at,
  `0191920${String(at + 1).padStart(5, '0')}`,
]);

const fileOf = (name: string, lines: readonly (readonly unknown[])[]) => {
  const sheet = utils.aoa_to_sheet([['DANH SÁCH ĐOÀN VIÊN'], [], ...lines.map((row) => [...row])]);
  sheet['!merges'] = [utils.decode_range('A1:G1')];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Danh sách');
  return {
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer),
  };
};
const LIST = fileOf('danh-sach.xlsx', [HEADINGS, ...LINES]);
/** A section written in two ways, of which most people’s is its name, and another one. */
const BY_SECTION = fileOf('theo-chuyen.xlsx', [
  HEADINGS.slice(0, 6),
  [1, 'Chảo Mùi Pham', '01/02/1990', '019190002001', null, 'Chuyền 3'],
  [2, 'Tẩn Sành Quyên', '02/02/1990', '019190002002', null, 'CHUYEN 3'],
  [3, 'Chảo Láo Tả', '04/02/1990', '019090002004', null, 'Chuyền 3'],
  [4, 'Phàn Ngọc Thanh', '03/02/1990', '019190002003', null, 'Chuyền 4'],
]);
const LONG_LIST = fileOf('danh-sach-dai.xlsx', [HEADINGS.slice(0, 4), ...MANY]);

let server: SyncServer;
let union: Union;
let officer: string;
let phone: Handset;
let page: Page;

beforeAll(async () => {
  server = await startSyncServer();
  union = await foundUnion(server);
  phone = await buyHandset();
  page = phone.page;
  const invitation = await union.invite(CHAIR);
  officer = invitation.officer;
  await enterByLink(page, invitation.link);
  await register(page, { fullName: KNOWN, number: '019189001234', phone: '0900 000 001' });
  await register(page, { fullName: SAME, number: '019090005678' });
  await until(async () => (await unsentCount(page)) === 0, 40_000, 'both are sent');
  await withoutNetworkReady(page);
  await server.stop();
  await phone.context.setOffline(true);
});
afterAll(async () => {
  await phone.throwAway();
  await server.throwAway();
});

let taken = 0;
/** The step on the screen under axe; where pictures are asked for, in both sizes. */
const look = async (name: string): Promise<void> => {
  expect(await axeFindings(page), name).toEqual([]);
  expect(await misfits(page), name).toEqual([]);
  if (pictures === undefined) return;
  taken += 1;
  for (const viewport of [PHONE, LARGER_PHONE, LAPTOP]) {
    await page.setViewportSize(viewport);
    await page.waitForTimeout(250);
    const at = `${pictures}/${String(taken).padStart(2, '0')}-${name}-${viewport.width}.png`;
    await page.screenshot({ path: at });
  }
  await page.setViewportSize(PHONE);
};

/** By the list, as on a laptop; the phone's way leads over the form. */
const openImport = async (): Promise<void> => {
  await toTab(page, 'roster');
  await page.evaluate(() => {
    history.pushState(null, '', '/doan-vien/nhap');
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
  });
  await seen(title(page, text.title));
};
const chooseFile = (file: ReturnType<typeof fileOf>): Promise<void> =>
  page.locator('#import-file').setInputFiles(file);
const kind = (name: keyof typeof text.kinds) =>
  page.getByRole('button', { name: new RegExp(`^${text.kinds[name].replace('?', '\\?')} `) });
const countsShown = async (): Promise<Record<string, number>> => {
  const shown: Record<string, number> = {};
  for (const name of ['new', 'changed', 'same', 'duplicate', 'faulty'] as const)
    shown[name] = Number(
      /[0-9.]+$/.exec((await kind(name).textContent()) ?? '')?.[0].replace('.', ''),
    );
  return shown;
};
const throughTerms = async (): Promise<void> => {
  await seen(title(page, text.termsTitle));
  await choice(page, text.stepAdmitted).check();
  await field(page, text.since).fill('05/01/2026');
  await choice(page, text.consentList).check();
};
const toPreview = async (file: ReturnType<typeof fileOf>): Promise<void> => {
  await openImport();
  await chooseFile(file);
  await seen(title(page, text.mappingTitle));
  await button(page, text.next).click();
  await seen(title(page, text.previewTitle));
};
const isOnRoll = async (name: string): Promise<boolean> => {
  await toTab(page, 'roster');
  await field(page, vi.roster.search).fill(name);
  await page.waitForTimeout(400);
  return (await page.getByRole('link', { name }).count()) > 0;
};

describe('a list of seven lines', () => {
  test('on a phone the way leads over Ghi tên', async () => {
    await toTab(page, 'roster');
    await page
      .getByRole('main')
      .getByRole('link', { name: vi.roster.addShort, exact: true })
      .click();
    await page.getByRole('link', { name: vi.roster.importList, exact: true }).click();
    await seen(title(page, text.title));
    await look('choose');
  });

  test('what is no list is refused with what to do: torn, locked, a picture, a hundred megabytes', async () => {
    const torn = { ...LIST, buffer: LIST.buffer.subarray(0, LIST.buffer.length / 2) };
    await chooseFile(torn);
    await seen(page.getByText(text.problems.damaged));
    await look('damaged');
    const photo = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0]);
    await chooseFile({ ...LIST, name: 'anh.xlsx', buffer: photo });
    await seen(page.getByText(text.problems['not-a-sheet']));
    // A file of that size is not carried here: the browser is told of it, and must not read it.
    await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('#import-file')!;
      const large = new File([], 'to.xlsx');
      Object.defineProperty(large, 'size', { value: 100 * 1024 * 1024 });
      large.arrayBuffer = () => {
        throw new Error('read a file that is too large');
      };
      Object.defineProperty(input, 'files', { value: [large], configurable: true });
      input.dispatchEvent(new Event('change', { bubbles: true }));
      Reflect.deleteProperty(input, 'files');
    });
    await seen(page.getByText(text.problems['too-large'](100)));
    expect(phone.faults).toEqual([]);
  });

  test('reading that takes too long is given up by a tap, and another file can be chosen', async () => {
    await openImport();
    // A worker that is busy for ever.
    await page.evaluate(() => {
      const PlainWorker = window.Worker;
      window.Worker = class extends PlainWorker {
        override postMessage(): void {
          // Nothing is begun, so nothing ends.
        }
      };
      Object.assign(window, { letWork: () => Object.assign(window, { Worker: PlainWorker }) });
    });
    await chooseFile(LIST);
    await seen(page.getByText(text.reading));
    await look('reading');
    await button(page, text.stop).click();
    await page.getByText(text.reading).waitFor({ state: 'detached' });
    await seen(title(page, text.title));
    await page.evaluate(() => (window as unknown as { letWork: () => void }).letWork());
  });

  test('the columns are found, and the preview says what would happen to whom', async () => {
    await chooseFile(LIST);
    await seen(title(page, text.mappingTitle));
    await look('mapping');
    await expect.poll(() => page.locator('#import-column-1').inputValue()).toBe('fullName');
    await expect.poll(() => page.locator('#import-column-6').inputValue()).toBe('none');
    await button(page, text.next).click();
    await seen(title(page, text.previewTitle));
    expect(await countsShown()).toEqual({ new: 2, changed: 1, same: 1, duplicate: 1, faulty: 2 });
    await look('preview-new');
    await kind('changed').click();
    await seen(
      page.getByText(
        text.change(text.fields.phone, formatPhone('+84900000001'), formatPhone('+84912345678')),
      ),
    );
    await look('preview-changed');
    await kind('duplicate').click();
    await seen(page.getByText(text.whySameRow(7)));
    await look('preview-duplicate');
    await kind('faulty').click();
    await seen(page.getByText(text.faults['bad-national-number']));
    await seen(page.getByText(text.rowNo(9)));
    await look('preview-faulty');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button(page, text.saveFaulty).click(),
    ]);
    expect(download.suggestedFilename()).toBe(text.faultyFile);
  });

  test('without a word on consent nothing is saved; with it all are', async () => {
    await button(page, text.goWriting(2, 1)).click();
    await throughTerms();
    await button(page, text.goWriting(2, 1)).click();
    await seen(page.getByText(text.problemsOf.attest));
    await look('terms');
    await button(page, text.someUnsigned).click();
    await seen(title(page, text.ticksTitleList));
    await look('ticks');
    await button(page, vi.common.back).click();
    await page.getByRole('checkbox', { name: text.attest(2) }).check();
    await button(page, text.goWriting(2, 1)).click();
    await seen(page.getByText(text.doneWhat(2, 1)));
    await look('done');
  });

  test('after a reload all of it is there, and the same file brings nothing new', async () => {
    await openBook(page, server.origin);
    expect(await isOnRoll(LONG)).toBe(true);
    await toPreview(LIST);
    expect(await countsShown()).toEqual({ new: 0, changed: 0, same: 4, duplicate: 1, faulty: 2 });
    await seen(button(page, text.nothingToDo));
    await look('preview-again');
    await button(page, vi.common.back).click();
    await button(page, vi.common.back).click();
  });

  test('undone whole: the new leave, the changed become what they were, later edits stay', async () => {
    await page
      .getByRole('dialog')
      .getByRole('button', { name: vi.common.leave })
      .click({ timeout: 1000 })
      .catch(() => undefined);
    await editMember(page, KNOWN, { address: 'Bản Mẫu' });
    await openImport();
    await seen(page.getByText(text.pastWhat(2, 1)));
    await look('past');
    await button(page, text.undo).click();
    await seen(page.getByText(text.undoWhat(2, 1)));
    await look('undo');
    await page.getByRole('dialog').getByRole('button', { name: text.undo, exact: true }).click();
    await seen(page.getByText(text.undone(2, 1)));
    expect(await isOnRoll(LONG)).toBe(false);
    expect(await isOnRoll('Vàng Thị Mỷ')).toBe(false);
    await field(page, vi.roster.search).fill(KNOWN);
    await page.getByRole('link', { name: KNOWN }).click();
    await seen(page.getByText('0900 000 001'));
    await seen(page.getByText('Bản Mẫu'));
    await openBook(page, server.origin);
    expect(await isOnRoll(LONG)).toBe(false);
  });
});

describe('a list of three thousand', () => {
  test('killed in the middle: what is saved is one import, continued by the same file', async () => {
    await toPreview(LONG_LIST);
    expect((await countsShown())['new']).toBe(3000);
    await button(page, text.goWriting(3000, 0)).click();
    await throughTerms();
    await page.getByRole('checkbox', { name: text.attest(3000) }).check();
    await button(page, text.goWriting(3000, 0)).click();
    await page.getByText(text.saved(250, 3000)).waitFor();
    await phone.kill();
    await phone.reopen({ offline: true });
    page = phone.page;
    await openBook(page, server.origin);
    await toPreview(LONG_LIST);
    const counts = await countsShown();
    expect(counts['same']! + counts['new']!).toBe(3000);
    expect(counts['same']).toBeGreaterThanOrEqual(250);
    expect(counts['new']).toBeGreaterThan(0);
    await seen(page.getByText(/Ghi tiếp thì vẫn là một lần nhập/));
    await look('continue');
    await button(page, text.goWriting(counts['new']!, 0)).click();
    await throughTerms();
    await page.getByRole('checkbox', { name: text.attest(counts['new']!) }).check();
    await button(page, text.goWriting(counts['new']!, 0)).click();
    await seen(page.getByText(text.doneWhat(counts['new']!, 0)));
    await openImport();
    await seen(page.getByText(text.pastWhat(3000, 0)));
  });

  test('all of it arrives at the system in several loads, counted, and so does its undoing', async () => {
    const letGo = await hangAfterLoads(page, 1);
    await toTab(page, 'today');
    await server.start();
    await phone.context.setOffline(false);
    const count = page.getByText(/^[1-9][0-9]* \/ [1-9][0-9]*$/);
    await seen(count);
    const [sent = 0, of = 0] = (await count.innerText()).split(' / ').map(Number);
    expect(sent).toBeLessThan(of);
    letGo();
    await allSent(page);
    await openImport();
    await button(page, text.undo).click();
    await page.getByRole('dialog').getByRole('button', { name: text.undo, exact: true }).click();
    await seen(page.getByText(text.undone(3000, 0)));
    await allSent(page);
    await toTab(page, 'roster');
    await seen(page.getByText(vi.roster.count(2)));
    // What React has mended by itself (a piece of text that came late) is not of the import.
    expect(phone.faults).toEqual([]);
  });
});

test('who may found sections has them made from the column of the sheet, and everyone stands in one', async () => {
  // Into books of the sections' own writes a chair whose right reaches below the union.
  for (const role of ['administrator', 'chair'] as const)
    must(
      await union.admin.replica.save((moment) =>
        grantRole({ officer, role, unit: union.unit, reach: 'below', from: '2026-01-01' }, moment),
      ),
    );
  await synced(union.admin);
  // The right comes with the next contact.
  await toTab(page, 'more');
  await page.getByRole('link', { name: new RegExp(vi.settings.deviceTitle) }).click();
  await button(page, vi.sync.sendNow).click();
  await seen(page.getByText(vi.sync.sentAll));
  await openImport();
  await chooseFile(BY_SECTION);
  await button(page, text.next).click();
  await seen(title(page, text.sectionsTitle));
  await seen(page.getByText(text.sectionsFoundHere));
  await look('sections');
  // Three names in the sheet, two sections.
  await button(page, text.sectionsFoundAll(2)).click();
  await expect.poll(() => choice(page, text.newBooksShared).isChecked()).toBe(true);
  await choice(page, text.newBooksOwn).check();
  await look('sections-own-books');
  await button(page, text.next).click();
  await seen(title(page, text.previewTitle));
  await page.getByText(text.sectionsInto(2, 0)).click();
  for (const [name, people] of [
    ['Chuyền 3', 3],
    ['Chuyền 4', 1],
  ] as const) {
    const line = page.locator('dl > div').filter({ hasText: text.sectionNew(name) });
    await expect.poll(() => line.locator('dd').textContent()).toBe(String(people));
  }
  await button(page, text.goWriting(4, 0)).click();
  await throughTerms();
  await page.getByRole('checkbox', { name: text.attest(4) }).check();
  await button(page, text.goWriting(4, 0)).click();
  await seen(page.getByText(text.doneWhat(4, 0)));
  await seen(page.getByText(text.sectionsFounded(2)));
  await seen(page.getByText(text.newBooksLater));
  await look('sections-founded');
  await openMember(page, 'Tẩn Sành Quyên');
  await seen(page.getByText('Chuyền 3', { exact: true }));
  await allSent(page);
  await synced(union.admin);
  const units = await union.admin.replica.shelf.find({ type: 'unit' });
  const sections = units.filter(({ values }) => values['parent'] === union.unit);
  expect(sections.map(({ values }) => values['name']).sort()).toEqual(['Chuyền 3', 'Chuyền 4']);
  expect(sections.every(({ values }) => values['ownBooks'] === true)).toBe(true);
  // The books have come back from the system: one can work in each section now.
  await toTab(page, 'dues');
  for (const name of ['Chuyền 3', 'Chuyền 4'])
    await page
      .getByRole('combobox', { name: vi.dues.unit })
      .getByRole('option', { name })
      .waitFor({ state: 'attached' });
});

test('the same steps in English', async () => {
  const en = catalogues.en.import;
  await page.evaluate(() => {
    history.pushState(null, '', '/khac/may-nay');
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
  });
  await choice(page, LANGUAGE_NAMES.en).click();
  await page.evaluate(() => {
    history.pushState(null, '', '/doan-vien/nhap');
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
  });
  await seen(title(page, en.title));
  await look('en-choose');
  await chooseFile(LIST);
  await seen(title(page, en.mappingTitle));
  await look('en-mapping');
  await button(page, en.next).click();
  await seen(title(page, en.sectionsTitle));
  await look('en-sections');
  await button(page, en.next).click();
  await seen(title(page, en.previewTitle));
  await look('en-preview');
  await button(page, en.goWriting(2, 1)).click();
  await choice(page, en.stepAdmitted).check();
  await choice(page, en.consentRead).check();
  await look('en-terms');
});
