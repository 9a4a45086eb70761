/** Folded records as they travel in a snapshot and lie in a segment: names and devices once, rows after. */
import * as z from 'zod';
import { accept, refuse, type Result } from '#base/result.ts';
import type { FoldedRecord, PlacedChange } from '#crdt/fold.ts';
import type { EntryOrder } from '#crdt/stamp.ts';

/**
 * `orders`: one row per entry `[ms, counter, device index, life index, seq, hash]`;
 * `records`: `[type index, id, [order index, change index, set, undoes?], …]`.
 */
const packedSchema = z.object({
  names: z.array(z.string()),
  orders: z.array(z.unknown()),
  records: z.array(z.unknown()),
});

export interface PackedRecords {
  readonly names: readonly string[];
  readonly orders: readonly (readonly [number, number, number, number, number, string])[];
  readonly records: readonly unknown[];
}

const ORDER_CELLS = 6;
/** Where a record's changes begin in its row. */
const FIRST_CHANGE = 2;

export const packRecords = (records: readonly FoldedRecord[]): PackedRecords => {
  const names: string[] = [];
  const indexByName = new Map<string, number>();
  const nameIndex = (name: string): number => {
    const known = indexByName.get(name);
    if (known !== undefined) return known;
    indexByName.set(name, names.length);
    return names.push(name) - 1;
  };
  const orders: [number, number, number, number, number, string][] = [];
  const indexByHash = new Map<string, number>();
  const orderIndex = (order: EntryOrder): number => {
    const known = indexByHash.get(order.hash);
    if (known !== undefined) return known;
    indexByHash.set(order.hash, orders.length);
    const { ms, counter, device, life, seq, hash } = order;
    return orders.push([ms, counter, nameIndex(device), nameIndex(life), seq, hash]) - 1;
  };
  const packed = records.map((record) => [
    nameIndex(record.type),
    record.id,
    ...record.changes.map((change) => {
      const row: unknown[] = [orderIndex(change.order), change.index, change.set];
      if (change.undoes !== undefined) row.push(change.undoes);
      return row;
    }),
  ]);
  return { names, orders, records: packed };
};

/** Reads records from disk or from a server; a block that does not fit together is refused whole. */
export const unpackRecords = (
  packed: unknown,
): Result<readonly FoldedRecord[], { kind: 'bad-records' }> => {
  const parsed = packedSchema.safeParse(packed);
  if (!parsed.success) return refuse({ kind: 'bad-records' });
  const orders: EntryOrder[] = [];
  for (const row of parsed.data.orders) {
    const order = readOrderRow(row, parsed.data.names);
    if (order === undefined) return refuse({ kind: 'bad-records' });
    orders.push(order);
  }
  const records: FoldedRecord[] = [];
  for (const row of parsed.data.records) {
    const record = readRecordRow(row, parsed.data.names, orders);
    if (record === undefined) return refuse({ kind: 'bad-records' });
    records.push(record);
  }
  return accept(records);
};

/** Rows are checked by hand: tens of thousands are read while an officer waits for the first list. */
const readOrderRow = (row: unknown, names: readonly string[]): EntryOrder | undefined => {
  if (!Array.isArray(row) || row.length !== ORDER_CELLS) return undefined;
  const cells: readonly unknown[] = row;
  const [ms, counter, deviceAt, lifeAt, seq, hash] = cells;
  const device = typeof deviceAt === 'number' ? names[deviceAt] : undefined;
  const life = typeof lifeAt === 'number' ? names[lifeAt] : undefined;
  if (device === undefined || life === undefined || typeof hash !== 'string') return undefined;
  return isNumber(ms) && isNumber(counter) && isNumber(seq)
    ? { ms, counter, device, life, seq, hash }
    : undefined;
};

const readRecordRow = (
  row: unknown,
  names: readonly string[],
  orders: readonly EntryOrder[],
): FoldedRecord | undefined => {
  if (!Array.isArray(row)) return undefined;
  const cells: readonly unknown[] = row;
  const typeIndex = cells[0];
  const id = cells[1];
  const type = typeof typeIndex === 'number' ? names[typeIndex] : undefined;
  if (type === undefined || typeof id !== 'string') return undefined;
  const changes: PlacedChange[] = [];
  for (let at = FIRST_CHANGE; at < cells.length; at++) {
    const change = readChangeRow(cells[at], orders);
    if (change === undefined) return undefined;
    changes.push(change);
  }
  return { type, id, changes };
};

const readChangeRow = (row: unknown, orders: readonly EntryOrder[]): PlacedChange | undefined => {
  if (!Array.isArray(row)) return undefined;
  const cells: readonly unknown[] = row;
  const at = cells[0];
  const index = cells[1];
  const set = cells[2];
  const undoes = cells[3];
  const order = typeof at === 'number' ? orders[at] : undefined;
  if (order === undefined || !isNumber(index) || !isSet(set)) return undefined;
  if (undoes === undefined) return { order, index, set };
  return isNameList(undoes) ? { order, index, set, undoes } : undefined;
};

// As zod reads a number: JSON has no other ones, and neither has a fold.
const isNumber = (value: unknown): value is number => Number.isFinite(value);

const isSet = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isNameList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((name) => typeof name === 'string');

/** Changes whenever folded records are stored another way; a replica with another one pulls anew. */
export const FOLD_FINGERPRINT = 'fold-1';
