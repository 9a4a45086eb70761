// A fault that can no longer be planted is looked for in vain: the text it replaces has to be there, once.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FAULTS } from './faults.ts';

const root = new URL('../../', import.meta.url);
const places = FAULTS.flatMap(({ name, file, find, and = [] }) =>
  [{ file, find }, ...and].map((place) => ({ name, ...place })),
);

test.each(places)('$name: its text stands once in $file', ({ file, find }) => {
  const source = readFileSync(new URL(file, root), 'utf8');
  expect(source.split(find).length - 1).toBe(1);
});
