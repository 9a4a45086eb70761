/** A member as the roll knows the person. */
import * as z from 'zod';
import { addWinsSet, everyValue, lastWriterWins } from '#crdt/field.ts';
import {
  codeText,
  e164,
  longText,
  nationalNumber,
  partialDay,
  recordId,
  shortText,
  writtenText,
} from '../field-values.ts';
import { recordType } from '../record-kind.ts';

export const member = recordType('member', 'roster', {
  // Who a person is in law is never settled by a clock: all values stay until someone chooses.
  fullName: everyValue(shortText),
  nationalNumber: everyValue(nationalNumber),
  bankAccount: everyValue(shortText),
  tags: addWinsSet(codeText),
  bornOn: lastWriterWins(partialDay.nullable()),
  sex: lastWriterWins(z.enum(['male', 'female']).nullable()),
  phone: lastWriterWins(e164.nullable()),
  address: lastWriterWins(writtenText(300).nullable()),
  employeeNo: lastWriterWins(codeText.nullable()),
  section: lastWriterWins(recordId.nullable()),
  sectionNote: lastWriterWins(shortText.nullable()),
  /** How the facts came in: typed, read from a card's QR, imported. */
  source: lastWriterWins(z.enum(['typed', 'card', 'import'])),
  /** Which import wrote it: a change keeps it for ever, so any phone can undo that import whole. */
  importedIn: lastWriterWins(recordId),
  note: lastWriterWins(longText.nullable()),
  // Nothing is deleted: an archived member keeps receipts and history.
  archived: lastWriterWins(z.boolean()),
});
