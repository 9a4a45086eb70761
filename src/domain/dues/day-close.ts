/** The close of a day: names what it counted and stores the sum; both stand for ever. */
import * as z from 'zod';
import { writeOnce } from '#crdt/field.ts';
import { day, recordId, shortText, sumVnd } from '../field-values.ts';
import { recordType } from '../record-kind.ts';

export const dayClose = recordType('dayClose', 'dues', {
  /** Whose chains it counts: its own device's, or a lost one's closed by a named person. */
  device: writeOnce(recordId),
  day: writeOnce(day),
  /** Heads by entry hash: (device, life, seq) would name two histories after a clone. */
  heads: writeOnce(z.array(z.string().max(60)).max(50)),
  receipts: writeOnce(z.array(recordId).max(5000)),
  voids: writeOnce(z.array(recordId).max(5000)),
  sumVnd: writeOnce(sumVnd),
  cashVnd: writeOnce(sumVnd),
  countedVnd: writeOnce(sumVnd),
  differenceWhy: writeOnce(shortText.nullable()),
});
