/** The server's word, after an upgrade, that what it had put in quarantine is held now: a person decides on it. */
import { writeOnce } from '#crdt/field.ts';
import { base64url, shortText } from '../field-values.ts';
import { recordType } from '../record-kind.ts';

/** May stand in any book: it concerns an entry of the book it is written in. Only the server writes it. */
export const holdQuarantined = recordType('holdQuarantined', 'office', {
  entryHash: writeOnce(base64url),
  why: writeOnce(shortText),
});
