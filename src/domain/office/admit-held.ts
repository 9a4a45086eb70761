/** A person's decision that a held entry counts after all; the entry keeps its old effective order. */
import { writeOnce } from '#crdt/field.ts';
import { base64url, shortText } from '../field-values.ts';
import { recordType } from '../record-kind.ts';

/** May stand in any book: it concerns an entry of the book it is written in. */
export const admitHeld = recordType('admitHeld', 'office', {
  entryHash: writeOnce(base64url),
  why: writeOnce(shortText),
});
