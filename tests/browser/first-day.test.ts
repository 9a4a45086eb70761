// The first day of a union through its screens alone: set up by the printed link, a union, an officer, a code read out over the phone.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindings } from './axe.ts';
import {
  allSent,
  button,
  choice,
  chooseWords,
  field,
  register,
  seen,
  title,
  toTab,
  vi,
} from './officer.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const UNION = 'CĐCS Công ty TNHH May Mẫu';
const CHAIR = 'Lường Thị Mai';

let server: SyncServer;
let admin: Handset;
let chair: Handset;
let code = '';

beforeAll(async () => {
  server = await startSyncServer();
  admin = await buyHandset({ isMeasured: true });
  chair = await buyHandset();
});
afterAll(async () => {
  await admin.throwAway();
  await chair.throwAway();
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
});

test('the officer types the code, in small letters, and begins to work', async () => {
  const { page } = chair;
  await page.goto('about:blank');
  await page.goto(server.origin);
  await field(page, vi.enrol.code).fill('abcd');
  await button(page, vi.enrol.lookUp).click();
  await seen(page.locator('form').getByText(vi.enrol.codeMissing));
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
