// Where the app has to be on the home screen before anything is entered, and what of an invitation comes across.
import { expect, test } from 'vitest';
import { createInstallOffer, mustInstallFirst } from '../../src/platform/install.ts';
import { codeFromTyped, tokenFromPasted } from '../../src/platform/invitation-link.ts';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';
const MACINTOSH =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15';
const ANDROID =
  'Mozilla/5.0 (Linux; Android 13; SM-A145F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36';

test('a tab on an iPhone or iPad installs first; from the home screen it works', () => {
  const tab = { userAgent: IPHONE, touchPoints: 5, isInstalled: false };
  expect(mustInstallFirst(tab)).toBe(true);
  expect(mustInstallFirst({ ...tab, isInstalled: true })).toBe(false);
  expect(mustInstallFirst({ ...tab, userAgent: MACINTOSH })).toBe(true);
});

test('a Macintosh and an Android phone may work in the tab', () => {
  expect(mustInstallFirst({ userAgent: MACINTOSH, touchPoints: 0, isInstalled: false })).toBe(
    false,
  );
  expect(mustInstallFirst({ userAgent: ANDROID, touchPoints: 5, isInstalled: false })).toBe(false);
});

test('a link pasted into the code field is the invitation, a typed code stays a code', () => {
  expect(tokenFromPasted(' https://so.example/#/m/abcDEF_-12345678 ')).toBe('abcDEF_-12345678');
  expect(tokenFromPasted('k7m4-p2xa')).toBeUndefined();
  expect(tokenFromPasted('https://so.example/#/m/<script>')).toBeUndefined();
  expect(codeFromTyped('k7m4-p2xa')).toBe('K7M4P2XA');
});

test('the browser’s offer waits for the officer, is made once, and is over when installed', () => {
  const target = new EventTarget();
  const offer = createInstallOffer(target as Window);
  let asked = 0;
  let told = 0;
  offer.watch(() => (told += 1));
  const prompt = (): Event =>
    Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt: async () => (asked += 1),
    });
  expect(offer.isReady()).toBe(false);
  const event = prompt();
  target.dispatchEvent(event);
  expect([event.defaultPrevented, offer.isReady(), asked]).toEqual([true, true, 0]);
  offer.ask();
  offer.ask();
  expect([offer.isReady(), asked]).toEqual([false, 1]);
  target.dispatchEvent(prompt());
  target.dispatchEvent(new Event('appinstalled'));
  expect([offer.isReady(), told]).toEqual([false, 4]);
});
