/** People, requests, counts, list keys and deadlines. */
import { describe, expect, test } from 'vitest';
import { addWorkingDays, holidayName, isWorkingDay } from '#domain/cases/working-days.ts';
import { vietnamHolidays } from '#domain/cases/vietnam-holidays.ts';
import { isCalendarDate } from '#domain/calendar-date.ts';
import {
  addDays,
  dateFromDayNumber,
  dayNumber,
  daysBetween,
  vietnamDate,
  vietnamInstantMs,
  weekday,
} from '#domain/day-number.ts';
import { isActiveState, membershipStates } from '#domain/roster/membership-state.ts';
import type { MembershipStepKind } from '#domain/roster/membership.ts';
import { SORT_KEY_LENGTH_MAX, searchTextOf, sortKeyOf } from '#domain/sort-key.ts';
import { addTallies, emptyTally, tallyOf, type TallyRecords } from '#domain/tally.ts';
import { openCases, type CaseFile } from '#domain/views/case-view.ts';
import { canonicalIds, peopleOf } from '#domain/views/people-view.ts';

const person = (id: string, archived?: boolean): TallyRecords['members'][number] => ({
  id,
  values: {
    fullName: ['Nông Thị Mơ'],
    nationalNumber: [],
    bankAccount: [],
    tags: [],
    bornOn: undefined,
    sex: undefined,
    phone: undefined,
    address: undefined,
    employeeNo: undefined,
    section: undefined,
    sectionNote: undefined,
    source: undefined,
    note: undefined,
    archived,
    importedIn: undefined,
  },
});
const step = (
  member: string,
  what: MembershipStepKind,
  on: string,
): TallyRecords['steps'][number] => ({
  id: `${member}-${what}-${on}`,
  values: { member, what, on, decision: null },
});

describe('people', () => {
  test('linked records are one person, named the same on every phone', () => {
    const pairs = ['c~d', 'b~c', 'x~y'];
    const expected = [
      ['b', 'b'],
      ['c', 'b'],
      ['d', 'b'],
      ['x', 'x'],
      ['y', 'x'],
    ];
    for (const told of [pairs, [...pairs].reverse()])
      expect([...canonicalIds(told)].sort()).toEqual(expected);
    expect(canonicalIds(['broken']).size).toBe(0);
  });

  test('a person shows all their records, the one that stands for them first', () => {
    const people = peopleOf([person('c'), person('a'), person('b')], ['b~c']);
    expect(people.map(({ id, records }) => [id, records.map((r) => r.id)])).toEqual([
      ['b', ['b', 'c']],
      ['a', ['a']],
    ]);
  });

  test('a link to a record this phone does not have hides nobody', () => {
    expect(peopleOf([person('m')], ['a~m'])).toMatchObject([{ id: 'm', archived: false }]);
  });

  test('archived, yet somebody took dues afterwards: it shows', () => {
    const of = (day: string) =>
      peopleOf(
        [person('a', true)],
        [],
        () => '2026-11-10',
        () => [day],
      )[0];
    expect(of('2026-11-09')).toMatchObject({ archived: true, hasActivityAfter: false });
    expect(of('2026-11-10')).toMatchObject({ hasActivityAfter: true });
    expect(
      peopleOf([person('a', true), person('b')], ['a~b'], undefined, () => ['2026-11-22'])[0],
    ).toMatchObject({ archived: false, hasActivityAfter: false });
  });
});

describe('membership', () => {
  test('the last step up to the day counts, however the steps came', () => {
    const steps = [
      step('a', 'left', '2026-12-01'),
      step('a', 'admitted', '2026-01-05'),
      step('a', 'applied', '2026-01-05'),
    ];
    for (const told of [steps, [...steps].reverse()]) {
      expect(membershipStates(told, '2026-11-30').get('a')).toBe('admitted');
      expect(membershipStates(told, '2026-12-01').get('a')).toBe('left');
      expect(membershipStates(told, '2026-01-04').get('a')).toBeUndefined();
    }
  });

  test('who applied, is suspended or has gone does not owe dues', () => {
    expect((['admitted', 'resumed'] as const).every(isActiveState)).toBe(true);
    expect(
      (
        [
          'applied',
          'suspended',
          'moved',
          'left',
          'expelled',
          'deceased',
          'none',
          undefined,
        ] as const
      ).some(isActiveState),
    ).toBe(false);
  });
});

describe('the tally', () => {
  const receipt = (
    id: string,
    member: string,
    months: string[],
    paidOn: string,
    amountVnd: number,
  ) => ({
    id,
    values: { member, series: 'K7', number: 1, months, amountVnd, method: 'cash', paidOn } as const,
  });
  const records: TallyRecords = {
    members: [person('a'), person('b'), person('c'), person('d', true), person('a2')],
    steps: [
      step('a', 'admitted', '2026-01-01'),
      step('a2', 'admitted', '2026-01-01'),
      step('b', 'admitted', '2026-11-30'),
      step('c', 'applied', '2026-11-01'),
      step('d', 'admitted', '2026-01-01'),
    ],
    twinPairs: ['a~a2'],
    receipts: [
      receipt('r1', 'a2', ['2026-11'], '2026-11-05', 25_000),
      receipt('r2', 'b', ['2026-10'], '2026-11-06', 20_000),
      receipt('r3', 'b', ['2026-11'], '2026-11-07', 20_000),
      receipt('r4', 'd', ['2026-11'], '2026-10-31', 20_000),
    ],
    voids: [{ id: 'v1', values: { receipt: 'r3', why: 'x' } }],
    waivers: [{ id: 'w1', values: { member: 'b', period: '2026-11', why: 'x' } }],
  };

  test('counts twins once, the archived not, the voided not, money by its day and months by their name', () => {
    expect(tallyOf('2026-11', records)).toEqual({
      period: '2026-11',
      people: 3,
      active: 2,
      paid: 1,
      waived: 1,
      receipts: 2,
      receivedVnd: 45_000,
      receivedVndByMethod: { cash: 45_000, transfer: 0, withheld: 0 },
    });
  });

  test('adds up over unions', () => {
    const one = tallyOf('2026-11', records);
    expect(addTallies('2026-11', [one, one])).toMatchObject({
      people: 6,
      active: 4,
      paid: 2,
      receivedVnd: 90_000,
      receivedVndByMethod: { cash: 90_000 },
    });
    expect(addTallies('2026-11', [])).toEqual(emptyTally('2026-11'));
  });
});

test('what is due first stands first, what is ended does not stand there', () => {
  const file = (id: string, set: Partial<CaseFile['values']>): CaseFile => ({
    id,
    values: {
      applicant: undefined,
      channel: undefined,
      receivedOn: '2026-11-01',
      stage: { round: 0, stage: 'new' },
      outcome: [],
      kind: undefined,
      summary: undefined,
      urgency: 'normal',
      dueOn: undefined,
      handler: undefined,
      ...set,
    },
  });
  const files = [
    file('no-day', { dueOn: null }),
    file('later', { dueOn: '2026-12-01' }),
    file('urgent', { dueOn: '2026-12-01', urgency: 'urgent' }),
    file('late', { dueOn: '2026-11-20' }),
    file('closed', { dueOn: '2026-11-01', stage: { round: 0, stage: 'closed' } }),
    file('reopened', { stage: { round: 1, stage: 'assigned' }, receivedOn: '2026-10-01' }),
  ];
  const open = openCases(files, '2026-11-22');
  expect(open.map((one) => [one.file.id, one.daysLeft, one.isOverdue])).toEqual([
    ['late', -2, true],
    ['urgent', 9, false],
    ['later', 9, false],
    ['reopened', undefined, false],
    ['no-day', undefined, false],
  ]);
});

describe('list keys and search texts', () => {
  const keysOf = (
    type: string,
    ...records: readonly Record<string, unknown>[]
  ): readonly string[] => records.map((values) => sortKeyOf(type, values));

  test('members by given name, receipts by day and number, requests by due day', () => {
    const [an, binh, an2] = keysOf(
      'member',
      { fullName: ['Trần Văn An', 'x'] },
      { fullName: ['An Văn Bình'] },
      { fullName: ['Bế Văn Ân'] },
    );
    expect([an, binh, an2].sort()).toEqual([an, an2, binh]);
    const receipts = keysOf(
      'receipt',
      { paidOn: '2026-11-22', series: 'K7', number: 9 },
      { paidOn: '2026-11-22', series: 'K7', number: 10 },
      { paidOn: '2026-11-23', series: 'K1', number: 1 },
    );
    expect([...receipts].sort()).toEqual(receipts);
    const cases = keysOf(
      'caseFile',
      { dueOn: '2026-11-22', receivedOn: '2026-11-01' },
      { dueOn: null, receivedOn: '2026-01-01' },
    );
    expect([...cases].sort()).toEqual(cases);
    expect(sortKeyOf('consent', {})).toBe('');
  });

  test('no key is longer than an index holds, and nonsense has a key too', () => {
    expect(sortKeyOf('member', { fullName: ['Ậ'.repeat(120)] }).length).toBeLessThanOrEqual(
      SORT_KEY_LENGTH_MAX,
    );
    for (const type of ['member', 'receipt', 'caseFile', 'unit', 'officer', 'other'])
      for (const values of [
        {},
        { fullName: 7, paidOn: {}, dueOn: [], name: null, applicant: 3, number: 'x' },
      ]) {
        expect(typeof sortKeyOf(type, values)).toBe('string');
        expect(typeof searchTextOf(type, values)).toBe('string');
      }
  });

  test('a member is found by any of the names, the phone as dialled, and the numbers', () => {
    const values = {
      fullName: ['Lý Thị Đường', 'Lý Thị Xen'],
      phone: '+84912345678',
      nationalNumber: ['019199000123'],
      employeeNo: 'M001',
    };
    expect(searchTextOf('member', values)).toBe(
      'ly thi duong ly thi xen 0912345678 019199000123 m001',
    );
    expect(searchTextOf('receipt', { series: 'K7', number: 123 })).toBe('k7-000123');
    expect(
      searchTextOf('caseFile', { applicant: { who: 'other', name: 'Sen' }, summary: 'Chậm lương' }),
    ).toBe('sen cham luong');
    expect(searchTextOf('unit', { name: 'CĐCS Gỗ', code: 'TH.1' })).toBe('cdcs go th.1');
    expect(searchTextOf('officer', { displayName: 'Bế Hoa', signInName: 'thu1.may' })).toBe(
      'be hoa thu1.may',
    );
  });
});

describe('days', () => {
  test('days are numbered as the calendar has them', () => {
    for (let day = -200_000; day < 60_000; day += 37) {
      const date = new Date(day * 86_400_000);
      expect(dateFromDayNumber(day)).toBe(date.toISOString().slice(0, 10));
      expect(dayNumber(dateFromDayNumber(day))).toBe(day);
      expect(weekday(dateFromDayNumber(day))).toBe(date.getUTCDay());
    }
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(daysBetween('2026-11-22', '2026-11-20')).toBe(-2);
  });

  test('a day in Vietnam begins seven hours before Greenwich', () => {
    expect(vietnamDate(Date.parse('2026-11-22T16:59:59Z'))).toBe('2026-11-22');
    expect(vietnamDate(Date.parse('2026-11-22T17:00:00Z'))).toBe('2026-11-23');
    expect(vietnamInstantMs('2026-11-22', 8)).toBe(Date.parse('2026-11-22T08:00:00+07:00'));
  });
});

describe('working days', () => {
  test('weekends do not count, nor does the day it begins on', () => {
    expect(addWorkingDays('2026-11-13', 1)).toEqual({ on: '2026-11-16', certain: true });
    expect(addWorkingDays('2026-11-13', 0)).toEqual({ on: '2026-11-13', certain: true });
    expect(addWorkingDays('2026-11-14', 5)).toEqual({ on: '2026-11-20', certain: true });
  });

  test('seven working days before Tết end after it', () => {
    expect(addWorkingDays('2026-02-11', 7)).toEqual({ on: '2026-02-27', certain: true });
    expect(holidayName('2026-02-17')).toBe('Tết Nguyên đán (mùng 1)');
  });

  test('an exchanged Saturday is worked, the Friday for it is not', () => {
    expect(isWorkingDay('2026-01-10')).toBe(true);
    expect(isWorkingDay('2026-01-02')).toBe(false);
    expect(isWorkingDay('2026-01-17')).toBe(false);
  });

  test('where the days off are not decided the deadline says so', () => {
    expect(addWorkingDays('2026-12-30', 7).certain).toBe(false);
    expect(addWorkingDays('2031-01-01', 1)).toEqual({ on: '2031-01-02', certain: false });
    expect(addWorkingDays('2026-01-01', 1e9).on < '2028-12-31').toBe(true);
  });

  test('the data are days that exist, each in its year, weekdays for days in lieu and weekends for days worked', () => {
    for (const { year, off, worked } of vietnamHolidays) {
      const days = off.map(({ on }) => on);
      expect(new Set(days).size).toBe(days.length);
      expect([...days].sort()).toEqual(days);
      for (const on of [...days, ...worked]) {
        expect(isCalendarDate(on)).toBe(true);
        expect(on.startsWith(String(year))).toBe(true);
      }
      for (const on of worked) expect([0, 6]).toContain(weekday(on));
      for (const fixed of ['01-01', '04-30', '05-01', '09-02'])
        expect(days).toContain(`${year}-${fixed}`);
      expect(
        off.filter(({ name }) => name.includes('Tết Nguyên đán')).length,
      ).toBeGreaterThanOrEqual(5);
    }
  });
});
