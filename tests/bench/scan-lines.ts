/** A card's picture read, and what was scanned saved, by the app as it is shipped on a phone six times slower, network off. */
import type { Page } from 'playwright-core';
import { cardPhoto } from '../browser/made-up-cards.ts';
import {
  button,
  enterByLink,
  seen,
  title,
  unlock,
  vi,
  withoutNetworkReady,
} from '../browser/officer.ts';
import { foundUnion } from '../browser/practice-union.ts';
import { buyHandset, startSyncServer } from '../browser/rig.ts';
import { median, rounded, type BenchLine } from './lines.ts';

const REPEATS = 5;
const THROTTLE = 6;
/** As a phone's camera gives it. */
const PICTURE = { width: 1920, height: 1080, modulePx: 7 };

/** From the chosen picture to the line in the list, and from the tap on Lưu to the word that it is saved. */
export const scanning = async (): Promise<readonly BenchLine[]> => {
  const server = await startSyncServer();
  const phone = await buyHandset();
  try {
    const union = await foundUnion(server);
    const { link } = await union.invite({
      signInName: 'mai.lt',
      displayName: 'Lường Thị Mai',
      roles: ['chair'],
    });
    const { page, context } = phone;
    await enterByLink(page, link);
    await withoutNetworkReady(page);
    await server.stop();
    await context.setOffline(true);
    await page.goto(`${server.origin}/doan-vien/quet`);
    await unlock(page);
    await seen(title(page, vi.scan.title));
    return await measured(page);
  } finally {
    await phone.throwAway();
    await server.throwAway();
  }
};

const measured = async (page: Page): Promise<readonly BenchLine[]> => {
  const session = await page.context().newCDPSession(page);
  const decodes: number[] = [];
  const saves: number[] = [];
  for (let round = 0; round < REPEATS; round += 1) {
    // The browser does not slow the worker down, so its part (at most all of this) is counted six times.
    const plainMs = await readCard(page, 2 * round);
    await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
    decodes.push((await readCard(page, 2 * round + 1)) + (THROTTLE - 1) * plainMs);
    saves.push(
      await msUntil(page, vi.scan.savedCount(2), () => button(page, vi.scan.save(2)).click()),
    );
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  }
  return [
    { name: 'path.scan-decode', value: rounded(median(decodes)), unit: 'ms' },
    { name: 'path.scan-save', value: rounded(median(saves)), unit: 'ms' },
  ];
};

/** Shows the picture of another card, and ticks the consent of whom it names. */
const readCard = async (page: Page, at: number): Promise<number> => {
  const name = `Vàng Thị ${String.fromCharCode(65 + at)}a`;
  const card = `01118900111${at}||${name}|01011989|Nữ|Bản Mẫu, Lai Châu|10102022`;
  const photo = { name: 'the.png', mimeType: 'image/png', buffer: cardPhoto(card, PICTURE) };
  const tookMs = await msUntil(page, name, () =>
    page.locator('input[type=file]:not([capture])').setInputFiles(photo),
  );
  const line = page.getByRole('article', { name, exact: true });
  await line.getByRole('checkbox', { name: vi.roster.consentTick }).click();
  return tookMs;
};

/** In the page, so that no way to and from it is counted: from the act until a text stands there. */
const msUntil = async (page: Page, text: string, act: () => Promise<void>): Promise<number> => {
  await page.evaluate((wanted) => {
    const state = window as unknown as { startedMs?: number; tookMs?: Promise<number> };
    const start = (): void => {
      state.startedMs ??= performance.now();
    };
    delete state.startedMs;
    for (const kind of ['click', 'change'])
      document.addEventListener(kind, start, { capture: true });
    state.tookMs = new Promise((resolve) => {
      const look = (): void => {
        if (state.startedMs === undefined || !document.body.innerText.includes(wanted)) return;
        observer.disconnect();
        resolve(performance.now() - state.startedMs);
      };
      const observer = new MutationObserver(look);
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    });
  }, text);
  await act();
  return page.evaluate(() => (window as unknown as { tookMs: Promise<number> }).tookMs);
};
