/** The laws of the fold, for every record type in THE LIST without being told of it. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addChange,
  changeNameOf,
  emptyRecord,
  mergeRecords,
  standingChanges,
  survivingValues,
  valuesOf,
  type FoldedRecord,
  type PlacedChange,
} from '#crdt/fold.ts';
import { checkWritten, type RecordType } from '#crdt/record-type.ts';
import { RECORD_TYPES } from '#domain/record-types.ts';
import { arbitraryOf, changeName, HASHES } from './arbitrary-of-schema.ts';

const SEED = 20261122;
const RUNS = { seed: SEED, numRuns: 60 };

type Set = Readonly<Record<string, unknown>>;

/** What changes to one record may say, field by field from the rule of the field. */
const setOf = (type: RecordType): fc.Arbitrary<Set> =>
  fc.record(
    Object.fromEntries(
      Object.entries(type.fields).map(([name, field]) => [name, arbitraryOf(field.written)]),
    ),
    { requiredKeys: [] },
  );

/**
 * A history: entries A to F with one or two changes of the record each. What an entry says and who
 * signed it hangs on its hash; where it takes effect may differ from one telling to the next.
 */
const historyOf = (
  sets: fc.Arbitrary<Set>,
  withUndo: boolean,
): fc.Arbitrary<readonly PlacedChange[]> => {
  const content = fc.record({
    set: sets,
    undoes: withUndo
      ? fc.option(fc.array(changeName, { minLength: 1, maxLength: 2 }), { nil: undefined, freq: 3 })
      : fc.constant(undefined),
  });
  const contents = fc.tuple(...HASHES.flatMap(() => [content, content]));
  const telling = fc.record({
    entry: fc.nat({ max: HASHES.length - 1 }),
    index: fc.nat({ max: 1 }),
    ms: fc.nat({ max: 5 }),
    counter: fc.nat({ max: 1 }),
  });
  return fc
    .tuple(contents, fc.array(telling, { minLength: 1, maxLength: 10 }))
    .map(([said, tellings]) =>
      tellings.map(({ entry, index, ms, counter }) => {
        const { set, undoes } = said[entry * 2 + index] ?? { set: {}, undoes: undefined };
        const order = {
          ms,
          counter,
          device: `device${entry % 3}`,
          life: 'life1',
          seq: entry + 1,
          hash: HASHES[entry] ?? 'hashA',
        };
        return undoes === undefined ? { order, index, set } : { order, index, set, undoes };
      }),
    );
};

const foldOf = (type: RecordType, changes: readonly PlacedChange[]): FoldedRecord =>
  changes.reduce(addChange, emptyRecord(type.type, 'some-record'));

const shuffled = <T>(list: readonly T[], keys: readonly number[]): readonly T[] =>
  list
    .map((item, at) => ({ item, key: keys[at] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

const keys = fc.array(fc.nat(), { minLength: 10, maxLength: 10 });

describe.each(RECORD_TYPES.map((type) => [type.type, type] as const))('%s', (_, type) => {
  const sets = setOf(type);
  const history = historyOf(sets, true);

  test('what the laws write, the type accepts', () => {
    fc.assert(
      fc.property(sets, (set) => {
        expect(checkWritten(type, set)).toEqual({ ok: true, value: undefined });
      }),
      RUNS,
    );
  });

  test('in whatever order changes come, the record is the same', () => {
    fc.assert(
      fc.property(history, keys, (changes, order) => {
        const one = foldOf(type, changes);
        const other = foldOf(type, shuffled(changes, order));
        expect(other).toEqual(one);
        expect(valuesOf(type, other)).toEqual(valuesOf(type, one));
      }),
      RUNS,
    );
  });

  test('two phones that tell each other agree, whoever tells first', () => {
    fc.assert(
      fc.property(history, fc.nat(), fc.nat(), (changes, x, y) => {
        const at = x % (changes.length + 1);
        const to = at + (y % (changes.length + 1 - at));
        const a = foldOf(type, changes.slice(0, at));
        const b = foldOf(type, changes.slice(at, to));
        const c = foldOf(type, changes.slice(to));
        expect(mergeRecords(a, b)).toEqual(mergeRecords(b, a));
        expect(mergeRecords(mergeRecords(a, b), c)).toEqual(mergeRecords(a, mergeRecords(b, c)));
        expect(mergeRecords(mergeRecords(a, b), c)).toEqual(foldOf(type, changes));
      }),
      RUNS,
    );
  });

  test('hearing a thing twice changes nothing', () => {
    fc.assert(
      fc.property(history, (changes) => {
        const once = foldOf(type, changes);
        expect(foldOf(type, [...changes, ...changes])).toEqual(once);
        expect(mergeRecords(once, once)).toEqual(once);
      }),
      RUNS,
    );
  });

  test('a field of a newer app keeps every value, however old the app that folds it', () => {
    const newer = fc
      .tuple(sets, fc.jsonValue())
      .map(([set, value]): Set => ({ ...set, fieldOfTomorrow: value }));
    fc.assert(
      fc.property(historyOf(newer, false), (changes) => {
        const record = foldOf(type, changes);
        const kept = survivingValues(record, 'fieldOfTomorrow', undefined);
        expect(kept.map(({ value }) => value)).toEqual(
          record.changes.map(({ set }) => set['fieldOfTomorrow']),
        );
      }),
      RUNS,
    );
  });

  test('an undo takes back the very change it names and no other', () => {
    fc.assert(
      fc.property(historyOf(sets, false), fc.nat(), (changes, pick) => {
        const record = foldOf(type, changes);
        const target = record.changes[pick % record.changes.length];
        if (target === undefined) throw new Error('a history has changes');
        const undo: PlacedChange = {
          order: { ms: 9, counter: 0, device: 'device9', life: 'life1', seq: 1, hash: 'hashU' },
          index: 0,
          set: {},
          undoes: [changeNameOf(target)],
        };
        const others = record.changes.filter((change) => change !== target);
        const undone = addChange(record, undo);
        expect(standingChanges(undone)).toEqual([...others, undo]);
        expect(valuesOf(type, undone)).toEqual(valuesOf(type, { ...record, changes: others }));
        // And whoever hears of the undo before the change it names comes to the same.
        expect(foldOf(type, [undo, ...changes])).toEqual(undone);
      }),
      RUNS,
    );
  });

  test('nonsense in a field is folded without a crash', () => {
    const nonsense = fc.record(
      Object.fromEntries(Object.keys(type.fields).map((name) => [name, fc.jsonValue()])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(historyOf(nonsense, true), (changes) => {
        expect(Object.keys(valuesOf(type, foldOf(type, changes)))).toEqual(
          Object.keys(type.fields),
        );
      }),
      RUNS,
    );
  });

  test('a single value read is one that was written', () => {
    fc.assert(
      fc.property(history, (changes) => {
        const record = foldOf(type, changes);
        const values: Set = { ...valuesOf(type, record) };
        for (const [name, { rule }] of Object.entries(type.fields)) {
          if (rule !== 'writeOnce' && rule !== 'lastWriterWins' && rule !== 'furthestStage')
            continue;
          const written = standingChanges(record).flatMap(({ set }) =>
            Object.hasOwn(set, name) ? [set[name]] : [],
          );
          if (written.length === 0) expect(values[name]).toBeUndefined();
          else expect(written).toContainEqual(values[name]);
        }
      }),
      RUNS,
    );
  });
});

test('the list names every type once', () => {
  const names = RECORD_TYPES.map(({ type }) => type);
  expect(new Set(names).size).toBe(names.length);
});
