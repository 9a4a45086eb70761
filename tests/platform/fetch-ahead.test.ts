// The app's files come several at a time on the first visit, and nothing that goes wrong there stops anything.
import { afterEach, expect, test, vi } from 'vitest';
import { fetchAhead } from '#platform/fetch-ahead.ts';

afterEach(() => vi.unstubAllGlobals());

const FILES = Array.from({ length: 30 }, (_, at) => `assets/piece-${at}.js`);
const LIST = JSON.stringify([['index.html', 900], ...FILES.map((url) => [url, 1_000])]);

const networkOf = (answer: (url: string) => Promise<Response>) => {
  const asked: string[] = [];
  const open = { now: 0, most: 0 };
  vi.stubGlobal('fetch', async (url: string) => {
    if (url === '/offline-files.json') return answer(url);
    asked.push(url);
    open.now += 1;
    open.most = Math.max(open.most, open.now);
    await new Promise((resolve) => setTimeout(resolve, 1));
    open.now -= 1;
    return answer(url);
  });
  return { asked, open };
};

test('each piece once, four at a time; the page itself is left to the service worker', async () => {
  const { asked, open } = networkOf(
    async (url) => new Response(url === '/offline-files.json' ? LIST : 'piece'),
  );
  await fetchAhead();
  expect([...asked].sort()).toEqual(FILES.map((url) => `/${url}`).sort());
  expect(open.most).toBe(4);
});

test('pieces that do not come stop none of the others', async () => {
  const { asked } = networkOf(async (url) => {
    if (url.endsWith('7.js')) throw new TypeError('no network');
    return new Response(url === '/offline-files.json' ? LIST : 'piece');
  });
  await fetchAhead();
  expect(asked).toHaveLength(FILES.length);
});

test.each([
  ['the login page of a Wi-Fi', () => Promise.resolve(new Response('<!doctype html><form>'))],
  ['no network', () => Promise.reject(new TypeError('no network'))],
])('%s in place of the list: nothing is asked for, nothing thrown', async (_, answer) => {
  const { asked } = networkOf(answer);
  await fetchAhead();
  expect(asked).toEqual([]);
});
