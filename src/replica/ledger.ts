/** The records in memory: what the server has confirmed, with own unsent changes laid on top. */
import {
  addChange,
  emptyRecord,
  noticesOf,
  valuesOf,
  type FoldedRecord,
  type PlacedChange,
} from '#crdt/fold.ts';
import { recordTypeByName } from '#domain/record-types.ts';
import { searchTextOf, sortKeyOf } from '#domain/sort-key.ts';
import { shelfKey, type RowState, type ShelfRow } from './shelf-row.ts';

interface Held {
  readonly book: string;
  confirmed: FoldedRecord;
  /** Changes of own entries that no page has shown yet, by entry hash. */
  overlay: readonly { readonly change: PlacedChange; readonly state: RowState }[];
}

export interface RecordChange {
  readonly type: string;
  readonly id: string;
  readonly change: PlacedChange;
}

export interface Ledger {
  /** Folds confirmed changes in; an own entry among them leaves the overlay in the same step. */
  readonly confirm: (book: string, changes: readonly RecordChange[]) => void;
  /** Whole folded records, from a segment or a snapshot. */
  readonly confirmRecords: (book: string, records: readonly FoldedRecord[]) => void;
  readonly overlay: (book: string, changes: readonly RecordChange[], state: RowState) => void;
  /** Takes an own entry's changes off the overlay. */
  readonly uncover: (book: string, changes: readonly RecordChange[]) => void;
  readonly record: (book: string, type: string, id: string) => FoldedRecord | undefined;
  readonly confirmedRecords: (book: string) => readonly FoldedRecord[];
  /** Rows of the records touched since the last call. */
  readonly takeTouchedRows: () => readonly ShelfRow[];
}

export const createLedger = (): Ledger => {
  const heldByKey = new Map<string, Held>();
  const touched = new Set<string>();

  const held = (book: string, type: string, id: string): Held => {
    const key = shelfKey(book, type, id);
    touched.add(key);
    const known = heldByKey.get(key);
    if (known !== undefined) return known;
    const fresh: Held = { book, confirmed: emptyRecord(type, id), overlay: [] };
    heldByKey.set(key, fresh);
    return fresh;
  };

  const without = (record: Held, change: PlacedChange): Held['overlay'] =>
    record.overlay.length === 0
      ? record.overlay
      : record.overlay.filter(
          (own) => own.change.order.hash !== change.order.hash || own.change.index !== change.index,
        );

  return {
    confirm: (book, changes) => {
      for (const { type, id, change } of changes) {
        const record = held(book, type, id);
        record.confirmed = addChange(record.confirmed, change);
        record.overlay = without(record, change);
      }
    },
    confirmRecords: (book, records) => {
      for (const record of records) {
        const known = held(book, record.type, record.id);
        known.confirmed =
          known.confirmed.changes.length === 0
            ? record
            : record.changes.reduce(addChange, known.confirmed);
      }
    },
    overlay: (book, changes, state) => {
      for (const { type, id, change } of changes) {
        const record = held(book, type, id);
        record.overlay = [...without(record, change), { change, state }];
      }
    },
    uncover: (book, changes) => {
      for (const { type, id, change } of changes) {
        const record = held(book, type, id);
        record.overlay = without(record, change);
      }
    },
    record: (book, type, id) => {
      const found = heldByKey.get(shelfKey(book, type, id));
      return found === undefined ? undefined : shown(found);
    },
    confirmedRecords: (book) =>
      [...heldByKey.values()]
        .filter((record) => record.book === book && record.confirmed.changes.length > 0)
        .map((record) => record.confirmed),
    takeTouchedRows: () => {
      const rows: ShelfRow[] = [];
      for (const key of touched) {
        const record = heldByKey.get(key);
        if (record !== undefined) rows.push(rowOf(key, record));
      }
      touched.clear();
      return rows;
    },
  };
};

const shown = (held: Held): FoldedRecord =>
  held.overlay.reduce((record, own) => addChange(record, own.change), held.confirmed);

const rowOf = (key: string, held: Held): ShelfRow => {
  const record = shown(held);
  const recordType = recordTypeByName(record.type);
  const values = recordType === undefined ? {} : valuesOf(recordType, record);
  const notices = recordType === undefined ? [] : noticesOf(recordType, record);
  const last = record.changes.at(-1);
  return {
    key,
    book: held.book,
    type: record.type,
    id: record.id,
    sortKey: sortKeyOf(record.type, values),
    searchText: searchTextOf(record.type, values),
    values,
    state: stateOf(held, notices.length),
    notices,
    changedMs: last?.order.ms ?? 0,
    changedByDevice: last?.order.device ?? '',
  };
};

const stateOf = (held: Held, notices: number): RowState => {
  if (notices > 0 || held.overlay.some((own) => own.state === 'check')) return 'check';
  return held.overlay.some((own) => own.state === 'waiting') ? 'waiting' : 'safe';
};
