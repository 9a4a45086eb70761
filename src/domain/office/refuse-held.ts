/** A person's decision that a held entry does not count; it stays where it is, and may still be let in later. */
import { writeOnce } from '#crdt/field.ts';
import { base64url, shortText } from '../field-values.ts';
import { recordType } from '../record-kind.ts';

/** May stand in any book: it concerns an entry of the book it is written in. */
export const refuseHeld = recordType('refuseHeld', 'office', {
  entryHash: writeOnce(base64url),
  why: writeOnce(shortText),
});
