// "Sẵn sàng làm việc khi không có mạng" is said when it is so, and on an iPhone nothing is entered before the app is installed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGE_NAMES } from '#text/language.ts';
import { axeFindings } from './axe.ts';
import { choice, enterByLink, openBook, register, seen, title, toTab, vi } from './officer.ts';
import { catalogues } from '#text/catalogue.ts';
import { CHAIR, foundUnion, type Invitation, type Union } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const { en } = catalogues;
const LAPTOP = { width: 1280, height: 800 };
const READY_MS = 60_000;
const SAFARI_ON_IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';
const pictures = process.env['PICTURES'];

let server: SyncServer;
let union: Union;
let invitation: Invitation;
let phone: Handset;

beforeAll(async () => {
  server = await startSyncServer();
  union = await foundUnion(server);
  invitation = await union.invite(CHAIR);
  phone = await buyHandset();
});
afterAll(async () => {
  await phone.throwAway();
  await server.throwAway();
});

const picture = async (handset: Handset, name: string): Promise<void> => {
  if (pictures === undefined) return;
  // The card stands at the end of Hôm nay; the flash of a save fades, and a turned screen settles.
  await handset.page.getByRole('main').evaluate((main) => {
    for (const part of [main, ...main.querySelectorAll('*')]) part.scrollTop = part.scrollHeight;
  });
  await handset.page.waitForTimeout(1_500);
  await handset.page.screenshot({ path: `${pictures}/${name}.png` });
};

/** Takes files of the app out of the cache, as a phone without room does; answers with their size. */
const throwOut = (ending: string): Promise<number> =>
  phone.page.evaluate(async (end) => {
    let bytes = 0;
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (!new URL(request.url).pathname.endsWith(end)) continue;
        bytes += (await (await cache.match(request))?.arrayBuffer())?.byteLength ?? 0;
        await cache.delete(request);
      }
    }
    return bytes;
  }, ending);

describe('the card on Hôm nay', () => {
  test('after the first day with a network everything is on the phone, and it says so', async () => {
    const { page } = phone;
    await enterByLink(page, invitation.link);
    await seen(page.getByText(vi.today.offlineReady), READY_MS);
    expect(await page.getByRole('button', { name: vi.today.install }).count()).toBe(0);
    await register(page, { fullName: 'Nguyễn Phước Bảo Hoàng Thiên Ân' });
    await toTab(page, 'today');
    await seen(page.getByText(vi.today.offlineReady));
    // Chromium makes its offer when it likes; here it comes now.
    await page.evaluate(() =>
      dispatchEvent(
        Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
          prompt: () => Promise.resolve(),
        }),
      ),
    );
    await seen(page.getByRole('button', { name: vi.today.install }));
    await picture(phone, 'vi-360-ready');
    await page.setViewportSize(LAPTOP);
    await picture(phone, 'vi-1280-ready');
    await page.setViewportSize({ width: 360, height: 740 });
  });

  test('without a network it says so again: nothing of it came from the network', async () => {
    await phone.reopen({ offline: true });
    await openBook(phone.page, server.origin);
    await seen(phone.page.getByText(vi.today.offlineReady), READY_MS);
  });

  test('where the scanner has been thrown out, it says what is missing and how much', async () => {
    const bytes = await throwOut('.wasm');
    expect(bytes).toBeGreaterThan(500_000);
    await openBook(phone.page, server.origin);
    const { page } = phone;
    await seen(page.getByText(vi.today.offlineComing(bytes)), READY_MS);
    await seen(page.getByText(vi.today.offlineParts([vi.today.offlinePart.scanner])));
    expect(await page.getByText(vi.today.offlineReady).count()).toBe(0);
    await picture(phone, 'vi-360-missing');
    await page.setViewportSize(LAPTOP);
    await picture(phone, 'vi-1280-missing');
    await page.setViewportSize({ width: 360, height: 740 });
  });

  test('with a network what is missing comes back by itself', async () => {
    await phone.context.setOffline(false);
    await seen(phone.page.getByText(vi.today.offlineReady), READY_MS);
    // It really lies there again.
    expect(await throwOut('.wasm')).toBeGreaterThan(500_000);
  });

  test('in English, too', async () => {
    const { page } = phone;
    await toTab(page, 'more');
    await page.getByRole('link', { name: new RegExp(vi.settings.deviceTitle) }).click();
    await choice(page, LANGUAGE_NAMES.en).click();
    await seen(title(page, en.settings.deviceTitle));
    await phone.context.setOffline(true);
    await throwOut('.wasm');
    await page.getByRole('button', { name: en.common.back, exact: true }).click();
    await page.getByRole('link', { name: en.common.tabs.today, exact: true }).click();
    await seen(page.getByText(en.today.offlineParts([en.today.offlinePart.scanner])), READY_MS);
    await picture(phone, 'en-360-missing');
    await phone.context.setOffline(false);
    await seen(page.getByText(en.today.offlineReady), READY_MS);
    await picture(phone, 'en-360-ready');
    await page.setViewportSize(LAPTOP);
    await picture(phone, 'en-1280-ready');
    expect(phone.faults).toEqual([]);
  });
});

test('the language chosen on the way in is still there when the app is loaded anew', async () => {
  const stranger = await buyHandset();
  await stranger.page.goto(server.origin);
  await stranger.page.getByRole('button', { name: LANGUAGE_NAMES.en }).click();
  await seen(title(stranger.page, en.enrol.welcome));
  await stranger.page.waitForTimeout(500);
  await stranger.page.goto(server.origin);
  await seen(title(stranger.page, en.enrol.welcome));
  await stranger.throwAway();
});

describe('a tab of Safari on an iPhone', () => {
  let iphone: Handset;
  beforeAll(async () => {
    iphone = await buyHandset({ userAgent: SAFARI_ON_IPHONE });
  });
  afterAll(() => iphone.throwAway());

  const nothingIsAsked = async (): Promise<void> => {
    await seen(title(iphone.page, vi.enrol.installFirst));
    await seen(iphone.page.getByText(vi.enrol.installFirstSteps[1]!));
    expect(await iphone.page.getByRole('textbox').count()).toBe(0);
    expect(await axeFindings(iphone.page)).toEqual([]);
  };

  test('says to install first, and nothing can be entered', async () => {
    await iphone.page.goto(server.origin);
    await nothingIsAsked();
    await seen(iphone.page.getByText(vi.enrol.installCodeHint));
    await picture(iphone, 'vi-360-install');
  });

  test('a code in the link stays in sight, to be typed in the app', async () => {
    await iphone.page.goto('about:blank');
    await iphone.page.goto(`${server.origin}/#/m/K7M4P2XA`);
    await nothingIsAsked();
    await seen(iphone.page.getByText('K7M4 P2XA'));
    await picture(iphone, 'vi-360-install-code');
  });

  test('the invitation of a link is copied, spent by nothing, and pasted into the installed app', async () => {
    const { link } = await union.invite({
      signInName: 'hac.lv',
      displayName: 'Lò Văn Hặc',
      roles: ['chair'],
    });
    await iphone.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await iphone.page.goto('about:blank');
    await iphone.page.goto(link);
    await nothingIsAsked();
    await seen(iphone.page.getByText(vi.enrol.installLinkHint));
    await picture(iphone, 'vi-360-install-link');
    await iphone.page.getByRole('button', { name: vi.enrol.installCopy }).click();
    await seen(iphone.page.getByRole('button', { name: vi.enrol.installCopied }));
    const copied = await iphone.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(link);

    const installed = await buyHandset();
    await installed.page.goto(server.origin);
    await installed.page.getByRole('textbox', { name: vi.enrol.code }).fill(copied);
    await installed.page.getByRole('button', { name: vi.enrol.lookUp, exact: true }).click();
    await seen(installed.page.getByText('Lò Văn Hặc'));
    await installed.throwAway();
  });
});
