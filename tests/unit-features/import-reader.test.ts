// Sheets as officers have them, made with the library itself, and what goes wrong with files.
import { utils, write, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { createImportReader, type PlanAsked } from '../../src/features/import/import-reader.ts';
import { foldName } from '#domain/roster/person-name.ts';
import form5b from '../domain/roster-sheets/form-5b.json' with { type: 'json' };
import payroll from '../domain/roster-sheets/payroll-tcvn3.json' with { type: 'json' };

type Cells = readonly (readonly (string | number | null)[])[];

const HEADINGS = ['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Điện thoại', 'Tổ'];
const PEOPLE = [
  [1, 'Lò Thị Pành', '02/09/1989', '019189001234', '0912345678', 'Chuyền 1'],
  [2, 'Giàng A Súa', '05/01/1990', '019090005678', '0987654321', 'Chuyền 2'],
];

const sheetOf = (cells: Cells): WorkSheet => utils.aoa_to_sheet(cells.map((row) => [...row]));
const bookOf = (...sheets: readonly WorkSheet[]): WorkBook => {
  const book = utils.book_new();
  sheets.forEach((sheet, at) => utils.book_append_sheet(book, sheet, `Sheet${at + 1}`));
  return book;
};
const bytesOf = (
  book: WorkBook,
  bookType: 'xlsx' | 'biff8' | 'ods' | 'html' = 'xlsx',
): Uint8Array => new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);

const asked: PlanAsked = {
  roll: [],
  rosterBook: 'roster.unit1',
  places: {},
  takesFaulty: false,
  today: '2026-11-22',
};
const must = <T>(result: { ok: true; value: T } | { ok: false; error: { kind: string } }): T => {
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
};
const planOf = (bytes: Uint8Array, sheet = 0) => {
  const reader = createImportReader();
  must(reader.openBytes(bytes));
  must(reader.choose(sheet));
  return reader.plan(asked);
};
const kindOfRefusal = (bytes: Uint8Array): string => {
  const reader = createImportReader();
  const opened = reader.openBytes(bytes);
  if (!opened.ok) return opened.error.kind;
  const chosen = reader.choose(0);
  return chosen.ok ? 'read' : chosen.error.kind;
};

describe('the same list in every kind of file', () => {
  const book = bookOf(sheetOf([HEADINGS, ...PEOPLE]));
  const csv = [HEADINGS, ...PEOPLE].map((row) => row.join(';')).join('\r\n');
  const utf16 = new Uint8Array(Buffer.from(`\uFEFF${csv.replaceAll(';', '\t')}`, 'utf16le'));
  test.each([
    ['xlsx', bytesOf(book)],
    ['xls of Excel 97', bytesOf(book, 'biff8')],
    ['OpenDocument', bytesOf(book, 'ods')],
    ['a web page called .xls', bytesOf(book, 'html')],
    ['CSV in UTF-8 with semicolons', new TextEncoder().encode(`\uFEFF${csv}`)],
    ['CSV with commas', new TextEncoder().encode(csv.replaceAll(';', ','))],
    ['“Unicode text” of Excel', utf16],
  ])('%s', (_, bytes) => {
    expect(planOf(bytes).map(({ row, kind, facts }) => ({ row, kind, facts }))).toEqual([
      {
        row: 2,
        kind: 'new',
        facts: {
          fullName: 'Lò Thị Pành',
          bornOn: '1989-09-02',
          nationalNumber: '019189001234',
          phone: '+84912345678',
          sectionNote: 'Chuyền 1',
        },
      },
      {
        row: 3,
        kind: 'new',
        facts: {
          fullName: 'Giàng A Súa',
          bornOn: '1990-01-05',
          nationalNumber: '019090005678',
          phone: '+84987654321',
          sectionNote: 'Chuyền 2',
        },
      },
    ]);
  });

  test('cells pasted from Excel', () => {
    const reader = createImportReader();
    must(reader.openText([HEADINGS, ...PEOPLE].map((row) => row.join('\t')).join('\n')));
    must(reader.choose(0));
    expect(reader.plan(asked).map(({ facts }) => facts.fullName)).toEqual([
      'Lò Thị Pành',
      'Giàng A Súa',
    ]);
  });

  test('a list on the second sheet is read from there', () => {
    const bytes = bytesOf(bookOf(sheetOf([['Bìa']]), sheetOf([HEADINGS, ...PEOPLE])));
    expect(planOf(bytes, 1)).toHaveLength(2);
  });
});

describe('the sheets of the field as Excel files', () => {
  test('Mẫu 5b under merged titles, a number that lost its zero, the same man twice', () => {
    const sheet = sheetOf(form5b.cells);
    sheet['!merges'] = [utils.decode_range('A1:H1'), utils.decode_range('C4:D4')];
    const rows = planOf(bytesOf(bookOf(sheet)));
    expect(rows.map(({ kind, why }) => [kind, why])).toEqual([
      ['new', undefined],
      ['new', undefined],
      ['new', undefined],
      ['new', undefined],
      ['duplicate', 'in-sheet'],
    ]);
    expect(rows[1]?.facts.nationalNumber).toBe('019195004321');
    expect(rows[1]?.repairs).toEqual(['padded-national-number']);
    expect(rows[4]?.sameAsRow).toBe(rows[0]?.row);
  });

  test('a payroll in .VnTime becomes Unicode and keeps its salaries to itself', () => {
    const rows = planOf(bytesOf(bookOf(sheetOf(payroll.cells))));
    expect(rows[0]?.repairs).toContain('legacy-encoding');
    expect(rows.map(({ facts }) => foldName(facts.fullName))).toEqual(
      payroll.people.map((person) => foldName(person.fullName)),
    );
    expect(JSON.stringify(rows)).not.toContain('salary');
  });

  test('.VnTime in a CSV without a word on its encoding', () => {
    const cells = payroll.cells.map((row) => row.join(',')).join('\n');
    const rows = planOf(new Uint8Array(Buffer.from(cells, 'latin1')));
    expect(rows[0]?.repairs).toContain('legacy-encoding');
  });

  test('days as Excel keeps them, in the systems of 1900 and 1904', () => {
    for (const date1904 of [false, true]) {
      const day = { t: 'n', v: date1904 ? 32753 - 1462 : 32753, z: 'dd/mm/yyyy' } as const;
      const sheet = sheetOf([HEADINGS, [1, 'Lò Thị Pành', null, null, null, null]]);
      sheet['C2'] = day;
      const book = bookOf(sheet);
      book.Workbook = { WBProps: { date1904 } };
      expect(planOf(bytesOf(book))[0]?.facts.bornOn).toBe('1989-09-02');
    }
  });

  test('a code shown with leading zeros keeps them', () => {
    const sheet = sheetOf([
      ['Mã NV', 'Họ và tên'],
      [123, 'Lò Thị Pành'],
    ]);
    sheet['A2'] = { t: 'n', v: 123, z: '00000' };
    expect(planOf(bytesOf(bookOf(sheet)))[0]?.facts.employeeNo).toBe('00123');
  });

  test('a section joined over the lines of its people is the section of each', () => {
    const sheet = sheetOf([
      HEADINGS,
      [1, 'Lò Thị Pành', '02/09/1989', null, null, 'Tổ cắt'],
      [2, 'Giàng A Súa', '05/01/1990', null, null, null],
      [3, 'Vàng Thị Mỷ', '07/03/1991', null, null, 'Tổ may'],
    ]);
    sheet['!merges'] = [utils.decode_range('F2:F3')];
    expect(planOf(bytesOf(bookOf(sheet))).map(({ facts }) => facts.sectionNote)).toEqual([
      'Tổ cắt',
      'Tổ cắt',
      'Tổ may',
    ]);
  });
});

describe('cells that are not what they seem', () => {
  const rowsOf = (...lines: Cells) => planOf(bytesOf(bookOf(sheetOf([HEADINGS, ...lines]))));

  test('1.23E+11 has lost its digits, as text and as a number: kept out, with the row', () => {
    const rows = rowsOf(
      [1, 'Lò Thị Pành', '02/09/1989', '1.9E+10', null, null],
      [2, 'Giàng A Súa', '05/01/1990', 19_190_000_000, null, null],
    );
    expect(rows.map(({ row, kind, faults }) => [row, kind, faults])).toEqual([
      [2, 'faulty', ['bad-national-number']],
      [3, 'faulty', ['rounded-national-number']],
    ]);
  });

  test('formulas count as what they came to, errors are faults, and text that looks like one stays text', () => {
    const sheet = sheetOf([HEADINGS, ...PEOPLE]);
    sheet['B2'] = { t: 's', v: 'Lò Thị Pành', f: 'CONCAT("Lò"," Thị Pành")' };
    sheet['D2'] = { t: 'e', v: 0x17 };
    sheet['B3'] = { t: 'e', v: 0x2a };
    sheet['B4'] = { t: 's', v: '=HYPERLINK("http://mau.test","x")' };
    sheet['D4'] = { t: 's', v: '019189001239' };
    sheet['!ref'] = 'A1:F4';
    const rows = planOf(bytesOf(bookOf(sheet)));
    expect(rows.map(({ kind, faults }) => [kind, faults])).toEqual([
      ['faulty', ['bad-national-number']],
      ['faulty', ['cell-error', 'missing-name']],
      ['new', []],
    ]);
    expect(rows[2]?.facts.fullName).toBe('=HYPERLINK("http://mau.test","x")');
  });

  test('bad cells may be left blank on demand, a missing name never', () => {
    const reader = createImportReader();
    must(reader.openText(`Họ và tên\tSố CCCD\nLò Thị Pành\t123\n\t019189001234`));
    must(reader.choose(0));
    const rows = reader.plan({ ...asked, takesFaulty: true });
    expect(rows.map(({ kind, facts }) => [kind, facts.nationalNumber])).toEqual([
      ['new', undefined],
      ['faulty', '019189001234'],
    ]);
  });
});

describe('headings the officer puts right', () => {
  const SHIFTED = [
    ['Họ và tên', 'Số CCCD', 'Điện thoại'],
    [1, 'Lò Thị Pành', '019189001234', '0912345678'],
    [2, 'Giàng A Súa', '019090005678', '0987654321'],
  ];

  test('headings one column beside their cells are doubted, and put right column by column', () => {
    const reader = createImportReader();
    must(reader.openBytes(bytesOf(bookOf(sheetOf(SHIFTED)))));
    const found = must(reader.choose(0));
    expect(found.mapping.columns.map(({ isDoubtful }) => isDoubtful)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    reader.setField(0, null);
    reader.setField(1, 'fullName');
    reader.setField(2, 'nationalNumber');
    const { mapping } = reader.setField(3, 'phone');
    expect(mapping.columns.some(({ isDoubtful }) => isDoubtful)).toBe(false);
    expect(reader.plan(asked).map(({ kind, facts }) => [kind, facts.fullName])).toEqual([
      ['new', 'Lò Thị Pành'],
      ['new', 'Giàng A Súa'],
    ]);
  });

  test('a sheet without headings is read once the columns have names', () => {
    const reader = createImportReader();
    must(reader.openText('Lò Thị Pành\t019189001234\nGiàng A Súa\t019090005678'));
    expect(must(reader.choose(0)).mapping.headerRow).toBe(0);
    reader.setField(0, 'fullName');
    reader.setField(1, 'nationalNumber');
    expect(reader.plan(asked)).toHaveLength(2);
  });

  test('headings in English words nobody knows: the officer says the row', () => {
    const reader = createImportReader();
    must(reader.openText('Danh sách A\nNgười\tSố giấy\nLò Thị Pành\t019189001234'));
    must(reader.choose(0));
    expect(reader.headingsAt(2).mapping.columns.map(({ label }) => label)).toEqual([
      'Người',
      'Số giấy',
    ]);
  });
});

describe('files that are refused', () => {
  const good = bytesOf(bookOf(sheetOf([HEADINGS, ...PEOPLE])));

  test('torn in the middle, at every length', () => {
    for (const share of [0.1, 0.5, 0.9, 0.999])
      expect(kindOfRefusal(good.slice(0, Math.floor(good.length * share)))).toBe('damaged');
  });

  test('bytes in the middle overwritten: refused or read, never thrown', () => {
    for (let at = 30; at < good.length - 100; at += 97) {
      const broken = good.slice();
      broken.fill(0xff, at, at + 40);
      // Overwritten marks may say "encrypted", which is as good an answer.
      expect(['damaged', 'read', 'empty-sheet', 'password']).toContain(kindOfRefusal(broken));
    }
  });

  test('locked with a password', () => {
    // What Excel writes: a compound file whose directory names the encrypted package.
    const locked = new Uint8Array(2048);
    locked.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    locked.set(Buffer.from('EncryptedPackage', 'utf16le'), 1024);
    expect(kindOfRefusal(locked)).toBe('password');
  });

  test('a picture, a PDF and a letter in Word', () => {
    expect(kindOfRefusal(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70]))).toBe(
      'not-a-sheet',
    );
    expect(kindOfRefusal(new TextEncoder().encode('%PDF-1.7\n1 0 obj'))).toBe('not-a-sheet');
    expect(kindOfRefusal(new TextEncoder().encode('<html><p>Kính gửi</p></html>'))).toBe(
      'not-a-sheet',
    );
  });

  test('an empty sheet, and one with headings and nobody below', () => {
    expect(kindOfRefusal(bytesOf(bookOf(sheetOf([[]]))))).toBe('empty-sheet');
    expect(kindOfRefusal(new Uint8Array())).toBe('empty-sheet');
    expect(planOf(bytesOf(bookOf(sheetOf([HEADINGS]))))).toEqual([]);
  });

  test('more than 100,000 rows', () => {
    const lines = Array.from({ length: 100_001 }, (_, at) => `Lò Thị ${at}`);
    expect(kindOfRefusal(new TextEncoder().encode(['Họ và tên', ...lines].join('\n')))).toBe(
      'too-many-rows',
    );
  });

  test('a long list says every thousand lines how far it has come, while it is read and while it is compared', () => {
    const told: string[] = [];
    const reader = createImportReader((done, of) => told.push(`${done} / ${of}`));
    const lines = Array.from({ length: 2_500 }, (_, at) => `${at + 1}\tLầu Thị Dở\tNV${at}`);
    reader.openText(['STT\tHọ và tên\tMã NV', ...lines].join('\n'));
    reader.choose(0);
    expect(reader.sections([]).people).toBe(2_500);
    expect(told).toEqual(['1000 / 2500', '2000 / 2500']);
    reader.plan({
      roll: [],
      rosterBook: 'roster.u',
      places: {},
      takesFaulty: false,
      today: '2026-11-22',
    });
    expect(told.slice(2)).toEqual(['1000 / 2500', '2000 / 2500']);
  });

  test('small on the disk and four gigabytes unpacked', () => {
    const bomb = good.slice();
    const view = new DataView(bomb.buffer);
    for (let at = 0; at < bomb.length - 46; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0xffffffff, true);
    expect(kindOfRefusal(bomb)).toBe('too-large-inside');
  });
});
