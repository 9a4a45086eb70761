/** Closes, receipts and voids for tests: whole records, of which a test names what it is about. */
import type { DayClose } from '#domain/views/day-view.ts';
import type { Receipt, Void } from '#domain/views/dues-view.ts';

export const dayCloseOf = (id: string, more: Partial<DayClose['values']> = {}): DayClose => ({
  id,
  values: {
    device: 'own',
    day: '2026-11-22',
    heads: [],
    receipts: [],
    voids: [],
    sumVnd: 0,
    cashVnd: 0,
    transferVnd: 0,
    withheldVnd: 0,
    countedVnd: 0,
    notes: [],
    differenceWhy: null,
    entriesWritten: 0,
    partOf: null,
    ...more,
  },
});

export const receiptOf = (id: string, more: Partial<Receipt['values']> = {}): Receipt => ({
  id,
  values: {
    member: 'member-mo',
    series: 'K7',
    number: 1,
    months: ['2026-11'],
    amountVnd: 25_000,
    method: 'cash',
    paidOn: '2026-11-22',
    ...more,
  },
});

export const voidOf = (id: string, of: string): Void => ({
  id,
  values: { receipt: of, why: 'Thu nhầm người' },
});
