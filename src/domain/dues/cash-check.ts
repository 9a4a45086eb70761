/** A second officer's word on the cash of a close: what was counted again, and whether it was taken over. */
import * as z from 'zod';
import { writeOnce } from '#crdt/field.ts';
import { recordId, shortText, sumVnd } from '../field-values.ts';
import { recordType } from '../record-kind.ts';

/** The close itself is never touched: it is valid from the moment it was made, whatever is said of it later. */
export const cashCheck = recordType(
  'cashCheck',
  'dues',
  {
    /** The first record of the close. */
    close: writeOnce(recordId),
    /** What the second officer found; the close keeps what its author found. */
    countedVnd: writeOnce(sumVnd),
    /** The cash changed hands with it; otherwise it was counted and left where it is. */
    isTakenOver: writeOnce(z.boolean()),
    /** Why the two counts differ; null where they agree. */
    why: writeOnce(shortText.nullable()),
  },
  { field: 'close', type: 'dayClose' },
);
