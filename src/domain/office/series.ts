/** The receipt numbers of one (device, life, dues book): a "quyển", given out by the server. */
import { writeOnce } from '#crdt/field.ts';
import { codeText, recordId, shortText } from '../field-values.ts';
import { recordType } from '../record-kind.ts';

export const series = recordType('series', 'office', {
  code: writeOnce(codeText),
  device: writeOnce(recordId),
  life: writeOnce(recordId),
  duesBook: writeOnce(shortText),
});
