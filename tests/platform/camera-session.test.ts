// When the camera is on and when it is given back.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { accept, refuse, type Result } from '#base/result.ts';
import { cameraBrowser } from '#platform/camera-browser.ts';
import { createCameraSession, REST_AFTER_MS } from '#platform/camera-session.ts';
import type { Camera, CameraProblem } from '#platform/camera.ts';

/** A camera that counts how often it was opened and given back. */
const cameraShop = () => {
  const lost: (() => void)[] = [];
  const shop = {
    opened: 0,
    closed: 0,
    answer: undefined as CameraProblem['kind'] | undefined,
    open: async (): Promise<Result<Camera, CameraProblem>> => {
      if (shop.answer !== undefined) return refuse({ kind: shop.answer });
      shop.opened += 1;
      return accept({
        stream: {} as MediaStream,
        hasTorch: false,
        setTorch: async () => {},
        zoomMax: 1,
        setZoom: async () => {},
        onLost: (call) => lost.push(call),
        close: () => (shop.closed += 1),
      });
    },
    takeAway: () => lost.at(-1)?.(),
  };
  return shop;
};
const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the camera', () => {
  test('is off until somebody asks for it', async () => {
    const shop = cameraShop();
    const session = createCameraSession(shop.open);
    await settled();
    expect([session.phase().kind, shop.opened]).toEqual(['off', 0]);
  });

  test('rests after a minute without a card, and goes on when asked', async () => {
    const shop = cameraShop();
    const session = createCameraSession(shop.open);
    session.start();
    await vi.advanceTimersByTimeAsync(REST_AFTER_MS - 1_000);
    session.sawCard();
    await vi.advanceTimersByTimeAsync(REST_AFTER_MS - 1_000);
    expect(session.phase().kind).toBe('live');
    await vi.advanceTimersByTimeAsync(1_000);
    expect([session.phase().kind, shop.closed]).toEqual(['rested', 1]);
    session.start();
    await settled();
    expect([session.phase().kind, shop.opened]).toEqual(['live', 2]);
  });

  test('is given back while the page is hidden, and goes on by itself', async () => {
    const shop = cameraShop();
    const session = createCameraSession(shop.open);
    session.start();
    await settled();
    session.hide();
    expect([session.phase().kind, shop.closed]).toEqual(['hidden', 1]);
    session.show();
    await settled();
    expect([session.phase().kind, shop.opened]).toEqual(['live', 2]);
  });

  test('that comes after the screen was left is given back at once', async () => {
    const shop = cameraShop();
    const session = createCameraSession(shop.open);
    session.start();
    session.close();
    await settled();
    expect([session.phase().kind, shop.opened, shop.closed]).toEqual(['off', 1, 1]);
  });

  test('that the phone takes away is given back, and offered again', async () => {
    const shop = cameraShop();
    const session = createCameraSession(shop.open);
    session.start();
    await settled();
    shop.takeAway();
    expect([session.phase().kind, shop.closed]).toEqual(['rested', 1]);
  });

  test('refused is said, and asking again may help', async () => {
    const shop = cameraShop();
    const session = createCameraSession(shop.open);
    const phases: string[] = [];
    session.watch(() => phases.push(session.phase().kind));
    shop.answer = 'refused';
    session.start();
    await settled();
    shop.answer = undefined;
    session.start();
    await settled();
    expect(phases).toEqual(['starting', 'refused', 'starting', 'live']);
  });
});

test.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Safari/604.1', 'safari-iphone'],
  ['Mozilla/5.0 (Linux; Android 13; SM-A145F) SamsungBrowser/25.0 Chrome/121.0 Mobile', 'samsung'],
  ['Mozilla/5.0 (Linux; Android 13; CPH2271) Chrome/126.0 Mobile Safari/537.36', 'chrome-android'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0 Safari/537.36', 'other'],
])('%s has a way of its own of allowing the camera', (userAgent, browser) => {
  expect(cameraBrowser(userAgent)).toBe(browser);
});
