/** An entry is the act it calls itself: every act of the app has a row and keeps to it, and nothing else passes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ACT_SHAPES, WITHOUT_ACT } from '#domain/act-shapes.ts';
import { fitsAct } from '#domain/act-fit.ts';
import { practiceProvince } from '#domain/practice/practice-province.ts';
import { RECORD_TYPES } from '#domain/record-types.ts';
import { ACTS_PAGE, actsOf, saidByPage, type PageAct, type WrittenAct } from './acts-page.ts';
import { everyAct } from './every-act.ts';

const root = join(import.meta.dirname, '../../..');
const sources = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') || path.endsWith('.tsx'))
    .map((path) => readFileSync(join(root, folder, path), 'utf8'));
/** `act: 'x'`, `act: is ? 'x' : 'y'`, `const act = … 'x' : 'y'`, `written('x', …`. */
const ACT = /(?:\bact(?::| =)[^,;]*?|\bwritten\(\s*)'(\w+)'(?: : '(\w+)')?/g;
const actsIn = (folders: readonly string[]): readonly string[] =>
  [
    ...new Set(
      folders.flatMap((folder) =>
        sources(folder).flatMap((source) =>
          [...source.matchAll(ACT)].flatMap(([, one, other]) => [one, other].filter((at) => at)),
        ),
      ),
    ),
  ] as string[];
const ofOfficers = Object.keys(ACT_SHAPES).filter((act) => ACT_SHAPES[act]?.by !== 'server');
const said = (written: WrittenAct): string => {
  const fits = fitsAct(written);
  return fits.ok ? 'fits' : fits.error.kind;
};

test('every act that the source writes has a row in src/domain/act-shapes.ts, and every row is written', () => {
  const acts = actsIn(['src/domain', 'sync-server']).filter((act) => act !== '');
  expect(acts.length).toBeGreaterThan(40);
  expect(acts.filter((act) => ACT_SHAPES[act] === undefined)).toEqual([]);
  // Written under the name of its decision.
  const found = [...acts, 'holdQuarantined'];
  expect(Object.keys(ACT_SHAPES).filter((act) => !found.includes(act))).toEqual([]);
});

test('an act of every row, as the app makes it, fits its shape', () => {
  const made = everyAct();
  expect(made.filter((draft) => said(draft) !== 'fits')).toEqual([]);
  const practised = practiceProvince(2026, '2026-10').books.flatMap(({ book, entries }) =>
    entries.map((entry) => ({ ...entry, book })),
  );
  expect(practised.flatMap((entry) => (said(entry) === 'fits' ? [] : entry.act))).toEqual([]);
  const names = new Set([...made, ...practised].map(({ act }) => act));
  expect(ofOfficers.filter((act) => !names.has(act))).toEqual([]);
});

test('every record type is written by an act, or is known to wait for one', () => {
  const written = new Set(
    Object.values(ACT_SHAPES).flatMap(({ parts }) => parts.map(({ type }) => type)),
  );
  expect(RECORD_TYPES.map(({ type }) => type).filter((type) => !written.has(type))).toEqual(
    RECORD_TYPES.map(({ type }) => type).filter((type) => WITHOUT_ACT.includes(type)),
  );
});

const PAGE = actsOf(ACTS_PAGE);

test('the page knows the acts of officers and no other', () => {
  expect([...PAGE.keys()].sort()).toEqual([...ofOfficers].sort());
});

/** mulberry32: the same entries in every run. */
const chanceOf = (seed: number) => {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (max: number): number => Math.floor(next() * (max + 1));
  return {
    upTo,
    isOnce: (in_: number): boolean => upTo(in_ - 1) === 0,
    pick: <T>(from: readonly T[]): T => from[upTo(from.length - 1)]!,
  };
};
type Chance = ReturnType<typeof chanceOf>;
type Made = { type: string; id: string; set: Record<string, unknown>; undoes?: string[] };

/** An entry as the page would have it. */
const asOnPage = (chance: Chance, act: PageAct): Made[] => {
  const made: Made[] = [];
  for (const part of act.parts) {
    const count = chance.isOnce(8)
      ? chance.pick([part.least, part.most])
      : Math.min(part.most, part.least + chance.upTo(3));
    for (let at = 0; at < count; at += 1) {
      const set: Record<string, unknown> = {};
      const named = part.fields.filter(({ isNeeded }) => isNeeded || chance.isOnce(3));
      const fields = named.length > 0 ? named : part.fields.slice(0, 1);
      for (const { name, values, of } of fields) {
        const here = made.filter(({ type }) => type === of?.type).map(({ id }) => id);
        set[name] =
          of === undefined
            ? chance.pick(values.length > 0 ? values : ['x'])
            : of.how === 'all'
              ? here
              : chance.pick(here);
      }
      const undoes = part.isTakingBack ? { undoes: ['e1.0'] } : {};
      made.push({ type: part.type, id: `${part.type}-${at}`, set, ...undoes });
    }
  }
  return made;
};

const TYPES = ['dragon', ...RECORD_TYPES.map(({ type }) => type)];
const FIELDS = [...new Set(RECORD_TYPES.flatMap(({ fields }) => Object.keys(fields)))];

/** One thing about it is not as it was. */
const spoilt = (chance: Chance, made: Made[]): Made[] => {
  const at = chance.upTo(made.length - 1);
  const one = made[at];
  if (one === undefined) return [{ type: 'member', id: 'a', set: {} }];
  const others = made.toSpliced(at, 1);
  const field = chance.pick([
    ...Object.keys(one.set),
    ...Object.keys(one.set),
    chance.pick(FIELDS),
  ]);
  switch (chance.upTo(6)) {
    case 0:
      return others;
    case 1:
      return [...made, { ...one, id: chance.pick([one.id, 'another']) }];
    case 2:
      return [...made, { type: chance.pick(TYPES), id: 'extra', set: { note: 'x' } }];
    case 3:
      return [...others, { ...one, set: { ...one.set, [chance.pick(FIELDS)]: 'x' } }];
    case 4:
      return [...others, { ...one, undoes: chance.pick([['e1.0'], []]) }];
    case 5:
      return [...others, { ...one, set: { ...one.set, [field]: chance.pick(['y', ['y'], null]) } }];
    default: {
      const { [field]: _, ...rest } = one.set;
      return [...others, { ...one, set: rest }];
    }
  }
};

const CASES = 100_000;

test(`${CASES} entries: the table and the page say the same of each, and neither says yes to all`, () => {
  const chance = chanceOf(20_261_123);
  const names = [...PAGE.keys()];
  const heard: Record<string, number> = {};
  const fitting = new Set<string>();
  const differing: unknown[] = [];
  for (let at = 0; at < CASES; at += 1) {
    const act = PAGE.get(chance.pick(names))!;
    const asMeant = asOnPage(chance, act);
    const changes = chance.isOnce(4) ? asMeant : spoilt(chance, asMeant);
    const kind =
      act.book === 'any' || chance.isOnce(20) ? chance.pick(['dues', 'cases']) : act.book;
    const name = chance.isOnce(30) ? chance.pick([...names, 'toString', 'dance']) : act.name;
    const written = { act: name, book: `${kind}.unit0001`, changes };
    const byPage = pageOn(written);
    if (said(written) !== byPage) differing.push(written);
    heard[byPage] = (heard[byPage] ?? 0) + 1;
    if (byPage === 'fits') fitting.add(name);
  }
  expect(differing.slice(0, 2)).toEqual([]);
  expect(fitting.size).toBe(names.length);
  expect(Math.min(...['fits', 'act-shape'].map((word) => heard[word] ?? 0))).toBeGreaterThan(
    CASES / 5,
  );
  expect(heard['unknown-act']).toBeGreaterThan(10);
});

/** A list that is no list is not on the page's mind. */
const pageOn = (written: WrittenAct): string =>
  written.act === 'issueCollection' &&
  written.changes.some(({ set }) => 'receipts' in set && !Array.isArray(set['receipts']))
    ? 'act-shape'
    : saidByPage(PAGE, written);

test('a word too few or too many in a row of the table is found out', () => {
  const example = everyAct();
  for (const { act, book, changes } of example) {
    const shape = ACT_SHAPES[act]!;
    for (const [at, part] of shape.parts.entries())
      for (const field of part.must) {
        const parts = shape.parts.with(at, {
          ...part,
          must: part.must.filter((one) => one !== field),
        });
        const fits = fitsAct({ act, book, changes }, { [act]: { ...shape, parts } }).ok;
        const isThere = changes.some(({ type, set }) => type === part.type && field in set);
        expect([act, field, fits]).toEqual([act, field, !isThere]);
      }
  }
});
