/** Closes read together: the records of one close as one, and a unit's money as closes and what none names. */
import type { NoteCount } from '#domain/dues/day-close.ts';
import type { DuesMethod } from '#domain/dues/receipt.ts';
import { unclosed, type DayClose, type Unclosed } from './day-view.ts';
import type { Receipt, Void } from './dues-view.ts';

/** One close, however many records it was written in. */
export interface WholeClose {
  /** Id of its first record. */
  readonly id: string;
  readonly device: string;
  readonly day: string;
  readonly receipts: readonly string[];
  readonly voids: readonly string[];
  readonly sumVnd: number;
  readonly byMethod: Readonly<Record<DuesMethod, number>>;
  readonly countedVnd: number;
  /** Counted less what was to lie in the till. */
  readonly differenceVnd: number;
  readonly notes: readonly NoteCount[];
  readonly differenceWhy: string | null;
  /** Entries the device had written up to and with this close. */
  readonly entriesWritten: number;
}

/** What was to lie in the till. */
export const expectedCashOf = ({ byMethod }: Pick<WholeClose, 'byMethod'>): number =>
  Math.max(0, byMethod.cash);

/**
 * Puts the records of each close together, in the order in which their first ones come.
 * Left out is a close whose first record has not come yet: its count would be missing.
 */
export const wholeCloses = (records: readonly DayClose[]): readonly WholeClose[] => {
  const further = new Map<string, DayClose[]>();
  for (const record of records) {
    const { partOf } = record.values;
    if (typeof partOf === 'string') further.set(partOf, [...(further.get(partOf) ?? []), record]);
  }
  return records
    .filter(({ values }) => typeof values.partOf !== 'string')
    .map((first) => wholeClose(first, further.get(first.id) ?? []));
};

const wholeClose = (first: DayClose, further: readonly DayClose[]): WholeClose => {
  const parts = [first, ...further];
  const sumOf = (field: 'sumVnd' | 'cashVnd' | 'transferVnd' | 'withheldVnd'): number =>
    parts.reduce((sum, { values }) => sum + (values[field] ?? 0), 0);
  const cash = sumOf('cashVnd');
  const countedVnd = first.values.countedVnd ?? 0;
  return {
    id: first.id,
    device: first.values.device ?? '',
    day: first.values.day ?? '',
    receipts: parts.flatMap(({ values }) => values.receipts ?? []),
    voids: parts.flatMap(({ values }) => values.voids ?? []),
    sumVnd: sumOf('sumVnd'),
    byMethod: { cash, transfer: sumOf('transferVnd'), withheld: sumOf('withheldVnd') },
    countedVnd,
    differenceVnd: countedVnd - Math.max(0, cash),
    notes: first.values.notes ?? [],
    differenceWhy: first.values.differenceWhy ?? null,
    entriesWritten: Math.max(...parts.map(({ values }) => values.entriesWritten ?? 0)),
  };
};

export interface UnitMoney {
  /** The sums of all closes together, as they stand for ever. */
  readonly closedVnd: number;
  /** What no close names. */
  readonly open: Unclosed;
  /** Receipts that more than one close names: a profile was copied, or a lost device came back. A person looks. */
  readonly namedTwice: readonly string[];
  /** Closes and the open rest, each receipt and each void once: equal to the receipts not voided. */
  readonly balanceVnd: number;
}

/** The money of a unit, or of a device, over the receipts that concern it. */
export const unitMoney = (
  receipts: readonly Receipt[],
  voids: readonly Void[],
  closes: readonly DayClose[],
): UnitMoney => {
  const known = new Map(receipts.map((record) => [record.id, record.values.amountVnd ?? 0]));
  const receiptOfVoid = new Map(voids.map(({ id, values }) => [id, values.receipt ?? '']));
  const counted = timesNamed(closes.flatMap(({ values }) => values.receipts ?? []));
  const givenBack = timesNamed(
    closes.flatMap(({ values }) => (values.voids ?? []).map((id) => receiptOfVoid.get(id) ?? '')),
  );
  const closedVnd = closes.reduce((sum, { values }) => sum + (values.sumVnd ?? 0), 0);
  const tooMuchVnd = (times: ReadonlyMap<string, number>): number =>
    [...times].reduce((sum, [id, count]) => sum + (count - 1) * (known.get(id) ?? 0), 0);
  const open = unclosed(receipts, voids, closes);
  return {
    closedVnd,
    open,
    namedTwice: [...counted].flatMap(([id, count]) => (count > 1 ? id : [])),
    balanceVnd: closedVnd - tooMuchVnd(counted) + tooMuchVnd(givenBack) + open.sumVnd,
  };
};

const timesNamed = (ids: readonly string[]): ReadonlyMap<string, number> => {
  const times = new Map<string, number>();
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
  return times;
};
