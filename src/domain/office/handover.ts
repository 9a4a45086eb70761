/** Bàn giao: that an officer's rights at a union passed to another one, on which day and before whom. */
import * as z from 'zod';
import { writeOnce } from '#crdt/field.ts';
import { day, recordId, shortText } from '../field-values.ts';
import { recordType } from '../record-kind.ts';

export const HANDED_RIGHTS_MAX = 50;

/**
 * Only what every reader of the office book may know. The money stands in the dues books (`moneyHandover`),
 * the open requests in theirs (`caseHandover`): a book is the only grain of access.
 */
export const handover = recordType('handover', 'office', {
  from: writeOnce(recordId),
  to: writeOnce(recordId),
  on: writeOnce(day),
  /** absent: what the old phone holds is unknown until it comes. */
  presence: writeOnce(z.enum(['present', 'absent'])),
  /** Bên chứng kiến; a blank line on the paper where nobody was named. */
  witness: writeOnce(shortText.nullable()),
  /** Grants that ended and began with it. */
  ends: writeOnce(z.array(recordId).max(HANDED_RIGHTS_MAX)),
  begins: writeOnce(z.array(recordId).max(HANDED_RIGHTS_MAX)),
});
