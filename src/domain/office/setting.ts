/** A union's own choices; the record's id is the key of the setting. */
import * as z from 'zod';
import { lastWriterWins } from '#crdt/field.ts';
import { writtenText } from '../field-values.ts';
import { recordType } from '../record-kind.ts';

/** Ids of the settings known to this version. */
export const SETTING_KEYS = [
  'dues-basis',
  'dues-fixed-vnd',
  'dues-method',
  'lock-minutes',
  'shift-pin',
  'lease-days',
  'lease-case-days',
  'cases-on-shared',
  'group-name',
  'fields-not-used',
] as const;

/** What a union calls the groups it collects by: tổ, chuyền or ca. */
export const GROUP_NAMES = ['to', 'chuyen', 'ca'] as const;
export type GroupName = (typeof GROUP_NAMES)[number];

/** Fields of a member's form that a union may do without; `fields-not-used` names them with commas. */
export const OPTIONAL_FIELDS = ['sex', 'phone', 'employeeNo', 'sectionNote', 'address'] as const;
export type OptionalField = (typeof OPTIONAL_FIELDS)[number];

export const setting = recordType('setting', 'office', {
  value: lastWriterWins(z.union([writtenText(200), z.number(), z.boolean(), z.null()])),
});
