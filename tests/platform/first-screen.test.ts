// Which screen stands in the page before the app is read, and what is said where a piece of the app cannot be read.
import { expect, test } from 'vitest';
import * as z from 'zod';
import { firstScreenOf } from '../../src/app/first-screen-here.ts';
import '#protocol/field-schemas.ts';
import { browserChance } from '#replica/browser-chance.ts';
import { lateVault } from '#replica/late-vault.ts';
import { createServerApi } from '#sync/http-server-api.ts';
import { createHttpWire } from '#sync/http-wire.ts';
import { lateServerApi } from '#sync/late-server-api.ts';

const nothing = {
  ...{ replicas: [], marked: [], hasShift: false, isWaiting: false },
  ...{ hasLink: false, mustInstall: false },
};

test.each([
  ['a new phone is welcomed', nothing, 'welcome'],
  ['a phone with a book asks for its words', { ...nothing, replicas: ['r1'] }, 'locked'],
  ['in a shift, for its PIN', { ...nothing, replicas: ['r1'], hasShift: true }, 'pin'],
  ['of two books no name stands in the page', { ...nothing, replicas: ['r1', 'r2'] }, undefined],
  ['with its mark beside it, too', { ...nothing, replicas: ['r1'], marked: ['r1'] }, 'locked'],
  ['a lost book is never taken for a new phone', { ...nothing, marked: ['r1'] }, undefined],
  ['also in a shift', { ...nothing, replicas: ['r2'], marked: ['r1'], hasShift: true }, undefined],
  ['one lost of two', { ...nothing, replicas: ['r2'], marked: ['r1', 'r2'] }, undefined],
  ['a link is looked at', { ...nothing, replicas: ['r1'], hasLink: true }, 'welcome'],
  ['a phone that waits to be let in goes on waiting', { ...nothing, isWaiting: true }, undefined],
  ['a link comes before the wait', { ...nothing, isWaiting: true, hasLink: true }, 'welcome'],
  ['a Safari tab on iPhone installs first', { ...nothing, mustInstall: true }, undefined],
  ['a book begun in a tab opens', { ...nothing, replicas: ['r1'], mustInstall: true }, 'locked'],
] as const)('%s', (_, here, screen) => {
  expect(firstScreenOf(here)).toBe(screen);
});

test('a piece that cannot be read is a network that is missing, and is asked for again', async () => {
  let isThere = false;
  const wire = createHttpWire('https://so.example', async () => {
    throw new TypeError('must not be asked');
  });
  const api = lateServerApi(async () => {
    if (!isThere) throw new TypeError('Failed to fetch dynamically imported module');
    return { ...createServerApi(wire, async () => undefined, browserChance), hello: said };
  });
  const hello = { serverKey: 'k', setUpNeeded: false, practice: true, nowMs: 1 };
  const said = async () => ({ ok: true, value: hello }) as const;
  expect(await api.hello()).toEqual({ ok: false, error: { kind: 'no-connection' } });
  isThere = true;
  expect(await api.hello()).toEqual({ ok: true, value: hello });
});

test('words are chosen without the vault, and a vault that cannot be read refuses with the reason', async () => {
  const vault = lateVault({
    read: () => Promise.reject(new TypeError('no such piece')),
    replicas: async () => ['r1'],
    shift: async () => undefined,
    chance: browserChance,
  });
  expect(vault.checkWords(vault.suggestWords()).ok).toBe(true);
  expect(vault.newShare()).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(await vault.open('r1', 'đò ngang chiều nắng')).toEqual({
    ok: false,
    error: { kind: 'store-failed', detail: 'no such piece' },
  });
});

test('whatever brings a schema has switched off compiled parsers before: the policy of the server forbids them', () => {
  expect(z.config().jitless).toBe(true);
});
