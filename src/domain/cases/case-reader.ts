/** Who may open a confidential case: one record for each officer, written in the book of that case. */
import { writeOnce } from '#crdt/field.ts';
import { recordId } from '../field-values.ts';
import { recordType } from '../record-kind.ts';

/**
 * Readers only grow: what somebody has read cannot be made unread, and a right is ended where it was
 * given, by the grant that opens the cases of the unit.
 */
export const caseReader = recordType('caseReader', 'cases', {
  officer: writeOnce(recordId),
});
