// The vault over memory stores, and the words themselves: their form, what is refused, what is suggested.
import { describe, expect, test } from 'vitest';
import { argon2InWorker } from '#replica/argon2-words.ts';
import { browserChance } from '#replica/browser-chance.ts';
import { memoryJournalStore, type JournalSnapshot } from '#replica/memory-journal-store.ts';
import type { JournalStore } from '#replica/ports.ts';
import { checkWords, normaliseWords, suggestWords } from '#replica/secret-words.ts';
import { vault } from '#replica/vault.ts';
import { WORD_LIST } from '#replica/word-list.ts';
import { contractKit } from './contract-kit.ts';
import { vaultContract } from './vault.contract.ts';

/** Stores that keep their rows when they are closed, as a browser profile does. */
const memoryProfile = () => {
  const rowsByReplica = new Map<string, () => JournalSnapshot>();
  const noted = new Set<string>();
  return vault({
    openStore: (replica): JournalStore => {
      const store = memoryJournalStore(rowsByReplica.get(replica)?.());
      rowsByReplica.set(replica, store.snapshot);
      return store;
    },
    registry: {
      list: async () => [...noted, 'nobody-here'],
      add: async (replica) => void noted.add(replica),
      remove: async (replica) => {
        rowsByReplica.delete(replica);
        noted.delete(replica);
      },
    },
    argon2: argon2InWorker,
    chance: browserChance,
  });
};

describe('vault over memory stores', () => {
  vaultContract(
    contractKit((name, body) => test(name, body)),
    { profile: memoryProfile },
  );
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
