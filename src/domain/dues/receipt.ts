/** Biên lai thu đoàn phí: written once, never edited, taken back only by a void. */
import * as z from 'zod';
import { writeOnce } from '#crdt/field.ts';
import { amountVnd, codeText, day, month, recordId, shortText } from '../field-values.ts';
import { recordType } from '../record-kind.ts';

export const DUES_METHODS = ['cash', 'transfer', 'withheld'] as const;
export type DuesMethod = (typeof DUES_METHODS)[number];
export const RECEIPT_MONTHS_MAX = 24;

export const receipt = recordType('receipt', 'dues', {
  member: writeOnce(recordId),
  /** Series code; with `number` it is what stands on the paper. */
  series: writeOnce(codeText),
  number: writeOnce(z.number().int().min(1).max(9_999_999)),
  months: writeOnce(z.array(month).min(1).max(RECEIPT_MONTHS_MAX)),
  amountVnd: writeOnce(amountVnd),
  method: writeOnce(z.enum(DUES_METHODS)),
  /** The business day on the paper; where the clock is suspect, the officer's word. */
  paidOn: writeOnce(day),
});

/** A voided receipt keeps its number: an auditor must see no gap. */
export const voidReceipt = recordType(
  'void',
  'dues',
  {
    receipt: writeOnce(recordId),
    why: writeOnce(shortText),
  },
  'receipt',
);

export const collectionList = recordType('collectionList', 'dues', {
  section: writeOnce(recordId.nullable()),
  period: writeOnce(month),
  receipts: writeOnce(z.array(recordId).max(200)),
  countedVnd: writeOnce(z.number().int().min(0).nullable()),
  /** The first list of a collection too large for one entry; null on that one itself. */
  partOf: writeOnce(recordId.nullable()),
});
