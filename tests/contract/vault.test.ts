// The vault over memory stores, and the words themselves: their form, what is refused, what is suggested.
import { describe, expect, test } from 'vitest';
import { computeArgon2 } from '#replica/argon2-compute.ts';
import type { Argon2 } from '#replica/argon2-words.ts';
import { browserChance } from '#replica/browser-chance.ts';
import { memoryJournalStore, type JournalSnapshot } from '#replica/memory-journal-store.ts';
import { memoryShiftSecrets } from '#replica/memory-shift-secrets.ts';
import type { Clock, JournalStore } from '#replica/ports.ts';
import { checkWords, normaliseWords, suggestWords } from '#replica/secret-words.ts';
import { vault } from '#replica/vault.ts';
import { WORD_LIST } from '#replica/word-list.ts';
import { contractKit } from './contract-kit.ts';
import { passkeyContract } from './passkey.contract.ts';
import { shiftContract } from './shift.contract.ts';
import { vaultContract } from './vault.contract.ts';

/** Stores that keep their rows when they are closed, as a browser profile does. */
const memoryProfile = (
  clock: Clock = { nowMs: () => Date.now() },
  argon2: Argon2 = computeArgon2,
) => {
  const rowsByReplica = new Map<string, () => JournalSnapshot>();
  const noted = new Set<string>();
  const openStore = (replica: string): JournalStore => {
    const store = memoryJournalStore(rowsByReplica.get(replica)?.());
    rowsByReplica.set(replica, store.snapshot);
    return store;
  };
  const registry = {
    list: async () => [...noted, 'nobody-here'],
    add: async (replica: string) => void noted.add(replica),
    remove: async (replica: string) => {
      rowsByReplica.delete(replica);
      noted.delete(replica);
    },
  };
  const secrets = memoryShiftSecrets();
  const chance = browserChance;
  return { port: vault({ openStore, registry, argon2, chance, clock, secrets }), openStore };
};

/** The true one with less to do: how heavy it is, is tried in the browser. */
const lightArgon2: Argon2 = (task) => computeArgon2({ ...task, memoryKiB: 64 });

describe('vault over memory stores', () => {
  vaultContract(
    contractKit((name, body) => test(name, body)),
    { profile: () => memoryProfile().port },
  );
});

describe('passkey over memory stores', () => {
  passkeyContract(
    contractKit((name, body) => test(name, body)),
    { profile: () => memoryProfile(undefined, lightArgon2) },
  );
});

describe('shift over memory stores', () => {
  shiftContract(
    contractKit((name, body) => test(name, body)),
    { profile: (clock) => memoryProfile(clock, lightArgon2) },
  );

  test('a tab that is killed in the middle of a try has had it', async () => {
    const clock = { nowMs: () => Date.parse('2026-11-23T00:00:00Z') };
    const settings = { salt: 'AAECAwQFBgcICQoLDA0ODw', memoryKiB: 19_456, passes: 1 };
    const left: (number | undefined)[] = [];
    let isKilled = false;
    const { port } = memoryProfile(clock, async (task) => {
      if (!isKilled) return lightArgon2(task);
      left.push((await port.shift(replica))?.triesLeft);
      throw new Error('killed');
    });
    const newDevice = await port.newDevice();
    const { replica, device } = newDevice;
    const keys = await port.deriveKeys('đò ngang chiều nắng ấm', settings);
    const identity = {
      ...{ replica, device, officer: 'o', displayName: 'Lò Thị Pản', signInName: 'pan.lt' },
      ...{ homeUnit: 'u', serverKey: 'k', practice: false },
    };
    const vault = await port.make({ newDevice, identity, keys, settings, share: port.newShare() });
    if (!vault.ok) throw new Error(vault.error.kind);
    await port.beginShift(vault.value, '802574');
    await vault.value.store.close();
    isKilled = true;
    for (let tries = 0; tries < 8; tries += 1)
      await expect(port.openByPin(replica, '802574')).rejects.toThrow('killed');
    // Seen while the eighth was being computed: the row is not offered any more, nor was it after the kill.
    expect(left).toEqual([7, 6, 5, 4, 3, 2, 1, undefined]);
    isKilled = false;
    expect(await port.openByPin(replica, '802574')).toEqual({
      ok: false,
      error: { kind: 'pin-gone' },
    });
  });
});

describe('words', () => {
  test('are the same with and without accents, capitals, and in any Unicode form', () => {
    const forms = [
      'Đường  Về Quê',
      'duong ve que',
      'ĐƯỜNG VỀ QUÊ'.normalize('NFD'),
      ' dường\tvè\u00a0quề ',
    ];
    expect(new Set(forms.map(normaliseWords))).toEqual(new Set(['duong ve que']));
  });

  test.each(['', 'a', 'ba từ thôi', '15kýtựthôi!', 'a b c d'])('%j is too short', (words) => {
    expect(checkWords(words)).toEqual({ ok: false, error: { kind: 'words-too-short' } });
  });

  test.each([
    'một hai ba bốn năm',
    'Cộng hoà xã hội chủ nghĩa Việt Nam',
    'aaaaaaaaaaaaaaaa',
    '1234567890123456',
    'abcdefghijklmnop',
    'qwertyuiopasdfgh',
    'matkhau1matkhau1',
    'mèo mèo mèo mèo mèo',
    'i love you so much',
  ])('%j is too common', (words) => {
    expect(checkWords(words)).toEqual({ ok: false, error: { kind: 'words-too-common' } });
  });

  test.each(['đò ngang chiều nắng', 'Tr0ng-v@n-ba-so-7', 'gió mùa về trên đồi'])(
    '%j is accepted',
    (words) => {
      expect(checkWords(words).ok).toBe(true);
    },
  );

  test('suggestions are five different words of the list, accepted, and hardly ever the same', () => {
    const suggestions = Array.from({ length: 200 }, () => suggestWords(browserChance));
    for (const words of suggestions) {
      expect(new Set(words.split(' ')).size).toBe(5);
      expect(checkWords(words).ok).toBe(true);
      expect(words.split(' ').every((word) => WORD_LIST.includes(word))).toBe(true);
    }
    expect(new Set(suggestions).size).toBe(200);
  });

  test('the list gives 45 bits, and no two of its words are alike without accents', () => {
    expect(5 * Math.log2(WORD_LIST.length)).toBeGreaterThanOrEqual(45);
    expect(new Set(WORD_LIST.map(normaliseWords)).size).toBe(WORD_LIST.length);
  });
});
