/** The records in memory: what the server has confirmed, with own unsent changes laid on top. */
import {
  addChange,
  emptyRecord,
  isTakenBack,
  noticesOf,
  valuesOf,
  type FoldedRecord,
  type PlacedChange,
} from '#crdt/fold.ts';
import { recordTypeByName } from '#domain/record-types.ts';
import { isNarrowed, neededToCollect } from '#domain/roster/needed-to-collect.ts';
import { searchTextOf, sortKeyOf } from '#domain/sort-key.ts';
import { shelfKey, type RowState, type ShelfRow } from './shelf-row.ts';

interface Held {
  readonly key: string;
  readonly book: string;
  /** Its row on the shelf is older than this. */
  isTouched: boolean;
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
  /** Without what is not sent yet; an empty one where nothing is known. */
  readonly confirmedRecord: (book: string, type: string, id: string) => FoldedRecord;
  /** Has the rows of these types brought to the shelf anew. */
  readonly touch: (isWanted: (type: string) => boolean) => void;
  readonly confirmedRecords: (book: string) => readonly FoldedRecord[];
  /** Lets go of a book that is given up; answers the shelf keys of its records. */
  readonly forget: (book: string) => readonly string[];
  /** Rows of the records touched since the last call; those taken back whole are told apart. */
  readonly takeTouchedRows: () => readonly ShelfRow[];
  /** Keys of the records that the last `takeTouchedRows` found taken back whole. */
  readonly takeGoneKeys: () => readonly string[];
}

/** @param isNarrow whether of the roll only what collecting needs may be seen now; asked for every row */
export const createLedger = (isNarrow: () => boolean = () => false): Ledger => {
  const heldByKey = new Map<string, Held>();
  let touched: Held[] = [];
  let gone: string[] = [];

  const held = (book: string, type: string, id: string): Held => {
    const key = shelfKey(book, type, id);
    const known = heldByKey.get(key);
    if (known?.isTouched === true) return known;
    const confirmed = known?.confirmed ?? emptyRecord(type, id);
    const record = known ?? { key, book, isTouched: true, confirmed, overlay: NONE };
    record.isTouched = true;
    if (known === undefined) heldByKey.set(key, record);
    touched.push(record);
    return record;
  };

  const readable = (record: FoldedRecord): FoldedRecord =>
    isNarrow() && isNarrowed(record.type) ? narrowed(record) : record;

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
      return found === undefined ? undefined : readable(shown(found));
    },
    confirmedRecord: (book, type, id) =>
      heldByKey.get(shelfKey(book, type, id))?.confirmed ?? emptyRecord(type, id),
    touch: (isWanted) => {
      for (const record of heldByKey.values()) {
        if (record.isTouched || !isWanted(record.confirmed.type)) continue;
        record.isTouched = true;
        touched.push(record);
      }
    },
    confirmedRecords: (book) =>
      [...heldByKey.values()]
        .filter((record) => record.book === book && record.confirmed.changes.length > 0)
        .map((record) => record.confirmed),
    forget: (book) => {
      const keys = [...heldByKey].filter(([, held]) => held.book === book).map(([key]) => key);
      for (const key of keys) heldByKey.delete(key);
      touched = touched.filter((held) => held.book !== book);
      return keys;
    },
    takeTouchedRows: () => {
      const rows: ShelfRow[] = [];
      for (const record of touched) {
        record.isTouched = false;
        const now = shown(record);
        if (isTakenBack(now)) gone.push(record.key);
        else rows.push(rowOf(record, readable(now)));
      }
      touched = [];
      return rows;
    },
    takeGoneKeys: () => {
      const keys = gone;
      gone = [];
      return keys;
    },
  };
};

const NONE: Held['overlay'] = [];

const shown = (held: Held): FoldedRecord =>
  held.overlay.length === 0
    ? held.confirmed
    : held.overlay.reduce((record, own) => addChange(record, own.change), held.confirmed);

const rowOf = (held: Held, record: FoldedRecord): ShelfRow => {
  const recordType = recordTypeByName(record.type);
  const values = recordType === undefined ? {} : valuesOf(recordType, record);
  const notices = recordType === undefined ? [] : noticesOf(recordType, record);
  const last = record.changes.at(-1);
  return {
    key: held.key,
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

/** The same changes without the facts that are closed; what they undo, and their order, stays. */
const narrowed = (record: FoldedRecord): FoldedRecord => ({
  ...record,
  changes: record.changes.map((change) => ({
    ...change,
    set: neededToCollect(record.type, change.set),
  })),
});

const stateOf = (held: Held, notices: number): RowState => {
  if (notices > 0 || held.overlay.some((own) => own.state === 'check')) return 'check';
  return held.overlay.some((own) => own.state === 'waiting') ? 'waiting' : 'safe';
};
