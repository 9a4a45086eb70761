// Papers: each style sheet that sets a page names it, for a page without a name would reach every print of the visit.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '../../src');
const sheets = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css'))
  .map((path) => ({ path, text: readFileSync(join(src, path), 'utf8') }));

const found = sheets.flatMap(({ path, text }) =>
  [...text.matchAll(/@page\s*([\w-]*)/g)].map(([, name = '']) => ({ path, name, text })),
);

test('every page has a name of its own', () => {
  const names = found.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(4);
  expect(found.filter(({ name }) => name === '').map(({ path }) => path)).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

test('every page is used by the paper beside it', () => {
  const unused = found.filter(({ name, text }) => !new RegExp(`\\bpage: ${name};`).test(text));
  expect(unused.map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
});
