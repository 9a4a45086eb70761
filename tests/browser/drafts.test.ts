// A form half filled outlives its tab: it is offered again, taken up or dropped, and gone once it is saved.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import {
  button,
  choice,
  collectButton,
  enterByLink,
  field,
  fillRegistration,
  openBook,
  openCollect,
  openIntake,
  openMember,
  receiptOnScreen,
  register,
  seen,
  sumField,
  takeDues,
  title,
  toTab,
  vi,
} from './officer.ts';
import { CHAIR, foundUnion } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const NAME = 'Lò Thị Pành';
const HALF = 'Quàng Văn Xôm';
const STORY = 'Chị Hiền bị trừ lương vì nghỉ đưa con đi khám, tổ trưởng biết';

let server: SyncServer;
let phone: Handset;

beforeAll(async () => {
  server = await startSyncServer();
  const union = await foundUnion(server);
  phone = await buyHandset();
  const { link } = await union.invite(CHAIR);
  await enterByLink(phone.page, link);
  await register(phone.page, { fullName: NAME });
});
afterAll(async () => {
  await phone.throwAway();
  await server.throwAway();
});

/** The window in use: another one after each kill. */
const page = (): Page => phone.page;
const offer = (on: Page): Locator => on.getByText(new RegExp(`^${vi.common.draftAt('')}`));
const takeUp = async (page: Page): Promise<void> => {
  await seen(offer(page));
  await button(page, vi.common.draftTake).click();
  await offer(page).waitFor({ state: 'hidden' });
};
/** Sealed rows on the disk, seen from outside of the app. */
const draftsOnDisk = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    let rows = 0;
    for (const { name = '' } of await indexedDB.databases()) {
      const opening = indexedDB.open(name);
      const db = await new Promise<IDBDatabase>((resolve) => {
        opening.onsuccess = () => resolve(opening.result);
      });
      if (db.objectStoreNames.contains('drafts')) {
        const counting = db.transaction('drafts').objectStore('drafts').count();
        rows += await new Promise<number>((resolve) => {
          counting.onsuccess = () => resolve(counting.result);
        });
      }
      db.close();
    }
    return rows;
  });
const keptOnDisk = (count: number): Promise<void> =>
  expect.poll(() => draftsOnDisk(phone.page)).toBe(count);
const batteryOut = async (): Promise<void> => {
  await phone.kill();
  await phone.reopen();
  await openBook(phone.page, server.origin);
};

describe('a form half filled', () => {
  test('killed in the middle of a story: it is offered, taken up whole, and gone once it is saved', async () => {
    await openIntake(phone.page);
    await page().getByRole('combobox', { name: vi.cases.kind }).selectOption('late-wages');
    await choice(page(), vi.cases.whoAnonymous).check();
    await field(page(), vi.cases.story).pressSequentially(STORY, { delay: 5 });
    await keptOnDisk(1);
    // The last letters are on the disk a moment after they were typed.
    await page().waitForTimeout(600);
    await batteryOut();

    await openIntake(page());
    expect(await field(page(), vi.cases.story).inputValue()).toBe('');
    await takeUp(page());
    await expect.poll(() => field(page(), vi.cases.story).inputValue()).toBe(STORY);
    await button(page(), vi.cases.save).click();
    await seen(title(page(), vi.cases.kinds['late-wages']));
    await seen(page().getByText(STORY));
    // Not a moment later: it went with the save itself.
    expect(await draftsOnDisk(page())).toBe(0);
    await openIntake(page());
    expect(await offer(page()).count()).toBe(0);
  });

  test('leaving says that the draft is kept; what is dropped does not come back', async () => {
    await fillRegistration(page(), { fullName: HALF });
    await button(page(), vi.common.back).click();
    await seen(page().getByText(vi.common.leaveKeptWhat));
    await button(page(), vi.common.stay).click();
    await expect.poll(() => field(page(), vi.roster.name).inputValue()).toBe(HALF);
    await toTab(page(), 'roster');
    await keptOnDisk(1);

    await page().getByRole('main').getByRole('link', { name: vi.roster.addShort }).first().click();
    await takeUp(page());
    await expect.poll(() => field(page(), vi.roster.name).inputValue()).toBe(HALF);
    // A consent is never taken up again: it is read aloud and ticked anew.
    expect(await page().getByRole('checkbox', { name: vi.roster.consentTick }).isChecked()).toBe(
      false,
    );
    await toTab(page(), 'roster');
    await page().getByRole('main').getByRole('link', { name: vi.roster.addShort }).first().click();
    await seen(offer(page()));
    await button(page(), vi.common.draftDrop).click();
    await offer(page()).waitFor({ state: 'hidden' });
    await keptOnDisk(0);
    await batteryOut();
    await toTab(page(), 'roster');
    await page().getByRole('main').getByRole('link', { name: vi.roster.addShort }).first().click();
    await seen(title(page(), vi.roster.registerTitle));
    expect(await offer(page()).count()).toBe(0);
  });

  test('a sum being changed and a reason being written: both are there after a kill', async () => {
    await openCollect(page(), NAME);
    await sumField(page()).fill('45.000');
    await keptOnDisk(1);
    await batteryOut();
    await openCollect(page(), NAME);
    await takeUp(page());
    await expect.poll(() => sumField(page()).inputValue()).toBe('45.000');
    await takeDues(page());
    expect(await draftsOnDisk(page())).toBe(0);

    await page().getByRole('link', { name: vi.dues.voidAct }).click();
    await field(page(), vi.dues.voidMore).fill('gõ nhầm người cùng tổ');
    await keptOnDisk(1);
    await batteryOut();
    await openMember(page(), NAME);
    await page()
      .getByRole('link', { name: /45\.000/ })
      .click();
    await seen(receiptOnScreen(page()));
    await page().getByRole('link', { name: vi.dues.voidAct }).click();
    await takeUp(page());
    await expect
      .poll(() => field(page(), vi.dues.voidMore).inputValue())
      .toBe('gõ nhầm người cùng tổ');
  });

  test('a month that is paid closes the act and says by which receipt', async () => {
    await toTab(page(), 'roster');
    await openMember(page(), NAME);
    await page().getByRole('main').getByRole('link', { name: vi.roster.collect }).click();
    await seen(title(page(), NAME));
    await expect.poll(() => collectButton(page()).isDisabled()).toBe(true);
    const why = new RegExp(vi.dues.closedPaid('.*', '.*').replace('?', '\\?'));
    await seen(page().getByText(why));
    expect(phone.faults).toEqual([]);
  });
});
