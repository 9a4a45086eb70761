/** The close of a day: names what it counted and stores the sums; both stand for ever. */
import * as z from 'zod';
import { writeOnce } from '#crdt/field.ts';
import { day, recordId, shortText, signedVnd, sumVnd } from '../field-values.ts';
import { recordType } from '../record-kind.ts';

/** The banknotes of a till, the largest first. */
export const BANKNOTES_VND = [
  500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000,
] as const;
/** Loose money below the smallest note: counted in đồng, as so many pieces of one. */
export const LOOSE_VND = 1;

export const NOTES_OF_A_KIND_MAX = 100_000;
/** Ids named by one close record: together with the heads they stay well below the 64 KB of an entry. */
export const NAMED_MAX = 2000;

export const noteCount = z.object({
  noteVnd: z.number().int().min(1).max(1_000_000),
  count: z.number().int().min(0).max(NOTES_OF_A_KIND_MAX),
});
export type NoteCount = z.infer<typeof noteCount>;

export const dayClose = recordType(
  'dayClose',
  'dues',
  {
    /** Whose chains it counts: its own device's, or a lost one's closed by a named person. */
    device: writeOnce(recordId),
    day: writeOnce(day),
    /** Heads by entry hash: (device, life, seq) would name two histories after a clone. */
    heads: writeOnce(z.array(z.string().max(60)).max(50)),
    receipts: writeOnce(z.array(recordId).max(5000)),
    /** One a receipt, however many officers voided it. */
    voids: writeOnce(z.array(recordId).max(5000)),
    /** Receipts less voids; the three methods add up to it. Below nothing where more was given back. */
    sumVnd: writeOnce(signedVnd),
    cashVnd: writeOnce(signedVnd),
    transferVnd: writeOnce(signedVnd),
    withheldVnd: writeOnce(signedVnd),
    /** What lay in the till; null on the further records of a close too large for one entry. */
    countedVnd: writeOnce(sumVnd.nullable()),
    notes: writeOnce(z.array(noteCount).max(12)),
    differenceWhy: writeOnce(shortText.nullable()),
    /** Entries this device had written in all its books up to and with this close: what the system is to have. */
    entriesWritten: writeOnce(sumVnd),
    /** The first record of a close too large for one entry; null on that one itself. */
    partOf: writeOnce(recordId.nullable()),
  },
  { field: 'partOf', type: 'dayClose' },
);
