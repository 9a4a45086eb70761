import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRosterSheet } from '#domain/roster/roster-sheet.ts';
import form5b from './roster-sheets/form-5b.json' with { type: 'json' };
import payroll from './roster-sheets/payroll-tcvn3.json' with { type: 'json' };

type Cells = Parameters<typeof parseRosterSheet>[0];

const read = (cells: Cells) => {
  const result = parseRosterSheet(cells);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
};
const peopleOf = (cells: Cells) => read(cells).people;
const onlyPerson = (cells: Cells) => {
  const people = peopleOf(cells);
  expect(people).toHaveLength(1);
  return people[0];
};

describe('the sheets of the field', () => {
  test.each([
    ['Mẫu 5b, the birthday standing under Nam or Nữ', form5b],
    ['a payroll typed in .VnTime', payroll],
  ])('%s', (_, { cells, people }) => {
    const found = peopleOf(cells);
    expect(found).toHaveLength(people.length);
    people.forEach((person, i) => {
      expect(found[i]).toMatchObject({ ...person, problems: expect.anything() });
      expect(new Set(found[i]?.problems)).toEqual(new Set(person.problems));
    });
    expect(found.map(({ bornOn }) => bornOn)).toEqual(
      people.map((person) => ('bornOn' in person ? person.bornOn : undefined)),
    );
  });

  test('the heading of Mẫu 5b stands in row 4 of the sheet', () => {
    expect(read(form5b.cells).headerRow).toBe(4);
  });

  test('the same list three columns to the right and five rows down reads the same', () => {
    const moved = [[], [], [], [], [], ...form5b.cells.map((row) => [null, null, null, ...row])];
    const expected = peopleOf(form5b.cells).map((person) => ({ ...person, row: person.row + 5 }));
    expect(peopleOf(moved)).toEqual(expected);
    expect(read(moved).headerRow).toBe(9);
  });
});

describe('headings', () => {
  test.each([
    ['Họ tên', 'fullName', 'Lê Thị Ánh', 'Lê Thị Ánh'],
    ['HỌ VÀ TÊN', 'fullName', 'LÊ THỊ ÁNH', 'LÊ THỊ ÁNH'],
    ['Họ và tên\n(chữ in hoa)', 'fullName', 'Lê Thị Ánh', 'Lê Thị Ánh'],
    ['Họ, tên đoàn viên', 'fullName', 'Lê Thị Ánh', 'Lê Thị Ánh'],
    ['Họ tên CNLĐ', 'fullName', 'Lê Thị Ánh', 'Lê Thị Ánh'],
    ['Hoï vaø teân', 'fullName', 'Leâ Thò Höôøng', 'Lê Thị Hường'],
  ] as const)('a column of names may be called %s', (label, field, cell, value) => {
    const person = onlyPerson([
      [label, 'Ghi chú', 'SĐT'],
      [cell, '', '0912345678'],
    ]);
    expect(person?.[field]).toBe(value);
  });

  test.each([
    ['Số CCCD', 'nationalNumber', '019090001234', '019090001234'],
    ['CMND/CCCD', 'nationalNumber', '019 090 001 234', '019090001234'],
    ['Số định danh cá nhân', 'nationalNumber', "'019090001234", '019090001234'],
    ['Căn cước', 'nationalNumber', '019.090.001.234', '019090001234'],
    ['Số căn cước công dân', 'nationalNumber', 19090001234, '019090001234'],
    ['SĐT', 'phone', '0912.345.678', '+84912345678'],
    ['Điện thoại', 'phone', 912345678, '+84912345678'],
    ['Số ĐT liên hệ', 'phone', '+84 912 345 678', '+84912345678'],
    ['Điện thoại di động', 'phone', '0912345678 / 0987654321', '+84912345678'],
    ['Ngày sinh', 'bornOn', '1/2/1990', '1990-02-01'],
    ['Ngày, tháng, năm sinh', 'bornOn', '01-02-1990', '1990-02-01'],
    ['Ngày sinh (dd/mm/yyyy)', 'bornOn', '1990-02-01', '1990-02-01'],
    ['Năm sinh', 'bornOn', 1990, '1990'],
    ['Năm sinh', 'bornOn', '1990', '1990'],
    ['Ngày sinh', 'bornOn', 32905, '1990-02-01'],
    ['Ngày sinh', 'bornOn', '01/02/1990 00:00:00', '1990-02-01'],
    ['Ngày sinh', 'bornOn', 'ngày 1 tháng 2 năm 1990', '1990-02-01'],
    ['Ngày sinh', 'bornOn', 1021990, '1990-02-01'],
    ['Giới tính', 'sex', 'Nữ', 'female'],
    ['Nam/Nữ', 'sex', 'nam', 'male'],
    ['Địa chỉ', 'address', 'Tổ 5, Thái Nguyên', 'Tổ 5, Thái Nguyên'],
    ['Nơi ở hiện nay', 'address', 'Xóm Đồng', 'Xóm Đồng'],
    ['Hộ khẩu thường trú', 'address', 'Xóm Đồng', 'Xóm Đồng'],
    ['Quê quán', 'homeTown', 'Xóm Đồng', 'Xóm Đồng'],
    ['Mã NV', 'employeeNo', 'NV001', 'NV001'],
    ['Mã số NV', 'employeeNo', 17, '17'],
    ['Mã nhân viên', 'employeeNo', '0017', '0017'],
    ['MSNV', 'employeeNo', '0017', '0017'],
    ['Lương BHXH', 'salaryVnd', '7.350.000', 7_350_000],
    ['Mức lương đóng BHXH (đồng)', 'salaryVnd', 7_350_000, 7_350_000],
    ['Mức lương', 'salaryVnd', 7_350_000.0000001, 7_350_000],
    ['Tổ', 'section', 'May 1', 'May 1'],
    ['Chuyền', 'section', 3, '3'],
    ['Bộ phận', 'section', 'Cắt', 'Cắt'],
    ['Phòng ban', 'section', 'Kế toán', 'Kế toán'],
    ['Ngày vào công đoàn', 'joinedOn', '5/11/2020', '2020-11-05'],
    ['Ngày gia nhập CĐ', 'joinedOn', 2020, '2020'],
    ['Ngày vào làm', 'startedOn', '5/11/2020', '2020-11-05'],
    ['Số thẻ đoàn viên', 'memberNo', 'CĐ-17', 'CĐ-17'],
    ['Chức vụ', 'position', 'Kế toán', 'Kế toán'],
  ] as const)('%s is read as %s (%s)', (label, field, cell, value) => {
    const person = onlyPerson([
      ['STT', 'Họ và tên', label],
      [1, 'Lê Thị Ánh', cell],
    ]);
    expect(person?.[field]).toBe(value);
  });

  test('of several salaries the one for insurance counts', () => {
    const person = onlyPerson([
      ['Họ tên', 'Lương cơ bản', 'Lương BHXH'],
      ['Lê Ánh', 9e6, 7e6],
    ]);
    expect(person?.salaryVnd).toBe(7e6);
  });

  test('family name and given name in columns of their own, or under one merged heading', () => {
    const apart = [
      ['Họ và đệm', 'Tên', 'SĐT'],
      ['Lê Thị', 'Ánh', '0912345678'],
    ];
    const merged = [
      ['Họ và tên', null, 'SĐT'],
      ['Lê Thị', 'Ánh', '0912345678'],
    ];
    const nested = [
      ['Họ và tên', null, 'SĐT'],
      ['Họ đệm', 'Tên', null],
      ['Lê Thị', 'Ánh', '0912345678'],
    ];
    for (const cells of [apart, merged, nested])
      expect(onlyPerson(cells)?.fullName).toBe('Lê Thị Ánh');
  });

  test('a heading whose groups stand above it', () => {
    const person = onlyPerson([
      ['TT', 'Thông tin cá nhân', null, 'Số CCCD'],
      [null, 'Họ tên', 'Ngày sinh', null],
      [1, 'Lê Thị Ánh', '1/2/1990', '019190001234'],
    ]);
    expect(person).toMatchObject({ bornOn: '1990-02-01', nationalNumber: '019190001234', row: 3 });
  });

  test('a tick under Nam or Nữ is the sex; the row of column numbers is nobody', () => {
    const people = peopleOf([
      ['STT', 'Họ tên', 'Giới tính', null, 'SĐT'],
      [null, null, 'Nam', 'Nữ', null],
      ['(1)', '(2)', '(3)', '(4)', '(5)'],
      [1, 'Lê Thị Ánh', null, 'x', null],
      [2, 'Lê Văn Tú', 'X', null, null],
    ]);
    expect(people.map(({ sex }) => sex)).toEqual(['female', 'male']);
  });

  test('a first person without a name is not taken for a second line of headings', () => {
    const people = peopleOf([
      ['Họ tên', 'Giới tính', 'SĐT'],
      [null, 'Nam', '0912345678'],
      ['Lê An', 'Nam', null],
    ]);
    expect(people).toHaveLength(2);
  });

  test('a sheet without a heading for names is refused', () => {
    expect(
      parseRosterSheet([
        ['a', 'b'],
        [1, 2],
      ]),
    ).toMatchObject({ ok: false, error: { kind: 'header-not-found' } });
    expect(parseRosterSheet([])).toMatchObject({ ok: false, error: { kind: 'empty-sheet' } });
  });

  test('the title above the list is no heading', () => {
    const cells = [
      ['DANH SÁCH HỌ TÊN ĐOÀN VIÊN NĂM 2026'],
      ['Đơn vị: Công ty May'],
      ['Họ tên', 'SĐT'],
      ['Lê An', null],
    ];
    expect(read(cells).headerRow).toBe(3);
  });
});

describe('who is a person', () => {
  const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CCCD', 'Lương'];

  test('groups, totals, page headings, signatures and the names below them are no people', () => {
    const people = peopleOf([
      header,
      ['I', 'Tổ may 1', null, null, 15_000_000],
      [1, 'Tống Thị Hoa', 1990, null, 8_000_000],
      [2, 'Tô Văn Phòng', null, null, null],
      [null, 'Cộng tổ 1', null, null, 15_000_000],
      [null, 'Tổ may 2', null, null, null],
      header,
      [3, 'Bàn Văn Ba', null, null, null],
      [4, null, null, null, null],
      ['Tổng cộng', null, null, null, 30_000_000],
      [null, 'Bằng chữ: Ba mươi triệu đồng', null, null, null],
      [null, null, 'Thái Nguyên, ngày 20 tháng 11 năm 2026', null, null],
      [null, 'NGƯỜI LẬP', null, 'T/M BAN CHẤP HÀNH', null],
      [null, '(Ký, ghi rõ họ tên)', null, 'CHỦ TỊCH', null],
      [null, 'Nguyễn Thị Lập', null, 'Trần Văn Chủ', null],
    ]);
    expect(people.map(({ fullName }) => fullName)).toEqual([
      'Tống Thị Hoa',
      'Tô Văn Phòng',
      'Bàn Văn Ba',
    ]);
    expect(people.flatMap(({ problems }) => problems)).toEqual([]);
  });

  test('a plain list of names is a list of people', () => {
    expect(peopleOf([['Họ và tên'], ['Lê An'], ['Lê Bình'], ['Tổng cộng: 2']])).toHaveLength(2);
  });

  test('a line with a number but no name is somebody whose name is missing', () => {
    const person = onlyPerson([header, [1, null, null, '019090001234', null]]);
    expect(person?.problems).toEqual(['missing-name']);
    expect(person).not.toHaveProperty('fullName');
  });
});

describe('bad values', () => {
  const withCell = (label: string, cell: string | number) =>
    onlyPerson([
      ['STT', 'Họ tên', label],
      [1, 'Lê Thị Ánh', cell],
    ]);

  test.each([
    ['Ngày sinh', '31/02/1990', 'bad-date', 'bornOn'],
    ['Ngày sinh', '2/27/1990', 'bad-date', 'bornOn'],
    ['Ngày sinh', 60, 'bad-date', 'bornOn'],
    ['Ngày sinh', 'không nhớ', 'bad-date', 'bornOn'],
    ['Ngày vào công đoàn', '31/04/2020', 'bad-date', 'joinedOn'],
    ['CCCD', '0190900', 'bad-national-number', 'nationalNumber'],
    ['CCCD', '0190900O1234', 'bad-national-number', 'nationalNumber'],
    ['CCCD', '1.9090001234E+10', 'bad-national-number', 'nationalNumber'],
    ['CCCD', '091234567', 'bad-national-number', 'nationalNumber'],
    ['SĐT', '12345', 'bad-phone', 'phone'],
    ['Lương BHXH', '-5', 'bad-salary', 'salaryVnd'],
    ['Lương BHXH', 1.5, 'bad-salary', 'salaryVnd'],
    ['Giới tính', '?!', 'bad-sex', 'sex'],
  ])('%s %s leaves the field out and says %s', (label, cell, problem, field) => {
    const person = withCell(label, cell);
    expect(person?.problems).toEqual([problem]);
    expect(person).not.toHaveProperty(field);
  });

  test('zeros lost to Excel come back, and it is said', () => {
    expect(withCell('CCCD', 1090001234)).toMatchObject({
      nationalNumber: '001090001234',
      problems: ['padded-national-number'],
    });
  });

  test('dashes and "không có" are no answer, not a bad one', () => {
    for (const blank of ['-', '—', 'không có', 'Không', ' ']) {
      expect(withCell('SĐT', blank)?.problems).toEqual([]);
    }
  });

  test('what looks like a formula stays text', () => {
    const name = '=HYPERLINK("http://x.vn","Lê An")';
    expect(
      onlyPerson([
        ['STT', 'Họ tên'],
        [1, name],
      ])?.fullName,
    ).toBe(name);
  });

  test('the same person twice: the later line is marked, by number or by name and birthday', () => {
    const problems = peopleOf([
      ['Họ tên', 'Ngày sinh', 'CCCD'],
      ['Lê An', '1/2/1990', '019090001234'],
      ['LÊ AN', '01/02/1990', null],
      ['Lê Văn An', '1/2/1990', '019090001234'],
      ['Lê An', '1/2/1990', '019090009999'],
      ['Lê An', 1990, null],
    ]).map((person) => person.problems);
    expect(problems).toEqual([[], ['duplicate-in-sheet'], ['duplicate-in-sheet'], [], []]);
  });
});

describe('hostile sheets', () => {
  test('more rows than any union has are refused', () => {
    const cells = Array.from({ length: 100_001 }, () => ['Họ tên']);
    expect(parseRosterSheet(cells)).toMatchObject({ ok: false, error: { kind: 'too-many-rows' } });
  });

  test('twice the long nonsense takes about twice the time, not four times', () => {
    const long = 'Ngày '.repeat(50) + 'Nguyeãn '.repeat(20);
    const msOf = (rows: number): number => {
      const nonsense = Array.from({ length: rows }, () => [1, long, long, long, long]);
      const started = performance.now();
      peopleOf([['STT', 'Họ tên', 'SĐT', 'Ngày sinh', 'Tổ'], ...nonsense]);
      return performance.now() - started;
    };
    msOf(200);
    // Generous, for the machine may be busy: squared time would be a hundredfold.
    expect(msOf(3000)).toBeLessThan(40 * msOf(300) + 500);
  }, 60_000);

  test('never throws, and keeps its shape, on any cells', () => {
    const words = fc.constantFrom(
      'Họ và tên',
      'Nam',
      'Nữ',
      'Năm sinh',
      'SĐT',
      'CCCD',
      'Tổng',
      'Lê An',
      'N÷',
      '31/2/1990',
      'x',
    );
    const cell = fc.oneof(
      words,
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.integer(),
      fc.constant(null),
    );
    const rows = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 });
    fc.assert(
      fc.property(rows, (cells) => {
        const result = parseRosterSheet([
          ['STT', 'Họ tên', 'Ngày sinh', null, 'CCCD', 'SĐT'],
          ...cells,
        ]);
        if (!result.ok) return;
        for (const person of result.value.people) {
          expect(person.problems.includes('missing-name')).toBe(person.fullName === undefined);
          if (person.nationalNumber !== undefined)
            expect(person.nationalNumber).toMatch(/^\d{12}$/);
        }
      }),
      { seed: 20261122, numRuns: 500 },
    );
  });
});
