/** The fold: a record is the set of the changes made to it, and its values are read off that set in order. */
import { compareEntryOrder, type EntryOrder } from './stamp.ts';
import type { AnyField } from './record-type.ts';
import type { ChangeName, StageValue } from './field.ts';
import type { RecordType, ValuesOf } from './record-type.ts';

/** One act's effect on one record, as written in an entry. */
export interface Change {
  readonly type: string;
  readonly id: string;
  readonly set: Readonly<Record<string, unknown>>;
  /** Names of changes of the same record that are taken back; an undo beats only these. */
  readonly undoes?: readonly ChangeName[] | undefined;
}

/** A change with its place in the total order. */
export interface PlacedChange {
  readonly order: EntryOrder;
  /** Which change of its entry. */
  readonly index: number;
  readonly set: Readonly<Record<string, unknown>>;
  readonly undoes?: readonly ChangeName[] | undefined;
}

/**
 * A folded record: the changes known, in order, each once. Because the state is a set that only grows,
 * folding is commutative, associative and idempotent by construction, names of changes not seen yet are
 * kept, and fields of a newer app survive unread.
 */
export interface FoldedRecord {
  readonly type: string;
  readonly id: string;
  readonly changes: readonly PlacedChange[];
}

export const changeNameOf = (change: PlacedChange): ChangeName =>
  `${change.order.hash}.${change.index}`;

const comparePlaced = (a: PlacedChange, b: PlacedChange): number =>
  compareEntryOrder(a.order, b.order) || a.index - b.index;

const sameName = (a: PlacedChange, b: PlacedChange): boolean =>
  a.index === b.index && a.order.hash === b.order.hash;

/**
 * The record with one more change. A change already known counts once; where it comes again with
 * another place, the lower place stands, so that the outcome does not depend on who came first.
 */
export const addChange = (record: FoldedRecord, change: PlacedChange): FoldedRecord => {
  const last = record.changes.at(-1);
  const known = record.changes.findIndex((other) => sameName(other, change));
  if (known >= 0) {
    const old = record.changes[known];
    if (old !== undefined && comparePlaced(old, change) <= 0) return record;
    const others = record.changes.filter((_, i) => i !== known);
    return { ...record, changes: [...others, change].sort(comparePlaced) };
  }
  if (last === undefined || comparePlaced(last, change) < 0)
    return { ...record, changes: [...record.changes, change] };
  return { ...record, changes: [...record.changes, change].sort(comparePlaced) };
};

export const emptyRecord = (type: string, id: string): FoldedRecord => ({ type, id, changes: [] });

/** Two folds of the same record made one. */
export const mergeRecords = (a: FoldedRecord, b: FoldedRecord): FoldedRecord =>
  b.changes.reduce(addChange, a);

/** The changes that count: those no other change has undone (an undo may itself be undone). */
export const standingChanges = (record: FoldedRecord): readonly PlacedChange[] => {
  if (!record.changes.some((change) => change.undoes !== undefined)) return record.changes;
  const undone = new Set<ChangeName>();
  // From last to first, so that an undo that was itself undone takes nothing back.
  for (const change of [...record.changes].reverse())
    if (!undone.has(changeNameOf(change))) change.undoes?.forEach((name) => undone.add(name));
  return record.changes.filter((change) => !undone.has(changeNameOf(change)));
};

/** Whether everything ever written on it was taken back: such a record stands in no list. */
export const isTakenBack = (record: FoldedRecord): boolean =>
  record.changes.some(({ undoes }) => undoes !== undefined) &&
  standingChanges(record).every(({ set }) => Object.keys(set).length === 0);

/** One value of a field with the change it came from. */
export interface NamedValue {
  readonly name: ChangeName;
  readonly value: unknown;
  readonly order: EntryOrder;
}

const writesOf = (changes: readonly PlacedChange[], field: string): readonly NamedValue[] =>
  changes
    .filter((change) => Object.hasOwn(change.set, field))
    .map((change) => ({
      name: changeNameOf(change),
      value: change.set[field],
      order: change.order,
    }));

/** Values compare by what they say, not by how they were put together. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || canonicalText(a) === canonicalText(b);

/** JSON with sorted keys. */
export const canonicalText = (value: unknown): string =>
  value === undefined
    ? 'null'
    : JSON.stringify(value, (_, inner: unknown) =>
        typeof inner === 'object' && inner !== null && !Array.isArray(inner)
          ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
          : inner,
      );

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const distinct = (values: readonly NamedValue[]): readonly NamedValue[] => {
  const seen = new Set<string>();
  return values.filter(({ value }) => {
    const text = canonicalText(value);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
};

const survivorsOfEveryValue = (writes: readonly NamedValue[]): readonly NamedValue[] => {
  const replaced = new Set<unknown>();
  for (const { value } of writes)
    if (isObject(value)) listOf(value['replaces']).forEach((name) => replaced.add(name));
  return writes
    .filter(({ name }) => !replaced.has(name))
    .map((write) => ({ ...write, value: isObject(write.value) ? write.value['value'] : undefined }))
    .filter(({ value }) => value !== undefined);
};

const survivorsOfAddWins = (writes: readonly NamedValue[]): readonly NamedValue[] => {
  const removed = new Set<string>();
  for (const { value } of writes)
    if (isObject(value))
      for (const removal of listOf(value['remove']))
        if (isObject(removal))
          for (const name of listOf(removal['of']))
            removed.add(`${String(name)} ${canonicalText(removal['value'])}`);
  return writes.flatMap((write) =>
    isObject(write.value)
      ? listOf(write.value['add'])
          .map((value) => ({ ...write, value }))
          .filter(({ name, value }) => !removed.has(`${name} ${canonicalText(value)}`))
      : [],
  );
};

const isStage = (value: unknown): value is StageValue =>
  isObject(value) && typeof value['round'] === 'number' && typeof value['stage'] === 'string';

const furthest = (field: AnyField, writes: readonly NamedValue[]): NamedValue | undefined => {
  const rank = (write: NamedValue): number =>
    isStage(write.value)
      ? write.value.round * 1000 + (field.stages ?? []).indexOf(write.value.stage)
      : -1;
  return writes.reduce<NamedValue | undefined>(
    (best, write) => (best === undefined || rank(write) > rank(best) ? write : best),
    undefined,
  );
};

/**
 * The values that survive in one field, in order, each with the change it came from: what the screens
 * show beside each other where a person must choose, and what a removal or replacement must name.
 */
export const survivingValues = (
  record: FoldedRecord,
  fieldName: string,
  field: AnyField | undefined,
): readonly NamedValue[] => {
  const writes = writesOf(standingChanges(record), fieldName);
  if (field === undefined) return writes;
  switch (field.rule) {
    case 'writeOnce':
      return distinct(writes);
    case 'lastWriterWins':
      return writes.slice(-1);
    case 'growOnlySet':
      return distinct(
        writes.flatMap((write) => listOf(write.value).map((value) => ({ ...write, value }))),
      );
    case 'addWinsSet':
      return survivorsOfAddWins(writes);
    case 'furthestStage': {
      const best = furthest(field, writes);
      return best === undefined ? [] : [best];
    }
    case 'everyValue':
      return survivorsOfEveryValue(writes);
  }
};

/** A field whose writers disagreed and where nobody has chosen yet. */
export interface FieldNotice {
  readonly kind: 'two-values';
  readonly field: string;
  readonly values: readonly NamedValue[];
}

/** Where the record waits for a person: written twice, or several values kept beside each other. */
export const noticesOf = (recordType: RecordType, record: FoldedRecord): readonly FieldNotice[] =>
  record.changes.length < 2
    ? []
    : Object.entries(recordType.fields).flatMap(([name, field]) => {
        if (field.rule !== 'writeOnce' && field.rule !== 'everyValue') return [];
        // Who wrote alone disagrees with nobody.
        const writers = record.changes.filter(({ set }) => Object.hasOwn(set, name));
        if (writers.length < 2) return [];
        const values = distinct(survivingValues(record, name, field));
        return values.length > 1 ? [{ kind: 'two-values' as const, field: name, values }] : [];
      });

const readField = (record: FoldedRecord, name: string, field: AnyField): unknown => {
  if (field.rule === 'lastWriterWins')
    return standingChanges(record).findLast(({ set }) => Object.hasOwn(set, name))?.set[name];
  const values = survivingValues(record, name, field);
  switch (field.rule) {
    case 'writeOnce':
    case 'furthestStage':
      return values[0]?.value;
    case 'growOnlySet':
    case 'addWinsSet':
      return [...new Map(values.map(({ value }) => [canonicalText(value), value])).entries()]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, value]) => value);
    case 'everyValue':
      if (values.length < 2) return values.map(({ value }) => value);
      // Newest first: where a screen has room for one value, it shows what was written last.
      return distinct([...values].reverse()).map(({ value }) => value);
  }
};

const isSingle = (field: AnyField): boolean =>
  field.rule === 'writeOnce' || field.rule === 'lastWriterWins' || field.rule === 'furthestStage';

/** The values of a record as its readers get them. Fields never written are `undefined` or empty lists. */
export const valuesOf = <T extends RecordType>(
  recordType: T,
  record: FoldedRecord,
): ValuesOf<T> => {
  const first = record.changes[0];
  // Most records are written once: what was written is what is read, without sorting anything.
  const only = record.changes.length === 1 && first?.undoes === undefined ? first : undefined;
  const { fields } = recordType;
  const values: Record<string, unknown> = {};
  const unread = new Set<string>();
  for (const name in fields) {
    const field = fields[name];
    if (field === undefined) continue;
    values[name] = isSingle(field) ? undefined : [];
    if (only === undefined) unread.add(name);
  }
  // Most fields of a record were never written; what a newer app wrote is kept, but not read.
  for (const { set } of record.changes)
    for (const name in set) {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (field === undefined) continue;
      if (only !== undefined && isSingle(field)) values[name] = set[name];
      else if (only !== undefined || unread.delete(name))
        values[name] = readField(record, name, field);
    }
  // The one cast of the fold: what each field accepts was checked when it was written or judged.
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions
  return values as ValuesOf<T>;
};
