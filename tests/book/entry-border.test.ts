/** The border of entries is checked twice over: by hand for speed, by the schema for words; both must agree. */
import { expect, test } from 'vitest';
import { entryBodySchema, isEntryBody, type EntryBody } from '#book/entry.ts';
import { seededChance, type SeededChance } from '#domain/practice/seeded-chance.ts';

const SEED = 20_261_122;
const MUTATIONS = 10_000;

const bodies: readonly EntryBody[] = [
  {
    book: 'roster.unit0001',
    device: 'device01',
    life: 'life0001',
    seq: 1,
    stamp: { ms: 1_795_000_000_000, counter: 0 },
    officer: 'officer1',
    schema: 1,
    act: 'registerMember',
    changes: [{ type: 'member', id: 'member01', set: { fullName: { value: 'Nông Thị Mơ' } } }],
  },
  {
    book: 'dues.unit0001.part01',
    device: 'device-_2',
    life: 'L1_x',
    seq: 7,
    stamp: { ms: 0, counter: 1_000_000 },
    officer: 'officer1',
    schema: 12,
    act: 'voidReceipt',
    group: 'group001',
    changes: [
      {
        type: 'voidReceipt',
        id: 'void01',
        set: { receipt: 'r001', why: null, more: [1, { a: 2 }] },
      },
      { type: 'member', id: 'member02', set: {}, undoes: ['abc.0', 'đơn.1'] },
    ],
  },
];

/** What a peer, a newer app or a broken disk might put in the place of anything. */
const oddities: readonly unknown[] = [
  ...[null, true, 0, 1, -1, 1.5, -0, 1e6, 1_000_001, 2 ** 53, 1e308, '', 'a', 'ab', 'abc', 'abcd'],
  ...[
    'a'.repeat(32),
    'a'.repeat(33),
    'a'.repeat(40),
    'a'.repeat(41),
    'a'.repeat(60),
    'a'.repeat(61),
  ],
  ...['A b c d', 'đơn vị', 'roster.u', 'Roster.unit1', 'roster.unit.x', 'a\n', '__proto__', '1abc'],
  ...[[], ['abc'], ['ab'], [1], {}, { a: 1 }, { '': 1 }, { __proto: 1 }, { 'a-b': 1 }],
  ...[Array.from({ length: 200 }, () => 'abc'), Array.from({ length: 201 }, () => 'abc')],
];

test(`${MUTATIONS} spoilt and unspoilt entries: the hand passes what the schema passes, and nothing else (seed ${SEED})`, () => {
  const chance = seededChance(SEED);
  const seen = { passed: 0, refused: 0 };
  for (let at = 0; at < MUTATIONS; at++) {
    // As it would come out of JSON.parse; a name such as __proto__ too.
    const json: unknown = JSON.parse(spoilt(chance));
    const bySchema = entryBodySchema.safeParse(json);
    if (isEntryBody(json) !== bySchema.success)
      expect({ json, passes: isEntryBody(json) }).toEqual({ json, passes: bySchema.success });
    if (bySchema.success) expect(bySchema.data).toEqual(json);
    seen[bySchema.success ? 'passed' : 'refused'] += 1;
  }
  // Both sides of the border were walked.
  expect(seen.passed).toBeGreaterThan(MUTATIONS / 20);
  expect(seen.refused).toBeGreaterThan(MUTATIONS / 4);
});

const spoilt = (chance: SeededChance): string => {
  const json: unknown = structuredClone(bodies[chance.whole(0, bodies.length - 1)]);
  for (let times = chance.whole(0, 2); times > 0; times--) spoil(json, chance);
  return JSON.stringify(json);
};

/** Puts something odd somewhere in it, takes something away, or adds a name nobody knows. */
const spoil = (json: unknown, chance: SeededChance): void => {
  if (typeof json !== 'object' || json === null) return;
  const names = Object.keys(json);
  const name = names[chance.whole(0, Math.max(0, names.length - 1))] ?? 'x';
  const inner: unknown = Reflect.get(json, name);
  if (typeof inner === 'object' && inner !== null && chance.percent(60)) {
    spoil(inner, chance);
    return;
  }
  const odd = structuredClone(oddities[chance.whole(0, oddities.length - 1)]);
  const way = chance.whole(1, 100);
  if (way <= 15) Reflect.deleteProperty(json, name);
  else if (way <= 30) Reflect.set(json, chance.percent(50) ? 'stranger' : 'undoes', odd);
  else Reflect.set(json, name, odd);
};
