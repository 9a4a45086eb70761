import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnDecoder, textFromTcvn3, textFromVni } from '#domain/roster/legacy-encoding.ts';
import { isVietnameseSyllable } from '#domain/roster/vietnamese-syllable.ts';

const decode = (cells: readonly string[]) => cells.map(columnDecoder(cells).decode);

describe('columns typed with old fonts', () => {
  test('.VnTime', () => {
    expect(decode(['NguyÔn V¨n §øc', 'TrÇn ThÞ H\u00ADêng', '§ç ThÞ Thu Thuû', 'Lan Anh'])).toEqual(
      ['Nguyễn Văn Đức', 'Trần Thị Hường', 'Đỗ Thị Thu Thuỷ', 'Lan Anh'],
    );
  });

  test('VNI-Times', () => {
    expect(decode(['Nguyeãn Vaên Ñöùc', 'Traàn Thò Höôøng', 'NGUYEÃN VAÊN ÑÖÙC'])).toEqual([
      'Nguyễn Văn Đức',
      'Trần Thị Hường',
      'NGUYỄN VĂN ĐỨC',
    ]);
  });

  test.each([
    ['NguyÔn V¨n §øc', 'Nguyễn Văn Đức'],
    ['TrÇn ThÞ H\u00ADêng', 'Trần Thị Hường'],
    ['§ç ThÞ Thu Thuû', 'Đỗ Thị Thu Thuỷ'],
    ['Nguyeãn Vaên Ñöùc', 'Nguyễn Văn Đức'],
    ['Traàn Thò Höôøng', 'Trần Thị Hường'],
    ['NGUYÔN V¡N §øC', 'NGUYỄN VĂN ĐỨC'],
  ])('a column of one cell, %s', (typed, text) => {
    expect(decode([typed])).toEqual([text]);
  });

  test.each([
    'Hoàng Hà',
    'Lê Thị Ánh',
    'Lan Anh',
    'Hoà',
    'Quý Tú',
    'José Muñoz',
    'Giàng A Páo',
    '',
  ])('%s is clean and stays', (text) => {
    expect(decode([text])).toEqual([text]);
    expect(decode([text, 'Nguyễn Văn Đức', 'Trần Thị Hường'])[0]).toBe(text);
  });

  test('a short ambiguous word goes with its column', () => {
    expect(decode(['Thò', 'Traàn Thò Höôøng'])[0]).toBe('Thị');
    expect(decode(['Thò', 'Trần Thị Hường'])[0]).toBe('Thò');
  });

  test('one old line pasted into a clean list is converted alone', () => {
    expect(decode(['Hoàng Hà', 'Lê Hoàng', 'Trần Thị Đào', 'TrÇn ThÞ §µo'])).toEqual([
      'Hoàng Hà',
      'Lê Hoàng',
      'Trần Thị Đào',
      'Trần Thị Đào',
    ]);
  });

  test('a column where every cell was typed in another font', () => {
    expect(decode(['Traàn Thò Höôøng', 'TrÇn ThÞ §µo'])).toEqual([
      'Trần Thị Hường',
      'Trần Thị Đào',
    ]);
  });

  test('the ư that a tool lost comes back where no other letter fits', () => {
    expect(textFromTcvn3('L¬ng V¨n Hng, TrÇn ThÞ Hêng')).toBe('Lương Văn Hưng, Trần Thị Hường');
  });

  test('both tables give every toned letter of Vietnamese', () => {
    expect(
      textFromTcvn3('µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00ADõøö÷ùúýûüþ'),
    ).toBe('àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ');
    expect(textFromVni('aøaùaûaõaïaêaèaéaúaüaëaâaàaáaåaãaäñeøeùeûeõeïeâeàeáeåeãeäìíæóò')).toBe(
      'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩị',
    );
    expect(textFromVni('oøoùoûoõoïoâoàoáoåoãoäôôøôùôûôõôïuøuùuûuõuïööøöùöûöõöïyøyùyûyõî')).toBe(
      'òóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ',
    );
  });

  test('letters only Unicode has are never touched, whatever stands beside them', () => {
    const letters = fc.string({ unit: fc.constantFrom(...Array.from('nguyễnđứcÔ¨§øaêñöãù ')) });
    fc.assert(
      fc.property(fc.array(letters), letters, (cells, cell) => {
        const { decode: decodeCell } = columnDecoder([...cells, cell]);
        if (/[ễđứ]/.test(cell)) expect(decodeCell(cell)).toBe(cell);
      }),
      { seed: 20261122 },
    );
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (cells) => {
        expect(decode(cells)).toHaveLength(cells.length);
      }),
      { seed: 20261122 },
    );
  });
});

test('syllables Vietnamese has, and some it has not', () => {
  for (const word of [
    'Nguyễn',
    'Đường',
    'quý',
    'gì',
    'giếng',
    'khuya',
    'Thuở',
    'y',
    'xoong',
    'hoà',
    'hòa',
  ])
    expect(isVietnameseSyllable(word), word).toBe(true);
  for (const word of ['NguyÔn', 'Traàn', 'hơng', 'càt', 'José', 'Krông', 'h', ''])
    expect(isVietnameseSyllable(word), word).toBe(false);
});
