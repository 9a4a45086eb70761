/** What a member is to pay a month, with the rule that gave it: a collector sees sums, never salaries. */
import { writeOnce } from '#crdt/field.ts';
import { codeText, month, recordId, shortText, sumVnd } from '../field-values.ts';
import { recordType } from '../record-kind.ts';

export const assessment = recordType('assessment', 'dues', {
  member: writeOnce(recordId),
  from: writeOnce(month),
  monthlyVnd: writeOnce(sumVnd),
  rule: writeOnce(codeText),
});

export const waiver = recordType('waiver', 'dues', {
  member: writeOnce(recordId),
  period: writeOnce(month),
  why: writeOnce(shortText),
});

/** A fixed sum decided by the union. */
export const resolution = recordType('resolution', 'dues', {
  from: writeOnce(month),
  monthlyVnd: writeOnce(sumVnd),
  decision: writeOnce(shortText),
});
