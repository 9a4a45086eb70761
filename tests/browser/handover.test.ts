// Bàn giao on the chair's phone: the outgoing officer there, and absent with a receipt on the old phone that nobody knows of.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDay } from '#domain/dues/close-acts.ts';
import { ownChains } from '#domain/dues/own-chains.ts';
import { revokeGrant } from '#domain/office/acts.ts';
import { unclosed } from '#domain/views/day-view.ts';
import type { Phone } from '#tests/sync/phone.ts';
import { collect as collectOn, must, register, synced } from '#tests/sync/union.ts';
import { axeFindings, misfits } from './axe.ts';
import { goTo } from './every-screen.ts';
import {
  button,
  choice,
  collect,
  enterByLink,
  field,
  openBook,
  seen,
  title,
  vi,
} from './officer.ts';
import { CHAIR, foundUnion, type Union } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const text = vi.handover;
const THERE = { signInName: 'sua.ga', displayName: 'Giàng A Súa', roles: ['treasurer'] } as const;
const ABSENT = { signInName: 'do.cv', displayName: 'Cà Văn Dọ', roles: ['collector'] } as const;
const HEIR = { signInName: 'panh.lt', displayName: 'Lò Thị Pành', roles: ['auditor'] } as const;
const PAYER = 'Vàng Thị Mỷ';
const LAPTOP = { width: 1280, height: 800 };
const pictures = process.env['PICTURES'];

let server: SyncServer;
let union: Union;
let phone: Handset;
let page: Page;
let there: Phone;
let absent: Phone;
let payer: string;

beforeAll(async () => {
  server = await startSyncServer();
  union = await foundUnion(server);
  there = await union.quietPhone(THERE);
  absent = await union.quietPhone(ABSENT);
  await union.invite(HEIR);
  payer = await register(there, union.unit, PAYER);
  must(await collectOn(there, union.unit, payer, { period: '2026-08' }));
  await closeOn(there);
  await synced(there);
  await synced(absent);
  must(await collectOn(absent, union.unit, payer, { period: '2026-09' }));
  await closeOn(absent);
  await synced(absent);
  phone = await buyHandset();
  page = phone.page;
  const { link } = await union.invite({ ...CHAIR, roles: ['chair', 'treasurer'] });
  await enterByLink(page, link);
});
afterAll(async () => {
  await phone.throwAway();
  await server.throwAway();
});

const picture = async (name: string): Promise<void> => {
  expect(await axeFindings(page)).toEqual([]);
  expect(await misfits(page)).toEqual([]);
  if (pictures === undefined) return;
  const small = page.viewportSize()!;
  await page.screenshot({ path: `${pictures}/handover-${name}.png` });
  await page.setViewportSize(LAPTOP);
  await page.screenshot({ path: `${pictures}/handover-${name}-laptop.png` });
  await page.setViewportSize(small);
};

const closeOn = async ({ replica, identity }: Phone): Promise<void> => {
  const book = `dues.${union.unit}`;
  const receipts = (await replica.shelf.find({ type: 'receipt' })).filter(
    ({ changedByDevice }) => changedByDevice === identity.device,
  );
  const open = unclosed(receipts as never, [], []);
  must(
    await replica.save((moment) =>
      closeDay(
        { duesBook: book, open, notes: [{ noteVnd: 5000, count: open.sumVnd / 5000 }], why: '' },
        moment,
        ownChains(identity.device, book, replica.heads(), replica.ownEntries()),
      ),
    ),
  );
};

/** Steps one to three; the officers are chosen by name. */
const toMoney = async (from: string, presence: string): Promise<void> => {
  await goTo(page, '/khac/ban-giao');
  await goTo(page, '/khac/ban-giao/moi');
  await page.getByLabel(text.from, { exact: true }).selectOption(from);
  await page.getByLabel(text.to, { exact: true }).selectOption({ label: HEIR.displayName });
  await choice(page, presence).check();
  await picture(`people-${presence.slice(0, 2)}`);
  await button(page, text.next).click();
  await seen(title(page, text.steps.money));
};
/** The tab dies in the middle; opened again, the form is begun anew. */
const batteryOut = async (): Promise<void> => {
  // The last letters are on the disk a moment after they were typed.
  await page.waitForTimeout(600);
  await phone.kill();
  await phone.reopen();
  page = phone.page;
  await openBook(page, server.origin);
  await goTo(page, '/khac/ban-giao');
  await goTo(page, '/khac/ban-giao/moi');
};
const toRights = async (): Promise<void> => {
  await button(page, text.next).click();
  await seen(title(page, text.steps.cases));
  await button(page, text.next).click();
  await seen(title(page, text.steps.rights));
};

test('the outgoing officer is there: closed, sent, cash counted, rights pass, minutes for three signatures', async () => {
  const [number] = await there.replica.shelf.find({ type: 'receipt' });
  const series = String(number?.values['series']);
  await toMoney(THERE.displayName, text.present);
  await seen(page.getByText(`${series}-000001`));
  await seen(page.getByText(text.closed));
  await button(page, text.next).click();
  await seen(page.getByText(text.cashMissing));
  await field(page, text.cash).fill('25000');
  await picture('money');
  await batteryOut();
  expect(await page.getByLabel(text.from, { exact: true }).inputValue()).toBe('');
  await button(page, vi.common.draftTake).click();
  await button(page, text.next).click();
  await seen(title(page, text.steps.money));
  // Counted once, and not counted again.
  await expect.poll(() => field(page, text.cash).inputValue()).toMatch(/^25.?000$/);
  await toRights();
  await field(page, text.witness).fill('Hà Thị Chứng');
  await picture('rights');
  await button(page, text.confirm).click();
  await seen(page.getByText(text.begun, { exact: true }));
  await picture('written');
  await page.getByRole('link', { name: text.printMinutes }).click();
  const sheet = page.getByRole('article', { name: text.minutes });
  for (const words of [
    `${series}-000001`,
    'Hai mươi lăm nghìn đồng',
    'Hà Thị Chứng',
    ...text.paper.signs,
  ])
    await seen(sheet.getByText(words));
  await expect.poll(() => sheet.getByText(vi.endOfDay.paper.signHint).count()).toBe(3);
  await picture('paper');

  await expect
    .poll(
      async () => {
        await synced(there);
        return there.replica.books();
      },
      { timeout: 20_000 },
    )
    .toEqual([]);
});

test('the outgoing officer is absent: the old phone is unknown until it comes, and then the screen says what it brought', async () => {
  // The phone lies in a drawer with it.
  must(await collectOn(absent, union.unit, payer, { period: '2026-10' }));
  await toMoney(ABSENT.displayName, text.absent);
  await seen(page.getByText(text.afterUnknown));
  await seen(page.getByText(/-000001$/));
  await toRights();
  await button(page, text.confirm).click();
  await seen(page.getByText(text.stillUnknown));
  await picture('absent');
  await expect
    .poll(
      async () => {
        await synced(absent);
        return absent.replica.books();
      },
      { timeout: 20_000 },
    )
    .toEqual([]);
  const at = new URL(page.url()).pathname;
  await expect
    .poll(
      async () => {
        // The Wi-Fi of the office: the phone asks at once.
        await page.evaluate(() => dispatchEvent(new Event('online')));
        await goTo(page, '/khac/ban-giao');
        await goTo(page, at);
        return page.getByText(text.cameLater(1)).count();
      },
      { timeout: 70_000 },
    )
    .toBe(1);
  await seen(page.getByText(text.cameLaterHeld));
  await picture('came-later');
});

test('the own part: the day is closed first, then written, and confirmed by somebody who can give the right', async () => {
  await collect(page, PAYER);
  // A treasurer, and no chair any more: nobody ends the own right alone.
  const { admin, unit } = union;
  const chairs = (await admin.replica.shelf.find({ type: 'grant' })).filter(
    ({ values }) => values['role'] === 'chair',
  );
  for (const { id: grant } of chairs)
    must(
      await admin.replica.save((moment) =>
        revokeGrant({ unit, grant, why: 'Đại hội' }, moment, { revokedGrants: new Set() }),
      ),
    );
  await synced(admin);
  const choose = async (): Promise<void> => {
    await goTo(page, '/khac/ban-giao');
    await goTo(page, '/khac/ban-giao/moi');
    await page.getByLabel(text.from, { exact: true }).selectOption(CHAIR.displayName);
  };
  await expect
    .poll(
      async () => {
        await page.evaluate(() => dispatchEvent(new Event('online')));
        await choose();
        return page.getByText(text.prepareNobody).count();
      },
      { timeout: 70_000 },
    )
    .toBe(1);
  await button(page, text.next).click();
  await seen(page.getByText(text.closeFirstHint));
  await picture('close-first');
  await page.getByRole('link', { name: text.closeFirst }).click();
  await seen(title(page, vi.endOfDay.title));
  await field(page, vi.endOfDay.notesOf('5.000 đ')).fill('5');
  await button(page, vi.endOfDay.close).click();
  await page.waitForURL(/cuoi-ngay\/dues/);
  await choose();
  await button(page, text.next).click();
  await seen(page.getByText(text.closed));
  await field(page, text.cash).fill('25000');
  await button(page, text.next).click();
  await seen(page.getByText(text.notConcerned));
  await button(page, text.savePart).click();
  await seen(title(page, text.title));
  await choose();
  await button(page, text.next).click();
  await seen(page.getByText(text.prepared));
  await picture('prepared');
});
