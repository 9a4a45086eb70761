// Every address of the app, with what is tapped there to see more of it, and a union whose phone has something on each.
import type { Page } from 'playwright-core';
import { bookId } from '#book/book-id.ts';
import { createUnit, grantRole } from '#domain/office/acts.ts';
import { handOver } from '#domain/office/handover-acts.ts';
import { closeTill, collect as collectQuietly, must, synced } from '#tests/sync/union.ts';
import { catalogues } from '#text/catalogue.ts';
import { collectionText } from '#text/sections/collection.ts';
import type { Phone } from '#tests/sync/phone.ts';
import { button, collect, field, seen, takeIn, title, toTab, vi } from './officer.ts';
import { registerMembers, type Union } from './practice-union.ts';

export const LONG_NAME = 'Nguyễn Phước Bảo Hoàng Thiên Ân';
const { en } = catalogues;
const group = collectionText;
const NOTE = 'Chuyền A';

export interface Look {
  /** As it stands in src/app/routes.tsx or case-routes.tsx. */
  readonly route: string;
  /** Leads on within the screen: the words of both languages, for the tongue may have been changed. */
  readonly act?: (page: Page) => Promise<void>;
}

const press = (page: Page, words: { readonly vi: string; readonly en: string }): Promise<void> =>
  button(page, words.vi).or(button(page, words.en)).first().click();
const office = (word: 'rename' | 'move' | 'closeUnit') => async (page: Page) =>
  press(page, { vi: vi.office[word], en: en.office[word] });

/** The steps of an import stand in import-list.test.ts, those of the camera in scan.test.ts, the gate's below and in theirs. */
export const LOOKS = {
  today: { route: 'hom-nay' },
  count: { route: 'hom-nay/cuoi-ngay/:book?' },
  closes: { route: 'hom-nay/cuoi-ngay/cac-lan' },
  'cash-waiting': { route: 'hom-nay/cuoi-ngay/cho-xac-nhan' },
  'cash-confirm': { route: 'hom-nay/cuoi-ngay/:book/:id/xac-nhan' },
  closed: { route: 'hom-nay/cuoi-ngay/:book/:id' },
  'paper-list': { route: 'hom-nay/cuoi-ngay/:book/:id/bang-ke' },
  'paper-minutes': { route: 'hom-nay/cuoi-ngay/:book/:id/bien-ban' },
  roster: { route: 'doan-vien' },
  register: { route: 'doan-vien/them' },
  import: { route: 'doan-vien/nhap' },
  scan: { route: 'doan-vien/quet' },
  'form-5b': { route: 'doan-vien/mau-5b' },
  member: { route: 'doan-vien/:book/:id' },
  edit: { route: 'doan-vien/:book/:id/sua' },
  'member-history': { route: 'doan-vien/:book/:id/lich-su' },
  admission: { route: 'doan-vien/ket-nap/:book?/:id?' },
  dues: { route: 'doan-phi' },
  collect: { route: 'doan-phi/thu/:book/:member' },
  groups: { route: 'doan-phi/ca-to/:unit/:group?' },
  group: { route: 'doan-phi/ca-to/:unit/:group?' },
  'group-count': {
    route: 'doan-phi/ca-to/:unit/:group?',
    act: (page) => press(page, { vi: group.vi.count, en: group.en.count }),
  },
  'day-receipts': { route: 'doan-phi/trong-ngay' },
  collections: { route: 'doan-phi/danh-sach' },
  collection: { route: 'doan-phi/danh-sach/:book/:id' },
  'collection-undo': {
    route: 'doan-phi/danh-sach/:book/:id',
    act: (page) => press(page, { vi: group.vi.undo, en: group.en.undo }),
  },
  receipt: { route: 'doan-phi/bien-lai/:book/:id' },
  void: { route: 'doan-phi/bien-lai/:book/:id/huy' },
  'receipt-history': { route: 'doan-phi/bien-lai/:book/:id/lich-su' },
  cases: { route: 'tiep-nhan' },
  intake: { route: 'tiep-nhan/them' },
  case: { route: 'tiep-nhan/:book/:id' },
  'case-history': { route: 'tiep-nhan/:book/:id/lich-su' },
  refer: {
    route: 'tiep-nhan/:book/:id',
    act: (page) => press(page, { vi: vi.referral.refer, en: en.referral.refer }),
  },
  referred: { route: 'tiep-nhan/giay-chuyen' },
  // Open, and with an answer, in referral.test.ts.
  'referral-paper': { route: 'tiep-nhan/giay-chuyen/:book/:id' },
  more: { route: 'khac' },
  unsent: { route: 'khac/chua-gui' },
  audit: { route: 'khac/nhat-ky' },
  'closes-below': { route: 'khac/tu-kiem' },
  devices: { route: 'khac/may' },
  restore: { route: 'khac/khoi-phuc' },
  held: { route: 'khac/can-quyet-dinh' },
  device: { route: 'khac/may-nay' },
  'sign-out': {
    route: 'khac/may-nay',
    act: (page) => press(page, { vi: vi.settings.signOut, en: en.settings.signOut }),
  },
  sharing: { route: 'khac/dung-chung' },
  'set-pin': { route: 'khac/ma-pin' },
  'set-passkey': { route: 'khac/van-tay' },
  'change-words': { route: 'khac/doi-cum-tu' },
  help: { route: 'khac/tro-giup' },
  rules: { route: 'khac/quy-dinh' },
  'open-backup': { route: 'khac/mo-ban-du-phong' },
  relay: { route: 'khac/gui-nho' },
  units: { route: 'khac/to-chuc' },
  'new-unit': { route: 'khac/to-chuc/moi' },
  unit: { route: 'khac/to-chuc/:unit' },
  'unit-rename': { route: 'khac/to-chuc/:unit', act: office('rename') },
  'unit-move': { route: 'khac/to-chuc/:unit', act: office('move') },
  'unit-close': { route: 'khac/to-chuc/:unit', act: office('closeUnit') },
  'invite-union': { route: 'khac/to-chuc/:unit/moi' },
  officers: { route: 'khac/can-bo' },
  'who-may': { route: 'khac/can-bo/quyen' },
  'training-day': { route: 'khac/can-bo/tap-huan' },
  'waiting-phones': { route: 'khac/can-bo/may-cho' },
  'approve-phone': { route: 'khac/can-bo/may-cho/:request' },
  'new-officer': { route: 'khac/can-bo/moi' },
  officer: { route: 'khac/can-bo/:officer' },
  invite: { route: 'khac/can-bo/:officer/moi' },
  handovers: { route: 'khac/ban-giao' },
  'new-handover': { route: 'khac/ban-giao/moi' },
  handover: { route: 'khac/ban-giao/:book/:id' },
  'handover-paper': { route: 'khac/ban-giao/:book/:id/bien-ban' },
  nowhere: { route: '*' },
} as const satisfies Readonly<Record<string, Look>>;
export type LookName = keyof typeof LOOKS;

/** Goes there without loading anew, which would lock the book; then waits until the screen lies still. */
export const goTo = (page: Page, path: string): Promise<void> =>
  page.evaluate(async (to) => {
    const CALM_MS = 60;
    const endMs = performance.now() + 10_000;
    const before = document.querySelector('h1');
    const isThere = location.pathname + location.search === to;
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
    await new Promise<void>((resolve, reject) => {
      let timer = 0;
      const observer = new MutationObserver(() => wait());
      const look = (): void => {
        const title = document.querySelector('h1');
        if (performance.now() > endMs) return reject(new Error(`${to} never came`));
        if (title === null || (title === before && !isThere)) return wait();
        observer.disconnect();
        resolve();
      };
      const wait = (): void => {
        clearTimeout(timer);
        timer = window.setTimeout(look, CALM_MS);
      };
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      wait();
    });
  }, path);

/** The officer of the phone may also build below the union, where two sections keep books of their own. */
export const buildBelow = async ({ admin, unit }: Union, officer: string): Promise<string> => {
  const role = 'administrator';
  must(
    await admin.replica.save((moment) =>
      grantRole({ officer, role, unit, reach: 'below', from: '2026-01-01' }, moment),
    ),
  );
  for (const name of ['Tổ công đoàn Phân xưởng Thêu', 'Tổ công đoàn Phân xưởng May 2'])
    must(
      await admin.replica.save((moment) =>
        createUnit({ name, kind: 'section', parent: unit, ownBooks: true }, moment),
      ),
    );
  await synced(admin);
  const rows = await admin.replica.shelf.find({ type: 'unit' });
  return rows.find(({ values }) => values['kind'] === 'section')!.id;
};

/** A device asks the officer of the phone to be let in; answers with its request. */
const waitingPhone = (page: Page): Promise<string> =>
  page.evaluate(async (name) => {
    const random = (): string =>
      btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replaceAll('=', '');
    const device = { id: random().slice(0, 16), publicKey: random(), label: 'Android · Chrome' };
    const asked = await fetch('/api/joining/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ to: 'mai.lt', name, union: 'CĐCS Công ty May Mẫu', device },
        ...{ commitment: random(), share: random() },
      }),
    });
    return ((await asked.json()) as { readonly request: string }).request;
  }, LONG_NAME);

/** Fills the books so that each screen has something to show; answers with where each lies. */
export const furnish = async (
  page: Page,
  { quiet, unit, section, officer }: Furniture,
): Promise<Readonly<Record<LookName, string>>> => {
  const here = (): string => new URL(page.url()).pathname;
  await handOverOn(quiet, unit, officer);
  await registerMembers(quiet, unit, ['Lò Thị Pành', 'Giàng A Súa'], { sectionNote: NOTE });
  await registerMembers(quiet, unit, ['Cà Văn Dọ', 'Nguyễn Phước Bảo Hoàng Thiên Kim']);
  await registerMembers(quiet, unit, ['Vàng Thị Mỷ', 'Sùng A Chứ'], { step: 'applied' });
  must(await collectQuietly(quiet, unit, 'member01'));
  const theirs = await closeTill(quiet, unit);
  await synced(quiet);
  await collect(page, LONG_NAME);
  const receipt = here();

  await goTo(page, '/hom-nay/cuoi-ngay');
  await field(page, vi.endOfDay.notesOf('5.000 đ')).fill('5');
  await button(page, vi.endOfDay.close).click();
  await page.waitForURL(/cuoi-ngay\/dues/);
  const closed = here();

  await toTab(page, 'roster');
  await seen(page.getByText(vi.roster.count(7)), 70_000);
  await page.getByRole('link', { name: LONG_NAME }).click();
  await seen(title(page, LONG_NAME));
  const member = here();

  const groups = `/doan-phi/ca-to/${unit}`;
  await goTo(page, groups);
  await page
    .getByRole('link', { name: new RegExp(`^${group.vi.noGroup(group.vi.group)}`) })
    .click();
  await seen(button(page, group.vi.count));
  const unpaid = here();
  await goTo(page, groups);
  await page.getByRole('link', { name: new RegExp(`^${NOTE}`) }).click();
  await seen(button(page, group.vi.count));
  const sum = /([0-9.]+) đ/.exec(await page.getByRole('status').first().innerText())?.[1];
  await button(page, group.vi.count).click();
  await field(page, group.vi.countQuestion).fill(sum ?? '');
  await button(page, group.vi.save(2)).click();
  await seen(title(page, group.vi.listTitle));
  const collection = here();

  await takeIn(page, 'Công ty chậm lương tháng mười, cả chuyền B chưa ai nhận được.');
  await page.getByText(vi.cases.saved, { exact: true }).waitFor({ state: 'hidden' });
  const request = here();
  await goTo(page, '/khac/ban-giao');
  await page.getByRole('main').getByRole('listitem').first().getByRole('link').click();
  await seen(page.getByText(vi.handover.begun, { exact: true }));
  const handover = here();
  const unitPath = `/khac/to-chuc/${section}`;
  const officerPath = `/khac/can-bo/${officer}`;
  return {
    today: '/hom-nay',
    count: '/hom-nay/cuoi-ngay',
    closes: '/hom-nay/cuoi-ngay/cac-lan',
    'cash-waiting': '/hom-nay/cuoi-ngay/cho-xac-nhan',
    'cash-confirm': `/hom-nay/cuoi-ngay/${bookId('dues', unit)}/${theirs}/xac-nhan`,
    closed,
    'paper-list': `${closed}/bang-ke`,
    'paper-minutes': `${closed}/bien-ban`,
    roster: '/doan-vien',
    register: '/doan-vien/them',
    import: '/doan-vien/nhap',
    scan: '/doan-vien/quet',
    'form-5b': '/doan-vien/mau-5b',
    member,
    edit: `${member}/sua`,
    'member-history': `${member}/lich-su`,
    admission: '/doan-vien/ket-nap',
    dues: '/doan-phi',
    collect: member.replace('/doan-vien', '/doan-phi/thu'),
    groups,
    group: unpaid,
    'group-count': unpaid,
    'day-receipts': '/doan-phi/trong-ngay',
    collections: '/doan-phi/danh-sach',
    collection,
    'collection-undo': collection,
    receipt,
    void: `${receipt}/huy`,
    'receipt-history': `${receipt}/lich-su`,
    cases: '/tiep-nhan',
    intake: '/tiep-nhan/them',
    case: request,
    'case-history': `${request}/lich-su`,
    refer: request,
    referred: '/tiep-nhan/giay-chuyen',
    'referral-paper': request.replace('/tiep-nhan', '/tiep-nhan/giay-chuyen'),
    more: '/khac',
    unsent: '/khac/chua-gui',
    device: '/khac/may-nay',
    'sign-out': '/khac/may-nay',
    sharing: '/khac/dung-chung',
    'set-pin': '/khac/ma-pin',
    'set-passkey': '/khac/van-tay',
    'change-words': '/khac/doi-cum-tu',
    audit: '/khac/nhat-ky',
    'closes-below': '/khac/tu-kiem',
    devices: '/khac/may',
    restore: '/khac/khoi-phuc',
    held: '/khac/can-quyet-dinh',
    help: '/khac/tro-giup',
    rules: '/khac/quy-dinh',
    'open-backup': '/khac/mo-ban-du-phong',
    relay: '/khac/gui-nho',
    units: '/khac/to-chuc',
    'new-unit': '/khac/to-chuc/moi',
    unit: unitPath,
    'unit-rename': unitPath,
    'unit-move': unitPath,
    'unit-close': unitPath,
    'invite-union': `${unitPath}/moi`,
    officers: '/khac/can-bo',
    'who-may': '/khac/can-bo/quyen',
    'training-day': '/khac/can-bo/tap-huan',
    'waiting-phones': '/khac/can-bo/may-cho',
    'approve-phone': `/khac/can-bo/may-cho/${await waitingPhone(page)}`,
    'new-officer': '/khac/can-bo/moi',
    officer: officerPath,
    invite: `${officerPath}/moi`,
    handovers: '/khac/ban-giao',
    'new-handover': '/khac/ban-giao/moi',
    handover,
    'handover-paper': `${handover}/bien-ban`,
    nowhere: '/khong-co',
  };
};

/** The colleague collected dues for a while, and passes that on; the old phone lies at home. */
const handOverOn = async (quiet: Phone, unit: string, to: string): Promise<void> => {
  const from = quiet.identity.officer;
  const role = 'collector';
  const right = { role, unit, reach: 'unit', from: '2026-01-01' } as const;
  must(await quiet.replica.save((moment) => grantRole({ ...right, officer: from }, moment)));
  const grants = await quiet.replica.shelf.find({ type: 'grant' });
  const grant = grants.find(({ values }) => values['role'] === role)!.id;
  const device = {
    ...{ device: quiet.identity.device, entries: 3, newestMs: Date.parse('2026-11-20T10:42:00Z') },
    ...{ closedOn: '2026-11-20', countedVnd: 1_250_000, openReceipts: 0, openVnd: 0 },
    series: [{ code: 'K7', last: 123 }],
  };
  must(
    await quiet.replica.save((moment) =>
      handOver(
        {
          ...{ unit, from, to, presence: 'absent', witness: LONG_NAME, why: 'Bàn giao' },
          ends: [{ grant, role }],
          begins: [{ role, reach: 'unit', until: '2028-12-31' }],
          money: [
            { duesBook: bookId('dues', unit), devices: [device], cashVnd: 0, note: 'Con dấu' },
          ],
          cases: [
            { casesBook: bookId('cases', unit), files: [{ id: 'case0001', dueOn: '2026-12-01' }] },
          ],
        },
        moment,
        { revokedGrants: new Set() },
      ),
    ),
  );
  await synced(quiet);
};

export interface Furniture {
  /** A colleague's phone, without a screen. */
  readonly quiet: Phone;
  readonly unit: string;
  readonly section: string;
  readonly officer: string;
}
