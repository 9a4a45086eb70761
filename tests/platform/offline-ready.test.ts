// When the card on Hôm nay may be green: only when nothing at all is missing, and each missing thing has its name.
import { expect, test } from 'vitest';
import {
  isTimeToTryScanner,
  offlineReadiness,
  parseAppFiles,
  type OfflineFacts,
} from '../../src/platform/offline-ready.ts';

const allHere: OfflineFacts = {
  missingFiles: [],
  isServed: true,
  hasFonts: true,
  canScan: true,
  hasBooks: true,
};
const parts = (facts: Partial<OfflineFacts>): readonly string[] => {
  const readiness = offlineReadiness({ ...allHere, ...facts });
  return readiness.is === 'coming' ? readiness.parts : [readiness.is];
};

test('ready only when app, scanner, letters and books are all on the phone', () => {
  expect(parts({})).toEqual(['ready']);
  expect(parts({ isServed: false })).toEqual(['app']);
  expect(parts({ missingFiles: undefined })).toEqual(['app']);
  expect(parts({ hasFonts: false })).toEqual(['fonts']);
  expect(parts({ canScan: false })).toEqual(['scanner']);
  expect(parts({ hasBooks: false })).toEqual(['books']);
});

test('what is missing is named in order and weighed together', () => {
  const missingFiles = [
    { url: 'assets/be-vietnam-pro-latin-400-normal-x.woff2', bytes: 21_000 },
    { url: 'assets/zxing_reader-x.wasm', bytes: 950_000 },
    { url: 'assets/scanner-check-x.png', bytes: 900 },
    { url: 'assets/dues-screen-x.js', bytes: 9_000 },
  ];
  expect(offlineReadiness({ ...allHere, missingFiles, hasBooks: false })).toEqual({
    is: 'coming',
    parts: ['app', 'scanner', 'fonts', 'books'],
    bytes: 980_900,
  });
});

test('while the code is being read nothing is promised', () => {
  expect(parts({ canScan: undefined })).toEqual(['looking']);
});

test('the scanner is tried once, and last of all', () => {
  const untried = { ...allHere, canScan: undefined };
  expect(isTimeToTryScanner(untried)).toBe(true);
  expect(isTimeToTryScanner({ ...untried, hasBooks: false })).toBe(false);
  expect(isTimeToTryScanner({ ...untried, isServed: false })).toBe(false);
  expect(isTimeToTryScanner({ ...untried, missingFiles: undefined })).toBe(false);
  expect(isTimeToTryScanner({ ...untried, missingFiles: [{ url: 'a.js', bytes: 1 }] })).toBe(false);
  expect(isTimeToTryScanner(allHere)).toBe(false);
  expect(isTimeToTryScanner({ ...allHere, canScan: false })).toBe(false);
});

test('the list of files is read, and a page in its place is no list', () => {
  expect(parseAppFiles('[["index.html",2056],["assets/a.js",7]]')).toEqual([
    { url: 'index.html', bytes: 2056 },
    { url: 'assets/a.js', bytes: 7 },
  ]);
  for (const other of ['<!doctype html>', '{}', '[]', '[1]', '[["a"]]', '[["a","b"]]'])
    expect(parseAppFiles(other)).toBeUndefined();
});
