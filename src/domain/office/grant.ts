/** A dated right of an officer in a role at a unit and, by reach, below it; and its end. */
import * as z from 'zod';
import { writeOnce } from '#crdt/field.ts';
import { day, recordId, shortText } from '../field-values.ts';
import { recordType } from '../record-kind.ts';

export const ROLES = [
  'administrator',
  'chair',
  'vice-chair',
  'treasurer',
  'accountant',
  'collector',
  'case-officer',
  'communications-officer',
  'training-officer',
  'auditor',
  'upper-officer',
] as const;
export type Role = (typeof ROLES)[number];

export const grant = recordType('grant', 'office', {
  officer: writeOnce(recordId),
  role: writeOnce(z.enum(ROLES)),
  unit: writeOnce(recordId),
  reach: writeOnce(z.enum(['unit', 'below'])),
  from: writeOnce(day),
  until: writeOnce(day.nullable()),
});

// A right again is a new grant; a revocation names its grant and stands for ever.
export const revocation = recordType('revocation', 'office', {
  grant: writeOnce(recordId),
  why: writeOnce(shortText),
});
