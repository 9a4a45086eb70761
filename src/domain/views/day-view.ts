/** A day of money: what was taken and how, what was taken back, and what no close has counted yet. */
import type { CalendarDate } from '#domain/calendar-date.ts';
import type { dayClose } from '#domain/dues/day-close.ts';
import { DUES_METHODS, type DuesMethod } from '#domain/dues/receipt.ts';
import type { RecordOf } from '#domain/record-of.ts';
import { voidedReceipts, type Receipt, type Void } from './dues-view.ts';

export type DayClose = RecordOf<typeof dayClose>;

export interface MethodSum {
  readonly receipts: number;
  readonly sumVnd: number;
}

export interface DaySums {
  /** Receipts of the day that are not voided, by how they were paid. */
  readonly byMethod: Readonly<Record<DuesMethod, MethodSum>>;
  readonly receipts: number;
  readonly sumVnd: number;
  /** Receipts of the day taken back since; their numbers stay. */
  readonly voided: number;
}

/** The sums of the papers that bear this day. */
export const daySums = (
  day: CalendarDate,
  receipts: readonly Receipt[],
  voids: readonly Void[],
): DaySums => {
  const taken = voidedReceipts(voids);
  const ofDay = receipts.filter(({ values }) => values.paidOn === day);
  const standing = ofDay.filter(({ id }) => !taken.has(id));
  const sumOf = (method: DuesMethod): MethodSum => {
    const own = standing.filter(({ values }) => values.method === method);
    return { receipts: own.length, sumVnd: sumVndOf(own) };
  };
  return {
    byMethod: { cash: sumOf('cash'), transfer: sumOf('transfer'), withheld: sumOf('withheld') },
    receipts: standing.length,
    sumVnd: sumVndOf(standing),
    voided: ofDay.length - standing.length,
  };
};

/** A void with the receipt it takes back. */
export interface TakenBack {
  readonly taken: Void;
  readonly of: Receipt;
}

export interface Unclosed {
  readonly receipts: readonly Receipt[];
  /** One void a receipt, also where several name it. */
  readonly voids: readonly Void[];
  /** The same voids, each with its receipt; that one may have been closed before. */
  readonly takenBack: readonly TakenBack[];
  /** What a close of all this would hand in: the receipts less what was taken back. May be negative. */
  readonly sumVnd: number;
  readonly byMethod: Readonly<Record<DuesMethod, number>>;
}

/**
 * What no close names. A void counts once, however many officers made it: as soon as one void of a
 * receipt is in a close, the others are settled with it.
 * @param receipts the receipts a close would have to do with: a device's own, or a whole unit's;
 *   voids of other receipts are left to whoever issued those
 */
export const unclosed = (
  receipts: readonly Receipt[],
  voids: readonly Void[],
  closes: readonly DayClose[],
): Unclosed => {
  const closedReceipts = new Set(closes.flatMap(({ values }) => values.receipts ?? []));
  const closedVoids = new Set(closes.flatMap(({ values }) => values.voids ?? []));
  const open = receipts.filter(({ id }) => !closedReceipts.has(id));
  const receiptById = new Map(receipts.map((record) => [record.id, record]));
  const settled = new Set(
    voids.filter(({ id }) => closedVoids.has(id)).map(({ values }) => values.receipt),
  );
  const openVoids = new Map<string, TakenBack>();
  for (const taken of [...voids].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const id = taken.values.receipt ?? '';
    const of = receiptById.get(id);
    if (of !== undefined && !settled.has(id) && !openVoids.has(id))
      openVoids.set(id, { taken, of });
  }
  const takenBack = [...openVoids.values()];
  const netOf = (method: DuesMethod): number =>
    sumVndOf(open.filter(({ values }) => values.method === method)) -
    sumVndOf(takenBack.flatMap(({ of }) => (of.values.method === method ? of : [])));
  const byMethod = {
    cash: netOf('cash'),
    transfer: netOf('transfer'),
    withheld: netOf('withheld'),
  };
  return {
    receipts: open,
    voids: takenBack.map(({ taken }) => taken),
    takenBack,
    sumVnd: DUES_METHODS.reduce((sum, method) => sum + byMethod[method], 0),
    byMethod,
  };
};

const sumVndOf = (receipts: readonly Receipt[]): number =>
  receipts.reduce((sum, { values }) => sum + (values.amountVnd ?? 0), 0);
