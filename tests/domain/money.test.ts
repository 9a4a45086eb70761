import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatVnd, parseVnd, vndInWords } from '#domain/money.ts';

const seeded = { seed: 20261122, numRuns: 3000 };
const read = (text: string) => {
  const amount = parseVnd(text);
  return amount.ok ? amount.value : amount.error.kind;
};

describe('sums as they are typed', () => {
  test.each([
    ['1.250.000', 1_250_000],
    ['1,250,000', 1_250_000],
    ['1 250 000', 1_250_000],
    ['1250000', 1_250_000],
    ['1tr25', 1_250_000],
    ['1tr250', 1_250_000],
    ['1tr2', 1_200_000],
    ['1tr05', 1_050_000],
    ['1 triệu 250', 1_250_000],
    ['1 triệu 250 nghìn', 1_250_000],
    ['1 triệu 250.000', 1_250_000],
    ['1tr250k', 1_250_000],
    ['1,5tr', 1_500_000],
    ['1.5 triệu', 1_500_000],
    ['1 triệu rưỡi', 1_500_000],
    ['2 tỷ', 2_000_000_000],
    ['1 tỷ 250 triệu', 1_250_000_000],
    ['25k', 25_000],
    ['25K', 25_000],
    ['25k5', 25_500],
    ['25 nghìn', 25_000],
    ['25 ngàn', 25_000],
    ['25 nghìn đồng', 25_000],
    ['25.000 đ', 25_000],
    ['25.000đ', 25_000],
    ['25.000 đồng', 25_000],
    ['25.000 VNĐ', 25_000],
    ['25.000 vnd', 25_000],
    ['25.000 ₫', 25_000],
    ['25.000\u00A0₫', 25_000],
    [' 25.000 ', 25_000],
    ['0', 0],
    ['0 đ', 0],
    ['12 triệu'.normalize('NFD'), 12_000_000],
    ['1000000000000', 1e12],
  ] as const)('%s is %d', (typed, amountVnd) => {
    expect(read(typed)).toBe(amountVnd);
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['-5', 'negative'],
    ['−1', 'negative'],
    ['-1.250.000 đ', 'negative'],
    ['1.25.00', 'bad-grouping'],
    ['1.250,000', 'bad-grouping'],
    ['1,250.000', 'bad-grouping'],
    ['1250.000', 'bad-grouping'],
    ['12.5000', 'bad-grouping'],
    ['1..250', 'bad-grouping'],
    ['25.5', 'not-whole-dong'],
    ['1.250,50', 'not-whole-dong'],
    ['0,5', 'not-whole-dong'],
    ['1tr2x', 'not-money'],
    ['1e15', 'not-money'],
    ['abc', 'not-money'],
    ['tr', 'not-money'],
    ['đ', 'not-money'],
    ['0912345678', 'not-money'],
    ['25k1tr', 'not-money'],
    ['1tr2tr', 'not-money'],
    ['NaN', 'not-money'],
    ['Infinity', 'not-money'],
    ['0x10', 'not-money'],
    ['1.250tr', 'ambiguous'],
    ['1000000000000000', 'too-large'],
    ['1.000.000.000.001', 'too-large'],
    ['2000 tỷ', 'too-large'],
    ['9'.repeat(50), 'too-large'],
    ['9'.repeat(5000), 'not-money'],
  ])('%s is refused: %s', (typed, kind) => {
    expect(read(typed)).toBe(kind);
  });

  test('what is shown is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (amountVnd) => {
        expect(read(formatVnd(amountVnd))).toBe(amountVnd);
        expect(read(String(amountVnd))).toBe(amountVnd);
      }),
      seeded,
    );
  });

  test('never throws, and accepts only whole sums in bounds', () => {
    const near = fc.string({
      unit: fc.constantFrom(...Array.from('0125.,- ktrđỷ')),
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit: 'binary' })), (text) => {
        const amount = parseVnd(text);
        if (amount.ok)
          expect(
            Number.isSafeInteger(amount.value) && amount.value >= 0 && amount.value <= 1e12,
          ).toBe(true);
      }),
      seeded,
    );
  });
});

test('sums as they are shown', () => {
  expect(formatVnd(1_250_000)).toBe('1.250.000 đ');
  expect(formatVnd(0)).toBe('0 đ');
  expect(formatVnd(999)).toBe('999 đ');
  expect(formatVnd(-25_000)).toBe('-25.000 đ');
});

describe('sums in words', () => {
  const vectors = readFileSync(new URL('./vnd-words-vectors.tsv', import.meta.url), 'utf8');
  test.each(
    vectors
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split('\t')),
  )('%s: %s', (amount, words) => {
    expect(vndInWords(Number(amount))).toBe(words);
  });

  test.each([
    [105_000_000, 'Một trăm linh năm triệu đồng'],
    [21_500_000, 'Hai mươi mốt triệu năm trăm nghìn đồng'],
    [1_000_000_000, 'Một tỷ đồng'],
    [1_000_005_000, 'Một tỷ không trăm linh năm nghìn đồng'],
    [1_000_000_000_000, 'Một nghìn tỷ đồng'],
    [1_005_000_000_001, 'Một nghìn không trăm linh năm tỷ không trăm linh một đồng'],
    [-11, 'Âm mười một đồng'],
    [
      Number.MAX_SAFE_INTEGER,
      'Chín triệu không trăm linh bảy nghìn một trăm chín mươi chín tỷ hai trăm năm mươi bốn triệu bảy trăm bốn mươi nghìn chín trăm chín mươi mốt đồng',
    ],
  ])('%d: %s', (amountVnd, words) => {
    expect(vndInWords(amountVnd)).toBe(words);
  });

  test('words say the sum back, for every safe integer', () => {
    fc.assert(
      fc.property(fc.oneof(fc.maxSafeNat(), fc.nat(), fc.nat(2000)), (amountVnd) => {
        expect(amountFromWords(vndInWords(amountVnd))).toBe(BigInt(amountVnd));
      }),
      seeded,
    );
  });
});

/** An oracle that listens instead of speaking. */
const amountFromWords = (words: string): bigint => {
  const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
  let [done, sum, group] = [0n, 0n, 0n];
  let digit = 0n;
  for (const word of words.toLowerCase().replace(' đồng', '').split(' ')) {
    const place = { trăm: 100n, mươi: 10n }[word];
    const unit = { nghìn: 1000n, triệu: 1_000_000n }[word];
    if (place !== undefined) [group, digit] = [group + digit * place, 0n];
    else if (word === 'mười') group += 10n;
    else if (word === 'linh') digit = 0n;
    else if (unit !== undefined) [sum, group, digit] = [sum + (group + digit) * unit, 0n, 0n];
    else if (word === 'tỷ')
      [done, sum, group, digit] = [(sum + group + digit) * 1_000_000_000n, 0n, 0n, 0n];
    else digit = BigInt(word === 'mốt' ? 1 : word === 'lăm' ? 5 : digits.indexOf(word));
  }
  return done + sum + group + digit;
};
