/** A person as a roster sheet tells of them. */
import type { CalendarDate, PartialDate } from '#domain/calendar-date.ts';
import type { Sex } from './citizen-number.ts';

/** One line of the sheet that is a person. What the sheet does not say, or says badly, is absent. */
export type RosterPerson = {
  /** Row of the sheet, counted from 1 as Excel does. */
  readonly row: number;
  readonly fullName?: string;
  readonly bornOn?: PartialDate;
  readonly sex?: Sex;
  /** 12 digits. */
  readonly nationalNumber?: string;
  /** E.164. */
  readonly phone?: string;
  readonly address?: string;
  readonly homeTown?: string;
  readonly employeeNo?: string;
  readonly memberNo?: string;
  readonly salaryVnd?: number;
  readonly section?: string;
  readonly position?: string;
  readonly email?: string;
  /** Joined the union; `YYYY` where the sheet has the year alone. */
  readonly joinedOn?: CalendarDate | PartialDate;
  /** Began to work here. */
  readonly startedOn?: CalendarDate | PartialDate;
  readonly problems: readonly RosterProblem[];
};

export type RosterProblem =
  | 'missing-name'
  | 'bad-date'
  | 'bad-sex'
  | 'bad-national-number'
  | 'padded-national-number'
  | 'bad-phone'
  | 'bad-salary'
  | 'duplicate-in-sheet'
  | 'legacy-encoding';
