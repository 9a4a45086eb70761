/** A person who signs in. */
import { lastWriterWins, writeOnce } from '#crdt/field.ts';
import { codeText, e164, recordId, shortText } from '../field-values.ts';
import { recordType } from '../record-kind.ts';

export const officer = recordType('officer', 'office', {
  signInName: writeOnce(codeText),
  displayName: lastWriterWins(shortText),
  phone: lastWriterWins(e164.nullable()),
  homeUnit: writeOnce(recordId),
});
