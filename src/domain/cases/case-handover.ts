/** The requests that were open at a hand-over, with their due days, in the book they stand in. */
import * as z from 'zod';
import { writeOnce } from '#crdt/field.ts';
import { day, recordId } from '../field-values.ts';
import { recordType } from '../record-kind.ts';

/** With their due days they stay well below the 64 KB of an entry. */
export const HANDED_CASES_MAX = 500;

/** Confidential requests are not among them: whoever may not see one is not to learn that there is one. */
export const caseHandover = recordType('caseHandover', 'cases', {
  /** The outgoing officer. */
  officer: writeOnce(recordId),
  on: writeOnce(day),
  files: writeOnce(
    z.array(z.object({ id: recordId, dueOn: day.nullable() })).max(HANDED_CASES_MAX),
  ),
  /** All that were open: more than are listed where there are very many. */
  count: writeOnce(z.number().int().min(0).max(1_000_000)),
});
