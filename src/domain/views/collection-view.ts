/** Collections of a group as a person sees them: the lists of one collection together, with their receipts. */
import type { CalendarDate, Period } from '#domain/calendar-date.ts';
import type { collectionList, DuesMethod } from '#domain/dues/receipt.ts';
import type { RecordOf } from '#domain/record-of.ts';
import { voidedReceipts, type Receipt, type Void } from './dues-view.ts';

export type CollectionList = RecordOf<typeof collectionList>;

export interface CollectionView<R extends Receipt> {
  /** Id of its first list. */
  readonly id: string;
  readonly section: string | undefined;
  readonly period: Period;
  readonly method: DuesMethod;
  /** The day on the papers. */
  readonly paidOn: CalendarDate;
  /** In the order of their numbers, the voided among them: an auditor must see no gap. */
  readonly receipts: readonly R[];
  /** Ids of those taken back. */
  readonly voided: ReadonlySet<string>;
  /** What the standing ones add up to, whole đồng. */
  readonly sumVnd: number;
  readonly countedVnd: number | undefined;
}

/** The newest first; a list whose receipts this device does not hold stands for nothing and is left out. */
export const collectionViews = <R extends Receipt>(
  lists: readonly CollectionList[],
  receipts: readonly R[],
  voids: readonly Void[],
): readonly CollectionView<R>[] => {
  const receiptById = new Map(receipts.map((record) => [record.id, record]));
  const voided = voidedReceipts(voids);
  const partsById = new Map<string, CollectionList[]>();
  for (const list of lists) {
    const id = list.values.partOf ?? list.id;
    partsById.set(id, [...(partsById.get(id) ?? []), list]);
  }
  return [...partsById]
    .flatMap(([id, parts]) => viewOf(id, parts, receiptById, voided) ?? [])
    .sort((a, b) => lastNumber(b) - lastNumber(a))
    .sort((a, b) => (a.paidOn < b.paidOn ? 1 : a.paidOn > b.paidOn ? -1 : 0));
};

const viewOf = <R extends Receipt>(
  id: string,
  parts: readonly CollectionList[],
  receiptById: ReadonlyMap<string, R>,
  allVoided: ReadonlySet<string>,
): CollectionView<R> | undefined => {
  const receipts = parts
    .flatMap(({ values }) => values.receipts ?? [])
    .flatMap((receipt) => receiptById.get(receipt) ?? [])
    .sort((a, b) => (a.values.number ?? 0) - (b.values.number ?? 0));
  const head = parts.find((part) => part.id === id) ?? parts[0];
  const first = receipts[0]?.values;
  if (head === undefined || first === undefined) return undefined;
  const standing = receipts.filter((record) => !allVoided.has(record.id));
  return {
    id,
    section: head.values.section ?? undefined,
    period: head.values.period ?? '',
    method: first.method ?? 'cash',
    paidOn: first.paidOn ?? '',
    receipts,
    voided: new Set(receipts.flatMap((record) => (allVoided.has(record.id) ? [record.id] : []))),
    sumVnd: standing.reduce((sum, { values }) => sum + (values.amountVnd ?? 0), 0),
    countedVnd: head.values.countedVnd ?? undefined,
  };
};

const lastNumber = ({ receipts }: CollectionView<Receipt>): number =>
  receipts.at(-1)?.values.number ?? 0;
