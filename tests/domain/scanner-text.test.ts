/** What a hand scanner types, whole and spoilt. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readScannerText } from '#domain/roster/scanner-text.ts';

const huong =
  '019199000123|091234567|Nguyễn Thị Thu Hương|01021999|Nữ|Tổ 5, Phan Đình Phùng, Thành phố Thái Nguyên, Thái Nguyên|15042021';

const kindOf = (text: string) => {
  const read = readScannerText(text);
  return read.ok ? read.value.kind : read.error.kind;
};
const figures = {
  number: '019199000123',
  bornOn: '1999-02-01',
  issuedOn: '2021-04-15',
  sex: 'female',
  warnings: [],
};

describe('a scanner that types', () => {
  test('a whole card is taken whole, line end or not', () => {
    for (const text of [huong, `${huong}\r`, `]Q1${huong}`, huong.normalize('NFD')])
      expect(readScannerText(text)).toMatchObject({
        ok: true,
        value: { kind: 'card', card: { fullName: 'Nguyễn Thị Thu Hương', bornOn: '1999-02-01' } },
      });
  });

  test('a man whose name has no marks is believed where his residence has some', () => {
    expect(kindOf('010090001234||Ly A Sung|05031990|Nam|Tả Phìn, Lào Cai|01082025||||')).toBe(
      'card',
    );
  });

  test.each([
    ['letters with marks lost', 'Nguyn Th Thu Hng', 'N', 'T 5, Phan nh Phng, Thi Nguyn'],
    ['marks taken off', 'Nguyen Thi Thu Huong', 'Nu', 'To 5, Phan Dinh Phung, Thai Nguyen'],
    ['made into others by Telex', 'Nguyeễn Thị Thu Hưogn', 'Nưx', 'Tô 5, Phan Đinh, Thái Nguyên'],
    ['question marks in their place', 'Nguy?n Th? Thu H??ng', 'N?', 'T? 5, Phan ??nh'],
    ['bytes read as Latin', 'Nguyá»…n Thá»‹ Thu HÆ°Æ¡ng', 'Ná»¯', 'Tá»• 5'],
  ])('%s: number and dates alone are taken', (_how, name, sex, home) => {
    const text = `019199000123|091234567|${name}|01021999|${sex}|${home}|15042021`;
    expect(readScannerText(text)).toEqual({ ok: true, value: { kind: 'spoilt', card: figures } });
  });

  test('strokes between the fields became other signs', () => {
    const text = huong.replaceAll('|', '~').replace(/[^\p{ASCII}]/gu, '');
    expect(readScannerText(text)).toEqual({ ok: true, value: { kind: 'spoilt', card: figures } });
  });

  test('a birth date that the number contradicts is told', () => {
    expect(readScannerText('019199000123||Ngn|01021998|N|T 5|15042021')).toMatchObject({
      value: { kind: 'spoilt', card: { bornOn: '1998-02-01', warnings: ['birth-year-mismatch'] } },
    });
    expect(readScannerText('019199000123||Ngn|31021999|N|T 5|15042021')).toMatchObject({
      value: { kind: 'spoilt', card: { bornOn: null, warnings: ['no-such-date'] } },
    });
  });

  test.each([
    ['GD4190012345678|4e677579|01/01/1990|1', 'health-insurance-card'],
    [
      '00020101021138560010A0000007270126000697041501121133666688880208QRIBFTTA53037045802VN6304F443',
      'bank-qr',
    ],
    ['https://example.vn', 'link'],
    ['019199000123', 'not-a-card'],
    ['8934563138164', 'not-a-card'],
    ['', 'not-a-card'],
  ])('%s is no card', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });

  test('any text is answered, and a name is never made of a spoilt one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...Array.from(huong), '?', '\u0000', 'á')),
        (letters) => {
          const read = readScannerText(letters.join(''));
          if (read.ok && read.value.kind === 'spoilt')
            expect(Object.keys(read.value.card)).not.toContain('fullName');
        },
      ),
      { seed: 20261122, numRuns: 500 },
    );
  });
});
