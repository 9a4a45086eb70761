/** One device that its officer no longer has in hand: lost, stolen, given away. Said once and for good; a device found again is enrolled anew. */
import { writeOnce } from '#crdt/field.ts';
import { recordId, shortText } from '../field-values.ts';
import { recordType } from '../record-kind.ts';

/** Counts only in the office book in which that device stands. */
export const deviceLoss = recordType(
  'deviceLoss',
  'office',
  {
    device: writeOnce(recordId),
    why: writeOnce(shortText),
  },
  'device',
);
