// A day with the network truly off: the server's process is ended, the browser is told so, and in the middle the battery falls out.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import {
  allSent,
  button,
  chooseWords,
  collect,
  enterByLink,
  openMember,
  receiptOnScreen,
  register,
  seen,
  takeIn,
  title,
  toTab,
  unlock,
  unsentCount,
  vi,
  voidReceipt,
  withoutNetworkReady,
} from './officer.ts';
import { foundUnion, registerMembers, type Invitation, type Union } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const NAME = 'Nguyễn Phước Bảo Hoàng Thiên Ân';
const KNOWN = 'Lò Thị Pành';
const STORY = 'Công ty chậm lương tháng mười, cả chuyền B chưa ai nhận được.';

let server: SyncServer;
let union: Union;
let phone: Handset;
let invitation: Invitation;
let second: Handset | undefined;
/** Numbers of the receipts issued without network, in order. */
const numbers: string[] = [];

beforeAll(async () => {
  server = await startSyncServer();
  union = await foundUnion(server);
  phone = await buyHandset();
});
afterAll(async () => {
  await phone.throwAway();
  await second?.throwAway();
  await server.throwAway();
});

const chair = { signInName: 'mai.lt', displayName: 'Lường Thị Mai', roles: ['chair'] as const };

/** Notes each shake of the phone and what moved on the screen, picture by picture; answers what was new since it was asked. */
const watchMotion = async (page: Page) => {
  await page.evaluate(() => {
    const notes = { shakes: [] as unknown[], moved: new Set<string>() };
    Reflect.set(globalThis, 'motion', notes);
    Reflect.set(navigator, 'vibrate', (pattern: unknown) => notes.shakes.push(pattern) > 0);
    const look = (): void => {
      for (const animation of document.getAnimations())
        if (Number(animation.effect?.getComputedTiming().duration) > 1)
          notes.moved.add(
            animation instanceof CSSAnimation ? animation.animationName : 'transition',
          );
      requestAnimationFrame(look);
    };
    look();
  });
  return () =>
    page.evaluate(() => {
      const { shakes, moved } = Reflect.get(globalThis, 'motion') as {
        readonly shakes: unknown[];
        readonly moved: Set<string>;
      };
      const told = { shakes: shakes.splice(0), moved: [...moved] };
      moved.clear();
      return told;
    });
};

describe('a day without network', () => {
  test('opening the invitation twice spends nothing; the tap lets the officer in', async () => {
    invitation = await union.invite(chair);
    const { link, token } = invitation;
    await registerMembers(
      await union.quietPhone({
        signInName: 'ban.td',
        displayName: 'Tòng Văn Bản',
        roles: ['chair'],
      }),
      union.unit,
      [KNOWN],
    );
    // As the previews of Zalo and Facebook do: the address, without what stands behind the #.
    for (const agent of ['facebookexternalhit/1.1', 'ZaloPreview'])
      expect((await fetch(link, { headers: { 'user-agent': agent } })).status).toBe(200);
    expect(new URL(link).hash).toContain(token);

    const { page } = phone;
    for (let look = 0; look < 2; look += 1) {
      await page.goto('about:blank');
      await page.goto(link);
      await seen(title(page, vi.enrol.invitationTitle));
      await seen(page.getByText(chair.displayName));
      expect(page.url()).not.toContain(token);
    }
    await button(page, vi.enrol.thisIsMe).click();
    await chooseWords(page);
    expect(await unsentCount(page)).toBe(0);
    await openMember(page, KNOWN);
  });

  test('a spent invitation says so, in a sentence', async () => {
    const other = await launchChromium();
    const page = await other.context.newPage();
    await page.goto(invitation.link);
    await seen(page.getByText(vi.enrol.problems['no-such-invitation']));
    await other.close();
  });

  test('server and network gone: the app loads, opens and takes everything in', async () => {
    await withoutNetworkReady(phone.page);
    await server.stop();
    await phone.context.setOffline(true);
    const { page } = phone;
    await page.reload();
    await unlock(page);
    await seen(title(page, KNOWN));
    const felt = await watchMotion(page);
    await register(page, { fullName: NAME, number: '001185012345', phone: '0912 345 678' });
    expect(await felt()).toEqual({
      shakes: [60],
      moved: expect.arrayContaining([expect.stringContaining('flash')]) as unknown,
    });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    // What still moved until then.
    await felt();
    numbers.push(await collect(page, NAME));
    await voidReceipt(page);
    // Each save is still felt; nothing moves on the screen.
    expect(await felt()).toEqual({ shakes: [60, 60], moved: [] });
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    numbers.push(await collect(page, NAME, '30.000'));
    await takeIn(page, STORY);
    expect(await unsentCount(page)).toBe(5);
  });

  test('the browser is killed: after a start without network all of it is there', async () => {
    await phone.kill();
    await phone.reopen({ offline: true });
    const { page } = phone;
    await page.goto(server.origin);
    await unlock(page);
    await seen(title(page, vi.today.title));
    expect(await unsentCount(page)).toBe(5);
    await openMember(page, NAME);
    for (const number of numbers) await seen(page.getByText(number));
    await toTab(page, 'cases');
    await seen(page.getByText(vi.cases.kinds['late-wages']));
    // The next receipt gets the next number, not one that was given before the kill.
    numbers.push(await collect(page, KNOWN));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(await unsentCount(page)).toBe(6);
  });

  test('the network is back: all is sent by itself', async () => {
    await server.start();
    await phone.context.setOffline(false);
    await allSent(phone.page);
  });

  test('another device of the same officer shows all of it', async () => {
    second = await buyHandset();
    const { page } = second;
    await enterByLink(page, (await union.inviteAgain(invitation.officer)).link);
    await openMember(page, NAME);
    const [voided = '', standing = ''] = numbers;
    await page.getByRole('link', { name: voided }).or(page.getByText(voided)).first().click();
    await seen(receiptOnScreen(page));
    await seen(page.getByText(vi.dues.voided, { exact: true }));
    await openMember(page, NAME);
    await seen(page.getByText(standing));
    await toTab(page, 'cases');
    await page.getByRole('link', { name: new RegExp(vi.cases.kinds['late-wages']) }).click();
    await seen(page.getByText(STORY));
    expect(phone.faults).toEqual([]);
    expect(second.faults).toEqual([]);
  });
});
