// The number on the home screen follows what is not sent, and a phone that shows none is no failure.
import { afterEach, expect, test, vi } from 'vitest';
import { showBadge } from '../../src/platform/badge.ts';

afterEach(() => vi.unstubAllGlobals());

test('three unsent are shown as 3, none as nothing', () => {
  const shown: string[] = [];
  vi.stubGlobal('navigator', {
    setAppBadge: async (count: number) => void shown.push(String(count)),
    clearAppBadge: async () => void shown.push('none'),
  });
  showBadge(3);
  showBadge(0);
  expect(shown).toEqual(['3', 'none']);
});

test('a phone without badges, and one that refuses, are left alone', async () => {
  vi.stubGlobal('navigator', {});
  expect(() => showBadge(2)).not.toThrow();
  vi.stubGlobal('navigator', { setAppBadge: () => Promise.reject(new Error('not allowed')) });
  expect(() => showBadge(2)).not.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 0));
});
