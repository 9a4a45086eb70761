// The lists of devices as officers read them: what a device is short of, in which words, which are shown, and the sheet for buying.
import { describe, expect, test } from 'vitest';
import { deviceNeedsVersions } from '#domain/device-needs-data.ts';
import { deviceNeedsOn, shortagesOf } from '#domain/device-needs.ts';
import {
  roundedFree,
  secretByPasskey,
  unsentOf,
  type DeviceLine,
  type ReportedDevice,
} from '#domain/device-report.ts';
import { mayLoseHere } from '#domain/views/losable-devices.ts';
import { browserOf, deviceFormOf, deviceSelf } from '#platform/device-self.ts';
import { csvText } from '#platform/sheet-export.ts';
import { catalogues } from '#text/catalogue.ts';
import { officeFromRows } from '../../src/app/office-view.ts';
import { factsOf } from '../../src/features/devices/device-words.ts';
import {
  DEVICE_FILTERS,
  devicesIn,
  shownDevices,
} from '../../src/features/devices/devices-shown.ts';
import { planSheet, planSheetName } from '../../src/features/devices/plan-sheet.ts';

const NOW = Date.UTC(2026, 10, 22, 1);
const DAY_MS = 86_400_000;
const MB = 1024 * 1024;
const said = (more: Partial<ReportedDevice> = {}): ReportedDevice => ({
  ...{ form: 'phone', browser: 'chrome', browserVersion: 131, freeBytes: 2048 * MB },
  ...{ isLasting: true, hasPasskey: true, app: '1.2.0', unsent: 0, unsentVnd: 0 },
  receivedMs: NOW,
  ...more,
});
const line = (more: Partial<DeviceLine> = {}): DeviceLine => ({
  ...{ device: 'mayhoa000001', officer: 'officer1', displayName: 'Lường Thị Hoa', lives: 1 },
  ...{ unit: 'may-union', unitName: 'CĐCS May Mẫu', unitKind: 'grassroots' },
  ...{ label: 'Android · Chrome', fingerprint: '0123456789abcdef', life: 'lifeofhoa001' },
  ...{ series: ['K7QP2'], isLost: false, lastContactMs: NOW },
  report: said(),
  ...more,
});
const { devices: vi } = catalogues.vi;
const factsIn = (of: DeviceLine, text = vi): Readonly<Record<string, string>> =>
  Object.fromEntries(factsOf(of, NOW, text).map(({ label, value }) => [label, value]));

describe('what a browser says', () => {
  test.each([
    [
      'Mozilla/5.0 (Linux; Android 13; K) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36',
      0,
      'phone chrome 131',
    ],
    [
      'Mozilla/5.0 (Linux; Android 12; SM-T500) AppleWebKit/537.36 SamsungBrowser/21.0 Chrome/110.0 Safari/537.36',
      5,
      'tablet samsung 21',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
      0,
      'laptop edge 130',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 coc_coc_browser/124.0 Chrome/118.0 Safari/537.36',
      0,
      'laptop coc-coc 124',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1',
      5,
      'phone safari 17',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.0 Safari/605.1.15',
      5,
      'tablet safari 17',
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
      0,
      'laptop firefox 128',
    ],
    ['something new', 0, 'laptop other null'],
  ])('%s', (userAgent, touchPoints, expected) => {
    const { browser, browserVersion } = browserOf(userAgent);
    expect(`${deviceFormOf(userAgent, touchPoints)} ${browser} ${browserVersion}`).toBe(expected);
  });

  test('what it does not say is not made up, and room is told so coarsely that it names nobody', () => {
    const silent = { usedBytes: undefined, freeBytes: undefined, isLasting: undefined };
    expect(deviceSelf({ userAgent: '', maxTouchPoints: 0 }, silent)).toMatchObject({
      freeBytes: null,
      isLasting: null,
      browserVersion: null,
    });
    const told = [0, 99 * MB, 499 * MB, 501 * MB, 1025 * MB, 7.9 * 1024 * MB, 900 * 1024 * MB];
    expect(told.map((bytes) => roundedFree(bytes) / MB)).toEqual([
      0,
      0,
      400,
      500,
      1024,
      7 * 1024,
      32 * 1024,
    ]);
  });
});

test('what was tried on the device counts more than what its browser says', () => {
  expect(secretByPasskey('given', 'cannot')).toBe('given');
  expect(secretByPasskey('cannot', 'said')).toBe('cannot');
  expect(secretByPasskey(undefined, 'said')).toBe('said');
  expect(secretByPasskey(undefined, 'unknown')).toBe('unknown');
});

test('what waits is counted, and of it only receipts are money', () => {
  const receipt = (amountVnd: number) => ({ type: 'receipt', set: { amountVnd } });
  const entry = (book: string, isWaiting: boolean, ...changes: ReturnType<typeof receipt>[]) => ({
    ...{ book, isWaiting, changes },
  });
  expect(
    unsentOf([
      entry('dues.b', true, receipt(25_000), receipt(30_000)),
      entry('dues.a', true, receipt(10_000)),
      entry('dues.a', false, receipt(99_000)),
      entry('roster.a', true, { type: 'member', set: { amountVnd: 7 } }),
    ]),
  ).toEqual({
    unsent: 3,
    unsentSums: [
      { book: 'dues.a', sumVnd: 10_000 },
      { book: 'dues.b', sumVnd: 55_000 },
    ],
  });
});

describe('what a device is short of', () => {
  test('by the needs of the day, told only of what it said itself', () => {
    const of = (more: Partial<DeviceLine>) => shortagesOf(line(more), NOW);
    expect(of({})).toEqual([]);
    expect(of({ report: said({ browserVersion: 110 }) })).toEqual(['browser-old']);
    expect(of({ report: said({ freeBytes: 499 * MB }) })).toEqual(['room-short']);
    expect(of({ report: said({ freeBytes: 500 * MB }) })).toEqual([]);
    expect(of({ report: said({ isLasting: false }) })).toEqual(['not-lasting']);
    expect(of({ lastContactMs: NOW - 15 * DAY_MS })).toEqual(['silent']);
    expect(of({ lastContactMs: NOW - 14 * DAY_MS })).toEqual([]);
    expect(of({ lastContactMs: null, report: null })).toEqual(['never-heard']);
    const unsaid = said({ browserVersion: null, freeBytes: null, isLasting: null });
    expect(of({ report: unsaid })).toEqual([]);
    expect(of({ report: said({ browser: 'other', browserVersion: 1 }) })).toEqual([]);
    expect(of({ isLost: true, lastContactMs: null })).toEqual([]);
  });

  test('a row of data changes it from its day on, and every row says where it comes from', () => {
    const [first] = deviceNeedsVersions;
    const later = { ...first!, from: '2027-01-01', freeMegabytesMin: 4096 };
    const both = [first!, later];
    expect(deviceNeedsOn('2026-12-31', both)?.freeMegabytesMin).toBe(500);
    expect(deviceNeedsOn('2027-01-01', both)?.freeMegabytesMin).toBe(4096);
    expect(shortagesOf(line(), Date.UTC(2026, 11, 31, 18), both)).toContain('room-short');
    expect(deviceNeedsOn('2020-01-01', both)).toBeUndefined();
    const days = deviceNeedsVersions.map(({ from }) => from);
    expect(days).toEqual([...days].sort());
    for (const { source } of deviceNeedsVersions) expect(source).not.toBe('');
  });
});

describe('the words', () => {
  test('what is known stands there with its name, money as money, a key in groups', () => {
    expect(
      factsIn(line({ report: said({ unsent: 2, unsentVnd: 50_000, freeBytes: 400 * MB }) })),
    ).toEqual({
      'Liên lạc lần cuối': '08:00',
      'Chưa gửi': '2 mục, biên lai 50.000 đ',
      'Loại máy': 'Điện thoại',
      'Trình duyệt': 'Chrome 131',
      'Bản ứng dụng': '1.2.0',
      'Còn chỗ cho sổ': '400 MB',
      'Giữ dữ liệu lâu dài': 'Có',
      'Mở bằng vân tay, khuôn mặt': 'Đã đặt',
      'Máy mở được như vậy': 'Được, đã thử trên máy',
      'Quyển biên lai': 'K7QP2',
      'Mã máy': 'mayhoa00',
      'Khóa của máy': '0123 4567 89ab cdef',
      'Sổ trên máy': 'lifeofho, lần mở thứ 1',
    });
  });

  test('whether a finger or a face could open the book is said in plain words; an app that did not tell is not guessed at', () => {
    const label = 'Máy mở được như vậy';
    const of = (more: Partial<ReportedDevice>) =>
      factsIn(line({ report: said({ hasPasskey: false, ...more }) }))[label];
    expect(of({ secretByPasskey: 'given' })).toBe('Được, đã thử trên máy');
    expect(of({ secretByPasskey: 'said' })).toBe('Trình duyệt báo là được, chưa thử');
    expect(of({ secretByPasskey: 'cannot' })).toBe('Không được, hoặc máy chưa đặt khóa màn hình');
    expect(of({ secretByPasskey: 'unknown' })).toBe('Chưa rõ');
    expect(of({})).toBe('Chưa rõ');
    // An older app where a passkey opens the book: it has given its secret there.
    expect(of({ hasPasskey: true })).toBe('Được, đã thử trên máy');
    const english = line({ report: said({ hasPasskey: false, secretByPasskey: 'said' }) });
    expect(factsIn(english, catalogues.en.devices)['Could open that way']).toBe(
      'The browser says so, not tried yet',
    );
  });

  test('what is not known is said to be unknown, and a sum that is not the reader’s is no sum at all', () => {
    const facts = factsIn(line({ report: null, lastContactMs: null, series: [], life: null }));
    expect(facts).toMatchObject({ 'Liên lạc lần cuối': 'Chưa rõ', 'Chưa gửi': 'Chưa rõ' });
    expect(Object.keys(facts)).toHaveLength(4);
    expect(factsIn(line({ report: said({ unsent: 3, unsentVnd: null }) }))['Chưa gửi']).toBe(
      '3 mục',
    );
    const english = factsIn(
      line({ report: said({ unsent: 1, unsentVnd: 25_000 }) }),
      catalogues.en.devices,
    );
    expect(english['Not sent']).toBe('1 entries, receipts of 25.000 đ');
  });
});

describe('the list of the union', () => {
  const many = Array.from({ length: 300 }, (_, at) =>
    line({
      ...{ device: `may-${1000 + at}`, displayName: `Vừ A ${String.fromCharCode(65 + (at % 20))}` },
      ...(at % 3 === 0 ? { lastContactMs: NOW - 30 * DAY_MS } : {}),
      ...(at % 5 === 0
        ? { report: said({ browserVersion: 90, unsent: at % 10 === 0 ? 1 : 0 }) }
        : {}),
    }),
  );

  test('three hundred, by name; each state with its count, and what is lost here is lost at once', () => {
    const shown = shownDevices(many, new Set(['may-1001', 'may-1003']), NOW);
    const counts = DEVICE_FILTERS.map((filter) => [filter, devicesIn(shown, filter).length]);
    expect(Object.fromEntries(counts)).toEqual({
      all: 300,
      replace: 60,
      silent: 99,
      unsent: 30,
      lost: 2,
    });
    expect(shown[0]?.line.displayName).toBe('Vừ A A');
    expect(devicesIn(shown, 'all', 'vu a t')).toHaveLength(15);
    expect(devicesIn(shown, 'lost', 'vu a t')).toHaveLength(0);
    expect(shownDevices([], new Set(), NOW)).toEqual([]);
  });

  test('the sheet holds what is to be bought and mended, without the lost, and no name is a formula', () => {
    const lines = [
      line({
        displayName: '=HYPERLINK("http://xau")',
        report: said({
          ...{ browserVersion: 100, freeBytes: 300 * MB },
          ...{ hasPasskey: false, secretByPasskey: 'cannot' },
        }),
      }),
      line({ device: 'maymat000001', displayName: 'Lò Thị Mất', isLost: true }),
      line({ device: 'mayim0000001', displayName: 'Lò Thị Im', report: null, lastContactMs: null }),
    ];
    const text = csvText(planSheet(shownDevices(lines, new Set(), NOW), vi));
    const rows = text.trim().split('\r\n');
    expect(rows).toHaveLength(3);
    expect(rows[0]).toContain('"Cán bộ","Công đoàn","Mã máy"');
    expect(text).not.toContain('Lò Thị Mất');
    const bad = rows.find((row) => row.includes('HYPERLINK')) ?? '';
    expect(bad).toMatch(/^"'=HYPERLINK/);
    expect(bad).toContain(
      '"Chrome",100,"1.2.0",300,"Có","Chưa đặt","Không được, hoặc máy chưa đặt khóa màn hình","08:00 22/11/2026","Có"',
    );
    const silent = rows.find((row) => row.includes('Lò Thị Im')) ?? '';
    // Every line has as many cells as there are headings.
    expect(silent.split('","')).toHaveLength(vi.sheetHeadings.length);
    expect(silent).toContain('"Hỏi cán bộ còn dùng máy không"');
    expect(planSheetName('2026-11-22', vi)).toBe('bang-may-can-bo-22-11-2026.csv');
  });
});

describe('who is offered to call a device lost', () => {
  const row = (type: string, id: string, values: Record<string, unknown>) => ({
    ...{ key: `${type}|${id}`, type, id, book: 'office.may-union', sortKey: '', state: 'safe' },
    values,
  });
  const grant = (officer: string, role: string, unit: string, reach = 'unit') =>
    row('grant', `${officer}-${role}`, {
      officer,
      role,
      unit,
      reach,
      from: '2026-01-01',
      until: null,
    });
  const rows = {
    units: [
      row('unit', 'province', { name: 'Tỉnh', kind: 'province', parent: null }),
      row('unit', 'may-union', { name: 'May', kind: 'grassroots', parent: 'province' }),
    ],
    officers: [],
    grants: [
      grant('chu-tich', 'chair', 'may-union'),
      grant('thu-quy', 'treasurer', 'may-union'),
      grant('quan-tri', 'administrator', 'province', 'below'),
    ],
    revocations: [],
  };
  const may = (me: string, officer: string, unit = 'may-union'): boolean => {
    const office = officeFromRows(rows as never, me, '2026-11-22');
    return mayLoseHere({ office, me, today: '2026-11-22' }, { device: 'may-1000', officer, unit });
  };
  test('the own one, those one staffs, and none above', () => {
    expect(may('thu-quy', 'thu-quy')).toBe(true);
    expect(may('thu-quy', 'chu-tich')).toBe(false);
    expect(may('chu-tich', 'thu-quy')).toBe(true);
    expect(may('chu-tich', 'quan-tri')).toBe(false);
    expect(may('chu-tich', 'somebody', 'province')).toBe(false);
    expect(may('quan-tri', 'chu-tich')).toBe(true);
    expect(may('quan-tri', 'quan-tri', 'province')).toBe(true);
    expect(may('nobody', 'nobody')).toBe(false);
  });
});
