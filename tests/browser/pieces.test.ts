// The pieces of the built app: none imports one that imports it, for one of the two would run before the other is whole.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import { buildIfStale } from './rig.ts';

const STATIC_IMPORT = /(?:^|[;}\s])(?:import|export)[^;'"`]*?["']\.\/([^"']+\.js)["']/g;

/** The way round, or undefined where there is none. */
const circleIn = (
  importsOf: ReadonlyMap<string, readonly string[]>,
): readonly string[] | undefined => {
  const done = new Set<string>();
  const walk = (piece: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(piece)) return [...way.slice(way.indexOf(piece)), piece];
    if (done.has(piece)) return undefined;
    done.add(piece);
    for (const next of importsOf.get(piece) ?? []) {
      const found = walk(next, [...way, piece]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  for (const piece of importsOf.keys()) {
    const found = walk(piece, []);
    if (found !== undefined) return found;
  }
  return undefined;
};

test('no pieces of the built app go round in a circle', () => {
  buildIfStale();
  const folder = join(import.meta.dirname, '../../dist/assets');
  const pieces = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const importsOf = new Map(
    pieces.map((name) => [
      name,
      [...readFileSync(join(folder, name), 'utf8').matchAll(STATIC_IMPORT)].map(
        ([, to = '']) => to,
      ),
    ]),
  );
  expect([...importsOf.values()].flat().length).toBeGreaterThan(100);
  expect(circleIn(importsOf)).toBeUndefined();
});

test('a circle would be found', () => {
  const round = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['b']],
  ]);
  expect(circleIn(round)).toEqual(['b', 'c', 'b']);
});

test('the gate before the app is still what a browser of 2015 can read', () => {
  buildIfStale();
  const gate = readFileSync(join(import.meta.dirname, '../../dist/boot-gate.js'), 'utf8');
  const oldest = { languageOptions: { ecmaVersion: 5, sourceType: 'script' } } as const;
  expect(new Linter().verify(gate, oldest)).toEqual([]);
  expect(new Linter().verify(`${gate}; const later = () => 1;`, oldest)).not.toEqual([]);
});
