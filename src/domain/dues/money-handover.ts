/** The money side of a hand-over in one dues book: how each old phone stands, its receipt books, the cash handed over. */
import * as z from 'zod';
import { writeOnce } from '#crdt/field.ts';
import {
  codeText,
  day,
  instantMs,
  recordId,
  shortText,
  signedVnd,
  sumVnd,
} from '../field-values.ts';
import { recordType } from '../record-kind.ts';

export const HANDED_DEVICES_MAX = 20;
/** A new one begins with each life of a device: a restore, a clone. */
export const HANDED_SERIES_MAX = 20;

export const deviceMoney = z.object({
  device: recordId,
  /** Entries of this device in this book that were known when it was written: what comes later came after. */
  entries: sumVnd,
  /** The newest of its records known then, in any book; null where nothing was. */
  newestMs: instantMs.nullable(),
  /** Its last close, and the cash counted in all its closes. */
  closedOn: day.nullable(),
  countedVnd: sumVnd,
  /** Not closed yet. */
  openReceipts: sumVnd,
  openVnd: signedVnd,
  /** Receipt books with the last number known; null where none was issued. */
  series: z
    .array(z.object({ code: codeText, last: z.number().int().min(1).max(9_999_999).nullable() }))
    .max(HANDED_SERIES_MAX),
});
export type DeviceMoney = z.infer<typeof deviceMoney>;

export const moneyHandover = recordType('moneyHandover', 'dues', {
  /** The outgoing officer. */
  officer: writeOnce(recordId),
  on: writeOnce(day),
  devices: writeOnce(z.array(deviceMoney).max(HANDED_DEVICES_MAX)),
  /** Cash that changed hands; null where nothing could be handed over yet. */
  cashVnd: writeOnce(sumVnd.nullable()),
  note: writeOnce(shortText.nullable()),
});
