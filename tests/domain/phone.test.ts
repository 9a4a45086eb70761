import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPhone, parsePhone } from '#domain/roster/phone.ts';

const read = (text: string) => {
  const phone = parsePhone(text);
  return phone.ok ? phone.value : phone.error.kind;
};

describe('phone numbers as officers type them', () => {
  test.each([
    ['0912345678', '+84912345678'],
    ['0912 345 678', '+84912345678'],
    ['0912.345.678', '+84912345678'],
    ['0912-345-678', '+84912345678'],
    ['(0912) 345 678', '+84912345678'],
    [' 0912\u00A0345\u00A0678 ', '+84912345678'],
    ['+84912345678', '+84912345678'],
    ['+84 (0)912 345 678', '+84912345678'],
    ['0084912345678', '+84912345678'],
    ['84912345678', '+84912345678'],
    ["'0912345678", '+84912345678'],
    ['ĐT: 0912345678', '+84912345678'],
    ['912345678', '+84912345678'],
    ['841234567', '+84841234567'],
    ['0841234567', '+84841234567'],
    ['0208 3855 123', '+842083855123'],
    ['2083855123', '+842083855123'],
    ['024 3825 1234', '+842438251234'],
    ['0280 3855 123', '+842083855123'],
  ])('%s', (typed, phone) => {
    expect(read(typed)).toBe(phone);
  });

  test.each([
    ['162', '32'],
    ['163', '33'],
    ['164', '34'],
    ['165', '35'],
    ['166', '36'],
    ['167', '37'],
    ['168', '38'],
    ['169', '39'],
    ['120', '70'],
    ['121', '79'],
    ['122', '77'],
    ['126', '76'],
    ['128', '78'],
    ['123', '83'],
    ['124', '84'],
    ['125', '85'],
    ['127', '81'],
    ['129', '82'],
    ['186', '56'],
    ['188', '58'],
    ['199', '59'],
  ])('the old 0%s is 0%s since 2018, however it is written', (old, now) => {
    for (const typed of [
      `0${old}1234567`,
      `+84${old}1234567`,
      `84${old}1234567`,
      `${old}1234567`,
    ]) {
      expect(read(typed)).toBe(`+84${now}1234567`);
    }
  });

  test.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['abc', 'not-a-phone'],
    ['0912x45678', 'not-a-phone'],
    ['+', 'not-a-phone'],
    ['3855123', 'too-short'],
    ['091234567', 'too-short'],
    ['09123456789', 'unknown-prefix'],
    ['091234567890', 'too-long'],
    ['0112345678', 'unknown-prefix'],
    ['0512345678', 'unknown-prefix'],
    ['0161 123 4567', 'unknown-prefix'],
    ['+8613812345678', 'foreign-number'],
    ['19001234', 'service-number'],
  ])('%s is refused: %s', (typed, kind) => {
    expect(read(typed)).toBe(kind);
  });

  test('shown in groups, and read back the same', () => {
    expect(formatPhone('+84912345678')).toBe('0912 345 678');
    expect(formatPhone('+842083855123')).toBe('0208 3855 123');
    expect(formatPhone('+842438251234')).toBe('024 3825 1234');
    expect(formatPhone('+8613812345678')).toBe('+8613812345678');
  });

  test('never throws; what is accepted is E.164 and survives being shown', () => {
    const figures = fc.string({ unit: fc.constantFrom(...Array.from('0123456789+ .-')) });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), figures), (text) => {
        const phone = parsePhone(text);
        if (!phone.ok) return;
        expect(phone.value).toMatch(/^\+84[2-9]\d{8,9}$/);
        expect(parsePhone(phone.value)).toEqual(phone);
        expect(parsePhone(formatPhone(phone.value))).toEqual(phone);
      }),
      { seed: 20261122, numRuns: 3000 },
    );
  });
});
