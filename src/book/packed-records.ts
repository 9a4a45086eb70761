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
  orders: z.array(
    z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.string()]),
  ),
  records: z.array(z.unknown()),
});
export type PackedRecords = z.infer<typeof packedSchema>;

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

const isSet = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isNameList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((name) => typeof name === 'string');

/** Checked by hand: tens of thousands of rows are read while an officer waits for the first list. */
const readChangeRow = (row: unknown, orders: readonly EntryOrder[]): PlacedChange | undefined => {
  if (!Array.isArray(row)) return undefined;
  const cells: readonly unknown[] = row;
  const [at, index, set, undoes] = cells;
  const order = typeof at === 'number' ? orders[at] : undefined;
  if (order === undefined || typeof index !== 'number' || !isSet(set)) return undefined;
  if (undoes === undefined) return { order, index, set };
  return isNameList(undoes) ? { order, index, set, undoes } : undefined;
};

/** Reads records from disk or from a server; a block that does not fit together is refused whole. */
export const unpackRecords = (
  packed: unknown,
): Result<readonly FoldedRecord[], { kind: 'bad-records' }> => {
  const parsed = packedSchema.safeParse(packed);
  if (!parsed.success) return refuse({ kind: 'bad-records' });
  const { names, orders: rows, records } = parsed.data;
  const orders: EntryOrder[] = [];
  for (const [ms, counter, device, life, seq, hash] of rows) {
    const deviceName = names[device];
    const lifeName = names[life];
    if (deviceName === undefined || lifeName === undefined) return refuse({ kind: 'bad-records' });
    orders.push({ ms, counter, device: deviceName, life: lifeName, seq, hash });
  }
  const unpacked: FoldedRecord[] = [];
  for (const record of records) {
    if (!Array.isArray(record)) return refuse({ kind: 'bad-records' });
    const cells: readonly unknown[] = record;
    const [typeIndex, id, ...changeRows] = cells;
    const type = typeof typeIndex === 'number' ? names[typeIndex] : undefined;
    if (type === undefined || typeof id !== 'string') return refuse({ kind: 'bad-records' });
    const changes: PlacedChange[] = [];
    for (const row of changeRows) {
      const change = readChangeRow(row, orders);
      if (change === undefined) return refuse({ kind: 'bad-records' });
      changes.push(change);
    }
    unpacked.push({ type, id, changes });
  }
  return accept(unpacked);
};

/** Changes whenever folded records are stored another way; a replica with another one pulls anew. */
export const FOLD_FINGERPRINT = 'fold-1';
