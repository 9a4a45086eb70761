/** A member's salary from a month on; opened by treasurer and accountant only. */
import * as z from 'zod';
import { writeOnce } from '#crdt/field.ts';
import { month, recordId, sumVnd } from '../field-values.ts';
import { recordType } from '../record-kind.ts';

export const salary = recordType('salary', 'pay', {
  member: writeOnce(recordId),
  from: writeOnce(month),
  salaryVnd: writeOnce(sumVnd),
  basis: writeOnce(z.enum(['insurance-salary', 'take-home'])),
});
