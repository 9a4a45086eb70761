// How often the scanner is shown a frame: a phone that looks thirty times a second grows hot and reads no better.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchFrames } from '#platform/camera-frames.ts';
import type { Scanner } from '#platform/scanner.ts';

const frame = { close: () => undefined };
const videoOf = (videoWidth: number): HTMLVideoElement =>
  ({ videoWidth, videoHeight: 1080, readyState: 4, HAVE_CURRENT_DATA: 2 }) as HTMLVideoElement;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('createImageBitmap', () => Promise.resolve(frame));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Reads nothing, each time for so long; keeps when it was asked, and how many frames it held at once. */
const slowScanner = (readMs: number) => {
  const asked: number[] = [];
  const held = { now: 0, most: 0 };
  const scanner = {
    read: async () => {
      asked.push(Date.now());
      held.now += 1;
      held.most = Math.max(held.most, held.now);
      await new Promise((resolve) => setTimeout(resolve, readMs));
      held.now -= 1;
      return { kind: 'nothing' };
    },
  } as unknown as Scanner;
  return { scanner, asked, held };
};

test.each([0, 5, 60, 99, 150, 400])(
  'reading takes %i ms: at most ten frames in any second, one at a time, and the screen gets its turn',
  async (readMs) => {
    const { scanner, asked, held } = slowScanner(readMs);
    const stop = watchFrames(videoOf(1920), scanner, () => undefined);
    await vi.advanceTimersByTimeAsync(10_000);
    stop();
    const gaps = asked.slice(1).map((at, index) => at - asked[index]!);
    expect(asked.length).toBeGreaterThan(20);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(Math.max(100, readMs + 20));
    expect(held.most).toBe(1);
    const seen = asked.length;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toHaveLength(seen);
  },
);

test('while the camera has no picture yet, nothing is read', async () => {
  const { scanner, asked } = slowScanner(0);
  const stop = watchFrames(videoOf(0), scanner, () => undefined);
  await vi.advanceTimersByTimeAsync(3_000);
  stop();
  expect(asked).toEqual([]);
});
