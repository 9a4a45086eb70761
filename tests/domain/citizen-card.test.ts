import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCitizenCard } from '#domain/roster/citizen-card.ts';
import { citizenNumberFacts, maskNationalNumber } from '#domain/roster/citizen-number.ts';

const huong =
  '019199000123|091234567|Nguyễn Thị Thu Hương|01021999|Nữ|Tổ 5, Phan Đình Phùng, Thành phố Thái Nguyên, Thái Nguyên|15042021';
const duong =
  '019203004567||Trần Văn Đường|30122003|Nam|Xóm Đồng Tâm, Phú Lương, Thái Nguyên|01082025||||';

const read = (text: string) => {
  const card = parseCitizenCard(text);
  if (!card.ok) throw new Error(card.error.kind);
  return card.value;
};
const refusal = (text: string) => {
  const card = parseCitizenCard(text);
  return card.ok ? 'accepted' : card.error.kind;
};
/** Chị Hương's card with one field changed. */
const withField = (at: number, value: string) =>
  huong
    .split('|')
    .map((field, i) => (i === at ? value : field))
    .join('|');

describe('cards', () => {
  test('the card of 2021 with 7 fields', () => {
    expect(read(huong)).toEqual({
      number: '019199000123',
      oldNumber: '091234567',
      fullName: 'Nguyễn Thị Thu Hương',
      bornOn: '1999-02-01',
      sex: 'female',
      residence: 'Tổ 5, Phan Đình Phùng, Thành phố Thái Nguyên, Thái Nguyên',
      issuedOn: '2021-04-15',
      extra: [],
      warnings: [],
    });
  });

  test('the card of 2024 with 11 fields and no old number', () => {
    expect(read(duong)).toMatchObject({
      oldNumber: null,
      bornOn: '2003-12-30',
      sex: 'male',
      issuedOn: '2025-08-01',
      extra: ['', '', '', ''],
      warnings: [],
    });
  });

  test('fields of a child’s card are kept as they come', () => {
    expect(read(`${huong}||Lê A|Trần B|`).extra).toEqual(['', 'Lê A', 'Trần B', '']);
  });

  test('a scanner’s BOM, line end, tab, code mark and decomposed letters are put right', () => {
    for (const text of [
      `\uFEFF${huong}\r\n`,
      `${huong}\t`,
      `]Q3${huong}`,
      huong.normalize('NFD'),
    ]) {
      expect(read(text)).toEqual(read(huong));
    }
  });
});

describe('warnings never block', () => {
  test('the number says a man, the card a woman: the card is believed', () => {
    expect(read(withField(0, '019099000123'))).toMatchObject({
      sex: 'female',
      warnings: ['sex-mismatch'],
    });
  });

  test('the number says another year or century', () => {
    expect(read(withField(0, '019198000123')).warnings).toEqual(['birth-year-mismatch']);
    expect(read(withField(0, '019399000123')).warnings).toEqual(['birth-year-mismatch']);
  });

  test('29/02/2001 does not exist', () => {
    const card = read(
      '006301001234||Hoàng Thị Mơ|29022001|Nữ|Bằng Thành, Thái Nguyên|01082025||||',
    );
    expect(card).toMatchObject({ bornOn: null, warnings: ['no-such-date'] });
  });

  test.each(['00001999', '1999'])('papers that know only the year (%s)', (field) => {
    expect(read(withField(3, field))).toMatchObject({ bornOn: '1999', warnings: [] });
  });

  test('a bad or missing day of issue', () => {
    expect(read(withField(6, '31042021'))).toMatchObject({
      issuedOn: null,
      warnings: ['no-such-date'],
    });
    expect(read(withField(6, ''))).toMatchObject({
      issuedOn: null,
      warnings: ['missing-issue-date'],
    });
  });

  test('a sex that is neither is taken from the number', () => {
    expect(read(withField(4, ''))).toMatchObject({ sex: 'female', warnings: ['unknown-sex'] });
  });
});

describe('other things officers scan', () => {
  test.each([
    ['GD4190012345678|4e677579|01/01/1990|1', 'health-insurance-card'],
    ['0120345678|4e677579e1bb856e|01/01/1990|1|-', 'health-insurance-card'],
    [
      '00020101021138560010A0000007270126000697041501121133666688880208QRIBFTTA53037045802VN6304F443',
      'bank-qr',
    ],
    ['https://gplx.gov.vn/tracuu?so=1', 'driving-licence'],
    ['https://vneid.gov.vn/qr/abc', 'vneid'],
    ['https://example.vn', 'link'],
    ['http://zalo.me/g/abc', 'link'],
    ['abc|def', 'not-a-card'],
    ['', 'not-a-card'],
    ['019199000123', 'not-a-card'],
    [huong.split('|').slice(0, 6).join('|'), 'not-a-card'],
    [huong.replace('019199000123', '19199000123'), 'not-a-card'],
    [withField(2, ''), 'not-a-card'],
    [huong + '|'.repeat(5000), 'not-a-card'],
  ])('%s', (text, kind) => {
    expect(refusal(text)).toBe(kind);
  });

  test.each(['Nguy\uFFFDn Thị Hương', 'Nguyá»…n Thá»‹ HÆ°Æ¡ng', 'Nguy?n Th? H??ng', 'Nguy盻 Th'])(
    'a name that came through a wrong code page (%s)',
    (name) => {
      expect(refusal(withField(2, name))).toBe('unreadable-text');
    },
  );

  test('clean names with ã, â and á are readable', () => {
    for (const name of ['Đỗ Mã Lương', 'ĐÀM ÂN', 'Lý Á Páo', "Y'Bih"]) {
      expect(read(withField(2, name)).fullName).toBe(name);
    }
  });
});

test('never throws on any text', () => {
  const near = fc.array(
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...huong.split('|'))),
    {
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        near.map((parts) => `019199000123|${parts.join('|')}`),
      ),
      (text) => {
        const card = parseCitizenCard(text);
        if (card.ok) expect(card.value.number).toMatch(/^\d{12}$/);
      },
    ),
    { seed: 20261122, numRuns: 2000 },
  );
});

describe('the twelve digits', () => {
  test('say sex, year and place', () => {
    expect(citizenNumberFacts('019199000123')).toEqual({
      ok: true,
      value: { sex: 'female', birthYear: 1999, birthplaceCode: '019', birthplace: 'Thái Nguyên' },
    });
    expect(citizenNumberFacts('006203004567')).toMatchObject({
      value: { sex: 'male', birthYear: 2003, birthplace: 'Bắc Kạn' },
    });
    expect(citizenNumberFacts('184199000123')).toMatchObject({ value: { birthplace: null } });
    expect(citizenNumberFacts('19199000123')).toMatchObject({ ok: false });
  });

  test('are masked on the screen', () => {
    expect(maskNationalNumber('019199000123')).toBe('0191…0123');
    expect(maskNationalNumber('091234567')).toBe('09…67');
    expect(maskNationalNumber('1234')).toBe('…');
  });
});
