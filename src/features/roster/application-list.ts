/** Mẫu 5b: the collective application, one line a person who asks to join. Nothing here draws. */
import type { CalendarDate } from '#domain/calendar-date.ts';
import { formatPhone } from '#domain/roster/phone.ts';
import { dayText } from '#text/day-text.ts';
import type { RosterEntry } from './roster-list.ts';

/** The columns of the form (HD 38/HD-TLĐ 2024): the sex is said by which column holds the birth date. */
export interface ApplicationLine {
  readonly id: string;
  readonly fullName: string;
  readonly bornMale: string;
  readonly bornFemale: string;
  /** Where the sex is not known, neither column can say the birth date: it is written in by hand. */
  readonly lacksSex: boolean;
  readonly nationalNumber: string;
  readonly phone: string;
}

/** Who of a union has asked to join and is not admitted yet, in the order of the roll. */
export const applicationLines = (
  entries: readonly RosterEntry[],
  unit: string,
): readonly ApplicationLine[] =>
  entries
    .filter((entry) => entry.unit === unit && entry.standing === 'applied')
    .map(({ row: { id, values } }) => {
      const born = dayText(values.bornOn ?? '');
      return {
        id,
        fullName: values.fullName[0] ?? '',
        bornMale: values.sex === 'male' ? born : '',
        bornFemale: values.sex === 'female' ? born : '',
        lacksSex: values.sex === undefined || values.sex === null,
        nationalNumber: values.nationalNumber[0] ?? '',
        phone: formatPhone(values.phone ?? ''),
      };
    });

/** "…, ngày 22 tháng 11 năm 2026": the place is written by hand. */
export const signingDay = (today: CalendarDate): readonly [string, string, string] => [
  today.slice(8, 10),
  today.slice(5, 7),
  today.slice(0, 4),
];
