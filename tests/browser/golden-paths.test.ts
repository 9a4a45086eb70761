// The golden paths of look.md with the network off: every finger that leaves the glass is counted by the page itself.
// Ghi tên without a camera is counted in scan.test.ts, Thu cả tổ in group-collection.test.ts, Cuối ngày in end-of-day.test.ts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import {
  button,
  collectButton,
  enterByLink,
  field,
  openCollect,
  openMember,
  receiptOnScreen,
  seen,
  title,
  toTab,
  unsentCount,
  vi,
  withoutNetworkReady,
} from './officer.ts';
import { CHAIR, foundUnion, registerMembers } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const PEOPLE = ['Chảo Mùi Pham', 'Chảo Láo Tả', 'Tẩn Sành Quyên', 'Phàn Ngọc Thanh'];
const APPLICANTS = ['Hảng A Dơ', 'Mùa Thị Sua', 'Sùng A Vảng'];
const STORY = 'Lương tháng 10 đến nay chưa trả cho ca hai.';

let server: SyncServer;
let phone: Handset;

declare global {
  interface Window {
    taps: number;
    work: Work;
  }
}

/** What the last tap on a button has set going: the disk's transactions, and each change of the screen. */
interface Work {
  readonly transactions: string[];
  readonly pictures: string[];
}

const noteWork = (): void => {
  const work: Work = { transactions: [], pictures: [] };
  window.work = work;
  type Begin = IDBDatabase['transaction'];
  const begin = Reflect.get<IDBDatabase, 'transaction'>(IDBDatabase.prototype, 'transaction');
  IDBDatabase.prototype.transaction = function (...asked: Parameters<Begin>) {
    const begun = begin.apply(this, asked);
    work.transactions.push(
      `${begun.mode} ${begun.durability}: ${[...begun.objectStoreNames].join(' ')}`,
    );
    return begun;
  };
  const look = (): void => {
    const isReceipt = document.querySelector('main article') !== null;
    const isFlash = document.querySelector('[role=status] svg') !== null;
    const picture = `${isReceipt ? 'receipt' : 'form'}${isFlash ? ', flash' : ''}`;
    if (picture !== work.pictures.at(-1)) work.pictures.push(picture);
  };
  document.addEventListener(
    'click',
    ({ target }) => {
      if (!(target instanceof Element) || target.closest('button') === null) return;
      work.transactions.length = 0;
      work.pictures.length = 0;
    },
    { capture: true },
  );
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
};

/** Keys are not taps; neither is what the app does to itself. */
const countTaps = (): void => {
  window.taps = 0;
  document.addEventListener('pointerup', ({ isTrusted }) => (window.taps += isTrusted ? 1 : 0), {
    capture: true,
  });
};

beforeAll(async () => {
  server = await startSyncServer();
  const union = await foundUnion(server);
  const quiet = await union.quietPhone({
    signInName: 'dem.tv',
    displayName: 'Tòng Văn Đếm',
    roles: ['chair'],
  });
  await registerMembers(quiet, union.unit, PEOPLE);
  await registerMembers(quiet, union.unit, APPLICANTS, { step: 'applied' });
  phone = await buyHandset({ before: countTaps });
  await phone.context.addInitScript(noteWork);
  const { link } = await union.invite(CHAIR);
  await enterByLink(phone.page, link);
  await toTab(phone.page, 'roster');
  await seen(phone.page.getByText(vi.roster.count(PEOPLE.length + APPLICANTS.length)));
  await withoutNetworkReady(phone.page);
  await server.stop();
  await phone.context.setOffline(true);
});
afterAll(async () => {
  await phone.throwAway();
  await server.throwAway();
});

const fromToday = async (page: Page): Promise<void> => {
  await toTab(page, 'today');
  await startCounting(page);
};
const startCounting = (page: Page): Promise<number> => page.evaluate(() => (window.taps = 0));
const tapsUsed = (page: Page): Promise<number> => page.evaluate(() => window.taps);
const tile = (page: Page, name: string) =>
  page.getByRole('navigation', { name: vi.today.acts }).getByRole('link', { name, exact: true });

test('one month from one person: 3 taps and four letters; the month and the sum stand there', async () => {
  const { page } = phone;
  await fromToday(page);
  await tile(page, vi.today.collect).click();
  await field(page, vi.dues.search).click();
  await page.keyboard.type('quye');
  await seen(page.getByText(vi.dues.found(1, 'quye')));
  await page.keyboard.press('Enter');
  await seen(title(page, 'Tẩn Sành Quyên'));
  await collectButton(page).click();
  await seen(receiptOnScreen(page).getByText('Tẩn Sành Quyên').first());
  expect(await tapsUsed(page)).toBe(3);
});

/** What the page is asked to print, as it stands there at that moment; and the file that goes to the share sheet. */
interface HandedOn {
  readonly papers: string[];
  file?: { readonly name: string; readonly width: number; readonly inked: number };
}

test('the receipt is handed on: printed, once more as a copy that says so, and as a picture by the share sheet', async () => {
  const { page } = phone;
  await page.evaluate(() => {
    const handedOn: HandedOn = { papers: [] };
    Object.assign(window, {
      handedOn,
      print: () => handedOn.papers.push(document.querySelector('article')?.textContent ?? ''),
    });
    const share = async ({ files: [file] }: { readonly files: readonly [File] }): Promise<void> => {
      const picture = await createImageBitmap(file);
      const { width, height } = picture;
      const pen = new OffscreenCanvas(width, height).getContext('2d')!;
      pen.drawImage(picture, 0, 0);
      const dots = pen.getImageData(0, 0, width, height).data;
      const inked = dots.filter((value, at) => at % 4 === 0 && value < 128).length;
      handedOn.file = { name: file.name, width, inked };
    };
    Object.defineProperties(navigator, {
      canShare: { value: () => true },
      share: { value: share },
    });
  });
  const handedOn = (): Promise<HandedOn> =>
    page.evaluate(() => (window as unknown as { handedOn: HandedOn }).handedOn);
  await button(page, vi.dues.print).click();
  await button(page, vi.dues.printCopy).click();
  await button(page, vi.dues.print).click();
  const { papers } = await handedOn();
  expect(papers.map((paper) => paper.includes(vi.dues.copy))).toEqual([false, true, false]);
  for (const paper of papers) {
    expect(paper).toContain('Mười hai nghìn sáu trăm năm mươi đồng');
    expect(paper).not.toContain(vi.dues.voided);
  }
  await button(page, vi.dues.share).click();
  await expect.poll(async () => (await handedOn()).file).toBeDefined();
  const { file } = await handedOn();
  const [number = ''] =
    (await receiptOnScreen(page).getAttribute('aria-label'))?.match(/\S+$/) ?? [];
  expect(file).toMatchObject({ name: `bien-lai-${number}.png`, width: 1080 });
  // Letters and figures, no white sheet.
  expect(file?.inked).toBeGreaterThan(10_000);
});

test('a receipt of the day is taken back: 4 taps from Hôm nay, nothing typed', async () => {
  const { page } = phone;
  const [number = ''] =
    (await receiptOnScreen(page).getAttribute('aria-label'))?.match(/\S+$/) ?? [];
  await fromToday(page);
  await page.getByRole('link', { name: new RegExp(`^${vi.today.collectedToday}`) }).click();
  await page.getByRole('listitem').getByRole('link', { name: 'Tẩn Sành Quyên' }).click();
  await page.getByRole('link', { name: vi.dues.voidAct, exact: true }).click();
  // What will happen stands there before the one tap that does it.
  await seen(page.getByText(vi.dues.voidConfirmWhat(number, '12.650 đ', 'Tẩn Sành Quyên')));
  await button(page, vi.dues.voidReasons['wrong-person']).click();
  await seen(page.getByText(vi.dues.voidedNotice));
  expect(await tapsUsed(page)).toBe(4);
  // One journey to the disk and back; then the paper in one picture with the flash that says so.
  const { transactions, pictures } = await page.evaluate(() => window.work);
  expect(transactions.slice(0, 2)).toEqual([
    'readwrite strict: heads house outbox',
    'readonly strict: outbox',
  ]);
  expect(pictures.find((picture) => picture !== 'form')).toBe('receipt, flash');
  await button(page, vi.dues.print).click();
  const { papers } = await page.evaluate(
    () => (window as unknown as { handedOn: HandedOn }).handedOn,
  );
  expect(papers.at(-1)).toContain(vi.dues.voided);
  await button(page, vi.common.back).click();
  await seen(title(page, vi.dues.dayTitle));
  await seen(page.getByText(`${vi.dues.receiptCount(0)} · ${vi.dues.dayVoided(1)}`));
});

test('a member’s request is taken in: 5 taps and the story', async () => {
  const { page } = phone;
  await fromToday(page);
  await tile(page, vi.today.takeIn).click();
  await page.getByRole('button', { name: vi.cases.kindsShort['late-wages'], exact: true }).click();
  await field(page, vi.cases.memberSearch).click();
  await page.keyboard.type('than');
  await page.getByRole('button', { name: 'Phàn Ngọc Thanh' }).click();
  // The member is chosen, and the story has the keyboard.
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type(STORY);
  await button(page, vi.cases.save).click();
  await seen(title(page, vi.cases.kinds['late-wages']));
  await seen(page.getByText(STORY));
  expect(await tapsUsed(page)).toBe(5);
});

test('two of three who ask to join are admitted by one decision, and owe dues from then on', async () => {
  const { page } = phone;
  const [first = '', second = '', third = ''] = APPLICANTS;
  await openMember(page, third);
  await seen(page.getByRole('link', { name: vi.admission.link, exact: true }));
  await toTab(page, 'roster');
  await field(page, vi.roster.search).fill('');
  await page.getByRole('button', { name: new RegExp(`^${vi.roster.filterApplied}`) }).click();
  await page.getByRole('link', { name: vi.admission.linkMany }).click();
  await page.getByRole('checkbox', { name: first }).check();
  await page.getByRole('checkbox', { name: second }).check();
  await button(page, vi.admission.go(2)).click();
  await seen(page.getByText(vi.admission.problems['missing-number']).first());
  await field(page, vi.admission.number).fill('12/QĐ-CĐCS');
  await button(page, vi.admission.go(2)).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: vi.admission.go(2) })
    .click();
  await seen(page.getByText(vi.admission.done(2)));
  await seen(page.getByRole('link', { name: third }));
  expect(await page.getByRole('link', { name: first }).count()).toBe(0);
  await openCollect(page, first);
  expect(phone.faults).toEqual([]);
});

test('who has entries that lie here alone is not signed out, and reads how many and why', async () => {
  const { page } = phone;
  const waiting = await unsentCount(page);
  await toTab(page, 'more');
  await page.getByRole('link', { name: new RegExp(vi.settings.deviceTitle) }).click();
  await seen(page.getByText(vi.settings.signOutRefused(waiting)));
  await seen(page.getByText(vi.settings.signOutRefusedHint));
  expect(await button(page, vi.settings.signOut).count()).toBe(0);
  expect(waiting).toBeGreaterThan(3);
});
