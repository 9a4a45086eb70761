/** Days off in Vietnam, year by year, as dated data: the law names the days, the government moves some every year. */
import type { CalendarDate } from '#domain/calendar-date.ts';

export interface HolidayYear {
  readonly year: number;
  /**
   * decided: as announced for the year. expected: the days of Labour Code 45/2019/QH14 art. 112 with
   * days in lieu for weekends; the yearly decision was not out when this was written.
   */
  readonly status: 'decided' | 'expected';
  readonly source: string;
  readonly off: readonly { readonly on: CalendarDate; readonly name: string }[];
  /** Weekend days worked in exchange by state offices and whoever follows them. */
  readonly worked: readonly CalendarDate[];
}

export const vietnamHolidays: readonly HolidayYear[] = [
  {
    year: 2025,
    status: 'decided',
    source: 'Labour Code art. 112; announcement of the Ministry of Labour of 12/2024',
    off: [
      { on: '2025-01-01', name: 'Tết Dương lịch' },
      { on: '2025-01-27', name: 'Tết Nguyên đán' },
      { on: '2025-01-28', name: 'Tết Nguyên đán' },
      { on: '2025-01-29', name: 'Tết Nguyên đán (mùng 1)' },
      { on: '2025-01-30', name: 'Tết Nguyên đán' },
      { on: '2025-01-31', name: 'Tết Nguyên đán' },
      { on: '2025-04-07', name: 'Giỗ Tổ Hùng Vương (10/3 âm lịch)' },
      { on: '2025-04-30', name: 'Ngày Chiến thắng' },
      { on: '2025-05-01', name: 'Ngày Quốc tế lao động' },
      { on: '2025-05-02', name: 'Hoán đổi với 26/4' },
      { on: '2025-09-01', name: 'Quốc khánh' },
      { on: '2025-09-02', name: 'Quốc khánh' },
    ],
    worked: ['2025-04-26'],
  },
  {
    year: 2026,
    status: 'decided',
    source:
      'Labour Code art. 112; announcement of the Ministry of Home Affairs for 2026; 24/11 by Nghị quyết 80-NQ/TW of 7/1/2026',
    off: [
      { on: '2026-01-01', name: 'Tết Dương lịch' },
      { on: '2026-01-02', name: 'Hoán đổi với 10/1' },
      { on: '2026-02-16', name: 'Tết Nguyên đán' },
      { on: '2026-02-17', name: 'Tết Nguyên đán (mùng 1)' },
      { on: '2026-02-18', name: 'Tết Nguyên đán' },
      { on: '2026-02-19', name: 'Tết Nguyên đán' },
      { on: '2026-02-20', name: 'Tết Nguyên đán' },
      { on: '2026-04-26', name: 'Giỗ Tổ Hùng Vương (10/3 âm lịch)' },
      { on: '2026-04-27', name: 'Nghỉ bù Giỗ Tổ Hùng Vương' },
      { on: '2026-04-30', name: 'Ngày Chiến thắng' },
      { on: '2026-05-01', name: 'Ngày Quốc tế lao động' },
      { on: '2026-08-31', name: 'Hoán đổi với 22/8' },
      { on: '2026-09-01', name: 'Quốc khánh' },
      { on: '2026-09-02', name: 'Quốc khánh' },
      { on: '2026-11-24', name: 'Ngày Văn hóa Việt Nam' },
    ],
    worked: ['2026-01-10', '2026-08-22'],
  },
  {
    year: 2027,
    status: 'expected',
    source: 'Labour Code art. 111-112, lunar dates 1/1 = 6/2 and 10/3 = 16/4',
    off: [
      { on: '2027-01-01', name: 'Tết Dương lịch' },
      { on: '2027-02-05', name: 'Tết Nguyên đán' },
      { on: '2027-02-06', name: 'Tết Nguyên đán (mùng 1)' },
      { on: '2027-02-07', name: 'Tết Nguyên đán' },
      { on: '2027-02-08', name: 'Tết Nguyên đán' },
      { on: '2027-02-09', name: 'Tết Nguyên đán' },
      { on: '2027-02-10', name: 'Nghỉ bù Tết Nguyên đán' },
      { on: '2027-02-11', name: 'Nghỉ bù Tết Nguyên đán' },
      { on: '2027-04-16', name: 'Giỗ Tổ Hùng Vương (10/3 âm lịch)' },
      { on: '2027-04-30', name: 'Ngày Chiến thắng' },
      { on: '2027-05-01', name: 'Ngày Quốc tế lao động' },
      { on: '2027-05-03', name: 'Nghỉ bù Ngày Quốc tế lao động' },
      { on: '2027-09-02', name: 'Quốc khánh' },
      { on: '2027-09-03', name: 'Quốc khánh' },
      { on: '2027-11-24', name: 'Ngày Văn hóa Việt Nam' },
    ],
    worked: [],
  },
];
