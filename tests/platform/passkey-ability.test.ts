// What a browser says of passkeys that give a secret, and what is made of one that says nothing.
import { expect, test } from 'vitest';
import { passkeyAbility, type PasskeyQuestions } from '#platform/passkey-ability.ts';

const browser = (hasLock: boolean, can?: Readonly<Record<string, boolean>>): PasskeyQuestions => ({
  isUserVerifyingPlatformAuthenticatorAvailable: async () => hasLock,
  ...(can === undefined ? {} : { getClientCapabilities: async () => can }),
});
const PRF = 'extension:prf';

test('it can where the browser says so and the device has a lock of its own', async () => {
  expect(await passkeyAbility(browser(true, { [PRF]: true }))).toBe('said');
});

test('it cannot without passkeys, without a lock of the device, or where the browser says no', async () => {
  expect(await passkeyAbility(undefined)).toBe('cannot');
  expect(await passkeyAbility(browser(false, { [PRF]: true }))).toBe('cannot');
  expect(await passkeyAbility(browser(false))).toBe('cannot');
  expect(await passkeyAbility(browser(true, { [PRF]: false }))).toBe('cannot');
});

test('a browser that is older than the question, leaves it out or fails at it says nothing', async () => {
  expect(await passkeyAbility(browser(true))).toBe('unknown');
  expect(await passkeyAbility(browser(true, { conditionalGet: true }))).toBe('unknown');
  const failing = async () => Promise.reject(new Error('not now'));
  expect(await passkeyAbility({ getClientCapabilities: failing })).toBe('unknown');
  expect(
    await passkeyAbility({
      isUserVerifyingPlatformAuthenticatorAvailable: failing,
      getClientCapabilities: async () => ({ [PRF]: true }),
    }),
  ).toBe('unknown');
});
