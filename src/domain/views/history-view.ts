/** Who changed what of one record, newest first: entries in, and what each of them did to every field out. */
import {
  addChange,
  changeNameOf,
  emptyRecord,
  standingChanges,
  survivingValues,
  type Change,
  type FoldedRecord,
  type NamedValue,
  type PlacedChange,
} from '#crdt/fold.ts';
import type { AnyField } from '#crdt/record-type.ts';
import { compareEntryOrder, type EntryOrder } from '#crdt/stamp.ts';
import { ownersNamedBy } from '#domain/belonging.ts';
import { recordTypeByName } from '#domain/record-types.ts';

/** One entry as far as it is known: from this device's records alone, or as the author signed it. */
export interface HistoryEntry {
  readonly order: EntryOrder;
  /** Unknown where only its changes are on this device. */
  readonly act?: string | undefined;
  /** When the server took it in. */
  readonly receivedMs?: number | undefined;
  /** check: it does not count, for the reason given. */
  readonly state: 'waiting' | 'safe' | 'check';
  readonly reason?: string | undefined;
  /** Its author's signature was checked when it was brought; unknown where it was not brought. */
  readonly isProven?: boolean | undefined;
  /** At their places in the entry; those of other records are passed over. */
  readonly changes: readonly HistoryChange[];
}

export interface HistoryChange extends Change {
  readonly index: number;
}

/** stands: says how it is now. not-counted: of an entry that the server holds or does not let in. */
export type HistoryMark = 'stands' | 'replaced' | 'undone' | 'not-counted';

export type HistoryDeed =
  | {
      readonly kind: 'field';
      readonly field: string;
      /** What it took the place of, as far as that can be known. */
      readonly before: readonly unknown[];
      readonly after: readonly unknown[];
      readonly mark: HistoryMark;
    }
  /** Took earlier changes back; the moments of those that are known. */
  | { readonly kind: 'took-back'; readonly ofMs: readonly number[] }
  /** A record that belongs to this one: a step, a consent, a note, a void. */
  | {
      readonly kind: 'belonging';
      readonly type: string;
      readonly values: Readonly<Record<string, unknown>>;
      readonly mark: HistoryMark;
    };

export interface HistoryLine extends Omit<HistoryEntry, 'changes'> {
  /** The record begins with it. */
  readonly isFirst: boolean;
  readonly deeds: readonly HistoryDeed[];
}

export interface HistorySubject {
  readonly type: string;
  readonly id: string;
}

/** What the server answered, once it was checked. */
export interface HistoryPortion {
  readonly entries: readonly HistoryEntry[];
  /** Where the next question goes on; null where nothing older is left. */
  readonly next: number | null;
  /** Names of those who wrote, by device. */
  readonly people: ReadonlyMap<string, string>;
}

/** The same entry known twice is one; what was brought knows more than what lies on this device. */
export const mergedEntries = (
  onDevice: readonly HistoryEntry[],
  brought: readonly HistoryEntry[],
): readonly HistoryEntry[] => {
  const byHash = new Map(onDevice.map((entry) => [entry.order.hash, entry]));
  for (const entry of brought) byHash.set(entry.order.hash, entry);
  return [...byHash.values()];
};

export const historyLines = (
  subject: HistorySubject,
  entries: readonly HistoryEntry[],
): readonly HistoryLine[] => {
  const inOrder = [...entries].sort((a, b) => compareEntryOrder(a.order, b.order));
  const isAbout = aboutSubject(subject, inOrder);
  const counted = inOrder.filter(({ state }) => state !== 'check');
  const records = foldedFrom(counted, isAbout);
  const msByName = new Map(
    inOrder.flatMap(({ order, changes }) =>
      changes.map(({ index }) => [`${order.hash}.${index}`, order.ms]),
    ),
  );
  const first = counted.find(({ changes }) => changes.some(isOf(subject)));
  const lines = inOrder.flatMap((entry): readonly HistoryLine[] => {
    const { changes, ...known } = entry;
    const mine = changes.filter(isAbout);
    // What cannot be read still stands there with its reason: it is waiting for somebody.
    if (mine.length === 0 && entry.state !== 'check') return [];
    const deeds = mine.flatMap((change) => deedsOf(subject, entry, change, records, msByName));
    return [{ ...known, isFirst: entry === first, deeds }];
  });
  return lines.reverse();
};

type Records = ReadonlyMap<string, FoldedRecord>;

const isOf =
  ({ type, id }: HistorySubject) =>
  (change: Change): boolean =>
    change.type === type && change.id === id;

/** A withdrawal names a consent and only the consent names the member, so what belongs is looked for first. */
const aboutSubject = (
  subject: HistorySubject,
  entries: readonly HistoryEntry[],
): ((change: Change) => boolean) => {
  const owned = new Set<string>();
  for (const { changes } of entries)
    for (const change of changes)
      if (ownersNamedBy(change).includes(subject.id) && !isShared(change)) owned.add(change.id);
  return (change) =>
    isOf(subject)(change) ||
    owned.has(change.id) ||
    ownersNamedBy(change).some((owner) => owner === subject.id || owned.has(owner));
};

/** A record that names several at once (the twins of a book) carries nobody else into the history. */
const isShared = (change: Change): boolean => ownersNamedBy(change).length > 1;

const keyOf = ({ type, id }: HistorySubject): string => `${type}|${id}`;

const placed = ({ order }: HistoryEntry, { index, set, undoes }: HistoryChange): PlacedChange =>
  undoes === undefined ? { order, index, set } : { order, index, set, undoes };

const foldedFrom = (
  entries: readonly HistoryEntry[],
  isAbout: (change: Change) => boolean,
): Records => {
  const records = new Map<string, FoldedRecord>();
  for (const entry of entries)
    for (const change of entry.changes) {
      if (!isAbout(change)) continue;
      const before = records.get(keyOf(change)) ?? emptyRecord(change.type, change.id);
      records.set(keyOf(change), addChange(before, placed(entry, change)));
    }
  return records;
};

const deedsOf = (
  subject: HistorySubject,
  entry: HistoryEntry,
  change: HistoryChange,
  records: Records,
  msByName: ReadonlyMap<string, number>,
): readonly HistoryDeed[] => {
  const record = records.get(keyOf(change)) ?? emptyRecord(change.type, change.id);
  const here = placed(entry, change);
  const markOf = (field: string): HistoryMark =>
    entry.state === 'check' ? 'not-counted' : markIn(record, here, field);
  const deeds: HistoryDeed[] = [];
  if (change.undoes !== undefined) {
    const moments = change.undoes.flatMap((name) => msByName.get(name) ?? []);
    deeds.push({ kind: 'took-back', ofMs: [...new Set(moments)] });
  }
  if (!isOf(subject)(change)) {
    const [field = ''] = Object.keys(change.set);
    return [
      ...deeds,
      { kind: 'belonging', type: change.type, values: change.set, mark: markOf(field) },
    ];
  }
  for (const [field, written] of Object.entries(change.set))
    deeds.push({
      kind: 'field',
      field,
      before: beforeIn(record, here, field),
      after: afterOf(fieldOf(change.type, field), written),
      mark: markOf(field),
    });
  return deeds;
};

const fieldOf = (type: string, field: string): AnyField | undefined => {
  const fields = recordTypeByName(type)?.fields ?? {};
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What stands written, without the names of what it replaces or removes. */
const afterOf = (field: AnyField | undefined, written: unknown): readonly unknown[] => {
  switch (field?.rule) {
    case 'everyValue':
      return isObject(written) && written['value'] !== undefined ? [written['value']] : [];
    case 'addWinsSet':
      return isObject(written) ? listOf(written['add']) : [];
    case 'growOnlySet':
      return listOf(written);
    default:
      return [written];
  }
};

const beforeIn = (
  record: FoldedRecord,
  here: PlacedChange,
  fieldName: string,
): readonly unknown[] => {
  const field = fieldOf(record.type, fieldName);
  const written = here.set[fieldName];
  if (field?.rule === 'growOnlySet' || field?.rule === 'writeOnce') return [];
  if (field?.rule === 'addWinsSet')
    return isObject(written)
      ? listOf(written['remove']).flatMap((removal) =>
          isObject(removal) ? [removal['value']] : [],
        )
      : [];
  const earlier = survivingValues(until(record, here), fieldName, field);
  return (field?.rule === 'everyValue' ? replacedBy(written, earlier) : earlier).map(
    ({ value }) => value,
  );
};

const replacedBy = (written: unknown, earlier: readonly NamedValue[]): readonly NamedValue[] => {
  const names = isObject(written) ? listOf(written['replaces']) : [];
  return earlier.filter(({ name }) => names.includes(name));
};

/** The record as it was right before a change. */
const until = (record: FoldedRecord, here: PlacedChange): FoldedRecord => ({
  ...record,
  changes: record.changes.filter(
    ({ order, index }) => (compareEntryOrder(order, here.order) || index - here.index) < 0,
  ),
});

const markIn = (record: FoldedRecord, here: PlacedChange, fieldName: string): HistoryMark => {
  const name = changeNameOf(here);
  if (!standingChanges(record).some((change) => changeNameOf(change) === name)) return 'undone';
  const field = fieldOf(record.type, fieldName);
  switch (field?.rule) {
    case 'lastWriterWins':
    case 'furthestStage':
    case 'everyValue':
    case 'addWinsSet':
      return afterOf(field, here.set[fieldName]).length === 0 ||
        survivingValues(record, fieldName, field).some((survivor) => survivor.name === name)
        ? 'stands'
        : 'replaced';
    // Written once: a second value stands beside the first, and somebody is told.
    default:
      return 'stands';
  }
};
