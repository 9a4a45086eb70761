import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareNames,
  foldName,
  matchesName,
  nameSortKey,
  nameSortKeyLengthMax,
  tidyName,
} from '#domain/roster/person-name.ts';

const seeded = { seed: 20261122, numRuns: 3000 };
const syllable = fc
  .tuple(
    fc.constantFrom(
      '',
      'b',
      'c',
      'd',
      'đ',
      'h',
      'kh',
      'l',
      'n',
      'ng',
      'ngh',
      'nh',
      't',
      'th',
      'tr',
      'x',
    ),
    fc.constantFrom(...Array.from('aăâeêioôơuưy')),
    fc.constantFrom('', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'),
    fc.constantFrom('', 'n', 'ng', 'nh', 'm', 'i', 'u'),
  )
  .map((parts) => parts.join('').normalize('NFC'))
  .map((text) => text.charAt(0).toUpperCase() + text.slice(1));
const name = fc.array(syllable, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));

describe('folding', () => {
  test.each([
    ['  Nguyễn  Thị\tĐường ', 'nguyen thi duong'],
    ['HOÀ', 'hoa'],
    ['Hòa'.normalize('NFD'), 'hoa'],
    ['Ưng Ước Ơ', 'ung uoc o'],
    ['đ Đ', 'd d'],
    ['', ''],
  ])('%s', (typed, folded) => {
    expect(foldName(typed)).toBe(folded);
  });

  test('every letter of a Vietnamese name is searched by the same one, composed or not, small or large', () => {
    const bases = Array.from('aăâbcdđeêfghijklmnoôơpqrstuưvwxyz');
    const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
    const letters = bases.flatMap((base) => tones.map((tone) => (base + tone).normalize('NFC')));
    for (const letter of [...letters, ...letters.map((small) => small.toUpperCase())]) {
      const bare = letter.toLowerCase().normalize('NFD').charAt(0).replace('đ', 'd');
      // Composed and alone it goes the short way, with its marks apart the long one.
      expect(foldName(letter), letter).toBe(bare);
      expect(foldName(`Ma ${letter.normalize('NFD')} Lý`), letter).toBe(`ma ${bare} ly`);
      expect(foldName(`Ma ${letter} Lý`), letter).toBe(`ma ${bare} ly`);
    }
    expect(foldName('Ø Ý_~!Ÿ')).toBe('ø y_~!y');
  });

  test('folding twice changes nothing, and NFC and NFD fold alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldName(foldName(text))).toBe(foldName(text));
        expect(foldName(text.normalize('NFD'))).toBe(foldName(text.normalize('NFC')));
      }),
      seeded,
    );
  });
});

describe('searching', () => {
  const folded = foldName('Nguyễn Thị Thu Hương');
  test.each(['huong', 'hươ', 'ng h', 'thu huong', 'Huong Nguyen', 'guyen', '', ' nguyễn '])(
    '%s finds her',
    (query) => expect(matchesName(folded, query)).toBe(true),
  );
  test.each(['lan', 'huongg', 'huong lan'])('%s does not', (query) =>
    expect(matchesName(folded, query)).toBe(false),
  );
});

describe('order of a list', () => {
  test('by given name, then family name, then the middle', () => {
    const sorted = [
      'Lê Văn An',
      'Nguyễn Thị An',
      'Nguyễn Văn An',
      'Lê Anh',
      'Lê Ánh',
      'Lê Ăn',
      'Lê Ân',
      'Lê Bảo',
      'Lê Bình',
      'Lê Bính',
      'Lê Dung',
      'Lê Dũng',
      'Lê Đào',
      'Lê Đức',
      'Lê Hoà',
      'Lê Hòa',
    ];
    expect(sorted.toReversed().toSorted(compareNames)).toEqual(sorted);
  });

  test('tones go ngang huyền hỏi ngã sắc nặng', () => {
    const sorted = ['Ma', 'Mà', 'Mả', 'Mã', 'Má', 'Mạ'];
    expect(sorted.toReversed().toSorted(compareNames)).toEqual(sorted);
  });

  test('capitals and stray spaces do not count', () => {
    expect(compareNames('NGUYỄN VĂN AN', ' Nguyễn  Văn An')).toBe(0);
  });

  test('the same order as CLDR’s Vietnamese, part by part', () => {
    const collator = new Intl.Collator('vi', { sensitivity: 'accent' });
    const parts = (full: string) => {
      const words = full.split(' ');
      return [
        words.at(-1) ?? '',
        words.length > 1 ? (words[0] ?? '') : '',
        words.slice(1, -1).join(' '),
      ];
    };
    fc.assert(
      fc.property(name, name, (a, b) => {
        const [x, y] = [parts(a), parts(b)];
        const expected = x
          .map((part, i) => collator.compare(part, y[i] ?? ''))
          .find((c) => c !== 0);
        expect(Math.sign(compareNames(a, b))).toBe(Math.sign(expected ?? 0));
      }),
      seeded,
    );
  });

  test('the key orders as the names do, padded with spaces or not', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const [x, y] = [nameSortKey(a), nameSortKey(b)];
        const [p, q] = [x.padEnd(nameSortKeyLengthMax), y.padEnd(nameSortKeyLengthMax)];
        const order = Math.sign(compareNames(a, b));
        expect(x < y ? -1 : x > y ? 1 : 0).toBe(order);
        expect(p < q ? -1 : p > q ? 1 : 0).toBe(order);
      }),
      seeded,
    );
  });

  test('any text has a key of bounded length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(nameSortKey(text).length).toBeLessThanOrEqual(nameSortKeyLengthMax);
      }),
      seeded,
    );
  });
});

describe('names as they are kept', () => {
  test('NFC, single spaces, nothing invisible, at most 120 units', () => {
    expect(tidyName(' Lê\u200B\u00A0 Thị\r\nÁnh '.normalize('NFD'))).toBe('Lê Thị Ánh');
    expect(tidyName('Lê '.repeat(100)).length).toBeLessThanOrEqual(120);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const tidy = tidyName(text);
        expect(tidy.length).toBeLessThanOrEqual(120);
        expect(tidy.isWellFormed()).toBe(true);
        expect(tidyName(tidy)).toBe(tidy);
      }),
      seeded,
    );
  });
});
