// A phone put away, a laptop left open, a clock put back: when the book is covered and when it is locked.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchAbsence, type WatchedPage } from '#platform/absence.ts';

const MINUTE_MS = 60_000;
const START_MS = Date.parse('2026-11-23T03:00:00Z');

let isHidden: boolean;
let isCovered: boolean;
let locked: number;
let page: WatchedPage & { readonly say: (name: string) => void };
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers({
    now: START_MS,
    toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'],
  });
  isHidden = false;
  isCovered = false;
  locked = 0;
  const events = new EventTarget();
  page = {
    get visibilityState() {
      return isHidden ? ('hidden' as const) : ('visible' as const);
    },
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    documentElement: { toggleAttribute: (_, force) => (isCovered = force === true) },
    say: (name) => void events.dispatchEvent(new Event(name)),
  };
  stop = watchAbsence(15 * MINUTE_MS, () => (locked += 1), page);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

const hide = (is: boolean): void => {
  isHidden = is;
  page.say('visibilitychange');
};

test('put away: covered at once, open again on coming back, and not locked', () => {
  hide(true);
  expect(isCovered).toBe(true);
  vi.advanceTimersByTime(10 * MINUTE_MS);
  hide(false);
  expect([isCovered, locked]).toEqual([false, 0]);
});

test('put away for too long: locked, once, and never shown in between', () => {
  vi.advanceTimersByTime(10 * MINUTE_MS);
  hide(true);
  vi.advanceTimersByTime(5 * MINUTE_MS);
  expect([isCovered, locked]).toEqual([true, 1]);
  hide(false);
  expect([isCovered, locked]).toEqual([true, 1]);
  // The lock stands: its screen is shown.
  stop();
  expect(isCovered).toBe(false);
});

test('left lying open: fifteen minutes after the last touch it is locked', () => {
  for (const act of ['pointerdown', 'keydown', 'wheel', 'touchmove']) {
    vi.advanceTimersByTime(14 * MINUTE_MS);
    page.say(act);
  }
  expect(locked).toBe(0);
  vi.advanceTimersByTime(15 * MINUTE_MS);
  expect([isCovered, locked]).toEqual([true, 1]);
});

test('a laptop that slept is locked before the first touch counts; a clock put back helps nobody', () => {
  // No timer ran while it slept.
  vi.setSystemTime(START_MS + 60 * MINUTE_MS);
  page.say('pointerdown');
  expect(locked).toBe(1);
  stop();
  stop = watchAbsence(15 * MINUTE_MS, () => (locked += 1), page);
  vi.setSystemTime(START_MS - 60 * MINUTE_MS);
  vi.advanceTimersByTime(15 * MINUTE_MS);
  expect(locked).toBe(2);
});
